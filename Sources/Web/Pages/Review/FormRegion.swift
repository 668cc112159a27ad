internal import DeskWork
internal import Reviewing
internal import Store

/// The forms beside the document: a tab for each, and the items of the chosen one with their answers.
struct FormRegion {
  let tabs: [Tab]
  let title: String
  let basis: String
  let groups: [Group]
  let all: All

  /// One form.
  struct Tab {
    let href: String
    let words: String
    let isChosen: Bool
  }

  /// Items under one heading of the form.
  struct Group {
    let heading: String?
    let items: [Row]
  }

  /// The list of all findings, whatever item they concern.
  struct All {
    let href: String
    let isChosen: Bool
    let count: Int
  }

  /// One item with the machine's answer and a person's.
  struct Row {
    let id: String
    let ask: String
    let href: String
    let isChosen: Bool
    let machine: [Badge]
    let person: Badge?
    let support: Int
    let findings: Int
    let hasFindings: Bool
    let note: String?
    let isPersonsNote: Bool
    /// Whether the visitor typed something about it that is not saved.
    let isTyped: Bool
  }

  init(_ state: ReviewState) {
    let query = state.query
    tabs = ReviewState.ordered(state.shown.reading.forms).map { form in
      let href = query.href("formulir") { ($0.form, $0.item, $0.finding, $0.page) = (form.id, nil, nil, nil) }
      return Tab(href: href, words: form.shortTitle, isChosen: form.id == state.form?.id)
    }
    title = state.form?.title ?? "Tidak ada formulir yang terpasang"
    basis = state.form?.basis ?? ""
    all = All(
      href: query.href("temuan") { ($0.item, $0.finding, $0.page) = (nil, nil, nil) }, isChosen: state.item == nil,
      count: state.shown.reading.problems.count)
    var groups: [Group] = []
    var rows: [Row] = []
    var heading: String?
    for item in state.form?.items ?? [] {
      if item.group != heading, !rows.isEmpty {
        groups.append(Group(heading: heading, items: rows))
        rows = []
      }
      heading = item.group
      rows.append(Row(item, state))
    }
    self.groups = groups + (rows.isEmpty ? [] : [Group(heading: heading, items: rows)])
  }
}

extension FormRegion.Row {
  fileprivate init(_ item: ReadForm.Item, _ state: ReviewState) {
    let decision = state.decisions.item(item.name)
    let problems = state.problems(of: item)
    (id, ask) = (item.id, item.ask)
    href = state.query.href("temuan") { ($0.item, $0.finding, $0.page) = (item.name, nil, nil) }
    isChosen = item.name == state.item?.name
    machine = item.columns.map { Badge($0) }
    person = decision?.verdict.map { Badge(person: $0, in: item) }
    support = item.support.count
    findings = problems.count
    hasFindings = !problems.isEmpty
    isPersonsNote = !(decision?.note ?? "").isEmpty
    let words = state.catatan.words(of: item.name).field
    note = words.isEmpty ? nil : words
    isTyped = state.typed["butir:\(item.name)"] != nil
  }
}

/// An answer as a word, a sign and a colour.
struct Badge {
  let style: String
  let sign: String
  let words: String
  /// The column of the form it answers.
  let column: String?

  init(style: String, sign: String, words: String, column: String? = nil) {
    (self.style, self.sign, self.words, self.column) = (style, sign, words, column)
  }

  /// The machine's answer in a column.
  init(_ column: ReadForm.Column) {
    let kind = Form.Column(rawValue: column.column) ?? .checklist
    let verdict = Verdict(rawValue: column.verdict) ?? .unsure
    self.init(style: verdict.badge, sign: verdict.sign, words: kind.word(verdict), column: kind.title)
  }

  /// A person's answer, in the word of the column that weighs most.
  init(person verdict: Verdict, in item: ReadForm.Item) {
    let kind = item.columns.last.flatMap { Form.Column(rawValue: $0.column) } ?? .checklist
    self.init(style: verdict.badge, sign: verdict.sign, words: kind.word(verdict))
  }
}

extension ReadForm {
  /// The name an office calls it by: `Lembar Asistensi`.
  var shortTitle: String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
