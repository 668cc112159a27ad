/// What a review tells, in numbers. A problem is told once, however many findings it has; whoever says how many there are
/// says it from here.
package struct ReviewCounts: Sendable, Equatable {
  /// The problems that are told, by how much the finding that speaks for each weighs.
  package private(set) var problems: [Severity: Int] = [:]
  /// The findings these are, and the places they accuse; what is missing as a whole has one place.
  package private(set) var findings = 0
  package private(set) var places = 0
  /// The problems that are not told: because all of it is lighter, known from an earlier review, or accepted.
  package private(set) var lighter = 0
  package private(set) var known = 0
  package private(set) var accepted = 0

  /// All problems that are told.
  package var total: Int { problems.values.reduce(0, +) }
}

extension Review {
  /// The problems that are told from a severity on, each as its findings that are, the one that speaks first.
  package func told(from minimum: Severity) -> [[Int]] {
    problems.indices.map { told($0, from: minimum) }.filter { !$0.isEmpty }
  }

  /// The findings of a problem that are told: none that was set aside, the one that speaks first.
  private func told(_ problem: Int, from minimum: Severity) -> [Int] {
    problems[problem].findings.filter { findings[$0].aside == nil && findings[$0].severity >= minimum }
  }

  /// How much a problem weighs: as much as the finding that speaks for it. Counts of problems count by this.
  package func severity(of problem: Int) -> Severity { findings[problems[problem].lead].severity }

  /// How much is told from a severity on.
  package func counts(from minimum: Severity) -> ReviewCounts {
    var counts = ReviewCounts()
    for problem in problems.indices {
      let all = problems[problem].findings.map { findings[$0] }
      counts.add(all, told: told(problem, from: minimum).map { findings[$0] })
    }
    return counts
  }
}

extension ReviewCounts {
  /// Adds a problem by its findings and by those that are told, the one that speaks first.
  fileprivate mutating func add(_ findings: [Finding], told: [Finding]) {
    guard let lead = told.first else {
      if findings.contains(where: { $0.aside == nil }) {
        lighter += 1
      } else if findings.contains(where: \.isAccepted) {
        accepted += 1
      } else {
        known += 1
      }
      return
    }
    problems[lead.severity, default: 0] += 1
    self.findings += told.count
    places += told.reduce(0) { $0 + max($1.accused.count, 1) }
  }
}

extension Finding {
  /// Whether a person accepted it as it is.
  package var isAccepted: Bool {
    guard case .accepted? = aside else { return false }
    return true
  }
}
