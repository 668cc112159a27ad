import Documents
import Readers
import Testing

@testable import Reviewing

/// What is told first: contradicted figures, then duties, and spelling last.
@Suite struct WeightTests {
  private static let tiers = SourceFile(
    path: "lkj/bobot.yaml",
    text: """
      weights:
        - { title: ejaan, weight: 8, families: [nama] }
        - { title: angka, weight: 60, families: [aritmetika] }
        - { title: peraturan, weight: 30, families: [regulasi] }
      """)

  private func rule(_ id: String, _ severity: String, _ words: String) -> SourceFile {
    SourceFile(
      path: "lkj/\(id).yaml",
      text: """
        title: Contoh
        why: Contoh.
        basis: Contoh
        severity: \(severity)
        items: []
        message: 'Salah {kutipan}.'
        check: { forbid: '\(words)' }
        """)
  }

  private func weights(_ text: String, _ rules: [SourceFile]) throws -> [String: Int] {
    let library = RuleLibrary(files: rules + [Self.tiers])
    try #require(library.errors == [])
    let review = Review(
      Dossier(documents: [Readers.read(Array(text.utf8), file: "a.md")]), library: library)
    return Dictionary(
      uniqueKeysWithValues: zip(review.problems, review.weights).map { problem, weight in
        (review.findings[problem.lead].rule.id, weight)
      })
  }

  @Test func whatIsTouchedGoesFirstThenHowCertainItIs() throws {
    let weights = try weights(
      "Satu dua tiga empat lima.",
      [
        rule("aritmetika/pasti", "error", "satu"), rule("aritmetika/ragu", "warning", "dua"),
        rule("regulasi/pasti", "error", "tiga"), rule("nama/pasti", "error", "empat"),
        rule("nama/gaya", "note", "lima"),
      ])
    #expect(
      weights == [
        "lkj/aritmetika/pasti": 60, "lkj/aritmetika/ragu": 30, "lkj/regulasi/pasti": 30, "lkj/nama/pasti": 8,
        "lkj/nama/gaya": 2,
      ])
  }

  @Test(arguments: [(1, 60), (2, 70), (8, 90), (64, 90)])
  func manyPlacesWeighMore(_ places: Int, _ weight: Int) throws {
    let text = Array(repeating: "Ada satu.", count: places).joined(separator: "\n\n")
    #expect(try weights(text, [rule("aritmetika/pasti", "error", "satu")]) == ["lkj/aritmetika/pasti": weight])
  }

  @Test func theTiersAreOrderedByWeight() {
    #expect(RuleLibrary(files: [Self.tiers]).weights.tiers.map(\.title) == ["angka", "peraturan", "ejaan"])
  }

  @Test(arguments: ["0", "101", "banyak"]) func aWeightOutsideItsBoundsIsAnError(_ weight: String) {
    let file = SourceFile(
      path: "lkj/bobot.yaml", text: "weights:\n  - { title: A, weight: \(weight), families: [nama] }")
    #expect(RuleLibrary(files: [file]).errors.count == 1)
  }

  /// A rule of a family without a tier would be weighed by chance.
  @Test func everyFamilyOfRulesHasATier() {
    let known = Set(Shipped.library.weights.tiers.flatMap(\.families))
    #expect(Set(Shipped.library.rules.map(\.family)) == known)
  }
}
