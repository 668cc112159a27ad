import Foundation
import Testing

@Suite("kill -9 loses no acknowledged write and leaves no half file", .serialized)
struct CrashTests {
  @Test("During uploads, during a review, and during decisions")
  func crashes() async throws {
    var desk = try DeskProcess()
    let owner = desk
    var admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Lingkungan Hidup"])
    _ = try admin.post("/dosir", ["instansi": "1", "tahun": "2023"])
    _ = try admin.post("/dosir/1/draf", [:])
    let files = "/dosir/1/draf/1/berkas"

    // Uploads: some are answered, one is half sent when the server dies.
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpus/cacat/laporan.txt")
    let report = [UInt8](try Data(contentsOf: corpus))
    #expect(try admin.upload(files, named: "laporan.txt", report).status == 201)
    for number in 1...5 {
      #expect(try admin.upload(files, named: "l\(number).txt", Array("Lampiran \(number)".utf8)).status == 201)
    }
    let half = try admin.open(
      "POST", files + "?nama=setengah.txt", ["Content-Length": "1000000", "X-CSRF-Token": admin.csrf])
    half.write([UInt8](repeating: 65, count: 500_000))
    for _ in 0..<100 where try incoming(owner).isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try incoming(owner).count == 1)
    desk.kill()
    (desk, admin) = try again(owner, admin)
    let page = try admin.get("/dosir/1").text
    for name in ["laporan.txt"] + (1...5).map({ "l\($0).txt" }) { #expect(page.contains(">\(name)</a>"), "\(name)") }
    #expect(!page.contains("setengah"))
    #expect(try incoming(owner).isEmpty)
    #expect(try stored(owner).count == 6)

    // A review: cut off, it is taken up again.
    #expect(try admin.post("/dosir/1/draf/1/periksa", [:]).status == 303)
    desk.kill()
    (desk, admin) = try again(owner, admin)
    let events = try admin.get("/dosir/1/draf/1/kemajuan").text
    #expect(events.contains(#""state":"selesai""#), "\(events)")

    // Decisions: every one that was answered is there.
    let review = try JSONSerialization.jsonObject(with: Data(try admin.get("/dosir/1/draf/1/unduh/json").body))
    let findings = try #require((review as? [String: Any])?["findings"] as? [[String: Any]])
    let prints = findings.compactMap { $0["fingerprint"] as? String }
    try #require(prints.count > 20)
    let port = desk.port
    let (jar, token) = (admin.cookies, admin.csrf)
    let answered = Task.detached {
      var answered: [String] = []
      for print in prints {
        let visitor = Visitor(port: port)
        for (name, value) in jar { visitor.set(cookie: name, value) }
        let fields = ["subjek": "temuan:\(print)", "disposisi": "diterima"]
        do {
          let answer = try visitor.post("/dosir/1/draf/1/keputusan", fields, token: token, accept: "application/json")
          guard answer.status == 200 else { return answered }
          answered.append(print)
        } catch {
          return answered
        }
      }
      return answered
    }
    try await Task.sleep(for: .milliseconds(120))
    desk.kill()
    let sure = await answered.value
    (desk, admin) = try again(owner, admin)
    let kept = try JSONSerialization.jsonObject(with: Data(try admin.get("/dosir/1/draf/1/keputusan").body))
    let subjects = Set((kept as? [[String: Any]] ?? []).compactMap { $0["subject"] as? String })
    #expect(!sure.isEmpty)
    #expect(sure.allSatisfy { subjects.contains("temuan:\($0)") })
    #expect(subjects.count <= sure.count + 1)
    #expect(desk.stop() == 0)
  }

  private func again(_ owner: DeskProcess, _ admin: Visitor) throws -> (DeskProcess, Visitor) {
    let desk = try DeskProcess(in: owner.data)
    let visitor = desk.visitor()
    for (name, value) in admin.cookies { visitor.set(cookie: name, value) }
    #expect(try visitor.get("/saya").status == 200, "the session outlives the server")
    return (desk, visitor)
  }

  private func incoming(_ desk: DeskProcess) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.data.appending(path: "unggahan/masuk").path)
  }

  private func stored(_ desk: DeskProcess) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.data.appending(path: "unggahan").path)
      .filter { $0 != "masuk" }
  }
}
