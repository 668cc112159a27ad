internal import Documents
internal import Reviewing

/// The draft of what a reviewer writes beside an item: the worst problems with their places, or what still has to be
/// looked at.
struct ItemNote {
  let review: Review
  let places: NotePlaces
  /// For each problem its number in the list of notes; empty when there is no list.
  let numbers: [Int: Int]
  /// What the annex of style tells.
  let annexed: Set<Int>
  /// What that list is called.
  let list: String?
  /// The form as the machine answered it.
  let machine: FilledForm
  /// What persons decided; nil when nobody was asked.
  let answers: DeskAnswers?
  let decided: DecidedProblems

  /// A note has no more sentences; what they do not say is left to the list, and the last says how much.
  private static let mostSentences = 5

  /// Sentences are cut to this; the list has them whole.
  private var longest: Int { list == nil ? 300 : 150 }

  /// What a person wrote, else the draft; and in small what the machine answered when a person answers otherwise.
  func words(_ answer: Answer) -> [FormCell.Words] {
    let person = answers?.items["\(machine.form.id)/\(answer.item.id)"]
    let isAnswered = person?.verdict != nil
    let written = (person?.note ?? "").split(separator: "\n").map { FormCell.Words(text: String($0).plain) }
      .filter { !$0.text.isEmpty }
    let all = answer.problems
    var notes = written.isEmpty ? draft(answer, all, isAnswered: isAnswered) : written
    if let machine = machine.answers.first(where: { $0.item.id == answer.item.id }),
      !zip(machine.columns, answer.columns).allSatisfy({ $0.verdict == $1.verdict })
    {
      // What supported another answer is said smaller than the one that counts.
      if written.isEmpty, decided.accepted.isDisjoint(with: all) {
        notes = notes.map { FormCell.Words(text: $0.text, isQuiet: true) }
      }
      let words = machine.columns.map { $0.column.word($0.verdict) }.joined(separator: ", ")
      notes.append(.init(text: "Jawaban mesin: \(words).", isQuiet: true))
    }
    let dismissed = all.count { decided.dismissed.contains($0) }
    if dismissed > 0 {
      let isLeft = dismissed == all.count && !isAnswered && answer.verdict == .fail
      let rest = isLeft ? " Jawaban mesin belum diubah." : ""
      notes.append(.init(text: "\(dismissed) temuan diabaikan pereviu dengan alasan.\(rest)", isQuiet: true))
    }
    return notes
  }

  /// What the machine would write: of the findings persons accepted, else of all that they did not dismiss.
  private func draft(_ answer: Answer, _ all: [Int], isAnswered: Bool) -> [FormCell.Words] {
    let standing = all.filter { review.acceptance(of: $0) == nil && !decided.dismissed.contains($0) }
    let agreed = standing.filter(decided.accepted.contains)
    var notes = sentences(agreed.isEmpty ? standing : agreed)
    let settled = all.count { review.acceptance(of: $0) != nil }
    if settled > 0 { notes.append(.init(text: "\(settled) catatan telah diterima.", isQuiet: true)) }
    let isCounted = answer.item.indicators != nil && answer.verdict != .fail
    let isDrafted = !all.isEmpty && answer.item.after.isEmpty && !isCounted
    if isAnswered {
      return notes
    } else if let person = answer.item.person {
      // Why the answer is no goes before what a person should still look at.
      notes.append(.init(text: answer.verdict == .fail ? person : "\(person) \(hints(answer))", isQuiet: true))
    } else if !isDrafted, !answer.note.isEmpty {
      notes.insert(.init(text: Layout.cut(answer.note.plain, to: longest), isQuiet: true), at: 0)
    } else if all.isEmpty, answer.verdict == .pass, !answer.support.isEmpty {
      notes.append(.init(text: "Lihat \(places.place(answer.support[0].place, isBrief: true)).", isQuiet: true))
    }
    if notes.isEmpty, answer.verdict == .unsure, all.isEmpty {
      notes.append(.init(text: "Tidak dapat dinilai dari laporan; periksa sendiri.", isQuiet: true))
    }
    return notes
  }

  /// What is wrong in a few sentences, the gravest first, and how much more there is.
  private func sentences(_ problems: [Int]) -> [FormCell.Words] {
    // What a person wrote about one is not lost among others.
    let worded = problems.filter { decided.notes[$0] != nil }
    let groups =
      worded.flatMap { review.gathered([$0]) } + review.gathered(problems.filter { decided.notes[$0] == nil })
    let shown = groups.prefix(groups.count > Self.mostSentences ? Self.mostSentences - 1 : Self.mostSentences)
    var lines = shown.map(sentence)
    if groups.count > shown.count {
      let more = "dan \(problems.count - shown.reduce(0) { $0 + $1.problems.count }) lainnya"
      lines.append(list.map { "\(more), lihat \($0)." } ?? "\(more).")
    }
    return lines.enumerated().map { .init(text: lines.count > 1 && $0 < shown.count ? "– \($1)" : $1) }
  }

  /// What is wrong, and in brackets where and under which numbers.
  private func sentence(_ group: ProblemGroup) -> String {
    let lead = group.problems[0]
    let finding = review.findings[review.problems[lead].lead]
    let own = group.problems.count == 1 ? decided.notes[lead] : nil
    let numbers = Set(group.problems.compactMap { self.numbers[$0] })
    let number = numbers.isEmpty ? (isInAnnex(group) ? "lampiran" : nil) : "catatan \(Self.ranges(numbers))"
    let place = group.problems.count > 1 ? nil : finding.evidence.first.map { places.place($0.place, isBrief: true) }
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

  private func hints(_ answer: Answer) -> String {
    guard !answer.support.isEmpty else { return "Tidak ada petunjuk dalam dokumen." }
    var seen: Set<String> = []
    let named = answer.support.prefix(20).map { places.place($0.place, isBrief: true) }
      .filter { seen.insert($0).inserted }
    return "Petunjuk\(named.count > 2 ? ", antara lain" : ""): \(named.prefix(2).joined(separator: "; "))."
  }
}
