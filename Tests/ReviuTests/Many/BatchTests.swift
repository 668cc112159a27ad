import Foundation
import TestSupport
import Testing

/// `reviu banyak` reviews each dossier by itself, tells what failed, and sums up the rest.
@Suite("Many dossiers") struct BatchTests {
  private let shelf: DossierShelf

  init() throws { shelf = try DossierShelf() }

  private static let odd = "dinas \"aneh\" & 'kutip' ∕ garis; <b>"

  private func fill() throws {
    let zip = ZipFile.bytes([("lkj.md", Array(DossierShelf.report("Dinas Perikanan").utf8))])
    try shelf.write("dosir/arsip.zip", zip)
    try shelf.write("dosir/dinas a/laporan.md", DossierShelf.report("Dinas Kesehatan", difference: "652.330.971"))
    try shelf.write("dosir/dinas a/pk.md", "PERJANJIAN KINERJA TAHUN 2024\nDinas Kesehatan Kota Tirta\n")
    try shelf.write("dosir/\(Self.odd)/laporan.md", DossierShelf.report("Dinas Sosial"))
    try shelf.write("dosir/tunggal.md", DossierShelf.report("Dinas Perpustakaan"))
    try shelf.write("dosir/rusak.docx", [0x50, 0x4B, 0x03, 0x04, 0x21])
    try shelf.write("dosir/foto.png", [0x89, 0x50])
    try FileManager.default.createDirectory(
      at: shelf.url.appending(path: "dosir/kosong"), withIntermediateDirectories: true)
  }

  @Test func eachBecomesARowAndNoneStopsTheOthers() throws {
    try fill()
    let run = try shelf.run("banyak", "dosir", "--keluaran", "hasil", "-j", "2")
    #expect(run.code == 1, "\(run.error)")
    let rows = try shelf.rows("hasil")
    #expect(rows.map(\.dossier) == ["arsip.zip", "dinas a", Self.odd, "kosong", "rusak.docx", "tunggal.md"].sorted())
    let named = Dictionary(uniqueKeysWithValues: rows.map { ($0.dossier, $0) })
    #expect(named["dinas a"]?.agency == "Dinas Kesehatan" && named["dinas a"]?.year == 2024)
    #expect(named["dinas a"]?.counts?.error ?? 0 > named["tunggal.md"]?.counts?.error ?? 0)
    #expect(rows.filter { $0.state == "diperiksa" }.count == 4)
    #expect(rows.filter { $0.state == "diperiksa" }.allSatisfy { $0.hash?.count == 64 && $0.answers?.count == 2 })
    #expect(named["rusak.docx"]?.failure?.hasPrefix("rusak.docx: tidak ada isi yang dapat dibaca") == true)
    #expect(named["kosong"]?.failure == "kosong: folder ini tidak berisi dokumen; isi dengan laporan dan lampirannya")
    #expect(run.error.contains("dilewati: foto.png: bukan folder, ZIP, atau dokumen"))
    #expect(run.output.contains("4 dosir diperiksa · 2 gagal") && run.output.contains("gagal: rusak.docx"))
    let found = try shelf.lines("hasil/temuan.jsonl", DossierShelf.FoundLine.self)
    #expect(found.count == rows.reduce(0) { $0 + ($1.counts?.findings ?? 0) })
    #expect(found.contains { $0.dossier == "dinas a" && $0.rule == "lkj/aritmetika/selisih-salah-hitung" })
    #expect(!found.contains { $0.dossier == "tunggal.md" && $0.rule == "lkj/aritmetika/selisih-salah-hitung" })
  }

  /// What lies in a dossier's folder is what `periksa` writes where the dossier lies.
  @Test func eachReviewIsThatOfPeriksa() throws {
    try fill()
    _ = try shelf.run("banyak", "dosir", "--keluaran", "hasil")
    for row in try shelf.rows("hasil") where row.state == "diperiksa" {
      let alone = try ProgramRun(
        reviu: ["periksa", "--keluaran", "satu.json", "--keluaran", "satu.html", "--gagal-pada", "tidak", row.dossier],
        in: shelf.url.appending(path: "dosir"))
      #expect(alone.code == 0, "\(alone.error)")
      for ending in ["json", "html"] {
        let same = try shelf.bytes("hasil/\(row.folder)/reviu.\(ending)") == shelf.bytes("dosir/satu.\(ending)")
        #expect(same, "\(row.dossier) \(ending)")
        try FileManager.default.removeItem(at: shelf.url.appending(path: "dosir/satu.\(ending)"))
      }
    }
  }

