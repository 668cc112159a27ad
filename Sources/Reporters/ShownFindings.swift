internal import Documents
internal import Reviewing

/// The findings that weigh enough to be shown and are not set apart, by their numbers in the review.
struct ShownFindings {
  /// Numbers in the review's list, rising.
  let numbers: [Int]
  /// Lighter findings are not shown.
  let minimum: Severity
  private let positions: [Int: Int]

  init(_ findings: [Finding], minimum: Severity) {
    self.minimum = minimum
    numbers = findings.indices.filter { findings[$0].severity >= minimum && findings[$0].aside == nil }
    positions = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
  }

  /// The position among the shown findings of a number in the review; nil when it is not shown.
  func index(of number: Int) -> Int? { positions[number] }
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
