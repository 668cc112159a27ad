import Facts
import Patterns

/// What the answers of a form rest on.
struct FormGrounds {
  let outcomes: [Outcome]
  /// All findings, in the review's list.
  let findings: [Finding]
  /// For each rule the numbers of its findings.
  let numbers: [String: [Int]]
  /// The problems they are; each is told once, as in the report.
  let problems: [Problem]
  /// For each finding the number of its problem.
  let owners: [Int]
  /// For each problem how much it matters.
  let weights: [Int]
  /// For each finding the items it concerns by where it stands.
  let topics: [Set<String>]
  /// For each item the first table about it that gave no facts.
  let unreadTables: [String: String]
  let indicators: IndicatorCoverage
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
        problems: grounds.problems(first: []), support: sights.evidence)
    }
    let seen = item.supporting(outcomes).flatMap(\.support) + sights.evidence
    var presence = FormAnswer(
      outcomes.filter(\.rule.check.isAboutPresence), isAboutPresence: true, enough: item.presence)
    let compared = item.indicators.flatMap(grounds.indicators.standing)
    let isThere = presence.verdict == .pass
    if let compared { presence.weigh(found: compared.found, without: compared.without.count) }
    var correctness = FormAnswer(outcomes.filter { !$0.rule.check.isAboutPresence }, failsOn: item.failsOn)
    correctness.add(errors: grounds.topical)
    if let table = grounds.unreadTable, presence.verdict != .fail {
      correctness.leaveOpen("\(table) tidak terbaca sebagai data")
    }
    if let rule = item.unproven(by: outcomes) {
      correctness.leaveOpen("yang diperiksa aturan “\(rule)” tidak seluruhnya terbaca atau tidak sesuai")
    } else if !item.provenBy.isEmpty {
      correctness.prove()
    }
    let columns = columns.map { column -> (column: Column, verdict: Verdict) in
      // A person answers such an item; a contradiction found in the text answers it already.
      if item.presence != nil { return (column, presence.isAnswered ? presence.verdict : .unsure) }
      guard item.person != nil else { return (column, verdict(column, presence, correctness)) }
      return (column, correctness.verdict == .fail ? .fail : .unsure)
    }
    let worst = columns.map(\.verdict).max() ?? .unsure
    // That something is not there is why the answer is no, however much else weighs.
    let absent = presence.verdict == .fail ? Set(outcomes.filter(\.rule.check.isAboutPresence).map(\.rule.id)) : []
    let problems = grounds.problems(first: absent)
    return Answer(
      item: item, verdict: worst, columns: columns,
      note: compared.flatMap { Self.note($0, isThere: isThere) }
        ?? note(item, presence, correctness, seen, grounds.sentences(problems)),
      findings: findings, problems: problems, support: seen)
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
      // What nobody could find is not right.
      if presence.verdict == .fail || (presence.verdict == .unsure && correctness.verdict == .pass) { return .unsure }
      return correctness.isAnswered ? correctness.verdict : .unsure
    case .checklist:
      guard presence.isAnswered || correctness.isAnswered else { return .unsure }
      return max(presence.verdict, correctness.verdict)
    }
  }

  /// `7 dari 9 indikator; belum ditemukan untuk: Angka Kematian Ibu; Indeks Kepuasan.`; nil where no rule
  /// saw it and no indicator has it.
  private static func note(_ compared: (found: Int, without: [String]), isThere: Bool) -> String? {
    let (found, without) = compared
    if found == 0 { return isThere ? "Ada, tetapi belum terbaca indikator mana yang dicakup." : nil }
    let count = "\(found) dari \(found + without.count) indikator"
    guard !without.isEmpty else { return "\(count)." }
    let shown = without.prefix(mostNames).joined(separator: "; ")
    let rest = without.count - mostNames
    return "\(count); belum ditemukan untuk: \(shown)\(rest > 0 ? "; dan \(rest) lainnya" : "")."
  }

  /// A note with more names is no note.
  private static let mostNames = 8

  private func note(
    _ item: Item, _ presence: FormAnswer, _ correctness: FormAnswer, _ seen: [Evidence], _ groups: [ProblemGroup]
  ) -> String {
    let first = groups.first.map { first in
      let rest = groups.dropFirst().reduce(0) { $0 + $1.problems.count }
      return rest == 0 ? first.sentence : "\(first.sentence) (dan \(rest) temuan lain)"
    }
    if let person = item.person {
      let witness = seen.isEmpty ? "Tidak ada petunjuk dalam dokumen." : "Petunjuk ditemukan di \(seen.count) tempat."
      let reason = correctness.verdict == .fail ? first : nil
      return [reason, person, witness].compactMap { $0 }.joined(separator: " ")
    }
    if presence.verdict == .fail { return first ?? "Tidak ditemukan." }
    if !presence.isAnswered, !correctness.isAnswered { return "Tidak ada isi yang dapat diperiksa untuk butir ini." }
    let open = (presence.verdict == .unsure ? presence.reasons.first : nil) ?? correctness.reasons.first
    return first ?? open.map { "Sebagian belum dapat dinilai: \($0)." } ?? ""
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

extension Form.Item {
  /// The outcomes with what the item asks for in front: what is there, then what proves it, then all others.
  fileprivate func supporting(_ outcomes: [Outcome]) -> [Outcome] {
    let proofs = Set(provenBy.joined())
    let rank = { (outcome: Outcome) in
      outcome.rule.check.isAboutPresence ? 0 : proofs.contains(outcome.rule.id) ? 1 : 2
    }
    return (0...2).flatMap { wanted in outcomes.filter { rank($0) == wanted } }
  }

  /// The title of the first rule that should have seen it right and did not; nil when all have.
  fileprivate func unproven(by outcomes: [Outcome]) -> String? {
    for group in provenBy {
      let own = outcomes.filter { group.contains($0.rule.id) }
      let isSeen = own.contains { $0.verdict == .pass && !$0.support.isEmpty }
      if !isSeen { return own.first?.rule.title ?? group.first }
    }
    return nil
  }
}

extension Answer {
  /// The answer to an item whose reading was stopped by a limit.
  fileprivate init(stopped item: Form.Item, columns: [Form.Column]) {
    self.init(
      item: item, verdict: .unsure, columns: columns.map { ($0, .unsure) }, note: "Pola tidak selesai.", findings: [],
      problems: [], support: [])
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
  private let grounds: FormGrounds
  let unreadTable: String?
  let indicators: IndicatorCoverage

  init(_ names: [String], _ grounds: FormGrounds) {
    outcomes = grounds.outcomes.filter { outcome in names.contains { outcome.rule.items.contains($0) } }
    let own = Set(outcomes.flatMap { grounds.numbers[$0.rule.id] ?? [] })
    let placed = grounds.topics.indices.filter { number in
      !own.contains(number) && names.contains { grounds.topics[number].contains($0) }
    }
    findings = own.union(placed).sorted()
    topical = placed.map { grounds.findings[$0] }
    indicators = grounds.indicators
    self.grounds = grounds
    unreadTable = names.lazy.compactMap { grounds.unreadTables[$0] }.first
  }

  /// The problems its findings are, the heaviest first; before all others those of some rules, and last what is style.
  func problems(first rules: Set<String>) -> [Int] {
    var seen: Set<Int> = []
    let all = findings.map { grounds.owners[$0] }.filter { seen.insert($0).inserted }
    let rank = { (problem: Int) -> Int in
      let lead = grounds.findings[grounds.problems[problem].lead]
      return rules.contains(lead.rule.id) ? 0 : lead.severity == .note ? 2 : 1
    }
    return all.sorted { left, right in
      (rank(left), grounds.weights[right], left) < (rank(right), grounds.weights[left], right)
    }
  }

  func sentences(_ problems: [Int]) -> [ProblemGroup] {
    ProblemGroup.gather(problems) { problem in
      let lead = grounds.findings[grounds.problems[problem].lead]
      return .init(rule: lead.rule.id, title: lead.rule.title, severity: lead.severity, message: lead.message)
    }
  }
}