  /// Only the file that tells how long it took may differ.
  @Test func manyAtOnceGiveTheSameBytes() throws {
    try fill()
    _ = try shelf.run("banyak", "dosir", "--keluaran", "satu", "-j", "1")
    _ = try shelf.run("banyak", "dosir", "--keluaran", "dua", "-j", "2")
    var (one, two) = (try shelf.files("satu"), try shelf.files("dua"))
    #expect(one.removeValue(forKey: "lama.jsonl") != nil && two.removeValue(forKey: "lama.jsonl") != nil)
    #expect(one.keys.sorted() == two.keys.sorted())
    #expect(one == two)
    #expect(one.count == 4 * 4 + 5, "\(one.keys.sorted())")
  }

  @Test func thePageLeadsToEveryReview() throws {
    try fill()
    _ = try shelf.run("banyak", "dosir", "--keluaran", "hasil")
    let page = try shelf.text("hasil/ringkasan.html")
    let links = page.matches(of: /href="([^"#]+)"/).map { String($0.output.1) }
    for link in links {
      let path = try #require(link.removingPercentEncoding)
      #expect(shelf.isThere("hasil/\(path)"), "\(link)")
    }
    #expect(Set(links.filter { $0.hasSuffix("/reviu.html") }).count == 4)
    #expect(!page.contains("<b>") && page.contains("&lt;b&gt;"))
    #expect(page.contains("Gagal diperiksa – bukan berarti sesuai") && page.contains("Kertas Kerja Reviu"))
  }

  @Test func pagesMayBeLeftOut() throws {
    try shelf.write("dosir/tunggal.md", DossierShelf.report("Dinas Perpustakaan"))
    _ = try shelf.run("banyak", "dosir", "--keluaran", "hasil", "--tanpa-html")
    #expect(shelf.isThere("hasil/tunggal.md/reviu.json") && !shelf.isThere("hasil/tunggal.md/reviu.html"))
    #expect(try !shelf.text("hasil/ringkasan.html").contains("reviu.html"))
  }

  /// A name that a spreadsheet takes for a formula is text, and so is a reason with semicolons.
  @Test func theTableIsSafeForASpreadsheet() throws {
    try shelf.write("dosir/=1+1.md", DossierShelf.report("Dinas Perpustakaan"))
    try shelf.write("dosir/rusak.docx", [0x50, 0x4B])
    _ = try shelf.run("batch", "dosir", "--keluaran", "hasil")
    let table = try shelf.text("hasil/dosir.csv")
    let lines = table.components(separatedBy: "\r\n")
    #expect(table.utf8.starts(with: [0xEF, 0xBB, 0xBF]) && lines.count == 4 && lines[3].isEmpty)
    #expect(lines[1].hasPrefix("1;'=1+1.md;Dinas Perpustakaan;2024;diperiksa;"))
    #expect(lines[2].hasPrefix("2;rusak.docx;;;gagal;\"rusak.docx: tidak ada isi yang dapat dibaca. "))
  }

  @Test func severalFoldersAreToldApart() throws {
    try shelf.write("dosir/lkj.md", DossierShelf.report("Dinas Perpustakaan"))
    try shelf.write("lain/lkj.md", DossierShelf.report("Dinas Perikanan"))
    _ = try shelf.run("banyak", "dosir", "lain", "--keluaran", "hasil")
    let rows = try shelf.rows("hasil")
    #expect(rows.map(\.dossier) == ["dosir/lkj.md", "lain/lkj.md"])
    #expect(rows.map(\.agency) == ["Dinas Perpustakaan", "Dinas Perikanan"])
    #expect(Set(rows.map(\.folder)).count == 2)
  }

  /// A dossier is no reason to stop, but one without findings that could not be read is no success either.
  @Test func theCodeTellsOfFailures() throws {
    try shelf.write("dosir/rusak.docx", [0x50, 0x4B])
    #expect(try shelf.run("banyak", "dosir", "--keluaran", "hasil").code == 3)
    #expect(try shelf.rows("hasil").map(\.state) == ["gagal"])
  }

  @Test func whatTakesTooLongBecomesARow() throws {
    let report = DossierShelf.report("Dinas Perpustakaan", difference: "1")
    try shelf.write("dosir/lambat.md", String(repeating: report, count: 3000))
    try shelf.write("dosir/lkj.md", report)
    let run = try shelf.run("banyak", "dosir", "--keluaran", "hasil", "--waktu", "1", "--memori", "4000")
    let rows = try shelf.rows("hasil")
    #expect(rows.map(\.state) == ["gagal", "diperiksa"], "\(run.output)")
    #expect(rows[0].failure?.contains("lebih dari 1 detik; beri waktu lebih dengan --waktu") == true)
    #expect(!shelf.isThere("hasil/lambat.md"))
  }
}
