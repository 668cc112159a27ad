import Documents
import Facts
import Testing

@testable import Reviewing

@Suite struct ScaleTests {
  private func scale(_ classes: String) throws -> Scale {
    let file = SourceFile(path: "lkj/scales/uji.yaml", text: "title: Uji\nsource: Uji\nclasses:\n" + classes)
    return try KnowledgeFiles.scale(file)
  }

  /// Whole bounds with gaps between them, as Permendagri 86/2017 prints them.
  private static let whole = """
      - { word: Sangat tinggi, from: 91, to: 100 }
      - { word: Tinggi, from: 76, to: 90, aliases: [Baik] }
      - { word: Sedang, from: 66, to: 75 }
      - { word: Rendah, to: 65 }
    """

  @Test(
    arguments: [
      (95, ["Sangat tinggi"]), (91, ["Sangat tinggi"]), (90, ["Tinggi", "Baik"]), (80, ["Tinggi", "Baik"]),
      // A value in a gap may be either of its neighbours.
      (90.5, ["Tinggi", "Baik", "Sangat tinggi"]), (75.3, ["Sedang", "Tinggi", "Baik"]),
      // Beyond the last class it may be that class.
      (140, ["Sangat tinggi"]), (-3, ["Rendah"]), (65, ["Rendah"]),
    ] as [(Double, [String])])
  func wordsOfAValue(_ value: Double, _ words: [String]) throws {
    let scale = try scale(Self.whole)
    #expect(scale.words(for: value, value) == words)
  }

  /// A bound belongs to both of its classes: sources differ in how they close them.
  @Test(arguments: [(80, ["A", "BB"]), (80.01, ["A"]), (79.99, ["BB"])] as [(Double, [String])])
  func boundsBelongToBoth(_ value: Double, _ words: [String]) throws {
    let scale = try scale("  - { word: A, above: 80, to: 100 }\n  - { word: BB, above: 70, to: 80 }")
    #expect(scale.words(for: value, value) == words)
  }

  @Test func aRoundedValueMayBeBoth() throws {
    let scale = try scale(Self.whole)
    #expect(scale.words(for: 89.5, 91.2) == ["Sangat tinggi", "Tinggi", "Baik"])
  }

  @Test(arguments: [
    ("  - { word: A, to: 3 }", 4, "paling sedikit dua"), ("  - { word: A, to: x }\n  - { word: B }", 4, "harus angka"),
    ("  - { kata: A }\n  - { word: B }", 4, "kunci 'kata' tidak dikenal"),
  ])
  func brokenScales(_ classes: String, _ line: Int, _ problem: String) throws {
    let error = try #require(throws: RuleFileError.self) { try scale(classes) }
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line == line)
  }

  private static let sakip = SourceFile(
    path: "lkj/scales/nilai.yaml",
    text: "title: Nilai\nsource: Uji\nclasses:\n  - { word: BB, above: 70, to: 80 }\n  - { word: B, to: 70 }")

  private static let printed = """
    | Rentang | Predikat |
    |---|---|
    | ≥ 90 | Sangat Tinggi |
    | 75 – 89 | Tinggi |
    | < 75 | Rendah |


    """

  private func verdict(_ check: String, _ text: String) throws -> Outcome {
    try World.outcome(check, on: Dossier(documents: [World.document(text)]), knowing: [Self.sakip])
  }

  private func row(_ value: String, _ word: String) -> String {
    "| Indikator | Capaian | Predikat |\n|---|---|---|\n| Jalan | \(value) | \(word) |"
  }

  @Test(arguments: [
    ("95", "Sangat Tinggi", Verdict.pass), ("95", "Tinggi", .fail), ("89,50", "Tinggi", .pass),
    ("89,50", "Sangat Tinggi", .pass),
    ("60%", "Rendah", .pass), ("60%", "rendah", .pass), ("120", "Sangat Tinggi", .pass), ("-", "Rendah", .skip),
    ("Puas", "Rendah", .unsure),
  ])
  func predicatesOfThePrintedScale(_ value: String, _ word: String, _ expected: Verdict) throws {
    let outcome = try verdict("each: indikator\nholds: predikat = predikat(capaian)", Self.printed + row(value, word))
    #expect(outcome.verdict == expected)
  }

  @Test func withoutAPrintedScaleNothingIsKnown() throws {
    let outcome = try verdict("each: indikator\nholds: predikat = predikat(capaian)", row("95", "Tinggi"))
    #expect(outcome.reasons == ["skala predikat tidak dimuat dalam laporan"])
  }

  @Test(arguments: [("70,00", "B", Verdict.pass), ("70,00", "BB", .pass), ("70,01", "B", .fail), ("72,5", "BB", .pass)])
  func predicatesOfAKnownScale(_ value: String, _ word: String, _ expected: Verdict) throws {
    let outcome = try verdict("each: indikator\nholds: predikat = predikat(capaian, 'nilai')", row(value, word))
    #expect(outcome.verdict == expected)
  }

  @Test(arguments: [("Tinggi", Verdict.pass), ("Luar Biasa", .fail)]) func listedWords(
    _ word: String, _ expected: Verdict
  ) throws {
    let outcome = try verdict("each: indikator\nholds: tercantum(predikat)", Self.printed + row("95", word))
    #expect(outcome.verdict == expected)
  }

  @Test(arguments: [
    ("≥ 90", "75 – 89", Verdict.pass), ("≥ 90", "75 – <90", .pass), ("≥ 90", "70 – 80", .fail),
    ("≥ 90,00", "75,00 – 89,99", .pass),
  ])
  func scalesWithoutGaps(_ top: String, _ middle: String, _ expected: Verdict) throws {
    let text = "| Rentang | Predikat |\n|---|---|\n| \(top) | Tinggi |\n| \(middle) | Sedang |"
    #expect(try verdict("each: skala\nholds: bersambung(rentang)", text).verdict == expected)
  }
}
