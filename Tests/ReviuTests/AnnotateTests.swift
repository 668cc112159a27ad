import Archives
import Foundation
import TestSupport
import Testing

/// `anotasi` as a user runs it: the copy is written, and what cannot be commented is said with what to do instead.
@Suite("Annotation")
struct AnnotateTests {
  private let scratchFolder: ScratchFolder
  private let folder: URL

  init() throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    try write("aturan/lkj/kata/prosentase.yaml", Array(Self.rule.utf8))
    try write("aturan/lkj/kata/catatan.yaml", Array(Self.note.utf8))
    try write(
      "draf.docx",
      WordFile(WordFile.paragraph("Laporan") + WordFile.paragraph("Besarnya prosentase itu baik sekali.")).bytes)
    try write("draf.txt", Array("Besarnya prosentase naik.\n".utf8))
    try write("tabel.xlsx", WorkbookFile(.init("Satu", WorkbookFile.row(1, ["Besarnya prosentase"]))).bytes)
    try write("rusak.docx", Array("PK\u{3}\u{4}rusak".utf8))
    try write("kumpulan.zip", ZipFile.bytes([("laporan.txt", Array("prosentase".utf8))]))
  }

  private static let rule = """
    title: Kata tidak baku
    why: Contoh.
    basis: Contoh
    severity: warning
    message: Tertulis “{kutipan}”.
    check: { forbid: '\\bprosentase\\b' }
    examples:
      - fail: "Besarnya «prosentase» itu."
      - pass: "Besarnya persentase itu."
    """

  private static let note = """
    title: Kata berlebihan
    why: Contoh.
    basis: Contoh
    severity: note
    message: Tertulis “{kutipan}”.
    check: { forbid: '\\bbaik sekali\\b' }
    examples:
      - fail: "Hasilnya «baik sekali»."
      - pass: "Hasilnya baik."
    """

  private func write(_ path: String, _ bytes: [UInt8]) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: path))) }

  private func run(_ line: String) throws -> ProgramRun {
    try ProgramRun(reviu: line.split(separator: " ").map(String.init) + ["--aturan", "aturan"], in: folder)
  }

  @Test(arguments: ["anotasi", "annotate"]) func aCopyIsWritten(_ verb: String) throws {
    let before = try bytes("draf.docx")
    let result = try run("\(verb) draf.docx --keluaran hasil.docx")
    #expect(result.code == 0)
    #expect(result.error.contains("hasil.docx: 2 komentar (1 peringatan, 1 catatan)."))
    #expect(try bytes("draf.docx") == before)
    let comments = String(decoding: try ZipArchive(bytes("hasil.docx")).bytes(of: "word/comments.xml"), as: UTF8.self)
    #expect(comments.contains("w:author=\"reviu – Peringatan\"") && comments.contains("Aturan: lkj/kata/prosentase"))
    #expect(try run("anotasi draf.docx --keluaran lagi.docx").code == 0)
    #expect(try bytes("lagi.docx") == bytes("hasil.docx"))
  }

  /// A draft with our comments is its author's report: alone it is reviewed, beside the draft it is told and left out.
  @Test func aDraftWithCommentsIsAReport() throws {
    #expect(try run("anotasi draf.docx --keluaran draf-catatan.docx").code == 0)
    let each = "periksa --masing-masing --gagal-pada note"
    let alone = try run("\(each) draf-catatan.docx")
    #expect(alone.code == 1 && alone.output.contains("prosentase"), "\(alone.error)")
    let both = try run("\(each) draf.docx draf-catatan.docx")
    #expect(both.code == 1 && both.error.contains("draf-catatan.docx: ditulis oleh reviu sendiri"), "\(both.error)")
    try write("lain.docx", bytes("draf-catatan.docx"))
    #expect(try !run("\(each) draf.docx lain.docx").error.contains("ditulis oleh reviu"))
    try write("hasil.csv", Array("No;Masalah;Tempat ke;Tingkat;Aturan;Judul\n".utf8))
    let own = try run("\(each) hasil.csv")
    #expect(own.code == 2 && own.error.contains("sebutkan laporan"), "\(own.error)")
  }

  /// What the rule knows the right words of is proposed, and not commented; a second run proposes nothing more.
  @Test func correctionsAreProposed() throws {
    try write(
      "aturan/lkj/kata/prosentase.yaml",
      Array(Self.rule.replacing("check:", with: "correct: { prosentase: persentase }\ncheck:").utf8))
    let result = try run("anotasi draf.docx --usulkan --keluaran hasil.docx")
    #expect(result.code == 0)
    #expect(result.error.contains("hasil.docx: 1 komentar (1 catatan)."))
    #expect(result.error.contains("1 pembetulan kata diusulkan sebagai perubahan terlacak."))
    let document = String(decoding: try ZipArchive(bytes("hasil.docx")).bytes(of: "word/document.xml"), as: UTF8.self)
    #expect(document.contains("<w:delText xml:space=\"preserve\">prosentase</w:delText>"))
    #expect(document.contains("<w:t xml:space=\"preserve\">persentase</w:t>"))
    #expect(try run("anotasi hasil.docx --usulkan --keluaran lagi.docx").error.contains("0 pembetulan kata"))
    #expect(try bytes("lagi.docx") == bytes("hasil.docx"))
  }

  @Test func lighterFindingsCanBeLeftOut() throws {
    let result = try run("anotasi draf.docx --keluaran hasil.docx --tingkat warning")
    #expect(result.code == 0 && result.error.contains("1 komentar (1 peringatan)"))
  }

  /// What the agency's settings accept is no matter between reviewer and author.
  @Test func acceptedFindingsAreNotCommented() throws {
    let settings = """
      terima:
        - { aturan: lkj/kata/prosentase, alasan: kutipan peraturan, oleh: Kasubbag, sampai: 2030-01-01 }
      """
    try write("reviu.yaml", Array(settings.utf8))
    let line = "anotasi draf.docx --keluaran hasil.docx --tanggal"
    #expect(try run("\(line) 2026-01-01").error.contains("hasil.docx: 1 komentar (1 catatan)"))
    #expect(try run("\(line) 2031-01-01").error.contains("hasil.docx: 2 komentar"))
    #expect(try run("\(line) 2026-01-01 --tanpa-konfigurasi").error.contains("hasil.docx: 2 komentar"))
  }

  /// What stands in other files is counted, not commented.
  @Test func otherFilesAreNotCommented() throws {
    let result = try run("anotasi draf.docx draf.txt --keluaran hasil.docx")
    #expect(result.code == 0 && result.error.contains("hasil.docx: 2 komentar"))
  }

  /// Files that cannot be commented, and the advice that comes with each.
  private static let refused = [
    ("draf.txt", "hanya dapat ditulis ke .docx dan PDF"), ("tabel.xlsx", "buku kerja Excel"),
    ("rusak.docx", "rusak"), ("kumpulan.zip", "kumpulan berkas"), ("tidak-ada.docx", "tidak ditemukan"),
  ]

  @Test(arguments: refused) func whatCannotBeCommentedIsSaid(_ file: String, _ words: String) throws {
    let result = try run("anotasi \(file) --keluaran hasil.docx")
    #expect(result.code == 2 && result.error.contains(words), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "hasil.docx").path()))
  }

  /// A copy Word cannot open by its name is not written.
  @Test(arguments: ["hasil.pdf", "hasil.txt", "hasil.docm"]) func aCopyKeepsTheKindOfItsDraft(_ name: String) throws {
    let result = try run("anotasi draf.docx --keluaran \(name)")
    #expect(result.code == 2 && result.error.contains("akhiri namanya dengan .docx"), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: name).path()))
  }

  @Test func theDraftIsNeverOverwritten() throws {
    let result = try run("anotasi draf.docx --keluaran draf.docx")
    #expect(result.code == 2 && result.error.contains("akan menimpa"))
    #expect(try run("anotasi draf.docx").code == 2)
  }
}
