import Documents
import Testing

@testable import Reviewing

/// How the items of a form follow from what the rules say.
@Suite struct FormTests {
  private static let form = SourceFile(
    path: "lkj/forms/formulir.yaml",
    text: """
      title: Formulir Uji
      basis: Uji
      columns: [ketersediaan, kesesuaian]
      items:
        - { item: 1, ask: Ada dan benar }
        - { item: 2, ask: Tidak dinilai aturan mana pun }
        - { item: 3, ask: Bersyarat, after: [1] }
        - { item: 4, ask: Bagian manusia, person: 'Periksa sendiri.', evidence: [{ phrase: hadiah }] }
        - { item: 5, ask: Dijawab butir lain, as: lain/1 }
      """)

  private static let checklist = SourceFile(
    path: "lkj/forms/lain.yaml",
    text: "title: Lain\nbasis: Uji\ncolumns: [checklist]\nitems:\n  - { item: 1, ask: Ceklis }")

  private static let items = "[formulir/1, lain/1]"

  /// `[ada]` says that it is there, `[salah]` is an error, `[lemah]` a warning, `[gaya]` a note.
  private static let rules = [
    World.rule("require: Isi\nas:\n  - phrase: ada", message: "{nama} tidak ada.", items: items, id: "uji/ada"),
    World.rule("each: indikator\nholds: realisasi <= target", severity: "error", items: items, id: "uji/salah"),
    World.rule(
      "each: indikator\nwhen: satuan = 'lemah'\nholds: target = 1", severity: "warning", items: items, id: "uji/lemah"),
    World.rule(
      "each: indikator\nwhen: satuan = 'gaya'\nholds: target = 1", severity: "note", items: items, id: "uji/gaya"),
  ]

  private func answers(_ text: String, form: String = "formulir") throws -> [String: Answer] {
    let library = World.library([Self.form, Self.checklist] + Self.rules)
    try #require(library.errors == [])
    let review = Review(Dossier(documents: [World.document(text)]), library: library)
    let filled = try #require(review.forms.first { $0.form.id == form })
    return Dictionary(uniqueKeysWithValues: filled.answers.map { ($0.item.id, $0) })
  }

  /// Where one bad example answers an item, a warning is enough; a note never is.
  @Test(arguments: [("lemah", Verdict.fail), ("gaya", .unsure)])
  func anItemMayFailOnAWarning(_ unit: String, _ verdict: Verdict) throws {
    let form = SourceFile(
      path: "lkj/forms/formulir.yaml",
      text: """
        title: Formulir Uji
        basis: Uji
        columns: [checklist]
        items:
          - { item: 1, ask: Semua terukur, person: 'Periksa sendiri.', fails-on: warning }
        """)
    let library = World.library([form] + Self.rules.filter { $0.path.contains("lemah") || $0.path.contains("gaya") })
    let review = Review(Dossier(documents: [World.document(table("2", "2", unit))]), library: library)
    #expect(review.forms.first?.answers.first?.verdict == verdict)
  }

  /// One warning leaves an item open; two of different rules answer it.
  @Test(arguments: [(1, Verdict.unsure), (2, .fail)])
  func twoWarningsAreAnAnswer(_ count: Int, _ verdict: Verdict) throws {
    let form = SourceFile(
      path: "lkj/forms/formulir.yaml",
      text: "title: Uji\nbasis: Uji\ncolumns: [checklist]\nitems:\n  - { item: 1, ask: Semua benar }")
    let rules = (1...count).map { number in
      World.rule(
        "each: indikator\nholds: target = \(number)0", severity: "warning", items: "[formulir/1]",
        id: "uji/lemah-\(number)")
    }
    let review = Review(Dossier(documents: [World.document(table("5", "5"))]), library: World.library([form] + rules))
    #expect(review.forms.first?.answers.first?.verdict == verdict)
  }

  private func table(_ target: String, _ result: String, _ unit: String = "%") -> String {
    "| Indikator | Satuan | Target | Realisasi |\n|---|---|---|---|\n| Jalan | \(unit) | \(target) | \(result) |"
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let title: String
    let words: String
    let target: String
    let result: String
    var unit = "%"
    let columns: [Verdict]
    let checklist: Verdict

    var testDescription: String { title }
  }

