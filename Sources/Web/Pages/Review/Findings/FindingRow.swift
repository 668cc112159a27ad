internal import DeskWork
internal import Documents
internal import Reporters
internal import Reviewing
internal import Store

/// One problem in the list of findings; opened when it is the chosen one.
struct FindingRow {
  let number: Int
  let href: String
  let style: String
  let sign: String
  let severity: String
  let title: String
  let message: String
  let place: String
  let progress: Badge?
  let decision: Badge?
  /// Whether the visitor typed something about it that is not saved.
  let isTyped: Bool
  let opened: OpenedFinding?

  /// The head of its group, when it is the first of several.
  let group: FindingGroup?
  /// The link to the rest of its group, when it is the last that is shown.
  let rest: Rest?
  /// What it is selected by; nil when it is decided already.
  let selector: String?

  /// Those of a group that are not shown.
  struct Rest {
    let words: String
    let href: String
  }

  init(_ row: FindingList.Row, _ state: ReviewState, pageImage: (String, Int) -> String?) {
    let problem = row.problem
    let lead = state.shown.lead(problem)
    group = row.group.map { FindingGroup($0, state) }
    rest =
      row.rest == 0
      ? nil
      : Rest(
        words: "Tampilkan \(row.rest) temuan serupa lainnya",
        href: state.query.href("temuan") { ($0.rule, $0.page, $0.finding, $0.beside) = (lead.rule, nil, nil, nil) })
    selector = state.isOpen(problem) ? lead.fingerprint : nil
    number = problem
    href = state.query.href("pilih") { ($0.finding, $0.part, $0.beside) = (lead.fingerprint, nil, nil) }
    style = lead.weight.css
    sign = lead.weight.sign
    severity = lead.weight.display
    title = state.shown.title(lead)
    message = lead.message.cut(to: 400)
    place = lead.evidence.first?.place ?? "Seluruh dokumen"
    progress = state.progress(problem).map { Badge(style: $0.badge, sign: "", words: $0.display) }
    decision = state.decision(problem).flatMap { $0.disposition }.flatMap(Badge.init)
    isTyped = state.typed["temuan:\(lead.fingerprint)"] != nil
    opened = problem == state.problem ? OpenedFinding(problem, state, pageImage) : nil
  }
}

extension Badge {
  /// What a person made of a finding; nil when nothing counts.
  fileprivate init?(_ disposition: Disposition) {
    switch disposition {
    case .accepted: self.init(style: "good", sign: "✓", words: disposition.display)
    case .dismissed: self.init(style: "quiet", sign: "–", words: disposition.display)
    case .open: return nil
    }
  }
}

/// The chosen finding: its computation, its places, and what a person makes of it.
struct OpenedFinding {
  let fingerprint: String
  let computation: String?
  let expected: String?
  let why: String
  let basis: String
  let rule: String
  let items: String?
  let places: [Witness]
  let more: String?
  let others: [Other]
  let hasOthers: Bool
  let decided: String?
  let reason: String?
  let reasonText: String
  let remark: String
  /// What the visitor typed and did not save; nil when nothing.
  let unsaved: Unsaved?
  let after: String
  let isOpen: Bool
  let history: [String]
  let hasHistory: Bool
  let back: String
  /// The address of the next finding that nobody decided; nil when there is none.
  let next: String?
  let picture: Picture?

  /// The picture of the page on which the accused words stand.
  struct Picture {
    let page: Int
    let source: String
    /// Left, top, right, bottom in points.
    let box: String
  }

  /// One place of the evidence.
  struct Witness {
    let label: String
    let style: String
    let place: String
    let field: String?
    let before: String
    let words: String
    let behind: String
    let show: String
    /// The address that shows it beside the accused words; nil for these themselves.
    let beside: String?
  }

  /// Another finding with the same cause.
  struct Other {
    let message: String
    let otherPlace: String
    let show: String?
  }

