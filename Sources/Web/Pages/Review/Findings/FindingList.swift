internal import DeskWork
internal import Bahasa
internal import Reviewing
internal import Store

/// The list of findings as it is shown: a page of it, with what one rule tells under one head.
struct FindingList {
  /// How many findings one page of the list holds.
  static let length = 25
  /// Of a group no more are shown until it is opened.
  private static let mostOfGroup = 3

  /// The problems of the page; a group's first carries its head, its last what is left of it.
  let rows: [Row]
  let page: Int
  let pages: Int

  /// One problem of the page.
  struct Row {
    let problem: Int
    /// All problems of its group, when it is the first of several on the page.
    var group: [Int]?
    /// How many of its group are not shown, when it is the last that is.
    var rest = 0
  }

  init(_ state: ReviewState) {
    let query = state.query
    let groups = Self.groups(state)
    let isOpen = query.rule != nil || query.order == .text
    let rows = groups.flatMap { group -> [Row] in
      let kept = group.indices.filter { isOpen || $0 < Self.mostOfGroup || group[$0] == state.problem }
      return kept.enumerated().map { place, index in
        Row(
          problem: group[index], group: group.count > 1 && place == 0 ? group : nil,
          rest: place == kept.count - 1 ? group.count - kept.count : 0)
      }
    }
    let chosen = rows.firstIndex { $0.problem == state.problem }
    let pages = max((rows.count + Self.length - 1) / Self.length, 1)
    let page = min(max(query.page ?? chosen.map { $0 / Self.length + 1 } ?? 1, 1), pages)
    let first = (page - 1) * Self.length
    self.rows = rows.indices.filter { $0 >= first && $0 < first + Self.length || $0 == chosen }.map { rows[$0] }
    (self.page, self.pages) = (page, pages)
  }

  /// What one rule tells, together; each problem for itself where the order is that of the text.
  private static func groups(_ state: ReviewState) -> [[Int]] {
    guard state.query.order == .weight else { return state.listed.map { [$0] } }
    var groups: [[Int]] = []
    for problem in state.listed {
      if let last = groups.last?.first, state.shown.lead(last).rule == state.shown.lead(problem).rule {
        groups[groups.count - 1].append(problem)
      } else {
        groups.append([problem])
      }
    }
    return groups
  }
}

/// What one rule tells of several places, with what can be decided about all of them at once.
struct FindingGroup {
  let words: String
  let rule: String
  /// How many are not decided; nil when all are.
  let open: Int?
  let isMixed: Bool

  init(_ problems: [Int], _ state: ReviewState) {
    let lead = state.shown.lead(problems[0])
    let open = problems.count(where: state.isOpen)
    words = "\(state.shown.title(lead)): \(Figures.format(Double(problems.count), decimals: 0)) temuan"
    rule = lead.rule
    self.open = open > 0 ? open : nil
    isMixed = open > 0 && open < problems.count
  }
}

/// The form that decides several findings at once, and what was decided last.
struct BulkForm {
  /// The filters, so that the same list is decided that is seen.
  let hidden: [ReviewQuery.Field]
  /// How many of the list are not decided.
  let open: Int
  let hasOpen: Bool
  let reason: String
  let isTyped: Bool
  let back: String

  init(_ state: ReviewState) {
    hidden = state.query.fields.filter { !["bagian", "temuan", "banding", "hal"].contains($0.name) }
    open = state.listed.count { state.passes($0) && state.isOpen($0) }
    hasOpen = open > 0
    reason = state.typed[TypedWords.several]?["alasan"] ?? ""
    isTyped = !reason.isEmpty
    back = state.query.href("temuan") { ($0.finding, $0.beside, $0.page) = (nil, nil, nil) }
  }
}

/// What the visitor decided last, which they may take back.
struct LastDecision {
  let words: String
  /// The number of the last of these decisions.
  let id: Int64

  /// Nil when there is nothing to take back.
  init?(_ last: [Decision], _ state: ReviewState) {
    guard let decision = last.last, let disposition = decision.disposition, disposition != .open else { return nil }
    id = decision.id
    let title: String =
      if case .finding(let fingerprint) = decision.subject, let problem = state.shown.problem(fingerprint) {
        state.shown.title(state.shown.lead(problem))
      } else { "temuan" }
    let what = last.count > 1 ? "\(last.count) temuan" : "“\(title.cut(to: 60))”"
    let reason = decision.reason.isEmpty ? "" : " – alasan: \(decision.reason.cut(to: 120))"
    words = "\(what) \(disposition.display.lowercased()) \(decision.at.words)\(reason)"
  }
}
