internal import Documents
internal import Reviewing

/// The draft of what a reviewer writes beside an item: the worst problems with their places, or what still has to be
/// looked at.
struct ItemNote {
  let problems: [NotedProblem]
  let form: NotedForm
  /// The list of all notes that follows the form; nil when there is none.
  let list: NotesList?
  /// For each problem its number in that list.
  private let numbers: [Int: Int]
  /// What its annex of style tells.
  private let annexed: Set<Int>
  /// What persons decided; nil when nobody was asked.
  let answers: DeskAnswers?
  let decided: DecidedProblems

  init(
    problems: [NotedProblem], form: NotedForm, list: NotesList?, answers: DeskAnswers?, decided: DecidedProblems
  ) {
    (self.problems, self.form, self.list, self.answers, self.decided) = (problems, form, list, answers, decided)
    numbers = list?.numbers ?? [:]
    annexed = Set(list?.annexed ?? [])
  }

  /// A note has no more sentences; what they do not say is left to the list, and the last says how much.
  private static let mostSentences = 5

  /// Sentences are cut to this; the list has them whole.
  private var longest: Int { form.list == nil ? 300 : 150 }

  /// What a person wrote, else the draft; and in small what the machine answered when a person answers otherwise.
  func words(_ item: NotedItem) -> [FormCell.Words] {
    let written = (person(item)?.note ?? "").split(separator: "\n").map { FormCell.Words(text: String($0).plain) }
      .filter { !$0.text.isEmpty }
    var notes = written.isEmpty ? draft(item) : written
    if answered(item) != item.verdicts {
      notes.append(.init(text: "Jawaban mesin: \(item.words).", isQuiet: true))
    }
    let dismissed = item.problems.count { decided.dismissed.contains($0) }
    if dismissed > 0 {
      let isLeft = dismissed == item.problems.count && verdict(item) == nil && item.verdicts.max() == .fail
      let rest = isLeft ? " Jawaban mesin belum diubah." : ""
      notes.append(.init(text: "\(dismissed) temuan diabaikan pereviu dengan alasan.\(rest)", isQuiet: true))
    }
    return notes
  }

  private func person(_ item: NotedItem) -> DeskAnswers.OnItem? { answers?.items["\(form.id)/\(item.id)"] }

  /// What a person answers; nil when the machine's answer counts.
  private func verdict(_ item: NotedItem) -> Verdict? { person(item)?.verdict.flatMap(Verdict.init(rawValue:)) }

  /// The answers that count, a column each.
  private func answered(_ item: NotedItem) -> [Verdict] {
    verdict(item).map { Verdict.overrule(item.verdicts, by: $0) } ?? item.verdicts
  }

  /// What the machine would write: of the findings persons accepted, else of all that they did not dismiss.
  func draft(_ item: NotedItem) -> [FormCell.Words] {
    let notes = sentencesAndHints(item)
    // What supported another answer is said smaller than the one that counts.
    guard answered(item) != item.verdicts, decided.accepted.isDisjoint(with: item.problems) else { return notes }
    return notes.map { FormCell.Words(text: $0.text, isQuiet: true) }
  }

  private func sentencesAndHints(_ item: NotedItem) -> [FormCell.Words] {
    let all = item.problems
    let answer = answered(item).max() ?? .unsure
    let standing = all.filter { !problems[$0].isAccepted && !decided.dismissed.contains($0) }
    let agreed = standing.filter(decided.accepted.contains)
    var notes = sentences(agreed.isEmpty ? standing : agreed)
    let settled = all.count { problems[$0].isAccepted }
    if settled > 0 { notes.append(.init(text: "\(settled) catatan telah diterima.", isQuiet: true)) }
    let isCounted = item.isCounted && answer != .fail
    let isDrafted = !all.isEmpty && !item.isDependent && !isCounted
    if person(item)?.verdict != nil {
      return notes
    } else if let person = item.person {
      // Why the answer is no goes before what a person should still look at.
      notes.append(.init(text: answer == .fail ? person : "\(person) \(item.hints)", isQuiet: true))
    } else if !isDrafted, !item.sentence.isEmpty {
      notes.insert(.init(text: Layout.cut(item.sentence, to: longest), isQuiet: true), at: 0)
    } else if all.isEmpty, answer == .pass, let support = item.support {
      notes.append(.init(text: "Lihat \(support).", isQuiet: true))
    }
    if notes.isEmpty, answer == .unsure, all.isEmpty {
      notes.append(.init(text: "Tidak dapat dinilai dari laporan; periksa sendiri.", isQuiet: true))
    }
    return notes
  }

  /// What is wrong in a few sentences, the gravest first, and how much more there is.
  private func sentences(_ problems: [Int]) -> [FormCell.Words] {
    // What a person wrote about one is not lost among others.
    let worded = problems.filter { decided.notes[$0] != nil }
    let groups =
      worded.flatMap { self.problems.gathered([$0]) }
      + self.problems.gathered(problems.filter { decided.notes[$0] == nil })
    let shown = groups.prefix(groups.count > Self.mostSentences ? Self.mostSentences - 1 : Self.mostSentences)
    var lines = shown.map(sentence)
    if groups.count > shown.count {
      let more = "dan \(problems.count - shown.reduce(0) { $0 + $1.problems.count }) lainnya"
      lines.append(form.list.map { "\(more), lihat \($0)." } ?? "\(more).")
    }
    return lines.enumerated().map { .init(text: lines.count > 1 && $0 < shown.count ? "– \($1)" : $1) }
  }

  /// What is wrong, and in brackets where and under which numbers.
  private func sentence(_ group: ProblemGroup) -> String {
    let lead = group.problems[0]
    let own = group.problems.count == 1 ? decided.notes[lead] : nil
    let numbers = Set(group.problems.compactMap { self.numbers[$0] })
    let number = numbers.isEmpty ? (isInAnnex(group) ? "lampiran" : nil) : "catatan \(Self.ranges(numbers))"
    let place = group.problems.count > 1 ? nil : problems[lead].place
    // A heading is a long name for a place that the list names.
    let isShort = place.map { number == nil || !$0.hasPrefix("“") } ?? false
    let whereabouts = [isShort ? place : nil, number].compactMap { $0 }
    let message = Layout.cut((own ?? group.sentence).plain, to: longest)
    guard !whereabouts.isEmpty else { return message }
    return "\(message.withoutStop) (\(whereabouts.joined(separator: "; ")))."
  }

  private func isInAnnex(_ group: ProblemGroup) -> Bool { !annexed.isDisjoint(with: group.problems) }

  /// Rising numbers in few words: `3–9, 12`.
  static func ranges(_ numbers: Set<Int>) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)\(run.count == 2 ? ", " : "–")\(run.upperBound)"
    }.joined(separator: ", ")
  }
}
