import Documents
import Facts
import Testing

@testable import Reviewing

@Suite struct ReviewTests {
  @Test func findingsStandInTheOrderOfTheText() {
    let library = World.library([
      World.rule("forbid: lorem", id: "uji/b"), World.rule("forbid: ipsum", id: "uji/a"),
      World.rule("require: X\nas:\n  - phrase: tiada", id: "uji/c"),
    ])
    let review = Review(Dossier(documents: [World.document("Lorem ipsum.\n\nIpsum lorem.")]), library: library)
    #expect(review.findings.map(\.rule.id) == ["lkj/uji/b", "lkj/uji/a", "lkj/uji/a", "lkj/uji/b", "lkj/uji/c"])
    #expect(review.outcomes.map(\.rule.id) == ["lkj/uji/a", "lkj/uji/b", "lkj/uji/c"])
  }

  /// A cell that belongs to many rows is one place and is accused once.
  @Test func aMergedCellIsAccusedOnce() {
    let rule = World.rule("each: indikator\nholds: sasaran = 'Tertib'\naccuse: sasaran")
    let text = "| Sasaran | Indikator |\n|---|---|\n| Bersih | Satu |\n| | Dua |\n| | Tiga |"
    let review = Review(Dossier(documents: [World.document(text)]), library: World.library([rule]))
    #expect(review.findings.count == 1)
    #expect(review.outcomes.first?.checked == 3)
  }

  /// More findings of one rule than anyone reads are only counted.
  @Test func findingsOfOneRuleAreBounded() {
    let text = Array(repeating: "Lorem.", count: 1500).joined(separator: "\n\n")
    let library = World.library([World.rule("forbid: lorem")])
    let review = Review(Dossier(documents: [World.document(text)]), library: library)
    #expect(review.findings.count == 1000)
    #expect(review.outcomes.first?.checked == 1500)
    #expect(review.outcomes.first?.reasons == ["500 temuan serupa lainnya tidak dirinci"])
  }

  @Test func coverageCountsWhatWasJudged() {
    let rule = World.rule("each: indikator\nholds: capaian = realisasi / target * 100")
    let text = """
      | Indikator | Target | Realisasi | Capaian |
      |---|---|---|---|
      | Jalan | 90 | 81 | 90 |
      | Opini | WTP | WTP | 100 |

      Uraian.

      | Nama | Umur |
      |---|---|
      | A | 30 |

      [tak terbaca: halaman 4]
      """
    let coverage = Review(Dossier(documents: [World.document(text)]), library: World.library([rule])).coverage
    #expect(coverage.tables == 2)
    #expect(coverage.tablesRead == 1)
    #expect(coverage.figures == 5)
    #expect(coverage.figuresChecked == 3)
    #expect(coverage.judgements == 1)
    #expect(coverage.gaps == 1)
  }

  /// The signed agreement is often bound into the planning chapter as a picture: it is not called missing then, other
  /// annexes are.
  @Test(arguments: [nil, 9]) func anUnreadPageMayBeTheAgreement(page: Int?) throws {
    let text = """
      # BAB I PENDAHULUAN

      Gambaran umum dinas.

      # BAB II PERENCANAAN KINERJA

      Perjanjian kinerja dinas disajikan di bawah ini.

      # BAB III AKUNTABILITAS KINERJA

      Capaian dinas baik.

      # BAB IV PENUTUP

      Demikian laporan ini.
      """
    let read = World.document(text)
    let end = try #require(read.blocks.first { read.string($0).hasSuffix("BAB III AKUNTABILITAS KINERJA") }).range
      .lowerBound
    let gaps = page.map { [Gap(range: end..<end, reason: "Gambar.", pages: $0...$0)] } ?? []
    let document = Document(file: read.file, text: read.text, blocks: read.blocks, gaps: gaps)
    let review = Review(Dossier(documents: [document]), library: Shipped.library)
    let verdict = { (annex: String) in
      review.outcomes.first { $0.rule.id == "lkj/kelengkapan/lampiran-\(annex)-tidak-ada" }?.verdict
    }
    #expect(verdict("pk") == (page == nil ? .fail : .unsure))
    #expect(verdict("iku") == (page == nil ? .fail : .unsure))
    #expect(verdict("renja") == .fail)
  }

