import Facts
import Patterns

extension Form {
  /// Answers every item from the outcomes of the rules.
  ///
  /// What is there (`require`) and whether it is right (every other verb) are answered apart. An error makes an answer
  /// `fail`, a warning only `unsure`: it says that something cannot be verified. Nothing checked is never `pass`.
  ///
  /// `problems` holds for each finding the problem it belongs to; a problem is counted once, as in the report.
  /// `seen` holds for each item what in the document speaks for it, or that a limit stopped the search.
  func fill(
    _ outcomes: [Outcome], numbers: [String: [Int]], problems: [Int], seen: [Result<[Evidence], Unfinished>]
  ) -> FilledForm {
    var answers: [Answer] = []
    var verdicts: [String: Verdict] = [:]
    for (item, seen) in zip(items, seen) {
      let names = ["\(id)/\(item.id)", item.canonical].compactMap { $0 }
      let own = outcomes.filter { outcome in names.contains { outcome.rule.items.contains($0) } }
      let answer =
        switch seen {
        case .success(let seen): self.answer(item, own, numbers, problems, verdicts, seen)
        case .failure: Answer(stopped: item, columns: columns)
        }
      verdicts[item.id] = answer.verdict
      answers.append(answer)
    }
    return FilledForm(form: self, answers: answers)
  }

  private func answer(
    _ item: Item, _ outcomes: [Outcome], _ numbers: [String: [Int]], _ problems: [Int], _ known: [String: Verdict],
    _ found: [Evidence]
  ) -> Answer {
    let findings = outcomes.flatMap { numbers[$0.rule.id] ?? [] }.sorted()
    if !item.after.isEmpty {
      let before = item.after.compactMap { known[$0] }.max() ?? .unsure
      let verdict: Verdict = before == .fail || before == .unsure ? .unsure : .skip
      let note =
        switch before {
        case .fail:
          "Butir \(item.after.joined(separator: " atau ")) dijawab tidak: periksa apakah ada penjelasan yang memadai."
        case .unsure: "Bergantung pada butir \(item.after.joined(separator: " dan ")), yang belum dapat dinilai."
        default: "Tidak berlaku karena butir \(item.after.joined(separator: " dan ")) sesuai."
        }
      return Answer(
        item: item, verdict: verdict, columns: columns.map { ($0, verdict) }, note: note, findings: findings,
        support: [])
    }
    let seen = outcomes.flatMap(\.support) + found
    let presence = FormAnswer(outcomes.filter(\.rule.check.isAboutPresence), isAboutPresence: true)
    let correctness = FormAnswer(outcomes.filter { !$0.rule.check.isAboutPresence })
    let columns = columns.map { column -> (column: Column, verdict: Verdict) in
      // A person answers such an item; a contradiction found in the text answers it already.
      guard item.person != nil else { return (column, verdict(column, presence, correctness)) }
      return (column, correctness.verdict == .fail ? .fail : .unsure)
    }
    let worst = columns.map(\.verdict).max() ?? .unsure
    return Answer(
      item: item, verdict: worst, columns: columns,
      note: note(item, presence, correctness, seen, problems: Set(findings.map { problems[$0] }).count),
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

extension Form.Item {
  /// What in the document speaks for the item, beside what its rules found.
  func seen(_ context: ReviewContext) throws(Unfinished) -> [Evidence] {
    guard let evidence else { return [] }
    return try evidence.judge(context).filter { $0.verdict == .pass }.flatMap(\.evidence)
  }
}

/// What a group of rules says together.
private struct FormAnswer {
  let verdict: Verdict
  let isAnswered: Bool
  /// Whether some rules say yes and others no.
  let isPartial: Bool
  /// Whether something the item is about was seen.
  let hasChecked: Bool
  let messages: [String]
  let reasons: [String]

  init(_ outcomes: [Outcome], isAboutPresence: Bool = false) {
    var verdict = Verdict.skip
    for outcome in outcomes where outcome.verdict != .skip {
      verdict = max(verdict, isAboutPresence ? Self.presence(outcome) : Self.weight(outcome))
    }
    self.verdict = verdict
    isAnswered = verdict != .skip
    isPartial = verdict == .fail && outcomes.contains { $0.verdict == .pass }
    hasChecked = outcomes.contains { !$0.support.isEmpty || !$0.findings.isEmpty }
    messages = outcomes.flatMap(\.findings).sorted { $0.severity > $1.severity }.map(\.message)
    reasons = outcomes.flatMap(\.reasons)
  }

  /// What is not there is not there, however much it weighs; only what is a matter of style may be missing.
  private static func presence(_ outcome: Outcome) -> Verdict {
    outcome.verdict == .fail && outcome.rule.severity == .note ? .pass : outcome.verdict
  }

  /// A rule with errors fails the item; with warnings alone it leaves it open; notes do not count. Subjects that
  /// could not be judged leave it open only when nothing at all was judged. That forbidden words are absent supports
  /// no yes: an empty report has none either.
  private static func weight(_ outcome: Outcome) -> Verdict {
    switch outcome.findings.map(\.severity).max() {
    case .error: .fail
    case .warning: .unsure
    case .note: .pass
    case nil where outcome.checked > 0: outcome.support.isEmpty ? .skip : .pass
    case nil: outcome.verdict
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
