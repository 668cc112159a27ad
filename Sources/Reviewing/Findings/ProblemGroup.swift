/// Problems that one rule tells, gathered as a reviewer writes them down: one sentence for all.
package struct ProblemGroup: Sendable {
  /// The title of the rule.
  package let title: String
  /// Their numbers in the review, in the order of the text.
  package let problems: [Int]
  /// What is wrong: the message of a single problem, the rule's title and how many there are of several.
  package let sentence: String

  /// What is known of a problem by the finding that speaks for it.
  package struct Lead: Sendable {
    let rule: String
    let title: String
    let severity: Severity
    let message: String

    package init(rule: String, title: String, severity: Severity, message: String) {
      (self.rule, self.title, self.severity, self.message) = (rule, title, severity, message)
    }
  }
}

extension ProblemGroup {
  /// Problems gathered by rule, in the order in which the rules first speak; what is a matter of style is told apart from
  /// what the same rule says of more.
  package static func gather(_ problems: [Int], lead: (Int) -> Lead) -> [ProblemGroup] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for problem in problems {
      let lead = lead(problem)
      let key = "\(lead.rule) \(lead.severity == .note)"
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(problem)
    }
    return order.compactMap { members[$0]?.sorted() }.map { problems in
      let first = lead(problems[0])
      let several = "\(first.title), \(problems.count) kali."
      return ProblemGroup(
        title: first.title, problems: problems, sentence: problems.count == 1 ? first.message : several)
    }
  }
}
