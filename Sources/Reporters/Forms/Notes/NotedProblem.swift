internal import Reviewing

/// A problem as the notes of a form tell it: what is wrong and where, how much it matters, and its findings.
struct NotedProblem: Sendable, Codable {
  let rule: String
  let title: String
  let severity: Severity
  let message: String
  /// Where it stands, in few words; nil when it has no place.
  let place: String?
  let weight: Int
  /// Whether the office accepts it as it is.
  let isAccepted: Bool
  /// What makes its findings the same in another draft; the one that speaks for all first.
  let fingerprints: [String]

  /// The problems of a review by their numbers.
  static func all(_ review: Review, _ places: NotePlaces) -> [NotedProblem] {
    review.problems.enumerated().map { number, problem in
      let lead = review.findings[problem.lead]
      return NotedProblem(
        rule: lead.rule.id, title: lead.rule.title.plain, severity: lead.severity, message: lead.message.plain,
        place: lead.evidence.first.map { places.place($0.place, isBrief: true) }, weight: review.weights[number],
        isAccepted: review.acceptance(of: number) != nil,
        fingerprints: problem.findings.map { review.findings[$0].fingerprint })
    }
  }
}

extension [NotedProblem] {
  /// Some of them as a reviewer writes them down, in the order in which their numbers are given.
  func gathered(_ problems: [Int]) -> [ProblemGroup] {
    ProblemGroup.gather(problems) { number in
      let problem = self[number]
      return .init(
        rule: problem.rule, title: problem.title, severity: problem.severity, message: problem.message)
    }
  }
}

/// An item of a form as its note is drafted: what the machine answers, and what speaks for it.
struct NotedItem: Sendable, Codable {
  let id: String
  /// The numbers of the problems that concern it, in the order in which they are told.
  let problems: [Int]
  /// The machine's answers, a column each, by name.
  let columns: [Column]
  /// What the machine says in a sentence.
  let sentence: String
  /// Why only a person can judge it; nil when rules can.
  let person: String?
  /// Whether it counts indicators, which its sentence tells.
  let isCounted: Bool
  /// Whether it follows from other items.
  let isDependent: Bool
  /// Where a person may look, in a sentence.
  let hints: String
  /// The first place that speaks for it.
  let support: String?

  /// A column of the form and the machine's verdict in it.
  struct Column: Sendable, Codable {
    let column: String
    let verdict: String
  }

  init(_ answer: Answer, _ places: NotePlaces) {
    id = answer.item.id
    problems = answer.problems
    columns = answer.columns.map { Column(column: $0.column.rawValue, verdict: $0.verdict.rawValue) }
    sentence = answer.note.plain
    person = answer.item.person
    isCounted = answer.item.indicators != nil
    isDependent = !answer.item.after.isEmpty
    hints = Self.hints(answer, places)
    support = answer.support.first.map { places.place($0.place, isBrief: true) }
  }

  /// The machine's answers; one that another version named is open.
  var verdicts: [Verdict] { columns.map { Verdict(rawValue: $0.verdict) ?? .unsure } }

  /// The machine's answers in the words of the form.
  var words: String {
    zip(columns, verdicts).map { (Form.Column(rawValue: $0.column) ?? .checklist).word($1) }.joined(separator: ", ")
  }

  private static func hints(_ answer: Answer, _ places: NotePlaces) -> String {
    guard !answer.support.isEmpty else { return "Tidak ada petunjuk dalam dokumen." }
    var seen: Set<String> = []
    let named = answer.support.prefix(20).map { places.place($0.place, isBrief: true) }
      .filter { seen.insert($0).inserted }
    return "Petunjuk\(named.count > 2 ? ", antara lain" : ""): \(named.prefix(2).joined(separator: "; "))."
  }
}
