package import Reviewing

/// What the reviews of a run come to together.
package struct BatchTallies {
  /// Those that have a review, in the order of their names.
  let reviewed: [ReviewedDossier]
  /// Those that have none.
  let failed: [ReviewedDossier]
  /// The rules that found something, those that did so in most dossiers first.
  let rules: [RuleTally]
  /// Dossiers by the share of their figures that was checked, a tenth each: 0 to under 10 %, …, 90 to 100 %.
  let shares: [Int]
  /// Dossiers without a figure in a table.
  let withoutFigures: Int

  /// One rule over all dossiers.
  struct RuleTally {
    let rule: String
    let title: String
    let severity: Severity
    /// The dossiers in which it found something.
    var dossiers: Int
    var problems: Int
  }

  /// - Parameter dossiers: in the order of their names.
  package init(_ dossiers: [ReviewedDossier]) {
    reviewed = dossiers.filter { $0.review != nil }
    failed = dossiers.filter { $0.review == nil }
    let digests = reviewed.compactMap(\.review)
    var tallies: [String: RuleTally] = [:]
    for count in digests.flatMap(\.rules) {
      tallies[
        count.rule,
        default: RuleTally(
          rule: count.rule, title: count.title, severity: count.severity, dossiers: 0, problems: 0)
      ].dossiers += 1
      tallies[count.rule]?.problems += count.problems
    }
    rules = tallies.values.sorted { ($1.dossiers, $1.problems, $0.rule) < ($0.dossiers, $0.problems, $1.rule) }
    var shares = [Int](repeating: 0, count: Self.tenths)
    for share in digests.compactMap(\.coverage.share) {
      let tenth = Int(exactly: (share * Double(Self.tenths)).rounded(.down)) ?? 0
      shares[max(0, min(tenth, Self.tenths - 1))] += 1
    }
    self.shares = shares
    withoutFigures = digests.count { $0.coverage.share == nil }
  }

  private static let tenths = 10

  /// The problems of a severity in all dossiers.
  package func count(_ severity: Severity) -> Int {
    reviewed.reduce(0) { $0 + ($1.review?.counts[severity] ?? 0) }
  }

  /// Those with most errors, then with most warnings; none without either.
  var worst: [ReviewedDossier] {
    let grave = reviewed.filter { dossier in
      dossier.review.map { $0.counts.error + $0.counts.warning > 0 } ?? false
    }
    let rank = { (dossier: ReviewedDossier) in
      (dossier.review?.counts.error ?? 0, dossier.review?.counts.warning ?? 0)
    }
    return Array(grave.sorted { rank($0) == rank($1) ? $0.id < $1.id : rank($0) > rank($1) }.prefix(Self.mostWorst))
  }

  private static let mostWorst = 10

  /// The commonest rules of each severity, the gravest first: slips of spelling are in every report.
  var commonest: [RuleTally] {
    [(Severity.error, 10), (.warning, 6), (.note, 4)].flatMap { severity, most in
      rules.filter { $0.severity == severity }.prefix(most)
    }
  }

  /// How many dossiers answer an item so.
  func count(_ verdict: Verdict, _ form: String, _ item: String) -> Int {
    reviewed.count { BatchForms.verdict($0, form, item) == verdict }
  }
}
