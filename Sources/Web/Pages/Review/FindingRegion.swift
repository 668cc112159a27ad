internal import DeskWork
internal import Bahasa
internal import Reviewing
internal import Store

/// The findings of the chosen item, with the item's answer above them and the chosen finding opened.
struct FindingRegion {
  let canDecide: Bool
  let csrf: String
  let target: String
  let item: ItemAnswer?
  let heading: String
  let count: String
  let filters: Filters
  let findings: [FindingRow]
  let hasFindings: Bool
  let fixed: [FixedRow]
  let showsFixed: Bool
  let earlier: String?
  let later: String?
  let pages: Pages?

  /// Which page of the list this is.
  struct Pages {
    let words: String
  }

  /// A finding of the draft before that is gone.
  struct FixedRow {
    let title: String
    let message: String
  }

  /// What the list may be narrowed to.
  struct Filters {
    let hidden: [ReviewQuery.Field]
    let severities: [Choice]
    let progress: [Choice]
    let showsProgress: Bool
    let dispositions: [Choice]
    let isActive: Bool
    let clear: String
  }

  /// One value of a filter.
  struct Choice {
    let value: String
    let words: String
    let isChosen: Bool
  }

  /// How many findings one page of the list holds.
  static let length = 25

  init(
    _ state: ReviewState, target: String, csrf: String, canDecide: Bool, pageImage: (String, Int) -> String?
  ) {
    (self.target, self.csrf, self.canDecide) = (target, csrf, canDecide)
    item = state.item.map { ItemAnswer($0, state) }
    heading = state.item.map { "Temuan butir \($0.id)" } ?? "Semua temuan"
    filters = Filters(state)
    let listed = state.query.progress == .done ? [] : state.listed
    let chosen = state.problem.flatMap(listed.firstIndex)
    let pages = max((listed.count + Self.length - 1) / Self.length, 1)
    let page = min(max(state.query.page ?? chosen.map { $0 / Self.length + 1 } ?? 1, 1), pages)
    let first = (page - 1) * Self.length
    let visible = listed.indices.filter { $0 >= first && $0 < first + Self.length || $0 == chosen }
    findings = visible.map { FindingRow(listed[$0], state, pageImage: pageImage) }
    hasFindings = !findings.isEmpty
    count = Figures.format(Double(listed.count), decimals: 0)
    let link = { (number: Int) -> String? in
      guard (1...pages).contains(number) else { return nil }
      return state.query.href("temuan") { ($0.page, $0.finding, $0.beside) = (number, nil, nil) }
    }
    (earlier, later) = (link(page - 1), link(page + 1))
    self.pages = pages > 1 ? Pages(words: "Halaman \(page) dari \(pages)") : nil
    showsFixed =
      state.item == nil && (state.query.progress == .done || state.query.progress == nil && page == pages)
      && !state.comparison.done.isEmpty
    fixed = showsFixed ? state.comparison.done.prefix(60).map { FixedRow(title: $0.title, message: $0.message) } : []
  }
}

extension FindingRegion.Filters {
  fileprivate init(_ state: ReviewState) {
    let query = state.query
    let kept = ["formulir", "butir", "bagian"]
    hidden = query.fields.filter { kept.contains($0.name) }
    severities = Severity.allCases.reversed().map {
      .init(value: $0.rawValue, words: $0.display, isChosen: query.severity == $0)
    }
    progress =
      !state.hasEarlier
      ? []
      : FindingProgress.allCases.map { .init(value: $0.rawValue, words: $0.display, isChosen: query.progress == $0) }
    showsProgress = !progress.isEmpty
    dispositions = Disposition.allCases.map {
      .init(value: $0.rawValue, words: $0.display, isChosen: query.disposition == $0)
    }
    isActive = query.severity != nil || query.progress != nil || query.disposition != nil
    clear = query.href("temuan") { ($0.severity, $0.progress, $0.disposition, $0.page) = (nil, nil, nil, nil) }
  }
}

/// The chosen item: what the machine and a person answer, and the Catatan.
struct ItemAnswer {
  let name: String
  let id: String
  let ask: String
  let person: String?
  let machine: [Badge]
  let machineNote: String
  let support: [Support]
  let hasSupport: Bool
  let answer: Badge?
  let by: String?
  let choices: [FindingRegion.Choice]
  let note: String
  let draft: String
  let hint: String
  /// All of the Catatan as it stands on paper.
  let kept: String
  /// What the visitor typed and did not save; nil when nothing.
  let unsaved: Unsaved?
  /// Whether the fields are open.
  let isWriting: Bool
  let after: String
  let history: [String]
  let hasHistory: Bool
  let back: String

  /// A place that speaks for the item.
  struct Support {
    let place: String
    let quote: String
    let href: String
  }

  fileprivate init(_ item: ReadForm.Item, _ state: ReviewState) {
    let decision = state.decisions.item(item.name)
    (name, id, ask, person) = (item.name, item.id, item.ask, item.person)
    machine = item.columns.map { Badge($0) }
    machineNote = item.note
    support = item.support.prefix(8).map { words in
      Support(
        place: words.place, quote: state.shown.quote(words, room: 90),
        href: state.query.href("dokumen") {
          ($0.part, $0.finding, $0.beside) = (state.shown.part(of: words), nil, nil)
        })
    }
    hasSupport = !support.isEmpty
    answer = decision?.verdict.map { Badge(person: $0, in: item) }
    by = decision.map { "\($0.by), \($0.at.words)" }
    let kind = item.columns.last.flatMap { Form.Column(rawValue: $0.column) } ?? .checklist
    let typed = state.typed["butir:\(item.name)"]
    let chosen = typed?["verdict"] ?? decision?.verdict?.rawValue ?? ""
    choices =
      [.init(value: "", words: "Ikuti jawaban mesin", isChosen: chosen.isEmpty)]
      + [Verdict.pass, .fail, .unsure, .skip].map { verdict in
        let words = verdict == .skip ? verdict.display.lowercased() : kind.word(verdict)
        return .init(value: verdict.rawValue, words: words, isChosen: chosen == verdict.rawValue)
      }
    let words = state.catatan.words(of: item.name)
    draft = words.draft
    note = typed?["catatan"] ?? words.field
    kept = words.printed
    hint = words.hint
    unsaved = Unsaved(typed)
    isWriting = typed != nil || item.findings.isEmpty
    after = decision.map { "\($0.id)" } ?? ""
    history = state.decisions.history(.item(item.name)).map { Self.words($0, kind) }
    hasHistory = !history.isEmpty
    back = state.query.href("temuan")
  }

  private static func words(_ decision: Decision, _ kind: Form.Column) -> String {
    let answer = decision.verdict.map { "menjawab “\(kind.word($0))”" } ?? "mengikuti jawaban mesin"
    return "\(decision.at.words) – \(decision.by) \(answer)" + (decision.note.isEmpty ? "" : ", dengan catatan")
  }
}
