import Foundation
import TestSupport
import Testing

/// The built program run as a user runs it.
@Suite("Program")
struct ProgramTests {
  private let scratchFolder: ScratchFolder
  private let folder: URL

  init() throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    try write("aturan/lkj/kata/prosentase.yaml", Self.rule)
    try write("aturan/lkj/forms/lembar-coba.yaml", Self.form)
    try write("bersih.txt", "Laporan kinerja tahun ini.\n")
    try write("salah.txt", "Besarnya prosentase naik.\n")
    try write("kosong.txt", "")
  }

  private static let rule = """
    title: Kata tidak baku
    why: Contoh.
    basis: Contoh
    severity: warning
    items: [lembar-coba/1]
    message: Tertulis “{kutipan}”.
    check: { forbid: '\\bprosentase\\b' }
    examples:
      - fail: "Besarnya «prosentase» itu."
      - fail: "«Prosentase» tahun lalu."
      - pass: "Besarnya persentase itu."
      - pass: "Besarnya sepuluh persen."
    """

  private static let form = """
    title: Lembar Coba
    basis: Contoh
    columns: [checklist]
    items: [ { item: "1", ask: Kata baku } ]
    """

  private func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func run(_ arguments: [String], rules: String? = "aturan") throws -> ProgramRun {
    try ProgramRun(reviu: arguments + (rules.map { ["--aturan", $0] } ?? []), in: folder)
  }

  /// Command lines and the code each ends with.
  private static let commands: [(line: String, code: Int32)] = [
    ("periksa bersih.txt", 0), ("check bersih.txt", 0), ("periksa salah.txt", 0),
    ("periksa salah.txt --gagal-pada warning", 1), ("periksa salah.txt --gagal-pada note", 1),
    ("periksa salah.txt --gagal-pada tidak", 0), ("periksa tiada.txt", 2),
    ("periksa salah.txt --tingkat error --gagal-pada warning", 1), ("periksa aturan", 2), ("periksa", 2),
    ("periksa bersih.txt --formulir tiada", 2), ("periksa bersih.txt bersih.txt", 2),
    ("periksa bersih.txt --keluaran bersih.txt", 2), ("periksa bersih.txt --lampiran tiada", 2),
    ("periksa bersih.txt --lampiran salah.txt", 0), ("periksa bersih.txt --keluaran tiada/a.json", 2),
    ("periksa bersih.txt --keluaran a.json --keluaran b.txt", 0), ("periksa bersih.txt --keluaran a.xyz", 2),
    ("periksa bersih.txt --keluaran a.xyz --bentuk json", 0), ("periksa bersih.txt --keluaran aturan --bentuk json", 2),
    ("periksa bersih.txt --keluaran a.json --keluaran ./a.json", 2),
    ("periksa bersih.txt --keluaran a.json --keluaran b.json --bentuk teks", 2),
    ("periksa bersih.txt --keluaran a.json --keluaran bersih.txt", 2),
    ("periksa bersih.txt --bentuk pdf", 2), ("periksa bersih.txt --peran pk=tiada.txt", 2),
    ("periksa bersih.txt --peran tiada=salah.txt", 2),
    ("periksa bersih.txt --peran pk=salah.txt --peran iku=salah.txt", 2), ("aturan", 0), ("jelaskan prosentase", 0),
    ("jelaskan prosentas", 2),
    ("periksa bersih.txt --lampiran kosong.txt", 3), ("periksa salah.txt --lampiran kosong.txt", 3),
    ("periksa salah.txt --lampiran kosong.txt --gagal-pada warning", 1), ("periksa kosong.txt", 2),
    ("periksa bersih.txt --lampiran kosong.txt --gagal-pada belum", 1), ("periksa bersih.txt --gagal-pada belum", 0),
    ("periksa bersih.txt --lampiran kosong.txt --gagal-pada tidak", 0), ("periksa salah.txt --gagal-pada belum", 0),
    ("periksa salah.txt --gagal-pada belum --gagal-pada warning", 1),
    ("periksa bersih.txt --masing-masing --lampiran kosong.txt", 3), ("baca kosong.txt", 2),
    ("uji", 0), ("uji aturan/lkj/kata/prosentase.yaml", 0), ("uji tiada", 2),
  ]

  @Test("Exit codes", arguments: commands)
  func exitCodes(line: String, code: Int32) throws {
    let result = try run(line.split(separator: " ").map(String.init))
    #expect(result.code == code, "\(result.error)")
    #expect(result.error.isEmpty == (code != 2))
  }

  /// Command lines and the roles the documents get, as the report lists them.
  private static let dossiers: [(line: String, roles: [String])] = [
    ("periksa dosir", ["lkj dosir/lkip.txt dikenali dari nama berkas", "pk dosir/sub/isi.txt dikenali dari isi"]),
    (
      "periksa dosir/sub/isi.txt bersih.txt",
      ["pk dosir/sub/isi.txt dikenali dari isi", "lkj bersih.txt dianggap laporannya"]
    ),
    (
      "periksa bersih.txt --lampiran dosir",
      [
        "lkj bersih.txt dianggap laporannya", "lampiran dosir/lkip.txt dikenali dari nama berkas",
        "pk dosir/sub/isi.txt dikenali dari isi",
      ]
    ),
    (
      "periksa bersih.txt --peran renja=salah.txt",
      ["lkj bersih.txt dianggap laporannya", "renja salah.txt ditentukan dengan --peran"]
    ),
    (
      "periksa dosir --peran lkj=dosir/sub/isi.txt",
      ["lampiran dosir/lkip.txt dikenali dari nama berkas", "lkj dosir/sub/isi.txt ditentukan dengan --peran"]
    ),
  ]

  /// An agreement answers no item of a report's forms; it is not reviewed as one unless the user says so.
  @Test func aDossierWithoutAReportIsRefused() throws {
    try write("pk.txt", "PERJANJIAN KINERJA TAHUN 2024\n")
    try write("aturan/lkj/peran.yaml", "roles:\n  - { role: pk, content: 'perjanjian kinerja' }\n")
    let refused = try run(["periksa", "pk.txt"])
    #expect(refused.code == 2 && refused.output.isEmpty)
    #expect(refused.error.contains("bukan laporan kinerja, melainkan Perjanjian Kinerja"), "\(refused.error)")
    #expect(try run(["periksa", "--peran", "lkj=pk.txt", "pk.txt"]).code == 0)
    #expect(try run(["baca", "pk.txt"]).code == 0)
  }

  @Test("Roles in a dossier", arguments: dossiers)
  func dossierRoles(line: String, roles: [String]) throws {
    try write("dosir/lkip.txt", "Laporan kinerja tahun ini, panjang sekali isinya.\n")
    try write("dosir/sub/isi.txt", "PERJANJIAN KINERJA TAHUN 2024\n")
    try write("dosir/foto.jpg", "x")
    try write(
      "aturan/lkj/peran.yaml",
      """
      roles:
        - { role: lkj, file: 'lkip' }
        - { role: pk, content: 'perjanjian kinerja' }
      """)
    let result = try run(line.split(separator: " ").map(String.init))
    let shown = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    for role in roles { #expect(shown.contains(role), "\(result.output)\(result.error)") }
  }

  /// A ZIP file is a dossier; what is no document in it is passed over, what cannot be unpacked is said.
  @Test func aDossierInAZipFile() throws {
    let entries: [(name: String, content: [UInt8])] = [
      ("map/lkip.txt", Array("Laporan kinerja dengan prosentase.\n".utf8)), ("map/foto.jpg", [1, 2]),
      ("map/lain.txt", Array("Perjanjian.\n".utf8)), ("__MACOSX/map/lkip.txt", [0]),
    ]
    try Data(ZipFile.bytes(entries)).write(to: folder.appending(path: "dosir.zip"))
    try write("aturan/lkj/peran.yaml", "roles:\n  - { role: lkj, file: 'lkip' }\n")
    let result = try run(["periksa", "dosir.zip", "--peran", "pk=dosir.zip/map/lain.txt"])
    let shown = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(shown.contains("lkj dosir.zip/map/lkip.txt dikenali dari nama berkas"), "\(result.output)\(result.error)")
    #expect(shown.contains("pk dosir.zip/map/lain.txt ditentukan dengan --peran"))
    #expect(!result.output.contains("MACOSX") && result.output.contains("lkip.txt:1"))
    let wrong = try run(["periksa", "dosir.zip", "--peran", "pk=dosir.zip/map/tiada.txt"])
    #expect(wrong.code == 2 && wrong.error.contains("tidak ditemukan"))
    try Data(ZipFile.bytes([("foto.jpg", [1])])).write(to: folder.appending(path: "kosong.zip"))
    #expect(try run(["periksa", "kosong.zip"]).error.contains("tidak berisi dokumen"))
    try Data([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]).write(to: folder.appending(path: "rusak.zip"))
    let broken = try run(["periksa", "rusak.zip"])
    #expect(broken.code == 2 && broken.error.contains("terpotong atau rusak"), "\(broken.error)")
  }

  @Test func jsonGoesToAFile() throws {
    let result = try run([
      "periksa", "salah.txt", "--bentuk", "json", "--keluaran", "hasil.json", "--formulir", "lembar-coba",
    ])
    #expect(result.code == 0 && result.output.isEmpty)
    let data = try Data(contentsOf: folder.appending(path: "hasil.json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["schema"] as? String == "reviu/1")
    #expect((root["findings"] as? [Any])?.count == 1)
    #expect((root["forms"] as? [Any])?.count == 1)
  }

  @Test func aBrokenRuleIsListedAndTheOthersStillRun() throws {
    try write("aturan/lkj/kata/rusak.yaml", "title: Rusak\nsalah: 1\n")
    try write("aturan/lkj/kata/lain.yml", "title: Lain\n")
    let result = try run(["periksa", "salah.txt", "--gagal-pada", "tidak"])
    #expect(result.code == 2)
    #expect(result.output.contains("Tertulis “prosentase”."))
    #expect(result.error.contains("lkj/kata/rusak.yaml:2: "))
    #expect(result.error.contains("lkj/kata/lain.yml:1: nama berkas harus berakhir .yaml"))
  }

  @Test func theFolderOfOneKindIsAsGoodAsItsParent() throws {
    let whole = try run(["aturan"])
    let kind = try run(["aturan"], rules: "aturan/lkj")
    #expect(whole.output.contains("lkj/kata/prosentase"))
    #expect(kind.output == whole.output)
  }

  @Test func aLinkInTheRulesIsRefused() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "aturan/lkj/kata/tautan.yaml"), withDestinationURL: folder.appending(path: "salah.txt")
    )
    let result = try run(["aturan"])
    #expect(result.code == 2)
    #expect(result.error.contains("tautan simbolik"))
  }

  @Test func aFailingExampleIsNamed() throws {
    try write("aturan/lkj/kata/prosentase.yaml", Self.rule + "\n  - fail: Tidak ada apa-apa.\n")
    let result = try run(["uji", "prosentase"])
    #expect(result.code == 1)
    #expect(result.output.contains("lkj/kata/prosentase.yaml:13: contoh 5: "))
    #expect(result.output.contains("1 aturan · 5 contoh · 1 gagal"))
  }

  /// Examples that show too little are refused, and so is a folder in which nothing can be used.
  @Test(arguments: [
    ("- fail: Besarnya «prosentase» itu.", "hanya 1 contoh fail"),
    ("- fail: Besarnya «prosentase» itu.\n  - fail: «Prosentase» lalu.\n  - pass: Persen.", "hanya 1 contoh pass"),
    (
      "- fail: Satu prosentase.\n  - fail: Dua prosentase.\n  - pass: Persen.\n  - pass: Lain.",
      "tidak satu pun contoh fail"
    ),
    ("- fail: Besarnya «prosentase itu.", "tidak berpasangan"), ("", "hanya 0 contoh fail"),
  ])
  func weakExamplesAreRefused(_ examples: String, _ words: String) throws {
    let start = try #require(Self.rule.range(of: "examples:")).lowerBound
    try write(
      "aturan/lkj/kata/prosentase.yaml",
      String(Self.rule[..<start]) + (examples.isEmpty ? "" : "examples:\n  \(examples)\n"))
    let result = try run(["uji"])
    #expect(result.code != 0 && result.output.contains(words), "\(result.output)\(result.error)")
  }

  @Test func aFolderWithoutARuleIsRefused() throws {
    try write("kosong/lkj/kata/rusak.yaml", "title: Rusak\nsalah: 1\n")
    for line in [["periksa", "salah.txt"], ["uji"], ["aturan"], ["isi", "salah.txt", "--keluaran", "a.docx"]] {
      let result = try run(line, rules: "kosong")
      #expect(result.code == 2 && result.output.isEmpty, "\(line): \(result.output)")
      #expect(result.error.contains("tidak ada satu pun aturan") && result.error.contains("rusak.yaml:2"))
    }
  }

  @Test func tablesAndFactsAreExportedAndNothingIsOverwritten() throws {
    try write("tabel.txt", "Tabel 1.1 Nilai\n\n| No | Nilai |\n|---|---|\n| 1 | 2 |\n")
    let result = try run(["ekspor", "tabel.txt", "--tabel", "hasil"])
    #expect(result.code == 0, "\(result.error)")
    let csv = try Data(contentsOf: folder.appending(path: "hasil/tabel-001-1.1.csv"))
    #expect(String(decoding: csv, as: UTF8.self) == "\u{FEFF}No;Nilai\r\n1;2\r\n")
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "hasil/fakta.json").path()))
    let again = try run(["ekspor", "tabel.txt", "--tabel", "hasil"])
    #expect(again.code == 2 && again.error.contains("sudah berisi berkas"))
    #expect(try run(["ekspor", "tabel.txt", "--tabel", "koma", "--pemisah", "koma"]).code == 0)
    #expect(
      String(decoding: try Data(contentsOf: folder.appending(path: "koma/tabel-001-1.1.csv")), as: UTF8.self)
        == "\u{FEFF}No,Nilai\r\n1,2\r\n")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".tmp") }
    #expect(left == [])
    #expect(try run(["ekspor", "tiada.txt", "--tabel", "lain"]).code == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "lain").path()))
  }

  @Test func whatIsReadIsShown() throws {
    let result = try run(["baca", "bersih.txt"], rules: nil)
    #expect(result.code == 0)
    #expect(result.output == "Laporan kinerja tahun ini.\n")
  }
}
