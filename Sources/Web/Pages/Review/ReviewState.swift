internal import DeskWork
internal import Reviewing
internal import Store

/// A review with what persons made of it: what all regions of its page are written from.
struct ReviewState {
  let shown: ShownDossier
  let decisions: Decisions
  let comparison: DraftProgress
  /// What the visitor typed and did not save, by what it is about.
  let typed: [String: TypedWords]
  /// What the visitor decided last about findings, one or several at once.
  let last: [Decision]
  /// The Catatan of that form with what persons decided.
  let catatan: CatatanWords
  var query: ReviewQuery
  /// The form whose items are shown; nil when no form is installed.
  let form: ReadForm?
  /// The chosen item; nil for all findings.
  let item: ReadForm.Item?
  /// The chosen problem.
  let problem: Int?
  /// Whether a draft before this one had findings.
  let hasEarlier: Bool
  /// The problems the list shows, after the filters, in the order that is asked for.
  private(set) var listed: [Int] = []

  init(
    _ shown: ShownDossier, _ decisions: Decisions, _ comparison: DraftProgress, _ typed: [String: TypedWords],
    _ last: [Decision], _ query: ReviewQuery
  ) {
    (self.shown, self.decisions, self.comparison, self.typed) = (shown, decisions, comparison, typed)
    self.last = last
    hasEarlier =
      !comparison.done.isEmpty || !comparison.undecided.isEmpty || comparison.progress.values.contains { $0 != .new }
    var query = query
    let forms = shown.reading.forms
    let problem = query.finding.flatMap(shown.problem)
    let form = forms.first { $0.id == query.form } ?? Self.ordered(forms).first
    var item = form?.items.first { $0.name == query.item }
    if let problem, let known = item, !Self.problems(of: known, shown).contains(problem) { item = nil }
    query.form = form?.id
    query.item = item?.name
    if problem == nil { (query.finding, query.beside) = (nil, nil) }
    self.query = query
    (self.form, self.item, self.problem) = (form, item, problem)
    catatan = CatatanWords(shown, decisions, form: form?.id ?? "")
    let all = item.map { Self.problems(of: $0, shown) } ?? Array(shown.reading.problems.indices)
    let found = all.filter(isListed)
    listed = query.order == .text ? found : shown.foremost(found)
  }

  /// The forms in the order an office fills them: the Lembar Asistensi before the Kertas Kerja Reviu.
  static func ordered(_ forms: [ReadForm]) -> [ReadForm] {
    let first = ["lembar-asistensi", "kertas-kerja-reviu"]
    let rank = { (form: ReadForm) in first.firstIndex(of: form.id) ?? first.count }
    return forms.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// The problems that concern an item, in the order of the text.
  static func problems(of item: ReadForm.Item, _ shown: ShownDossier) -> [Int] {
    Set(item.findings.map { shown.problemOfFinding[$0] }).sorted()
  }

  func problems(of item: ReadForm.Item) -> [Int] { Self.problems(of: item, shown) }

  /// Whether the filters let a problem through.
  private func isListed(_ problem: Int) -> Bool {
    problem == self.problem || passes(problem)
  }

  /// Whether a problem is what the filters ask for.
  func passes(_ problem: Int) -> Bool {
    if let severity = query.severity, shown.lead(problem).weight != severity { return false }
    if let progress = query.progress, self.progress(problem) != progress { return false }
    if let disposition = query.disposition, (decision(problem)?.disposition ?? .open) != disposition { return false }
    let lead = shown.lead(problem)
    if let rule = query.rule, lead.rule != rule { return false }
    if let family = query.family, shown.family(lead) != family { return false }
    if let file = query.file, (lead.evidence.first?.document ?? 0) + 1 != file { return false }
    if let chapter = query.chapter, shown.chapterOfProblem[problem] + 1 != chapter { return false }
    return query.search.map { shown.says(problem, $0) } ?? true
  }

  /// The next problem of the list that nobody decided, from one on and round again; nil when there is no other.
  func nextOpen(after problem: Int) -> Int? {
    let here = listed.firstIndex(of: problem).map { $0 + 1 } ?? 0
    return (listed[here...] + listed[..<here]).first { $0 != problem && isOpen($0) }
  }

  /// Whether nobody accepted or dismissed a problem.
  func isOpen(_ problem: Int) -> Bool { (decision(problem)?.disposition ?? .open) == .open }

  /// What a person decided about a problem: about the finding that speaks for it, else about another of its findings.
  func decision(_ problem: Int) -> Decision? { shown.decision(problem, among: decisions) }

  /// How a problem stands against earlier drafts; nil in the first draft, where all is new.
  func progress(_ problem: Int) -> FindingProgress? {
    hasEarlier ? comparison.progress[shown.lead(problem).fingerprint] : nil
  }

  /// The problems that persons dismissed.
  var dismissed: Set<Int> {
    Set(shown.reading.problems.indices.filter { decision($0)?.disposition == .dismissed })
  }

  /// The part of the document that is shown: the one asked for, else the one that holds the chosen words.
  var part: ShownDossier.Part {
    var number = query.part
    if number == nil, let problem, let words = shown.lead(problem).evidence.first { number = shown.part(of: words) }
    return shown.parts[min(max(number ?? 1, 1), shown.parts.count) - 1]
  }
}

extension Verdict {
  /// The class of the badge that shows it.
  var badge: String {
    switch self {
    case .pass: "good"
    case .fail: "bad"
    case .unsure: "unsure"
    case .skip: "quiet"
    }
  }
}

extension FindingProgress {
  /// The class of the badge that shows it.
  var badge: String {
    switch self {
    case .new: "new"
    case .remaining: "remaining"
    case .done: "fixed"
    case .returned, .changed: "returned"
    case .undecided: "remaining"
    }
  }
}
