internal import Documents
internal import Reviewing

/// The findings that weigh enough to be shown and are not set apart, by their numbers in the review.
struct ShownFindings {
  /// Numbers in the review's list, rising.
  let numbers: [Int]
  /// Lighter findings are not shown.
  let minimum: Severity
  /// By the number of a problem its shown findings, the one that speaks for all first.
  let problems: [Int: [Int]]
  private let positions: [Int: Int]

  init(_ review: Review, minimum: Severity) {
    self.minimum = minimum
    let told = review.told(from: minimum)
    problems = Dictionary(uniqueKeysWithValues: told.map { (review.problemOfFinding[$0[0]], $0) })
    numbers = told.joined().sorted()
    positions = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
  }

  /// The position among the shown findings of a number in the review; nil when it is not shown.
  func index(of number: Int) -> Int? { positions[number] }

  /// The shown problems that some findings belong to, each once, in the order of the findings.
  func problems(of findings: [Int], in review: Review) -> [[Int]] {
    var seen: Set<Int> = []
    let shown = findings.filter { index(of: $0) != nil }.map { review.problemOfFinding[$0] }
    return shown.filter { seen.insert($0).inserted }.compactMap { problems[$0] }
  }
}

extension Review {
  /// The filled forms with the given ids, in that order; ids without a form are passed over.
  func forms(_ ids: [String]) -> [FilledForm] {
    ids.compactMap { id in forms.first { $0.form.id == id } }
  }
}

extension Document {
  /// The line, from 1, on which a gap starts.
  func line(of gap: Gap) -> Int { text.line(at: min(max(gap.range.lowerBound, 0), text.count)) + 1 }
}