  fileprivate init(_ problem: Int, _ state: ReviewState, _ pageImage: (String, Int) -> String?) {
    let shown = state.shown
    let lead = shown.lead(problem)
    let decision = state.decision(problem)
    fingerprint = lead.fingerprint
    let remedy = Remedy(message: lead.message, computation: lead.computation, expected: lead.expected)
    (computation, expected) = (remedy.computation, remedy.expected)
    why = shown.reading.rules[lead.rule]?.why ?? ""
    basis = shown.reading.rules[lead.rule]?.basis ?? ""
    rule = lead.rule
    let members = shown.reading.problems[problem].map { shown.reading.findings[$0] }
    let names = Set(members.flatMap(\.items)).sorted()
    items = names.isEmpty ? nil : names.map(FormWords.item).joined(separator: " · ")
    places = lead.evidence.enumerated().map {
      Witness($1, number: $0, beside: $0 == 0 ? nil : lead.evidence.first, state)
    }
    more = lead.more > 0 ? "dan \(lead.more) tempat lain, semuanya dalam unduhan JSON" : nil
    others = members.dropFirst().prefix(10).map { other in
      Other(
        message: other.message == lead.message ? "" : other.message.cut(to: 300),
        otherPlace: other.evidence.first?.place ?? "Seluruh dokumen",
        show: other.evidence.first.map { words in
          state.query.href("t\(problem)") { ($0.part, $0.beside) = (shown.part(of: words), nil) }
        })
    }
    hasOthers = !others.isEmpty
    decided = decision.flatMap { decision in
      decision.disposition.map {
        "\($0 == .open ? "Putusan dibatalkan" : $0.display) oleh \(decision.by), \(decision.at.words)"
      }
    }
    let typed = state.typed["temuan:\(lead.fingerprint)"]
    reason = decision.flatMap { $0.reason.isEmpty ? nil : $0.reason }
    reasonText = typed?["alasan"] ?? reason ?? ""
    remark = typed?["catatan"] ?? decision?.note ?? ""
    unsaved = Unsaved(typed)
    after = decision.map { "\($0.id)" } ?? ""
    isOpen = (decision?.disposition ?? .open) == .open
    let history = members.flatMap { state.decisions.history(.finding($0.fingerprint)) }
    self.history = history.map { decision in
      "\(decision.at.words) – \(decision.by): \((decision.disposition ?? .open).display.lowercased())"
        + (decision.reason.isEmpty ? "" : " karena \(decision.reason)")
    }
    hasHistory = history.count > 1
    back = state.query.href("pilih")
    next = state.nextOpen(after: problem).map { next in
      state.query.href("pilih") {
        ($0.finding, $0.part, $0.beside, $0.page) = (shown.lead(next).fingerprint, nil, nil, nil)
      }
    }
    picture = lead.evidence.first.flatMap { words in
      guard let page = words.page, let box = words.box else { return nil }
      return pageImage(shown.reading.documents[words.document].document.file, page).map {
        Picture(page: page, source: $0, box: box.map { "\(Int(clamping: $0.rounded()))" }.joined(separator: " "))
      }
    }
  }
}

extension OpenedFinding.Witness {
  fileprivate init(_ words: ReadEvidence, number: Int, beside accused: ReadEvidence?, _ state: ReviewState) {
    label = number == 0 ? "Yang dipersoalkan" : "Bandingkan"
    style = number == 0 ? "pilih" : "saksi"
    place = words.place
    field = words.field
    // Words on the line of the accused are seen there; they are only named.
    let isSeen = accused.map { state.shown.sharesLine($0, words) } ?? false
    (before, self.words, behind) =
      isSeen ? ("", state.shown.quote(words, room: 160), "") : state.shown.excerpt(words, width: 160)
    let part = state.shown.part(of: words)
    show = state.query.href(number == 0 ? "pilih" : "saksi-\(number)") { ($0.part, $0.beside) = (part, nil) }
    beside = number == 0 || isSeen ? nil : state.query.href("banding") { ($0.part, $0.beside) = (nil, number) }
  }
}
