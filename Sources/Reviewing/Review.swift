package import Documents
package import Facts
internal import Patterns
internal import Synchronization

/// The whole answer to a dossier: outcomes of every rule, findings in the order of the text, filled forms, coverage.
package struct Review: Sendable {
  package let book: FactBook
  /// One for each rule, by id.
  package let outcomes: [Outcome]
  /// All findings, by place; what is missing as a whole comes last.
  package internal(set) var findings: [Finding]
  /// The findings joined by their cause.
  package internal(set) var problems: [Problem]
  /// For each finding the number of its problem.
  package let problemOfFinding: [Int]
  /// For each problem how much it matters, 1 to 100.
  package let weights: [Int]
  /// What made the weights.
  package let weighing: Weights
  package let forms: [FilledForm]
  /// What was set apart from its findings, and what the settings beside the report have to say.
  package var settlement = Settlement()
  package let coverage: Coverage
  /// What the report compares each indicator of the agreement with.
  package let indicators: IndicatorCoverage
  /// Whether something could not be read, or a search was stopped by its limit: no clean bill for the whole.
  package let isPartial: Bool
  /// How long each kind of record and each rule took, the longest first.
  package let durations: [(name: String, time: Duration)]

  /// Reviews a dossier. Every rule is judged by itself: one that runs into a limit is `unsure`, never clean.
  ///
  /// `stated` is the identity of the report where it does not say it.
  package init(
    _ dossier: Dossier, library: RuleLibrary, stated: StatedIdentity = StatedIdentity(),
    timePerRule: Duration = .seconds(2), progress: WorkProgress? = nil
  ) {
    let done = Atomic(0)
    let book = FactBook(dossier, vocabulary: library.vocabulary, stated: stated)
    let judged = Parallel.map(library.rules, state: { ReviewContext(book: book, library: library) }) { context, rule in
      context.budget = Budget(timePerRule)
      let start = ContinuousClock.now
      var judgements: [Judgement] = []
      let outcome: Outcome
      do {
        judgements = try rule.check.judge(context)
        outcome = Outcome(rule, judgements, context)
      } catch {
        outcome = Outcome(stopped: rule)
      }
      progress?.tell(.rule, done.add(1, ordering: .relaxed).newValue, of: library.rules.count)
      return (outcome: outcome, judgements: judgements, time: ContinuousClock.now - start)
    }
    durations = (book.durations + zip(library.rules, judged).map { ($0.id, $1.time) }).sorted { $0.time > $1.time }
    outcomes = judged.map(\.outcome)
    var coverage = CoverageCount(book)
    for result in judged { coverage.count(result.judgements) }
    let ordered = outcomes.flatMap(\.findings).sorted(by: Review.precedes)
    var numbers: [String: [Int]] = [:]
    for (index, finding) in ordered.enumerated() { numbers[finding.rule.id, default: []].append(index) }
    findings = ordered
    let problems = Problem.all(in: ordered)
    var owners = [Int](repeating: 0, count: ordered.count)
    for (number, problem) in problems.enumerated() {
      for finding in problem.findings { owners[finding] = number }
    }
    self.problems = problems
    weighing = library.weights
    weights = problems.map { library.weights.weight(of: $0, in: ordered) }
    problemOfFinding = owners
    self.book = book
    self.coverage = coverage.total
    indicators = IndicatorCoverage(library.comparisons, book, outcomes)
    let items = library.forms.flatMap(\.items)
    let seen = Parallel.map(items, state: { ReviewContext(book: book, library: library) }) { context, item in
      context.budget = Budget(timePerRule)
      return Result { () throws(Unfinished) in try item.seen(context) }
    }
    isPartial =
      coverage.total.gaps > 0 || outcomes.contains(where: \.isStopped) || !book.unfinished.isEmpty
      || seen.contains { (try? $0.get()) == nil }
    var next = seen[...]
    let topics = TopicMap(library.topics, book)
    let grounds = FormGrounds(
      outcomes: outcomes, findings: ordered, numbers: numbers, problems: problems, owners: owners, weights: weights,
      topics: ordered.map(topics.items),
      unreadTables: topics.unreadTables(), indicators: indicators)
    forms = library.forms.map { form in
      defer { next = next.dropFirst(form.items.count) }
      return form.fill(grounds, seen: Array(next.prefix(form.items.count)))
    }
  }

  /// What one rule alone says of a dossier.
  package static func outcome(of rule: Rule, on dossier: Dossier, library: RuleLibrary) -> Outcome {
    let book = FactBook(dossier, vocabulary: library.vocabulary)
    let context = ReviewContext(book: book, library: library)
    do {
      return Outcome(rule, try rule.check.judge(context), context)
    } catch {
      return Outcome(stopped: rule)
    }
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    switch (left.evidence.first?.place, right.evidence.first?.place) {
    case (let a?, let b?) where a != b: a < b
    case (.some, nil): true
    case (nil, .some): false
    default: (left.rule.id, left.fingerprint) < (right.rule.id, right.fingerprint)
    }
  }
}