  @Test func aDossierWithoutDocumentsIsJudged() {
    let review = Review(Dossier(documents: []), library: World.library([World.rule("forbid: lorem")]))
    #expect(review.findings.isEmpty)
    #expect(review.outcomes.map(\.verdict) == [.skip])
  }
}

/// A rule that runs into a limit is unsure, never clean.
@Suite struct LimitTests {
  private static let text = String(repeating: "a", count: 64) + "b."

  @Test func aRunawayPatternLeavesItsRuleUnsure() {
    let library = World.library([
      World.rule("forbid: '(?:a+)+$'", id: "uji/lambat"), World.rule("forbid: b", id: "uji/cepat"),
    ])
    let review = Review(Dossier(documents: [World.document(Self.text)]), library: library)
    #expect(review.outcomes.map(\.verdict) == [.fail, .unsure])
    #expect(review.outcomes.last?.reasons == ["pola tidak selesai"])
    #expect(review.findings.count == 1)
  }

  @Test(arguments: [
    "each: indikator\nonly: { indikator: '(?:a+)+$' }\nholds: target = 90",
    "require: X\nas:\n  - phrase: '(?:a+)+$'", "forbid: b\nunless: '(?:a+)+$'",
  ])
  func everyPatternIsBounded(_ check: String) throws {
    let long = String(repeating: "a", count: 64) + "b"
    let document = World.document("\(long) b.\n\n| Indikator | Target |\n|---|---|\n| \(long) | 90 |")
    let outcome = try World.outcome(check, on: Dossier(documents: [document]))
    #expect(outcome.verdict == .unsure)
    #expect(outcome.reasons == ["pola tidak selesai"])
  }

  @Test func anUnfinishedRecordLeavesItsRulesUnsure() {
    let record = SourceFile(
      path: "lkj/records/lambat.yaml",
      text: "title: L\nfrom: phrases\npatterns: '(?<isi>(?:a+)+)$'\nfields: { isi: { as: text } }")
    let library = World.library([record, World.rule("each: lambat\nholds: isi = 'x'")])
    let review = Review(Dossier(documents: [World.document(Self.text)]), library: library)
    #expect(review.outcomes.map(\.verdict) == [.unsure])
    #expect(review.outcomes.first?.reasons == ["pola tidak selesai"])
  }

  @Test func timeIsBounded() {
    let library = World.library([World.rule("forbid: a")])
    let document = World.document(String(repeating: "kata ", count: 20_000))
    let review = Review(Dossier(documents: [document]), library: library, timePerRule: .zero)
    #expect(review.outcomes.map(\.verdict) == [.unsure])
  }

  /// Letters and digits from a picture may be misread: how they are written is no more than a note.
  @Test(arguments: [(false, [Severity.error, .error]), (true, [.error, .note])])
  func whatWasReadFromAPictureIsNoError(_ isRecognised: Bool, _ severities: [Severity]) throws {
    let library = World.library([
      World.rule("each: indikator\nholds: realisasi <= target", id: "aritmetika/contoh"),
      World.rule("forbid: lorem ipsum", id: "nama/contoh"),
    ])
    try #require(library.errors == [])
    let read = World.document(
      "| Indikator | Satuan | Target | Realisasi |\n|---|---|---|---|\n| Jalan | % | 90 | 95 |\n\nLorem ipsum.")
    let document = Document(
      file: read.file, text: read.text, blocks: read.blocks,
      pages: [PageStart(offset: 0, page: 1, isRecognised: isRecognised)])
    let review = Review(Dossier(documents: [document]), library: library)
    #expect(review.findings.map(\.severity) == severities)
    #expect(review.findings[1].message.contains("cocokkan dengan gambarnya") == isRecognised)
  }
}
