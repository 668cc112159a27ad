internal import Documents

/// Findings with one cause: a reader meets a problem once, with all its places.
///
/// Two findings share a cause when they accuse the same words, whatever rule says so, or when one rule says the same
/// sentence of several places, or when a general rule accuses another cell of the same computation. What is missing
/// (`require`) stands only near where it should be, so it shares nothing.
package struct Problem: Sendable {
  /// The finding that speaks for all: of those that nobody set aside the heaviest, then one of a rule that knows what it
  /// judges, then the first by place.
  package let lead: Int
  /// The others in the order of the text, as numbers in the review's list.
  package let others: [Int]

  package var findings: [Int] { [lead] + others }
}

extension Problem {
  /// The problems behind findings, in the order of their leads; every finding is in exactly one.
  static func all(in findings: [Finding]) -> [Problem] {
    var sets = JoinedSets(count: findings.count)
    joinSameSentences(findings, &sets)
    joinSameWords(findings, &sets)
    joinSameComputation(findings, &sets)
    var members: [Int: [Int]] = [:]
    for index in findings.indices { members[sets.root(of: index), default: []].append(index) }
    return members.values.map { Problem($0, in: findings) }.sorted { $0.lead < $1.lead }
  }

  /// The problem that findings are, by their numbers in the order of the text.
  private init(_ numbers: [Int], in findings: [Finding]) {
    let lead = numbers.max { findings[$0].weighsLess(than: findings[$1], isFirst: $0 < $1) } ?? numbers[0]
    self.init(lead: lead, others: numbers.filter { $0 != lead })
  }

  /// The same problem after findings were set aside: another may speak for it.
  func settled(_ findings: [Finding]) -> Problem { Problem(self.findings.sorted(), in: findings) }

  private static func joinSameSentences(_ findings: [Finding], _ sets: inout JoinedSets) {
    var first: [String: Int] = [:]
    for (index, finding) in findings.enumerated() where !finding.evidence.isEmpty {
      let key = finding.rule.id + "\n" + finding.message
      if let earlier = first[key] { sets.join(earlier, index) } else { first[key] = index }
    }
  }

  /// Joins what a general rule says of one cell with what another rule says of the same computation in the row.
  private static func joinSameComputation(_ findings: [Finding], _ sets: inout JoinedSets) {
    for (index, finding) in findings.enumerated() where finding.rule.check.isGeneral {
      for (other, known) in findings.enumerated() where finding.sharesComputation(with: known) {
        sets.join(index, other)
      }
    }
  }

  /// Joins findings whose accused words are the same or lie within each other; findings come in the order of places,
  /// so the words that may hold another's are those seen last.
  private static func joinSameWords(_ findings: [Finding], _ sets: inout JoinedSets) {
    var open: [Int] = []
    for (index, finding) in findings.enumerated() {
      guard !finding.rule.check.isAboutPresence, let place = finding.evidence.first?.place,
        place.range.count <= Self.longestWords
      else { continue }
      open.removeAll { !findings[$0].accuses(nearby: place) }
      for other in open where findings[other].accuses(same: place) { sets.join(other, index) }
      open.append(index)
    }
  }

  /// Accused words longer than this in bytes are a whole passage, which may hold more than one problem.
  private static let longestWords = 240
}

extension Finding {
  /// One that is told speaks first; of these the heavier, of equals one of a rule that knows what it judges, then the
  /// first.
  fileprivate func weighsLess(than other: Finding, isFirst: Bool) -> Bool {
    if (aside == nil) != (other.aside == nil) { return aside != nil }
    if severity != other.severity { return severity < other.severity }
    return rule.check.isGeneral == other.rule.check.isGeneral ? !isFirst : rule.check.isGeneral
  }

  /// Whether a general rule accuses another cell of a computation that a rule which knows it found wrong.
  fileprivate func sharesComputation(with other: Finding) -> Bool {
    guard rule.check.isGeneral != other.rule.check.isGeneral, let own = evidence.first?.place,
      let place = other.evidence.first?.place, own.block == place.block, let row = own.cell?.row,
      row == place.cell?.row
    else { return false }
    return evidence.contains { $0.place == place } && other.evidence.contains { $0.place == own }
  }

  fileprivate func accuses(nearby place: Place) -> Bool {
    guard let own = evidence.first?.place else { return false }
    return own.document == place.document && own.range.upperBound >= place.range.lowerBound
  }

  fileprivate func accuses(same place: Place) -> Bool {
    guard let own = evidence.first?.place, own.block == place.block, own.cell == place.cell else { return false }
    let common = own.range.clamped(to: place.range)
    return !common.isEmpty && (common == own.range || common == place.range)
  }
}
