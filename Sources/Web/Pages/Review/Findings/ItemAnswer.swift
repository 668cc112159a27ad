internal import DeskWork
internal import Reviewing
internal import Store

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
  let choices: [FindingFilters.Choice]
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

  init(_ item: ReadForm.Item, _ state: ReviewState) {
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
