internal import Facts
internal import Reviewing

/// The shown findings in the order a reader meets them: each once, under the first item it concerns.
struct FindingGroups {
  struct Group {
    /// The form and the item with its wording; nil for findings that no shown item concerns.
    let item: (form: Form, item: Form.Item)?
    /// Numbers in the review's list: by severity, then by place.
    let findings: [Int]
  }

  let groups: [Group]
  private let items: [Int: [String]]

  init(_ review: Review, forms: [FilledForm], shown: ShownFindings) {
    var groups: [Group] = []
    var items: [Int: [String]] = [:]
    var isPlaced: Set<Int> = []
    for filled in forms {
      for answer in filled.answers {
        for number in answer.findings { items[number, default: []].append("\(filled.form.id)/\(answer.item.id)") }
        let new = answer.findings.filter { shown.index(of: $0) != nil && isPlaced.insert($0).inserted }
        guard !new.isEmpty else { continue }
        groups.append(Group(item: (filled.form, answer.item), findings: Self.sorted(new, review)))
      }
    }
    let others = shown.numbers.filter { !isPlaced.contains($0) }
    if !others.isEmpty { groups.append(Group(item: nil, findings: Self.sorted(others, review))) }
    self.groups = groups
    self.items = items
  }

  /// The full names of the items a finding concerns: of its rule, then of the shown forms.
  func items(of number: Int, _ finding: Finding) -> [String] {
    finding.rule.items + (items[number] ?? []).filter { !finding.rule.items.contains($0) }
  }

  private static func sorted(_ numbers: [Int], _ review: Review) -> [Int] {
    numbers.sorted { (review.findings[$1].severity, $0) < (review.findings[$0].severity, $1) }
  }
}
