internal import Documents
internal import Facts
internal import Reviewing

/// The few problems a reader should see first: the heaviest, with what the same rule says elsewhere counted beside it.
struct Foremost {
  struct Entry {
    /// The shown findings of the heaviest problem of its rule.
    let problem: [Int]
    let severity: Severity
    let message: String
    /// Where it stands, and how many other shown problems the same rule tells: `Tabel 3.1 baris 2, hal. 34; dan 3 serupa`.
    let place: String
  }

  static let title = "Yang terpenting dulu"

  /// Empty where there are few problems.
  let entries: [Entry]
  /// How the problems are ordered, in one sentence.
  let order: String

  init(_ review: Review, _ groups: FindingGroups) {
    let problems = groups.groups.flatMap(\.problems).sorted { $0[0] < $1[0] }
    let places = NotePlaces(book: review.book)
    entries = Weights.foremost(
      problems.map { (review.findings[$0[0]].rule.id, review.weights[review.problemOfFinding[$0[0]]]) }
    ).map { chosen in
      let problem = problems[chosen[0]]
      let lead = review.findings[problem[0]]
      let place = lead.evidence.first.map { places.place($0.place, isBrief: true) } ?? "seluruh dokumen"
      return Entry(
        problem: problem, severity: lead.severity,
        message: Layout.cut(lead.message.plain, to: Weights.longestForemost),
        place: chosen.count == 1 ? place : "\(place); dan \(chosen.count - 1) serupa")
    }
    let tiers = review.weighing.tiers.map(\.title).joined(separator: ", ")
    order = "Urutan: \(tiers); yang pasti dan yang merusak banyak tempat lebih dahulu."
  }
}