extension Outcome {
  /// No one reads more findings of one rule; a file with more is not a report.
  private static let mostFindings = 1000

  fileprivate init(stopped rule: Rule) {
    self.init(
      rule: rule, verdict: .unsure, findings: [], support: [], checked: 0, reasons: ["pola tidak selesai"],
      undecided: [], isBlind: true, isStopped: true)
  }

  fileprivate init(
    _ rule: Rule, _ judgements: [Judgement], _ context: ReviewContext
  ) {
    let template = MessageTemplate(rule.message)
    var prints = Fingerprints(context: context)
    var reasons: [String] = []
    // Where nothing could be judged, what could not be read may be why.
    let isBlind = judgements.isEmpty && !context.book.hidden.tables.isSubset(of: ["sampul"])
    if isBlind { reasons.append("ada bagian dokumen yang tidak terbaca") }
    for reason in judgements.compactMap(\.reason) where !reasons.contains(reason) && reasons.count < 5 {
      reasons.append(reason)
    }
    // A merged cell belongs to many rows but is one place: it is accused once.
    var accused: Set<Place> = []
    let failed = judgements.filter { judgement in
      judgement.verdict == .fail && judgement.evidence.first.map { accused.insert($0.place).inserted } ?? true
    }
    if failed.count > Self.mostFindings {
      reasons.append("\(failed.count - Self.mostFindings) temuan serupa lainnya tidak dirinci")
    }
    let unsure = judgements.filter { $0.verdict == .unsure }
    let named = unsure.filter { !$0.evidence.isEmpty }
    self.init(
      rule: rule, verdict: judgements.map(\.verdict).max() ?? (isBlind ? .unsure : .skip),
      findings: failed.prefix(Self.mostFindings).map { Finding($0, rule, template, context, &prints) },
      support: Array(judgements.lazy.filter { $0.verdict == .pass }.compactMap(\.evidence.first).prefix(3)),
      checked: judgements.count { $0.verdict == .pass || $0.verdict == .fail }, reasons: reasons,
      undecided: Set(named.prefix(Self.mostFindings).map { prints.topic(rule, $0) }).sorted(),
      isBlind: isBlind || named.count < unsure.count || max(named.count, failed.count) > Self.mostFindings,
      isStopped: false)
  }
}

extension Finding {
  fileprivate init(
    _ judgement: Judgement, _ rule: Rule, _ template: MessageTemplate, _ context: ReviewContext,
    _ prints: inout Fingerprints
  ) {
    var values = judgement.values
    values["expected"] = judgement.expected
    values["computation"] = judgement.computation
    if let year = context.book.identity.year { values["tahun_laporan"] = "\(year.value)" }
    values["instansi"] = context.book.identity.agency?.text
    let message = template.fill(values)
    let isRounding = judgement.severity == .note && rule.severity > .note
    let severity = judgement.severity ?? rule.severity
    let seen = Self.seen(judgement, rule, context).map { min(severity, $0) } ?? severity
    let remark =
      isRounding
      ? " Selisihnya hanya pembulatan." : seen < severity ? " Terbaca dari gambar; cocokkan dengan gambarnya." : ""
    self.init(
      rule: rule, severity: seen, message: message + remark,
      evidence: rule.correction?.correcting(judgement.evidence, values, context) ?? judgement.evidence,
      expected: judgement.expected.map(MessageTemplate.plain),
      computation: judgement.computation.flatMap { Self.computes($0) ? $0 : nil },
      identity: prints.identity(rule, judgement))
  }

  /// Whether words work something out: a figure alone is no computation.
  private static func computes(_ words: String) -> Bool {
    [" + ", " − ", " × ", " ÷ "].contains { words.contains($0) }
  }

  /// The most a finding may weigh whose words were recognised from a picture and may be misread there: how letters and
  /// digits are written, names that differ by a few letters, figures that one likely slip explains. Nil for other findings
  /// and where the words are the document's own.
  private static func seen(_ judgement: Judgement, _ rule: Rule, _ context: ReviewContext) -> Severity? {
    let fromPicture = judgement.evidence.filter {
      context.book.document($0.place.document).location(of: $0.place).isRecognised
    }
    guard !fromPicture.isEmpty else { return nil }
    if ["angka", "nama"].contains(rule.family) { return fromPicture.contains(where: \.isAccused) ? .note : nil }
    guard let accused = judgement.evidence.first(where: \.isAccused)?.place else { return nil }
    let words: (Place) -> String = { context.book.document($0.document).text.string($0.range) }
    switch Misreading.explains(judgement, accused: words(accused), seen: fromPicture.map { words($0.place) }) {
    case .figure: return .warning
    case .letters: return .note
    case nil: return nil
    }
  }
}
