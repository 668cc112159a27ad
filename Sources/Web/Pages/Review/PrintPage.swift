internal import DeskWork
internal import Documents
internal import Reporters
internal import Reviewing
internal import Store

/// A review with its decisions as a page to print: the forms as an office signs them, then the findings.
struct PrintPage {
  let source: ReviewedDraft

  /// How many findings one page holds; what is more is on the pages after it.
  static let length = 150

  func write() throws -> String {
    let (dossier, draft, review) = (source.dossier, source.draft, source.review)
    let state = try source.state([:])
    let shown = state.shown
    let problems = Array(shown.reading.problems.indices)
    let counting = problems.filter { state.decision($0)?.disposition != .dismissed }
      .sorted { (shown.lead($1).weight, $0) < (shown.lead($0).weight, $1) }
    let pages = max((counting.count + Self.length - 1) / Self.length, 1)
    let page = min(max(source.query["hal"].flatMap { Int($0) } ?? 1, 1), pages)
    let first = (page - 1) * Self.length
    let dismissed = problems.filter { state.decision($0)?.disposition == .dismissed }
    return try Templates.render(
      Content(
        frame: source.frame, back: "\(source.address)/tinjauan", agencyName: dossier.agency.name,
        year: dossier.year, number: draft.number, uploaded: "\(draft.createdAt.words) oleh \(draft.createdBy)",
        files: shown.reading.documents.map(\.document.file.lastName).joined(separator: ", "),
        reviewed: (review.status.finishedAt ?? review.status.createdAt).words,
        coverage: SummaryRegion(state).coverage,
        forms: page == 1 ? Self.forms(state, source.query["formulir"]).map { PrintedForm($0, state) } : [],
        findings: counting.dropFirst(first).prefix(Self.length).enumerated().map { index, problem in
          PrintedFinding(first + index + 1, problem, state)
        }, hasFindings: !counting.isEmpty, count: counting.count,
        dismissed: page == pages ? dismissed.prefix(100).enumerated().map { PrintedFinding($0 + 1, $1, state) } : [],
        hasDismissed: page == pages && !dismissed.isEmpty, round: draft.round.map(ClosedRound.init),
        isSigned: page == pages, pages: pages > 1 ? "Halaman \(page) dari \(pages)" : nil,
        earlier: page > 1 ? "?hal=\(page - 1)" : nil, later: page < pages ? "?hal=\(page + 1)" : nil),
      with: "cetak")
  }

  /// One form when it is asked for, else those an office signs.
  private static func forms(_ state: ReviewState, _ asked: String?) -> [ReadForm] {
    let forms = ReviewState.ordered(state.shown.reading.forms)
    let chosen = forms.filter { $0.id == asked }
    return chosen.isEmpty ? Array(forms.prefix(2)) : chosen
  }

  /// What the template fills in.
  private struct Content {
    let frame: PageFrame
    let back: String
    let agencyName: String
    let year: Int
    let number: Int
    let uploaded: String
    let files: String
    let reviewed: String
    let coverage: String
    let forms: [PrintedForm]
    let findings: [PrintedFinding]
    let hasFindings: Bool
    let count: Int
    let dismissed: [PrintedFinding]
    let hasDismissed: Bool
    let round: ClosedRound?
    let isSigned: Bool
    let pages: String?
    let earlier: String?
    let later: String?
  }
}

/// A form as it is printed.
struct PrintedForm {
  let title: String
  let basis: String
  let columns: [String]
  let items: [Item]

  /// One item: what the machine answers, what counts, and the Catatan.
  struct Item {
    let heading: String?
    let width: Int
    let id: String
    let ask: String
    let machine: [String]
    /// What a person answers; nil follows the machine.
    let answer: String?
    let by: String?
    let note: String
  }

  fileprivate init(_ form: ReadForm, _ state: ReviewState) {
    (title, basis) = (form.title, form.basis)
    let kinds = form.items.first?.columns.map { Form.Column(rawValue: $0.column) ?? .checklist } ?? []
    columns = kinds.map(\.title)
    var group: String?
    let catatan = CatatanWords(state.shown, state.decisions, form: form.id)
    items = form.items.map { item in
      let decision = state.decisions.item(item.name)
      let badges = item.columns.map { Badge($0).words }
      defer { group = item.group }
      return Item(
        heading: item.group == group ? nil : item.group, width: kinds.count + 4, id: item.id, ask: item.ask,
        machine: badges, answer: decision?.verdict.map { Badge(person: $0, in: item).words },
        by: decision?.verdict == nil ? nil : decision?.by, note: catatan.words(of: item.name).printed)
    }
  }
}

/// A finding as it is printed.
struct PrintedFinding {
  let order: Int
  let severity: String
  let sign: String
  let title: String
  let message: String
  let computation: String?
  let place: String
  let standing: String

  fileprivate init(_ order: Int, _ problem: Int, _ state: ReviewState) {
    let lead = state.shown.lead(problem)
    let decision = state.decision(problem)
    self.order = order
    (severity, sign) = (lead.weight.display, lead.weight.sign)
    (title, message) = (state.shown.title(lead), lead.message.cut(to: 400))
    let remedy = Remedy(message: lead.message, computation: lead.computation, expected: lead.expected)
    computation = remedy.computation?.cut(to: 200)
    place = lead.evidence.first?.place ?? "Seluruh dokumen"
    let parts = [
      state.progress(problem)?.display,
      decision.flatMap { decision in decision.disposition.map { "\($0.display) (\(decision.by))" } },
      decision?.reason.isEmpty == false ? decision?.reason : nil,
    ]
    standing = parts.compactMap { $0 }.joined(separator: ", ")
  }
}
