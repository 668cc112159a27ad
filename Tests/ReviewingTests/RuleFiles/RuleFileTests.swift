import Documents
import Facts
import Testing

@testable import Reviewing

/// A rule file says exactly what is wrong with it, and where.
@Suite struct RuleFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let title: String
    /// The line of the good file that is replaced (from 1) and what stands there instead.
    let line: Int
    let words: String
    var at: Int?
    let problem: String

    var testDescription: String { title }
  }

  private static let good = """
    title: Uji
    why: Uji
    basis: Uji
    severity: error
    items: [formulir/1]
    message: Capaian tertulis {capaian}, padahal {computation}.
    check:
      each: indikator
      holds: capaian = realisasi / target * 100
      only: { indikator: jalan }
      accuse: capaian
    examples:
      - fail: x
    """

  static let cases = [
    Case(title: "kunci tidak dikenal", line: 4, words: "severitas: error", problem: "kunci 'severitas' tidak dikenal"),
    Case(
      title: "kunci kata kerja tidak dikenal", line: 10, words: "  hanya: x", problem: "kunci 'hanya' tidak dikenal"),
    Case(title: "kunci ganda", line: 2, words: "title: Lagi", at: 1, problem: "kunci 'title' ditulis dua kali"),
    Case(
      title: "kunci ganda di dalam", line: 10, words: "  holds: capaian = target", at: 9,
      problem: "kunci 'holds' ditulis dua kali"),
    Case(
      title: "bobot tidak dikenal", line: 4, words: "severity: fatal",
      problem: "'fatal' tidak dikenal; yang ada: note, warning, error"),
    Case(
      title: "nama pembetulan tidak dikenal", line: 5, words: "correct: '{ganti}'", problem: "{ganti} tidak dikenal"),
    Case(title: "pola pembetulan rusak", line: 5, words: "correct: { '(': x }", problem: "pola tidak terbaca"),
    Case(title: "tanpa judul", line: 1, words: "", at: 2, problem: "kunci 'title' tidak ada"),
    Case(title: "bukan teks", line: 3, words: "basis: [a, b]", problem: "'basis' harus berupa teks"),
    Case(title: "dua kata kerja", line: 10, words: "  forbid: lorem", at: 8, problem: "perlu tepat satu dari"),
    Case(title: "tanpa kata kerja", line: 8, words: "  setiap: indikator", at: 8, problem: "perlu tepat satu dari"),
    Case(
      title: "catatan tidak dikenal", line: 8, words: "  each: indikatr", problem: "catatan 'indikatr' tidak dikenal"),
    Case(
      title: "isian rumus tidak dikenal", line: 9, words: "  holds: capaian = realisasi / targt",
      problem: "isian 'targt' tidak dikenal"),
    Case(title: "isian only tidak dikenal", line: 10, words: "  only: { nama: x }", problem: "'nama' bukan isian"),
    Case(
      title: "isian accuse tidak dikenal", line: 11, words: "  accuse: nilai", problem: "isian 'nilai' tidak dikenal"),
    Case(title: "rumus rusak", line: 9, words: "  holds: capaian = (realisasi", problem: "rumus: kurung belum ditutup"),
    Case(
      title: "fungsi tidak dikenal", line: 9, words: "  holds: capaian = bagi(realisasi)",
      problem: "fungsi 'bagi' tidak dikenal"),
    Case(
      title: "pola rusak", line: 10, words: "  only: { indikator: '(jalan' }",
      problem: "pola tidak terbaca pada huruf ke-"),
    Case(
      title: "isian pesan tidak dikenal", line: 6, words: "message: Salah {nilai}.", problem: "{nilai} tidak dikenal"),
    Case(
      title: "butir tidak dikenal", line: 5, words: "items: [formulir/9]", at: 1,
      problem: "butir 'formulir/9' tidak ada"),
    Case(
      title: "YAML rusak", line: 5, words: "items: [formulir/1",
      problem: "YAML tidak terbaca: kurung siku belum ditutup"),
    Case(title: "YAML rusak", line: 1, words: "title: Uji: dua", problem: "YAML tidak terbaca: titik dua"),
    Case(title: "YAML rusak", line: 1, words: "title: @uji", problem: "YAML tidak terbaca: ada tanda"),
    Case(title: "YAML rusak", line: 1, words: "title: *uji", problem: "YAML tidak terbaca: menunjuk"),
  ]

  private static let form = SourceFile(
    path: "lkj/forms/formulir.yaml", text: "title: F\nbasis: B\ncolumns: [checklist]\nitems:\n  - { item: 1, ask: A }")

  private static func file(_ item: Case) -> SourceFile {
    var lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[item.line - 1] = item.words
    return SourceFile(path: "lkj/uji/rusak.yaml", text: lines.joined(separator: "\n"))
  }

  @Test(arguments: cases) func saysWhatAndWhere(_ item: Case) throws {
    let library = World.library([Self.form, Self.file(item)])
    let error = try #require(library.errors.first)
    #expect(library.errors.count == 1)
    #expect(error.problem.contains(item.problem), "\(error)")
    #expect(error.file == "lkj/uji/rusak.yaml")
    if item.title != "YAML rusak" { #expect(error.line == item.at ?? item.line, "\(error)") }
  }

  @Test func theGoodFileIsGood() throws {
    let file = SourceFile(path: "lkj/uji/baik.yaml", text: Self.good)
    let library = World.library([Self.form, file])
    #expect(library.errors == [])
    let rule = try #require(library.rules.first)
    #expect(rule.id == "lkj/uji/baik")
    #expect(rule.family == "uji")
  }

  /// A broken file disables only itself.
  @Test(arguments: cases.filter { !$0.title.hasPrefix("butir") }) func othersGoOn(_ item: Case) {
    let good = SourceFile(path: "lkj/uji/baik.yaml", text: Self.good)
    #expect(World.library([Self.form, Self.file(item), good]).rules.map(\.id) == ["lkj/uji/baik"])
  }

  /// A broken kind of record disables the rules that need it, and no other.
  @Test func aBrokenRecordDisablesItsRules() {
    let record = SourceFile(path: "lkj/records/rusak.yaml", text: "title: R\nfrom: mana\nfields: {}")
    let needing = World.rule("each: rusak\nholds: a = b", id: "uji/perlu")
    let other = World.rule("forbid: lorem", id: "uji/lain")
    let library = World.library([record, needing, other])
    #expect(library.rules.map(\.id) == ["lkj/uji/lain"])
    #expect(library.errors.map(\.file) == ["lkj/records/rusak.yaml", "lkj/uji/perlu.yaml"])
    #expect(library.errors.first?.line == 2)
  }

  @Test(arguments: [
    ("from: tables\nfields: { a: { as: angka } }", 3, "'angka' tidak dikenal"),
    ("from: tables\nfields: { a: { as: name, hed: x } }", 3, "kunci 'hed' tidak dikenal"),
    ("from: tables\nneeds: [b]\nfields: { a: { as: name } }", 3, "'b' bukan isian"),
    ("from: tables\nfields: { a: { as: name, header: '[' } }", 3, "pola tidak terbaca"),
    ("from: tables\nfields: { a: { as: name, fill: mungkin } }", 3, "harus true atau false"),
    ("from: tables\nfields: { a: { as: name, of: b } }", 3, "kunci 'cut' tidak ada"),
    ("from: phrases\npatterns: '('\nfields: { a: { as: name } }", 3, "pola tidak terbaca"),
  ])
  func recordFiles(_ text: String, _ line: Int, _ problem: String) throws {
    let file = SourceFile(path: "lkj/records/uji.yaml", text: "title: Uji\n" + text)
    let error = try #require(World.library([file]).errors.first)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line == line)
  }

  /// A kind of record that a rule defines for itself is known to that rule alone, and under a name of its own.
  @Test func aRuleMayDefineRecords() {
    let needing = World.rule("each: kata\nholds: angka > 1", id: "uji/lain")
    let library = World.library([Self.owner("uji/dulu", "kata"), Self.owner("uji/kemudian", "kata"), needing])
    #expect(library.rules.map(\.id) == ["lkj/uji/dulu"])
    #expect(library.errors.map(\.file) == ["lkj/uji/kemudian.yaml", "lkj/uji/lain.yaml"])
    #expect(library.errors.first?.problem.hasPrefix("catatan 'kata' sudah dibuat lkj/uji/dulu") == true)
    #expect(library.vocabulary.records.filter { $0.id == "kata" }.count == 1)
    let shared = World.library([Self.owner("uji/dulu", "indikator")])
    #expect(shared.errors.first?.problem == "catatan 'indikator' sudah ada untuk semua aturan")
    #expect(shared.errors.first?.line == 8)
  }

  private static func owner(_ id: String, _ kind: String) -> SourceFile {
    let text = """
      title: A
      why: A
      basis: A
      severity: note
      items: []
      message: A
      records:
        \(kind): { from: phrases, patterns: 'kata (?<angka>\\d)', fields: { angka: { as: figure } } }
      check: { each: \(kind), holds: angka > 1 }
      """
    return SourceFile(path: "lkj/\(id).yaml", text: text)
  }

  @Test(arguments: ["", "   ", "- a\n- b", "teks", "\u{0}", ": :", "title: [", "title: &a *a"]) func oddFilesAreErrors(
    _ text: String
  ) {
    let library = World.library([SourceFile(path: "lkj/uji/aneh.yaml", text: text)])
    #expect(library.rules.isEmpty)
    #expect(library.errors.count == 1)
  }

  /// Examples are left out when a report is reviewed, keys behind them are not.
  @Test func keysBehindTheExamplesAreRead() throws {
    let file = SourceFile(path: "lkj/angka/uji.yaml", text: Self.good + "\nsalah: 1\n")
    let errors = RuleLibrary(files: [file]).errors
    #expect(errors.contains { $0.line == 14 && $0.problem.hasPrefix("kunci 'salah' tidak dikenal") }, "\(errors)")
    #expect(file.parts.examples.contains("- fail: x"))
    #expect(!file.parts.head.contains("- fail: x"))
  }

  @Test func aRuleLiesInAFamily() {
    let library = World.library([SourceFile(path: "lkj/baik.yaml", text: Self.good)])
    #expect(library.errors.map(\.problem) == ["aturan harus berada di <dokumen>/<keluarga>/<masalah>.yaml"])
  }

  @Test func rulesAreFoundByName() {
    let named = SourceFile(
      path: "lkj/uji/baru.yaml", text: Self.good.replacing("examples:", with: "formerly: [lkj/uji/lama]\nexamples:"))
    let library = World.library([named, SourceFile(path: "lkj/lain/baik.yaml", text: Self.good)])
    #expect(library.rule(named: "lkj/uji/lama")?.id == "lkj/uji/baru")
    #expect(library.rule(named: "baik")?.id == "lkj/lain/baik")
    #expect(library.rule(named: "tiada") == nil)
  }

  @Test(
    "A part that no report has",
    arguments: [
      ("{ forbid: lorem, part: bab-9 }", "bagian 'bab-9' tidak dikenal; yang ada: bab-1, bab-2"),
      ("{ forbid: lorem, except-part: [bab-1, bab-9] }", "bagian 'bab-9' tidak dikenal"),
      ("{ require: Bab, as: [ { part: bab-9 } ] }", "bagian 'bab-9' tidak dikenal"),
      ("{ agree: nilai, of: [baris], by: nama, authority: [pk, bab-9] }", "bagian 'bab-9' tidak dikenal"),
      ("{ agree: nilai, of: [baris], by: nama, majority: -1 }", "'majority' harus 1 atau lebih"),
    ])
  func unknownParts(_ check: String, _ problem: String) throws {
    let library = RuleLibrary(files: [
      SourceFile(
        path: "lkj/bagian.yaml",
        text: "parts:\n  - { part: bab-1, title: Satu, heading: satu }\n  - { part: bab-2, title: Dua, heading: dua }\n"
      ),
      SourceFile(
        path: "lkj/records/baris.yaml",
        text:
          "title: Baris\nfrom: tables\nfields:\n  nama: { as: name, header: nama }\n  nilai: { as: figure, header: nilai }\n"
      ),
      SourceFile(
        path: "lkj/uji/salah.yaml",
        text: "title: A\nwhy: A\nbasis: A\nseverity: note\nitems: []\nmessage: A\ncheck: \(check)\n"),
    ])
    let error = try #require(library.errors.first)
    #expect(library.errors.count == 1 && error.problem.contains(problem), "\(library.errors)")
  }

  @Test func unknownBoundParts() {
    let library = RuleLibrary(files: [
      SourceFile(path: "lkj/bagian.yaml", text: "parts:\n  - { part: bab-2, title: Dua, binds: [lampiran-pq] }\n")
    ])
    #expect(library.errors.map(\.problem) == ["bagian 'bab-2' menyebut 'lampiran-pq' di 'binds', yang tidak ada"])
  }
}
