import Facts
import Patterns

/// What the answers of a form rest on.
struct FormGrounds {
  let outcomes: [Outcome]
  /// All findings, in the review's list.
  let findings: [Finding]
  /// For each rule the numbers of its findings.
  let numbers: [String: [Int]]
  /// For each finding the problem it belongs to; a problem is counted once, as in the report.
  let problems: [Int]
  /// For each finding the items it concerns by where it stands.
  let topics: [Set<String>]
  /// For each item the first table about it that gave no facts.
  let unreadTables: [String: String]
}

extension Form {
  /// Answers every item from the outcomes of the rules.
  ///
  /// What is there (`require`) and whether it is right (every other verb) are answered apart. An error makes an answer
  /// `fail`, a warning only `unsure`: it says that something cannot be verified. Nothing checked is never `pass`.
  ///
  /// `seen` holds for each item what in the document speaks for it, or that a limit stopped the search.
  func fill(_ grounds: FormGrounds, seen: [Result<Form.Seen, Unfinished>]) -> FilledForm {
    var answers: [Answer] = []
    var verdicts: [String: Verdict] = [:]
    for (item, seen) in zip(items, seen) {
      let names = ["\(id)/\(item.id)", item.canonical].compactMap { $0 }
      let answer =
        switch seen {
        case .success(let seen): self.answer(item, ItemGrounds(names, grounds), verdicts, seen)
        case .failure: Answer(stopped: item, columns: columns)
        }
      verdicts[item.id] = answer.verdict
      answers.append(answer)
    }
    return FilledForm(form: self, answers: answers)
  }

  private func answer(
    _ item: Item, _ grounds: ItemGrounds, _ known: [String: Verdict], _ sights: Seen
  ) -> Answer {
    let (outcomes, findings) = (grounds.outcomes, grounds.findings)
    if !item.after.isEmpty {
      let before = item.after.compactMap { known[$0] }.max() ?? .unsure
      let isUnexplained = before == .fail && sights.isMissing
      let verdict: Verdict = isUnexplained ? .fail : before == .fail || before == .unsure ? .unsure : .skip
      let note =
        switch before {
        case .fail where isUnexplained:
          "Butir \(item.after.joined(separator: " atau ")) dijawab tidak, dan penjelasannya tidak ditemukan."
        case .fail:
          "Butir \(item.after.joined(separator: " atau ")) dijawab tidak: periksa apakah ada penjelasan yang memadai."
        case .unsure: "Bergantung pada butir \(item.after.joined(separator: " dan ")), yang belum dapat dinilai."
        default: "Tidak berlaku karena butir \(item.after.joined(separator: " dan ")) sesuai."
        }
      return Answer(
        item: item, verdict: verdict, columns: columns.map { ($0, verdict) }, note: note, findings: findings,
        support: sights.evidence)
    }
    let seen = outcomes.flatMap(\.support) + sights.evidence
    let presence = FormAnswer(
      outcomes.filter(\.rule.check.isAboutPresence), isAboutPresence: true, enough: item.presence)
    var correctness = FormAnswer(outcomes.filter { !$0.rule.check.isAboutPresence })
    correctness.add(errors: grounds.topical)
    if let table = grounds.unreadTable, presence.verdict != .fail { correctness.leaveOpen(over: table) }
    let columns = columns.map { column -> (column: Column, verdict: Verdict) in
      // A person answers such an item; a contradiction found in the text answers it already.
      if item.presence != nil { return (column, presence.isAnswered ? presence.verdict : .unsure) }
      guard item.person != nil else { return (column, verdict(column, presence, correctness)) }
      return (column, correctness.verdict == .fail ? .fail : .unsure)
    }
    let worst = columns.map(\.verdict).max() ?? .unsure
    return Answer(
      item: item, verdict: worst, columns: columns,
      note: note(item, presence, correctness, seen, problems: grounds.problems),
      findings: findings, support: seen)
  }

  private func verdict(_ column: Column, _ presence: FormAnswer, _ correctness: FormAnswer) -> Verdict {
    switch column {
    case .availability:
      // What is partly there is there; what it lacks is a matter of whether it is right.
      if presence.isPartial { return .pass }
      if presence.isAnswered { return presence.verdict }
      // What could be checked for errors is there; what could not be read may not be.
      return correctness.hasChecked ? .pass : .unsure
    case .correctness:
      if presence.isPartial { return max(presence.verdict, correctness.verdict) }
      if presence.verdict == .fail { return .unsure }
      return correctness.isAnswered ? correctness.verdict : .unsure
    case .checklist:
      guard presence.isAnswered || correctness.isAnswered else { return .unsure }
      return max(presence.verdict, correctness.verdict)
    }
  }

  private func note(
    _ item: Item, _ presence: FormAnswer, _ correctness: FormAnswer, _ seen: [Evidence], problems: Int
  ) -> String {
    if let person = item.person {
      let witness = seen.isEmpty ? "Tidak ada petunjuk dalam dokumen." : "Petunjuk ditemukan di \(seen.count) tempat."
      return "\(person) \(witness)"
    }
    if presence.verdict == .fail { return presence.messages.first ?? "Tidak ditemukan." }
    if !presence.isAnswered, !correctness.isAnswered { return "Tidak ada isi yang dapat diperiksa untuk butir ini." }
    let messages = correctness.messages + presence.messages
    guard let first = messages.first else {
      return correctness.reasons.first.map { "Sebagian belum dapat dinilai: \($0)." } ?? ""
    }
    return problems < 2 ? first : "\(first) (dan \(problems - 1) temuan lain)"
  }
}

