extension Review {
  /// Sets apart what an earlier review knew already with the same identity, as often as it did; never what weighs
  /// more now. Answers how many problems are then known as a whole.
  @discardableResult
  package mutating func setAside(knownFrom draft: Draft) -> Int {
    var known = Dictionary(grouping: draft.findings) { $0.identity.fact }.mapValues { $0.map(\.severity).sorted() }
    for index in findings.indices where findings[index].aside == nil {
      let finding = findings[index]
      guard let heaviest = known[finding.identity.fact]?.last, finding.severity <= heaviest else { continue }
      known[finding.identity.fact]?.removeLast()
      findings[index].aside = .known
    }
    settleProblems()
    return counts(from: .note).known
  }

  /// Sets apart what people accepted, as of a day. Answers which acceptances have run out (with whether they would
  /// still be needed) and which accept nothing.
  package mutating func setAside(
    _ acceptances: [Acceptance], on today: CalendarDay
  ) -> (expired: [Acceptance], unused: [Acceptance]) {
    let expired = acceptances.filter { $0.until < today }
    let valid = acceptances.filter { $0.until >= today }
    var used: Set<Acceptance> = []
    for index in findings.indices {
      guard let acceptance = valid.first(where: { $0.accepts(findings[index], book) }) else { continue }
      used.insert(acceptance)
      findings[index].aside = .accepted(acceptance)
    }
    settleProblems()
    return (expired, valid.filter { !used.contains($0) })
  }

  /// Lets a finding that is told speak for each problem, where there is one.
  private mutating func settleProblems() { problems = problems.map { $0.settled(findings) } }
}
