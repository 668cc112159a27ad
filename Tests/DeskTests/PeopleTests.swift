import Foundation
import Testing

@Suite("Persons see and decide what their role allows", .serialized)
struct PeopleTests {
  private let desk: DeskProcess
  private let admin: Visitor
  private static let report = """
    # BAB III AKUNTABILITAS KINERJA

    Tabel 3.1 Capaian Kinerja

    | Indikator Kinerja | Target | Realisasi | Capaian (%) |
    | Persentase jalan mantap | 90 | 81 | 95 |
    | Persentase jembatan mantap | 80 | 40 | 50 |
    """

  init() throws {
    desk = try DeskProcess()
    admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Satu"])
    _ = try admin.post("/instansi", ["nama": "Dinas Dua"])
    _ = try admin.post("/dosir", ["instansi": "1", "tahun": "2024"])
    try review(draft: 1, Self.report)
  }

  @Test("A penyusun of another agency gets 404 for everything of the first")
  func otherAgency() throws {
    let own = try desk.person("penyusun1", role: "penyusun", agency: 1, by: admin)
    let other = try desk.person("penyusun2", role: "penyusun", agency: 2, by: admin)
    let paths = [
      "/dosir/1", "/dosir/1/draf/1/tinjauan", "/dosir/1/draf/1/cetak", "/dosir/1/draf/1/unduh/json",
      "/dosir/1/draf/1/unduh/tinjauan.html", "/dosir/1/draf/1/unduh/formulir.docx",
      "/dosir/1/draf/1/unduh/formulir.xlsx", "/dosir/1/draf/1/unduh/temuan.csv",
      "/dosir/1/draf/1/berkas/1", "/dosir/1/draf/1/kemajuan", "/dosir/1/draf/1/keputusan",
    ]
    for path in paths {
      #expect(try own.get(path).status == 200, "\(path)")
      #expect(try other.get(path).status == 404, "\(path)")
      #expect(try other.get(path).text.contains("Dinas Satu") == false)
    }
    #expect(try other.get("/dosir").text.contains("Dinas Satu") == false)
    for path in ["/dosir/1/draf", "/dosir/1/draf/1/periksa", "/dosir/1/draf/1/berkas/1/hapus"] {
      #expect(try other.post(path, [:]).status == 404, "\(path)")
    }
    #expect(try other.upload("/dosir/1/draf/1/berkas", named: "a.txt", [65]).status == 404)
    #expect(try other.post("/dosir", ["instansi": "1", "tahun": "2023"]).status == 404)
    for path in ["/akun", "/instansi", "/jejak", "/ikhtisar"] { #expect(try own.get(path).status == 403, "\(path)") }
    let print = try fingerprint(draft: 1)
    let decided = try own.post(
      "/dosir/1/draf/1/keputusan", ["subjek": "temuan:\(print)", "disposisi": "diterima"], accept: "application/json")
    #expect(decided.status == 422)
  }

  @Test("Two reviewers deciding at once: one is kept, the other is told and loses nothing")
  func twoReviewers() async throws {
    let first = try desk.person("pereviu1", role: "pereviu", by: admin)
    let second = try desk.person("analis1", role: "analis", by: admin)
    let print = try fingerprint(draft: 1)
    let path = "/dosir/1/draf/1/keputusan"
    var fields = ["subjek": "temuan:\(print)", "disposisi": "diabaikan", "alasan": "Salah cetak, sudah dijelaskan"]
    #expect(try first.post(path, fields, accept: "application/json").status == 200)
    fields["alasan"] = "Menurut saya lain"
    let late = try second.post(path, fields, accept: "application/json")
    #expect(late.status == 409)
    let told = try #require(try JSONSerialization.jsonObject(with: Data(late.body)) as? [String: Any])
    let current = try #require(told["current"] as? [String: Any])
    #expect(current["by"] as? String == "Orang pereviu1")
    fields["sesudah"] = "\(try #require(current["id"] as? Int))"
    #expect(try second.post(path, fields, accept: "application/json").status == 200)
    // Many at once about different items: each is kept.
    let port = desk.port
    let cookies = [first, second].map(\.cookies)
    let tokens = [first, second].map(\.csrf)
    let items = try items(draft: 1).prefix(20)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for (number, item) in items.enumerated() {
        let (jar, token) = (cookies[number % 2], tokens[number % 2])
        group.addTask {
          let visitor = Visitor(port: port)
          for (name, value) in jar { visitor.set(cookie: name, value) }
          let fields = ["subjek": "butir:\(item)", "verdict": "pass", "catatan": "Catatan \(number)"]
          return try visitor.post("/dosir/1/draf/1/keputusan", fields, token: token, accept: "application/json").status
        }
      }
      for try await status in group { #expect(status == 200) }
    }
    let kept = try decisions()
    #expect(kept.count == items.count + 1)
    #expect(Set(kept.compactMap { $0["by"] as? String }) == ["Orang pereviu1", "Orang analis1"])
    #expect(kept.allSatisfy { ($0["machine"] as? String)?.isEmpty == false })
    #expect(try admin.get("/jejak").text.components(separatedBy: "memutuskan").count > items.count + 2)
  }

  @Test("A corrected draft: what is fixed, what remains; decisions survive; a closed round stays closed")
  func drafts() throws {
    let print = try fingerprint(draft: 1)
    let path = "/dosir/1/draf/1/keputusan"
    let dismissed = ["subjek": "temuan:\(print)", "disposisi": "diabaikan", "alasan": "Disepakati"]
    #expect(try admin.post(path, dismissed.merging(["alasan": " "]) { $1 }, accept: "application/json").status == 422)
    #expect(try admin.post(path, dismissed, accept: "application/json").status == 200)
    #expect(try admin.post("/dosir/1/draf/1/tutup", ["paraf": "RH", "catatan": ""]).status == 303)
    #expect(try admin.post(path, dismissed, accept: "application/json").status == 422)
    #expect(try admin.post("/dosir/1/draf", ["lampiran": "ya"]).header("location") == "/dosir/1#draf-2")
    try review(draft: 2, "Kata pengantar baru\n\n" + Self.report.replacing("| 40 | 50 |", with: "| 40 | 55 |"))
    let page = try admin.get("/dosir/1").text
    #expect(page.contains("masih ada"))
    #expect(page.contains("paraf RH"))
    #expect(try decisions(draft: 2).count == 1)
    #expect(try fingerprint(draft: 2) == print)
  }

  @Test("Signing out everywhere ends every session; an admin can end an account")
  func signingOut() throws {
    let person = try desk.person("pereviu2", role: "pereviu", by: admin)
    let again = desk.visitor()
    _ = try again.get("/masuk")
    #expect(try again.post("/masuk", ["akun": "pereviu2", "sandi": DeskProcess.password]).status == 303)
    #expect(try again.get("/dosir").status == 200)
    #expect(try person.post("/saya/keluar-semua", [:]).status == 303)
    #expect(try again.get("/dosir").status == 303)
    #expect(try again.get("/masuk").status == 200)
    #expect(try again.post("/masuk", ["akun": "pereviu2", "sandi": DeskProcess.password]).status == 303)
    let page = try admin.get("/akun/2").text
    let version = try #require(page.firstMatch(of: /name="versi" value="(\d+)"/)).1
    let change = ["versi": String(version), "nama": "Orang", "peran": "pereviu", "instansi": ""]
    #expect(try admin.post("/akun/2", change).status == 303)
    #expect(try again.get("/dosir").status == 303)
  }

  private func review(draft: Int, _ text: String) throws {
    if draft == 1 { _ = try admin.post("/dosir/1/draf", [:]) }
    let base = "/dosir/1/draf/\(draft)"
    try #require(try admin.upload("\(base)/berkas", named: "laporan.txt", Array(text.utf8)).status == 201)
    try #require(try admin.post("\(base)/periksa", [:]).status == 303)
    // The stream of events ends when the review does.
    let events = try admin.get("\(base)/kemajuan").text
    try #require(events.contains(#""state":"selesai""#), "\(events)")
  }

  private func json(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try admin.get(path).body))
  }

  private func fingerprint(draft: Int) throws -> String {
    let review = try #require(try json("/dosir/1/draf/\(draft)/unduh/json") as? [String: Any])
    let findings = try #require(review["findings"] as? [[String: Any]])
    let finding = findings.first { ($0["message"] as? String)?.contains("Capaian tertulis 95") == true }
    return try #require(finding?["fingerprint"] as? String)
  }

  private func items(draft: Int) throws -> [String] {
    let review = try #require(try json("/dosir/1/draf/\(draft)/unduh/json") as? [String: Any])
    let forms = try #require(review["forms"] as? [[String: Any]])
    return forms.flatMap { form in
      (form["items"] as? [[String: Any]] ?? []).map { "\(form["form"] ?? "")/\($0["item"] ?? "")" }
    }
  }

  private func decisions(draft: Int = 1) throws -> [[String: Any]] {
    try #require(try json("/dosir/1/draf/\(draft)/keputusan") as? [[String: Any]])
  }
}
