internal import Facts
internal import Reviewing

/// The shown problems in the order a reader meets them: each once, under the first item one of its findings concerns.
struct FindingGroups {
  struct Group {
    /// The form and the item with its wording; nil for problems that no shown item concerns.
    let item: (form: Form, item: Form.Item)?
    /// The shown findings of each problem, the one that speaks for all first; the heaviest first, then by place.
    let problems: [[Int]]
    /// How many shown problems concern the item, with those that stand under an item before.
    let concerned: Int
  }

  let groups: [Group]
  private let items: [Int: [String]]

  init(_ review: Review, forms: [FilledForm], shown: ShownFindings) {
    var groups: [Group] = []
    var items: [Int: [String]] = [:]
    var isPlaced: Set<Int> = []
    let weight = { (problem: [Int]) in review.weights[review.problemOfFinding[problem[0]]] }
    func group(_ findings: [Int], under item: (Form, Form.Item)?) {
      let told = shown.problems(of: findings, in: review)
      let new = told.filter { isPlaced.insert($0[0]).inserted }
      guard !new.isEmpty else { return }
      let problems = new.sorted { left, right in
        let weights = (weight(left), weight(right))
        return (weights.1, left[0]) < (weights.0, right[0])
      }
      groups.append(
        Group(item: item, problems: problems, concerned: item == nil ? problems.count : told.count))
    }
    for filled in forms {
      for answer in filled.answers {
        for number in answer.findings { items[number, default: []].append("\(filled.form.id)/\(answer.item.id)") }
        group(answer.findings, under: (filled.form, answer.item))
      }
    }
    group(shown.numbers, under: nil)
    self.groups = groups
    self.items = items
  }

  /// The full names of the items a problem concerns: of its rules, then of the shown forms.
  func items(of problem: [Int], in review: Review) -> [String] {
    var seen: Set<String> = []
    let named = problem.flatMap { review.findings[$0].rule.items } + problem.flatMap { items[$0] ?? [] }
    return named.filter { seen.insert($0).inserted }
  }

  /// What there is to say of a problem.
  func words(of problem: [Int], in review: Review, _ places: PlaceWords) -> ProblemWords? {
    ProblemWords(problem.map { review.findings[$0] }, items: items(of: problem, in: review), places: places)
  }
}
