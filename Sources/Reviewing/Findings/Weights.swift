import Documents
internal import Foundation

/// How much a problem matters to a reader: by what it touches, how certain it is, and how many places it spoils; written
/// as YAML in `Rules/*/bobot.yaml`.
package struct Weights: Sendable {
  /// Families of rules that touch the same kind of thing.
  package struct Tier: Sendable {
    /// What is touched, as it is said in a sentence.
    package let title: String
    /// The weight of an error at one place.
    let weight: Int
    let families: Set<String>
  }

  /// The heaviest first.
  package let tiers: [Tier]

  init(_ tiers: [Tier] = []) { self.tiers = tiers.sorted { $0.weight > $1.weight } }

  /// The weight of a problem, 1 to 100: that of its tier, halved for a warning and a fifth for a note; a law that a table
  /// obeys by itself is a little less certain than a formula of a regulation; eight times the places weigh half more.
  func weight(of problem: Problem, in findings: [Finding]) -> Int {
    let lead = findings[problem.lead]
    let tier = tiers.first { $0.families.contains(lead.rule.family) } ?? tiers.last
    let certainty: Double =
      switch lead.severity {
      case .error: lead.rule.check.isGeneral ? 0.8 : 1
      case .warning: 0.5
      case .note: 0.2
      }
    let places = problem.findings.reduce(0) { $0 + max(1, findings[$1].evidence.count(where: \.isAccused)) }
    let spread = 1 + min(0.5, log2(Double(places)) / 6)
    return min(100, max(1, Int(clamping: (Double(tier?.weight ?? 1) * certainty * spread).rounded())))
  }

  /// Nobody keeps more in mind.
  private static let most = 10
  /// A list that is hardly longer needs no beginning.
  private static let fewest = 5
  /// A longer sentence is cut: the whole one stands below.
  package static let longestForemost = 260

  /// The problems to tell first, each with those that the same rule tells elsewhere behind it: the ten heaviest, one for
  /// each rule. Problems come in reading order and are answered by their numbers; none where there are few.
  package static func foremost(_ problems: [(rule: String, weight: Int)]) -> [[Int]] {
    guard problems.count > fewest else { return [] }
    var ofRule: [String: Int] = [:]
    var chosen: [[Int]] = []
    for number in problems.indices.sorted(by: { (problems[$1].weight, $0) < (problems[$0].weight, $1) }) {
      if let place = ofRule[problems[number].rule] {
        chosen[place].append(number)
      } else {
        ofRule[problems[number].rule] = chosen.count
        chosen.append([number])
      }
    }
    return Array(chosen.prefix(most))
  }
}
