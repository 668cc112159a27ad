import Documents
import Readers
import Testing

@testable import Reviewing

/// Findings with one cause are one problem.
@Suite struct ProblemTests {
  private static func rule(_ message: String, _ check: String) -> String {
    """
    title: Contoh
    why: Contoh.
    basis: Contoh
    severity: warning
    items: []
    message: '\(message)'
    check: \(check)
    """
  }

  private func problems(_ text: String, _ rules: [(String, String)]) -> [[String]] {
    let files = rules.enumerated().map { number, rule in
      SourceFile(path: "lkj/uji/aturan-\(number).yaml", text: Self.rule(rule.0, rule.1))
    }
    let library = RuleLibrary(files: files)
    #expect(library.errors.isEmpty)
    let review = Review(Dossier(documents: [Readers.read(Array(text.utf8), file: "a.md")]), library: library)
    #expect(review.problems.flatMap(\.findings).sorted() == Array(review.findings.indices))
    for (number, problem) in review.problems.enumerated() {
      #expect(problem.findings.allSatisfy { review.problemOfFinding[$0] == number })
    }
    return review.problems.map { $0.findings.map { review.findings[$0].message } }
  }

  @Test func oneSentenceOfSeveralPlacesIsOneProblem() {
    let found = problems(
      "Ada angka 14.90.\n\nLagi angka 14.90.\n\nLain angka 15.90.", [("Salah {kutipan}.", "{ forbid: '\\d+\\.90' }")])
    #expect(found == [["Salah 14.90.", "Salah 14.90."], ["Salah 15.90."]])
  }

  @Test func rulesThatAccuseTheSameWordsShareAProblem() {
    let found = problems(
      "Kelas 90 sampai 80 terbalik.", [("A", "{ forbid: '90 sampai 80' }"), ("B", "{ forbid: '80' }")])
    #expect(found == [["A", "B"]])
  }

  @Test func wordsThatOnlyTouchOrOverlapAreTwoProblems() {
    let found = problems(
      "Kelas 90 sampai 80 terbalik.",
      [("A", "{ forbid: '90 sampai' }"), ("B", "{ forbid: 'sampai 80' }"), ("C", "{ forbid: '80 ter' }")])
    #expect(found.count == 3)
  }

  @Test func differentThingsMissingAtOnePlaceAreDifferentProblems() {
    let found = problems(
      "# Lampiran\n\nKosong.",
      [
        ("A", "{ require: Rekap, as: [ { heading: 'rekap' } ], near: 'lampiran' }"),
        ("B", "{ require: Renja, as: [ { heading: 'renja' } ], near: 'lampiran' }"),
      ])
    #expect(found == [["A"], ["B"]])
  }

  @Test func manyFindingsStayCheap() {
    let text = String(repeating: "angka 14.90 dan 15.90\n\n", count: 3000)
    #expect(problems(text, [("Salah {kutipan}.", "{ forbid: '\\d+\\.90' }")]).count == 2)
  }

  /// What a rule without records says of a table is said by the rule that knows the table, when there is one.
  @Test func aGeneralRuleGivesWay() {
    let rows = (1...8).map {
      "| \($0) | Nama \($0) | \($0 * 137 + 20) | \($0 * 91 + 7) | \($0 * 228 + ($0 == 3 ? 28 : 27)) |"
    }
    let text = "| No | Uraian | A | B | C |\n|---|---|---|---|---|\n" + rows.joined(separator: "\n")
    let found = problems(text, [("Umum.", "{ obey: jumlah }"), ("Kenal {kutipan}.", "{ forbid: '\\b712\\b' }")])
    #expect(found == [["Kenal 712.", "Umum."]])
  }

  /// A problem weighs as much as the heaviest of what is told of it, whoever speaks and whatever of it was accepted.
  @Test(arguments: [
    (["error", "note", "error"], 1, Severity.error), (["error", "note", "warning"], 1, .warning),
    (["warning", "error", "note"], 0, .error), (["note", "warning", "note"], 2, .note),
  ])
  func theHeaviestToldCounts(_ severities: [String], _ accepted: Int, _ weight: Severity) throws {
    let files = severities.enumerated().map { number, severity in
      let text = Self.rule("Aturan \(number).", "{ forbid: '90 sampai 80' }")
      return SourceFile(
        path: "lkj/uji/aturan-\(number).yaml",
        text: text.replacing("severity: warning", with: "severity: \(severity)"))
    }
    let document = Readers.read(Array("Kelas 90 sampai 80 terbalik.".utf8), file: "a.md")
    var review = Review(Dossier(documents: [document]), library: RuleLibrary(files: files))
    try #require(review.problems.count == 1 && review.findings.count == 3)
    let heaviest = review.findings.indices.sorted { review.findings[$0].severity > review.findings[$1].severity }
    let day = try #require(CalendarDay("2026-01-01"))
    let acceptances = heaviest.prefix(accepted).map { index in
      Acceptance(
        subject: .rule(review.findings[index].rule.id, words: nil), reason: "Contoh.", by: "Penguji", until: day,
        line: 1)
    }
    #expect(review.setAside(acceptances, on: day).unused.isEmpty)
    #expect(review.counts(from: .note).problems == [weight: 1])
    #expect(review.severity(of: 0) == weight)
    #expect(review.told(from: .note).map { review.findings[$0[0]].severity } == [weight])
    #expect(review.hasProblems(from: weight))
  }
}
