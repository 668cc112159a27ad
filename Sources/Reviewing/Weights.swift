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
    return min(100, max(1, Int((Double(tier?.weight ?? 1) * certainty * spread).rounded())))
  }
}
