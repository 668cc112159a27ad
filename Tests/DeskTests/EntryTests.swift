import Foundation
import Testing

@Suite("Only what belongs to a dossier enters it", .serialized)
struct EntryTests {
  private let desk: DeskProcess
  private let admin: Visitor
  private static let base = "/dosir/1/draf/1"
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus")

  init() throws {
    desk = try DeskProcess()
    admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Lingkungan Hidup"])
    _ = try admin.post("/instansi", ["nama": "Dinas Perhubungan"])
    _ = try admin.post("/instansi", ["nama": "Dinas Perpustakaan dan Kearsipan"])
  }

  private func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: Self.corpus.appending(path: name))) }

  /// Hands in files of the corpus under names of their own, and waits; the page of the dossier afterwards.
  private func handIn(_ files: [(name: String, path: String)], agency: String, year: Int) throws -> String {
    _ = try admin.post("/dosir", ["instansi": agency, "tahun": "\(year)"])
    _ = try admin.post("/dosir/1/draf", [:])
    for (name, path) in files {
      try #require(try admin.upload("\(Self.base)/berkas", named: name, try file(path)).status == 201)
    }
    return try reviewed()
  }

  private func reviewed(_ fields: [String: String] = [:]) throws -> String {
    try #require(try admin.post("\(Self.base)/periksa", fields).status == 303)
    _ = try admin.get("\(Self.base)/kemajuan")
    return try admin.get("/dosir/1").text
  }

  @Test("A report of the dossier's agency and year is reviewed at once, and what it says of itself is shown")
  func own() throws {
    let page = try handIn(
      [("laporan.txt", "bersih/laporan.txt"), ("pk.txt", "bersih/perjanjian-kinerja.txt")], agency: "3", year: 2024)
    #expect(page.contains("Selesai diperiksa") && !page.contains("class=\"doubt\""))
    #expect(page.contains(#/<td data-kepala="Terbaca">[^<]*perpustakaan dan kearsipan[^<]*, tahun 2024/#.ignoresCase()))
  }

  @Test("A report of another agency and year asks, and is reviewed when somebody is sure")
  func foreign() throws {
    let page = try handIn([("laporan.txt", "cacat/laporan.txt")], agency: "2", year: 2024)
    #expect(page.contains("Menunggu kepastian Anda") && page.contains("Berkas ini benar, periksa"))
    #expect(page.contains("Laporan ini tahun 2023, dosirnya tahun 2024."))
    #expect(page.contains("Laporan ini dari “Dinas Lingkungan Hidup"))
    #expect(page.contains("dosirnya milik “Dinas Perhubungan”"))
    #expect(try admin.get("\(Self.base)/tinjauan").status == 404)
    #expect(try reviewed().contains("Menunggu kepastian Anda"), "asked again without being sure")
    let sure = try reviewed(["pasti": "ya"])
    #expect(sure.contains("Selesai diperiksa") && sure.contains("class=\"doubt\""))
    #expect(try admin.get("/jejak").text.contains("memastikan berkas"))
    // Other files are another question.
    try #require(
      try admin.upload("\(Self.base)/berkas", named: "laporan.txt", try file("cacat/laporan.txt")).status == 201)
    #expect(try reviewed().contains("Menunggu kepastian Anda"))
  }

  @Test("An agreement of another year and agency asks")
  func attachment() throws {
    let page = try handIn(
      [("laporan.txt", "cacat/laporan.txt"), ("pk.txt", "bersih/perjanjian-kinerja.txt")], agency: "1", year: 2023)
    #expect(page.contains("Menunggu kepastian Anda"))
    #expect(page.contains("Perjanjian Kinerja ini tahun 2024, laporannya tahun 2023."))
    #expect(page.contains("Perjanjian Kinerja ini menyebut “") && page.contains("”, bukan instansi laporannya."))
  }

  @Test("Two reports in one draft are refused, whoever is sure; without one of them it is reviewed")
  func two() throws {
    let files = [("laporan.txt", "cacat/laporan.txt"), ("lain.txt", "kecamatan/laporan.txt")]
    let page = try handIn(files, agency: "1", year: 2023)
    #expect(page.contains("Draf ini berisi 2 laporan: laporan.txt (") && page.contains("Pemeriksaan gagal"))
    #expect(try reviewed(["pasti": "ya"]).contains("Draf ini berisi 2 laporan"))
    #expect(try admin.post("\(Self.base)/berkas/2/hapus", [:]).status == 303)
    #expect(try reviewed().contains("Selesai diperiksa"))
  }

  @Test("Files are replaced while nothing is decided, and never afterwards")
  func replaced() throws {
    _ = try handIn([("laporan.txt", "cacat/laporan.txt")], agency: "1", year: 2023)
    let before = try admin.get("\(Self.base)/unduh/json").body
    let mended = String(decoding: try file("cacat/laporan.txt"), as: UTF8.self).replacing("84,55", with: "94,55")
    #expect(try admin.upload("\(Self.base)/berkas", named: "laporan.txt", Array(mended.utf8)).status == 201)
    #expect(try admin.get("\(Self.base)/unduh/json").status == 404, "what was found in other files counts no more")
    #expect(try admin.get("/jejak").text.contains("berkas diubah"))
    #expect(try reviewed().contains("Selesai diperiksa"))
    #expect(try admin.get("\(Self.base)/unduh/json").body != before)
    let decided = try admin.post(
      "\(Self.base)/keputusan",
      [
        "subjek": "butir:lembar-asistensi/1", "verdict": "pass", "catatan": "",
      ])
    #expect(decided.status == 303)
    let refused = try admin.upload("\(Self.base)/berkas", named: "laporan.txt", try file("cacat/laporan.txt"))
    #expect(refused.status == 422 && refused.text.contains("sudah diputuskan"))
    #expect(try admin.post("\(Self.base)/berkas/1/hapus", [:]).status == 422)
    #expect(try admin.get("\(Self.base)/unduh/json").status == 200)
  }

  @Test("Admins remove drafts and dossiers, with a reason, for good; the trail and a new beginning stay")
  func removed() throws {
    _ = try handIn([("laporan.txt", "cacat/laporan.txt")], agency: "1", year: 2023)
    let analyst = try desk.person("analis1", role: "analis", by: admin)
    let author = try desk.person("penyusun2", role: "penyusun", agency: 2, by: admin)
    #expect(try analyst.post("\(Self.base)/hapus", ["sebab": "salah"]).status == 403)
    #expect(try analyst.post("/dosir/1/hapus", ["sebab": "salah"]).status == 403)
    #expect(try author.post("\(Self.base)/hapus", ["sebab": "salah"]).status == 404)
    #expect(try !analyst.get("/dosir/1").text.contains("Hapus dosir"))
    #expect(try admin.post("\(Self.base)/hapus", ["sebab": " "]).status == 422)
    #expect(
      try analyst.post(
        "\(Self.base)/keputusan",
        [
          "subjek": "butir:lembar-asistensi/1", "verdict": "pass", "catatan": "hilang bersama drafnya",
        ]
      ).status == 303)
    #expect(try admin.post("\(Self.base)/hapus", ["sebab": "berkas rahasia"]).status == 303)
    #expect(try admin.get("\(Self.base)/tinjauan").status == 404)
    let kept = try FileManager.default.contentsOfDirectory(atPath: desk.data.appending(path: "unggahan").path)
    #expect(kept == ["masuk"])
    #expect(try admin.get("/jejak").text.contains("Draf 1: berkas rahasia"))
    // The next draft has a number of its own and none of the decisions.
    _ = try admin.post("/dosir/1/draf", [:])
    let next = "/dosir/1/draf/2"
    try #require(try admin.upload("\(next)/berkas", named: "l.txt", try file("cacat/laporan.txt")).status == 201)
    try #require(try admin.post("\(next)/periksa", [:]).status == 303)
    _ = try admin.get("\(next)/kemajuan")
    #expect(try admin.get("\(next)/keputusan").text == "[]")
    #expect(try admin.post("/dosir/1/hapus", ["sebab": "salah tahun"]).status == 303)
    #expect(try admin.get("/dosir/1").status == 404)
    #expect(try !admin.get("/dosir").text.contains("href=\"/dosir/1\""))
    #expect(try !admin.get("/ikhtisar.csv?tahun=2023").text.contains(";1;"))
    #expect(try admin.post("/dosir", ["instansi": "1", "tahun": "2023"]).header("location") == "/dosir/1")
    #expect(try admin.get("/dosir/1").text.contains("Belum ada draf."))
    let trail = try admin.get("/jejak").text
    #expect(trail.contains("salah tahun") && trail.contains("membuka lagi dosir"))
  }
}
