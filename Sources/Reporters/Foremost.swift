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
  /// Nobody keeps more in mind.
  private static let most = 10
  /// A list that is hardly longer needs no beginning.
  private static let fewest = 5
  /// The whole sentence stands below.
  private static let longest = 260

  /// Empty where there are few problems.
  let entries: [Entry]
  /// How the problems are ordered, in one sentence.
  let order: String

  init(_ review: Review, _ groups: FindingGroups) {
    let problems = groups.groups.flatMap(\.problems)
    let weight = { (problem: [Int]) in review.weights[review.problemOfFinding[problem[0]]] }
    let ordered = problems.sorted { (weight($1), $0[0]) < (weight($0), $1[0]) }
    var chosen: [(problem: [Int], others: Int)] = []
    var known: [String: Int] = [:]
    for problem in ordered {
      let rule = review.findings[problem[0]].rule.id
      if let index = known[rule] {
        chosen[index].others += 1
      } else {
        known[rule] = chosen.count
        chosen.append((problem, 0))
      }
    }
    let places = NotePlaces(book: review.book)
    let shown = problems.count > Self.fewest ? chosen.prefix(Self.most) : []
    entries = shown.map { choice in
      let lead = review.findings[choice.problem[0]]
      let place = lead.evidence.first.map { places.place($0.place, isBrief: true) } ?? "seluruh dokumen"
      return Entry(
        problem: choice.problem, severity: lead.severity, message: Layout.cut(lead.message.plain, to: Self.longest),
        place: choice.others == 0 ? place : "\(place); dan \(choice.others) serupa")
    }
    let tiers = review.weighing.tiers.map(\.title).joined(separator: ", ")
    order = "Urutan: \(tiers); yang pasti dan yang merusak banyak tempat lebih dahulu."
  }
}