  static let cases = [
    Case(title: "ada dan benar", words: "Ada.", target: "90", result: "80", columns: [.pass, .pass], checklist: .pass),
    Case(
      title: "ada tetapi salah", words: "Ada.", target: "90", result: "95", columns: [.pass, .fail], checklist: .fail),
    Case(
      title: "tidak ada: benar tidaknya tidak dapat dinilai", words: "Kosong.", target: "90", result: "80",
      columns: [.fail, .unsure], checklist: .fail),
    Case(
      title: "peringatan menggantung, tidak menggagalkan", words: "Ada.", target: "90", result: "80", unit: "lemah",
      columns: [.pass, .unsure], checklist: .unsure),
    Case(
      title: "catatan tidak menggantung", words: "Ada.", target: "90", result: "80", unit: "gaya",
      columns: [.pass, .pass], checklist: .pass),
    Case(
      title: "tidak ada yang dapat dinilai bukan lulus", words: "Ada.", target: "Puas", result: "Puas",
      columns: [.pass, .unsure], checklist: .unsure),
  ]

  /// A yes needs the rule that the item names, whatever else was found right.
  @Test(arguments: [("90", "%", Verdict.unsure), ("1", "lemah", .pass)])
  func aYesNeedsItsProof(_ one: (target: String, unit: String, verdict: Verdict)) throws {
    let form = SourceFile(
      path: "lkj/forms/bukti.yaml",
      text: """
        title: Bukti
        basis: Uji
        columns: [checklist]
        items:
          - { item: 1, ask: Terbukti, as: lain/1, proven-by: [lkj/uji/lemah] }
        """)
    let library = World.library([Self.form, Self.checklist, form] + Self.rules)
    try #require(library.errors == [])
    let document = World.document("Ada.\n\n" + table(one.target, "1", one.unit))
    let review = Review(Dossier(documents: [document]), library: library)
    let filled = try #require(review.forms.first { $0.form.id == "bukti" })
    #expect(filled.answers.map(\.verdict) == [one.verdict])
  }

  private static let perIndicator = [
    SourceFile(
      path: "lkj/forms/cakupan.yaml",
      text: """
        title: Cakupan
        basis: Uji
        columns: [checklist]
        items:
          - { item: 1, ask: Target dan realisasi, presence: semua, indicators: target }
        """),
    SourceFile(
      path: "lkj/pembanding.yaml",
      text: """
        comparisons:
          - comparison: target
            title: Target dan realisasi
            records: [indikator]
            states: [target, realisasi atau capaian]
            whole: lkj/uji/tiada
        """),
    World.rule(
      "require: Isi\nas:\n  - phrase: ada", message: "{nama} tidak ada.", items: "[cakupan/1]", id: "uji/tiada"),
  ]

  /// What is asked of every indicator is counted over the indicators, and those without it are named.
  @Test(arguments: [
    ("Ada.", "| Jalan | % | 90 | 80 |\n| Air | % | 50 | 40 |", Verdict.pass, "2 dari 2 indikator."),
    ("Ada.", "| Jalan | % | 90 | 80 |\n| Air | % | 50 | |", .unsure, "1 dari 2 indikator; belum ditemukan untuk: Air."),
    ("Ada.", "| Jalan | % | 90 | |", .unsure, "Ada, tetapi belum terbaca indikator mana yang dicakup."),
    ("Kosong.", "| Jalan | % | 90 | |", .fail, "Isi tidak ada."),
    ("Ada.", "", .pass, ""),
  ])
  func indicatorsAreCounted(_ words: String, _ rows: String, _ verdict: Verdict, _ note: String) throws {
    let library = World.library(Self.perIndicator)
    try #require(library.errors == [])
    let table = "| Indikator | Satuan | Target | Realisasi |\n|---|---|---|---|\n" + rows
    let text = "# Bab III\n\n\(words)\n\n" + (rows.isEmpty ? "" : table)
    let review = Review(Dossier(documents: [World.document(text)]), library: library)
    let answer = try #require(review.forms.first { $0.form.id == "cakupan" }?.answers.first)
    #expect(answer.verdict == verdict)
    #expect(answer.note == note)
  }

