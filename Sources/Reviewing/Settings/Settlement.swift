/// What an earlier review and the settings beside a report changed in what is shown, for all who read the result.
package struct Settlement: Sendable {
  /// The earlier review whose findings are hidden, and how many problems that are.
  package var base: (name: String, hidden: Int)?
  /// The file of the settings that were used.
  package var settings: String?
  /// Acceptances whose last day is over; what they accepted is shown again.
  package var expired: [Acceptance] = []
  /// Acceptances that accept nothing.
  package var unused: [Acceptance] = []
  /// Where the report contradicts the settings: `tahun`, what they say, what it says.
  package var contradictions: [(what: String, said: String, printed: String)] = []
}

extension Review {
  /// The accepted findings by their numbers, with their acceptances.
  package var accepted: [(number: Int, acceptance: Acceptance)] {
    findings.indices.compactMap { number in
      guard case .accepted(let acceptance)? = findings[number].aside else { return nil }
      return (number, acceptance)
    }
  }

  /// Whether a problem that is told weighs at least so much.
  package func hasProblems(from severity: Severity) -> Bool {
    counts(from: .note).problems.contains { $0.key >= severity && $0.value > 0 }
  }
}
