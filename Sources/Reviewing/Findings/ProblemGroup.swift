/// Problems that one rule tells, gathered as a reviewer writes them down: one sentence for all.
package struct ProblemGroup: Sendable {
  package let rule: Rule
  /// Their numbers in the review, in the order of the text.
  package let problems: [Int]
  /// What is wrong: the message of a single problem, the rule's title and how many there are of several.
  package let sentence: String
}

extension ProblemGroup {
  /// Problems gathered by rule, in the order in which the rules first speak; what is a matter of style is told apart from
  /// what the same rule says of more.
  static func gather(_ problems: [Int], _ all: [Problem], _ findings: [Finding]) -> [ProblemGroup] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for problem in problems {
      let lead = findings[all[problem].lead]
      let key = "\(lead.rule.id) \(lead.severity == .note)"
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(problem)
    }
    return order.compactMap { members[$0]?.sorted() }.map { problems in
      let lead = findings[all[problems[0]].lead]
      let several = "\(lead.rule.title), \(problems.count) kali."
      return ProblemGroup(
        rule: lead.rule, problems: problems, sentence: problems.count == 1 ? lead.message : several)
    }
  }
}

extension Review {
  /// Problems as a reviewer writes them down, in the order in which they are given.
  package func gathered(_ problems: [Int]) -> [ProblemGroup] {
    ProblemGroup.gather(problems, self.problems, findings)
  }
}