  @Test func aComparisonNobodyDefinesIsAnError() {
    #expect(
      World.library([Self.perIndicator[0]]).errors.map(\.problem).contains { $0.contains("perbandingan 'target'") })
    #expect(
      World.library(Array(Self.perIndicator[1...1])).errors.map(\.problem).contains { $0.contains("lkj/uji/tiada") })
  }

  @Test func aProofThatNoRuleGivesIsAnError() {
    let form = SourceFile(
      path: "lkj/forms/bukti.yaml",
      text: "title: B\nbasis: Uji\ncolumns: [checklist]\nitems:\n  - { item: 1, ask: A, proven-by: [lkj/uji/tiada] }")
    #expect(World.library([form]).errors.map(\.problem).contains { $0.contains("lkj/uji/tiada") })
  }

  @Test(arguments: cases) func answersFollowTheRules(_ item: Case) throws {
    let text = item.words + "\n\n" + table(item.target, item.result, item.unit)
    let answer = try #require(try answers(text)["1"])
    #expect(answer.columns.map(\.verdict) == item.columns)
    #expect(answer.verdict == item.columns.max())
    #expect(try answers(text, form: "lain")["1"]?.verdict == item.checklist)
    #expect(try answers(text)["5"]?.columns.map(\.verdict) == item.columns)
  }

  @Test func anItemWithoutRulesIsUnsure() throws {
    let answer = try #require(try answers("Ada.")["2"])
    #expect(answer.verdict == .unsure)
    #expect(answer.note == "Tidak ada isi yang dapat diperiksa untuk butir ini.")
  }

  /// A conditional item applies only when one before it was answered no.
  @Test(arguments: [("95", Verdict.unsure), ("80", .skip), ("Puas", .unsure)]) func conditionalItems(
    _ result: String, _ verdict: Verdict
  ) throws {
    #expect(try answers("Ada.\n\n" + table("90", result))["3"]?.verdict == verdict)
  }

  @Test func aPersonsItemIsNeverAnsweredYes() throws {
    let seen = try #require(try answers("Ada hadiah.")["4"])
    #expect(seen.verdict == .unsure)
    #expect(seen.note == "Periksa sendiri. Petunjuk ditemukan di 1 tempat.")
    #expect(seen.support.count == 1)
    let unseen = try #require(try answers("Ada.")["4"])
    #expect(unseen.verdict == .unsure)
    #expect(unseen.note == "Periksa sendiri. Tidak ada petunjuk dalam dokumen.")
  }

  /// That nothing forbidden was said is no yes without something that is as it should be.
  @Test func silenceIsNoYes() throws {
    let form = SourceFile(
      path: "lkj/forms/hening.yaml",
      text:
        "title: Hening\nbasis: Uji\ncolumns: [ketersediaan, kesesuaian, checklist]\nitems:\n  - { item: 1, ask: Benar }"
    )
    func verdicts(_ text: String) throws -> [Verdict] {
      let library = World.library([
        form, World.rule("forbid: lorem ipsum", items: "[hening/1]", id: "uji/kata"),
        World.rule("each: indikator\nholds: realisasi <= target", items: "[hening/1]", id: "uji/nilai"),
      ])
      try #require(library.errors == [])
      let review = Review(Dossier(documents: [World.document(text)]), library: library)
      return try #require(review.forms.first { $0.form.id == "hening" }?.answers.first).columns.map(\.verdict)
    }
    #expect(try verdicts("Tiga baris saja.") == [.unsure, .unsure, .unsure])
    #expect(try verdicts(table("90", "80")) == [.pass, .pass, .pass])
    #expect(try verdicts("Lorem ipsum.") == [.pass, .fail, .fail])
  }

  @Test func notesSayWhatWasFound() throws {
    #expect(try answers("Kosong.")["1"]?.note == "Isi tidak ada.")
    let two = "Ada.\n\n" + table("90", "95") + "\n| Jembatan | % | 50 | 60 |"
    let answer = try #require(try answers(two)["1"])
    #expect(answer.findings == [0, 1])
    // Both say the same sentence, which is one problem and counted as one everywhere.
    #expect(answer.note == "Salah.")
    let different = try #require(try answers("Ada.\n\n" + table("90", "95", "gaya"))["1"])
    #expect(different.findings.count == 2)
    #expect(different.note == "Salah. (dan 1 temuan lain)")
  }

  @Test(arguments: [
    (Form.Column.availability, Verdict.fail, "tidak ada"), (.availability, .pass, "ada"),
    (.correctness, .fail, "tidak sesuai"),
    (.checklist, .pass, "ya"), (.checklist, .unsure, "belum dapat dinilai"), (.correctness, .skip, "–"),
  ])
  func words(_ column: Form.Column, _ verdict: Verdict, _ word: String) { #expect(column.word(verdict) == word) }

  @Test(arguments: [
    ("columns: [nilai]\nitems: [{ item: 1, ask: A }]", 3, "'nilai' tidak dikenal; yang ada: ketersediaan"),
    ("columns: [checklist]\nitems:\n  - { item: 1, ask: A }\n  - { item: 1, ask: B }", 5, "ditulis dua kali"),
    ("columns: [checklist]\nitems:\n  - { item: 1, ask: A, after: [7] }", 5, "butir '7' yang tidak ada"),
    ("columns: [checklist]\nitems:\n  - { item: 1, tanya: A }", 5, "kunci 'tanya' tidak dikenal"),
  ])
  func brokenForms(_ text: String, _ line: Int, _ problem: String) throws {
    let file = SourceFile(path: "lkj/forms/rusak.yaml", text: "title: F\nbasis: B\n" + text)
    let error = try #require(World.library([file]).errors.first)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line == line)
  }
}