extension Form {
  /// What a person would look at first, as far as it was seen.
  struct Seen: Sendable {
    let evidence: [Evidence]
    /// Whether it was looked for in vain where everything could be read.
    let isMissing: Bool
  }
}

extension Form.Item {
  /// What in the document speaks for the item, beside what its rules found.
  func seen(_ context: ReviewContext) throws(Unfinished) -> Form.Seen {
    guard let evidence else { return Form.Seen(evidence: [], isMissing: false) }
    let judgements = try evidence.judge(context)
    return Form.Seen(
      evidence: judgements.filter { $0.verdict == .pass }.flatMap(\.evidence),
      isMissing: judgements.contains { $0.verdict == .fail })
  }
}

/// What a group of rules says together.
private struct FormAnswer {
  private(set) var verdict: Verdict
  var isAnswered: Bool { verdict != .skip }
  /// Whether some rules say yes and others no.
  let isPartial: Bool
  /// Whether something the item is about was seen.
  private(set) var hasChecked: Bool
  private(set) var messages: [String]
  private(set) var reasons: [String]

  init(_ outcomes: [Outcome], isAboutPresence: Bool = false, enough: Form.Presence? = nil) {
    var verdict = Verdict.skip
    for outcome in outcomes where outcome.verdict != .skip {
      verdict = max(verdict, isAboutPresence ? Self.presence(outcome) : Self.weight(outcome))
    }
    // Where rules found what the item is about and none could judge it, nobody has seen it right.
    let isUnread = outcomes.contains { $0.verdict == .unsure && !$0.undecided.isEmpty }
    if verdict == .skip, !isAboutPresence, isUnread { verdict = .unsure }
    let isThere = isAboutPresence && outcomes.contains { $0.verdict == .pass }
    self.verdict = isThere && enough == .one ? .pass : verdict
    isPartial = isThere && (verdict == .fail || verdict == .unsure)
    hasChecked = outcomes.contains { !$0.support.isEmpty || !$0.findings.isEmpty }
    messages = outcomes.flatMap(\.findings).sorted { $0.severity > $1.severity }.map(\.message)
    reasons = outcomes.flatMap(\.reasons)
  }

  /// Errors that concern the item by where they stand.
  mutating func add(errors: [Finding]) {
    guard !errors.isEmpty else { return }
    verdict = .fail
    hasChecked = true
    messages = (errors.map(\.message) + messages).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A table about the item gave no facts: whatever was judged elsewhere, it is no yes.
  mutating func leaveOpen(over table: String) {
    verdict = max(verdict, .unsure)
    reasons.insert("\(table) tidak terbaca sebagai data", at: 0)
  }

  /// What is not there is not there, however much it weighs; only what is a matter of style may be missing.
  private static func presence(_ outcome: Outcome) -> Verdict {
    outcome.verdict == .fail && outcome.rule.severity == .note ? .pass : outcome.verdict
  }

  /// A rule with errors fails the item; with warnings alone it leaves it open; notes do not count. A rule that judged
  /// nothing says nothing, so that the item is open only when no rule judged anything, or when a limit stopped one. That
  /// forbidden words are absent supports no yes: an empty report has none either.
  private static func weight(_ outcome: Outcome) -> Verdict {
    // What is a matter of style is right or wrong beside the question.
    if outcome.rule.severity == .note, outcome.findings.isEmpty, !outcome.isStopped { return .skip }
    return switch outcome.findings.map(\.severity).max() {
    case .error: .fail
    case .warning: .unsure
    case .note: .pass
    case nil where outcome.checked > 0: outcome.support.isEmpty ? .skip : .pass
    case nil: outcome.isStopped ? .unsure : .skip
    }
  }
}

extension Answer {
  /// The answer to an item whose reading was stopped by a limit.
  fileprivate init(stopped item: Form.Item, columns: [Form.Column]) {
    self.init(
      item: item, verdict: .unsure, columns: columns.map { ($0, .unsure) }, note: "Pola tidak selesai.", findings: [],
      support: [])
  }
}

/// What one item's answer rests on.
private struct ItemGrounds {
  /// The outcomes of the rules that name the item.
  let outcomes: [Outcome]
  /// The numbers of the findings that concern it, by rule or by place.
  let findings: [Int]
  /// The errors that concern it by place alone.
  let topical: [Finding]
  /// How many problems the findings are.
  let problems: Int
  let unreadTable: String?

  init(_ names: [String], _ grounds: FormGrounds) {
    outcomes = grounds.outcomes.filter { outcome in names.contains { outcome.rule.items.contains($0) } }
    let own = Set(outcomes.flatMap { grounds.numbers[$0.rule.id] ?? [] })
    let placed = grounds.topics.indices.filter { number in
      !own.contains(number) && names.contains { grounds.topics[number].contains($0) }
    }
    findings = own.union(placed).sorted()
    topical = placed.map { grounds.findings[$0] }
    problems = Set(findings.map { grounds.problems[$0] }).count
    unreadTable = names.lazy.compactMap { grounds.unreadTables[$0] }.first
  }
}
