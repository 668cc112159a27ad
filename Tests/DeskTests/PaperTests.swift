import Archives
import Foundation
import TestSupport
import Testing

@Suite("Papers to sign carry what people decided", .serialized)
struct PaperTests {
  private let desk: DeskProcess
  private let admin: Visitor
  private static let base = "/dosir/1/draf/1"
  private static let dismissed = "Capaian tertulis 95"
  private static let kept = "jembatan"

  init() throws {
    desk = try DeskProcess()
    admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Satu"])
    _ = try admin.post("/instansi", ["nama": "Dinas Dua"])
    _ = try admin.post("/dosir", ["instansi": "1", "tahun": "2024"])
    _ = try admin.post("/dosir/1/draf", [:])
    let rows = [
      ["Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"], ["Persentase jalan mantap", "90", "81", "95"],
      ["Persentase jembatan mantap", "80", "40", "60"],
    ]
    let report = WordFile(
      WordFile.paragraph("BAB III AKUNTABILITAS KINERJA") + WordFile.paragraph("Tabel 3.1 Capaian Kinerja Tahun 2024")
        + WordFile.table(rows))
    try #require(
      try admin.upload("\(Self.base)/berkas", named: "laporan.docx", report.bytes).status == 201)
    try #require(try admin.post("\(Self.base)/periksa", [:]).status == 303)
    let events = try admin.get("\(Self.base)/kemajuan").text
    try #require(events.contains(#""state":"selesai""#), "\(events)")
  }

  @Test("Without decisions the papers are those of the machine, the same at every download")
  func machine() throws {
    let first = try download("formulir.docx")
    #expect(try download("formulir.docx") == first)
    let named = try admin.get("\(Self.base)/unduh/formulir.docx").header("content-disposition")
    #expect(named == "attachment; filename=\"dinas-satu-2024-draf-1-formulir.docx\"")
    let words = try words(first)
    #expect(words.contains(Self.dismissed))
    #expect(!words.contains("diabaikan pereviu") && !words.contains("Jawaban mesin") && !words.contains("meja reviu"))
  }

  @Test("An overruled item, its Catatan, a dismissed and an accepted finding stand on paper, in Word and in Excel")
  func decided() throws {
    let before = try row("1", ofWord: download("formulir.docx"))
    #expect(before.count == 8 && before[2] == "√" && before[5] == "√", "\(before)")
    let (dropped, agreed) = try (fingerprint(Self.dismissed), fingerprint(Self.kept))
    try decide([
      "subjek": "temuan:\(dropped)", "disposisi": "diabaikan", "alasan": "Dihitung dengan rumus lain",
    ])
    try decide([
      "subjek": "temuan:\(agreed)", "disposisi": "diterima", "catatan": "Hitung ulang capaian jembatan",
    ])
    let note = "Sudah dijelaskan <lisan> & disetujui\n=1+1"
    try decide(["subjek": "butir:lembar-asistensi/1", "verdict": "pass", "catatan": note])
    let word = try download("formulir.docx")
    let after = try row("1", ofWord: word)
    // No., ask, Ada, Tidak ada, Sesuai, Tidak sesuai, Catatan, Paraf.
    #expect(after.count == 8 && after[2] == "√" && after[4] == "√" && after[5].isEmpty, "\(after)")
    #expect(after[6].hasPrefix("Sudah dijelaskan <lisan> & disetujui=1+1Jawaban mesin: ada, tidak sesuai."), "\(after)")
    let book = try download("formulir.xlsx")
    for words in try [words(word), words(book)] {
      #expect(words.contains("Sudah dijelaskan <lisan> & disetujui"))
      #expect(words.contains("Jawaban mesin: ada, tidak sesuai."))
      #expect(!words.contains(Self.dismissed))
      #expect(words.contains("1 temuan diabaikan pereviu dengan alasan dan tidak dimuat."))
      #expect(words.contains("Hitung ulang capaian jembatan") && words.contains("Temuan mesin: "))
      #expect(words.contains("memuat keputusan di meja reviu sampai"))
      #expect(!words.contains("Putaran ditutup"))
    }
    #expect(try ticks("Sudah dijelaskan", ofBook: book) == ["C", "E"])
    let remarks = try part("word/comments.xml", of: download("draf-berkomentar.docx"))
    #expect(!remarks.contains(Self.dismissed) && remarks.contains("Capaian tertulis 60"))
    // Kept until somebody decides again.
    #expect(try download("formulir.docx") == word)
    let last = try #require(try decisions().first { $0["subject"] as? String == "temuan:\(dropped)" }?["id"] as? Int)
    try decide(["subjek": "temuan:\(dropped)", "disposisi": "terbuka", "sesudah": "\(last)"])
    let again = try words(download("formulir.docx"))
    #expect(again.contains(Self.dismissed) && !again.contains("diabaikan pereviu"))
  }

  @Test("The Catatan field holds what is printed, and saving it untouched changes nothing")
  func field() throws {
    try decide(["subjek": "temuan:\(try fingerprint(Self.kept))", "disposisi": "diterima", "catatan": "Hitung ulang"])
    let agreed = try printed("1")
    let drafted = try note("1")
    #expect(agreed.hasPrefix("Hitung ulang (Tabel 3.1") && agreed.contains("; catatan "), "\(agreed)")
    #expect(drafted == agreed)
    for item in ["1", "2", "6", "7"] {
      let (paper, shown) = try (printed(item), note(item))
      #expect(!paper.isEmpty && shown.replacing("\n", with: "") == paper, "butir \(item)")
      try decide(["subjek": "butir:lembar-asistensi/\(item)", "verdict": "", "catatan": shown + "\n"])
      #expect(try printed(item) == paper, "butir \(item)")
    }
    #expect(try decisions().count == 1, "what changes nothing is no decision")
    // Another answer with the draft as it stands: the words on paper are those of the field.
    try decide(["subjek": "butir:lembar-asistensi/1", "verdict": "pass", "catatan": drafted])
    #expect(try printed("1") == drafted + "Jawaban mesin: ada, tidak sesuai.")
    #expect(try note("1") == drafted)
  }

  /// The Catatan of an item on paper, its lines joined.
  private func printed(_ item: String) throws -> String {
    let cells = try row(item, ofWord: download("formulir.docx"))
    return cells[cells.count - 2]
  }

  /// What the field of an item's Catatan holds.
  private func note(_ item: String) throws -> String {
    let page = try admin.get("\(Self.base)/tinjauan?butir=lembar-asistensi%2F\(item)").text
    let field = try #require(page.firstMatch(of: #/<textarea id="catatan"[^>]*>([^<]*)<\/textarea>/#))
    return Self.plain(String(field.1))
  }

  @Test("A closed round: its day where the form wants a date, and the initials; others see nothing of it")
  func closed() throws {
    #expect(try admin.post("\(Self.base)/tutup", ["paraf": "R<H", "catatan": ""]).status == 303)
    let own = try desk.person("penyusun1", role: "penyusun", agency: 1, by: admin)
    let other = try desk.person("penyusun2", role: "penyusun", agency: 2, by: admin)
    for name in ["formulir.docx", "formulir.xlsx", "draf-berkomentar.docx"] {
      #expect(try other.get("\(Self.base)/unduh/\(name)").status == 404)
      #expect(try desk.visitor().get("\(Self.base)/unduh/\(name)").status != 200)
    }
    let words = try words(own.get("\(Self.base)/unduh/formulir.docx").body)
    let closing = try #require(
      words.firstMatch(of: #/Putaran ditutup (\d+ \p{L}+ \d{4}) oleh Admin Satu, paraf R<H\./#))
    #expect(words.contains("Tanggal asistensi:\(closing.1)"))
    #expect(try own.get("\(Self.base)/unduh/formulir.docx@0-1").status == 404)
  }

  @Test("Several visitors at once get the same paper, and reviews go on")
  func together() async throws {
    try decide(["subjek": "butir:kertas-kerja-reviu/I.2", "verdict": "fail", "catatan": "Target belum jelas"])
    let (port, cookies) = (desk.port, admin.cookies)
    let papers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<6 {
        group.addTask {
          let visitor = Visitor(port: port)
          for (name, value) in cookies { visitor.set(cookie: name, value) }
          return try visitor.get("\(Self.base)/unduh/formulir.docx").body
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(papers.count == 6 && Set(papers).count == 1)
    #expect(try words(papers[0]).contains("Target belum jelas"))
    #expect(try admin.post("\(Self.base)/periksa", [:]).status == 303)
    #expect(try admin.get("\(Self.base)/kemajuan").text.contains(#""state":"selesai""#))
    #expect(try words(download("formulir.docx")).contains("Target belum jelas"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(desk.data.path)/kerja") == [])
  }

  private func decide(_ fields: [String: String]) throws {
    let answer = try admin.post("\(Self.base)/keputusan", fields, accept: "application/json")
    try #require(answer.status == 200, "\(answer.text)")
  }

  private func download(_ name: String) throws -> [UInt8] {
    let answer = try admin.get("\(Self.base)/unduh/\(name)")
    try #require(answer.status == 200, "\(answer.text)")
    return answer.body
  }

  private func part(_ name: String, of file: [UInt8]) throws -> String {
    String(decoding: try ZipArchive(file).bytes(of: name), as: UTF8.self)
  }

  /// All words of a document or a workbook, without tags.
  private func words(_ file: [UInt8]) throws -> String {
    let names = try ZipArchive(file).names().filter { $0 == "word/document.xml" || $0.contains("worksheets/") }
    try #require(!names.isEmpty)
    return try names.map { Self.plain(try part($0, of: file)) }.joined(separator: "\n")
  }

  private static func plain(_ xml: String) -> String {
    xml.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// The words of the cells of an item's row in the first form.
  private func row(_ item: String, ofWord file: [UInt8]) throws -> [String] {
    let xml = try part("word/document.xml", of: file)
    let rows = xml.matches(of: #/<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>/#).map { String($0.0) }
    let cells = rows.map { $0.components(separatedBy: "</w:tc>").dropLast().map(Self.plain) }
    return try #require(cells.first { $0.first == "\(item)." })
  }

  /// The columns of the answers with a tick in the row that holds some words, in the first form.
  private func ticks(_ words: String, ofBook file: [UInt8]) throws -> [String] {
    let xml = try part("xl/worksheets/sheet1.xml", of: file)
    let rows = xml.components(separatedBy: "</row>")
    let row = try #require(rows.first { $0.contains(words) })
    return row.matches(of: #/<c r="([A-Z])\d+"[^>\/]*><is><t[^>]*>√</#).map { String($0.1) }
  }

  private func fingerprint(_ words: String) throws -> String {
    let bytes = try admin.get("\(Self.base)/unduh/json").body
    let review = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let findings = try #require(review["findings"] as? [[String: Any]])
    let finding = findings.first { finding in
      let text = "\(finding["message"] ?? "")"
      return text.contains("Capaian tertulis") && text.contains(words == Self.kept ? "60" : "95")
    }
    return try #require(finding?["fingerprint"] as? String, "\(findings.map { $0["message"] ?? "" })")
  }

  private func decisions() throws -> [[String: Any]] {
    let bytes = try admin.get("\(Self.base)/keputusan").body
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
  }
}
