internal import Documents
internal import Reviewing

/// The draft of what a reviewer writes beside an item: the worst problems with their places, or what still has to be
/// looked at.
struct ItemNote {
  let review: Review
  let places: NotePlaces
  /// For each problem its number in the list of notes; empty when there is no list.
  let numbers: [Int: Int]
  /// What that list is called.
  let list: String?
  /// The form as the machine answered it.
  let machine: FilledForm
  /// What persons decided; nil when nobody was asked.
  let answers: DeskAnswers?
  let decided: DecidedProblems

  /// More problems than these are left to the list.
  private static let mostProblems = 3

  /// Sentences are cut to this; the list has them whole.
  private var longest: Int { list == nil ? 300 : 170 }

  /// What a person wrote, else the draft; and in small what the machine answered when a person answers otherwise.
  func words(_ answer: Answer) -> [FormCell.Words] {
    let person = answers?.items["\(machine.form.id)/\(answer.item.id)"]
    let isAnswered = person?.verdict != nil
    let written = (person?.note ?? "").split(separator: "\n").map { FormCell.Words(text: String($0).plain) }
      .filter { !$0.text.isEmpty }
    let all = problems(of: answer)
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
    let problems = agreed.isEmpty ? standing : agreed
    let shown = problems.prefix(Self.mostProblems)
    var notes = shown.map { FormCell.Words(text: shown.count > 1 ? "– \(sentence($0))" : sentence($0)) }
    if problems.count > shown.count {
      let more = "dan \(problems.count - shown.count) lainnya"
      notes.append(.init(text: list.map { "\(more), lihat \($0)." } ?? "\(more)."))
    }
    let settled = all.count { review.acceptance(of: $0) != nil }
    if settled > 0 { notes.append(.init(text: "\(settled) catatan telah diterima.", isQuiet: true)) }
    let isCounted = answer.item.indicators != nil && answer.verdict != .fail
    let isDrafted = !all.isEmpty && answer.item.after.isEmpty && !isCounted
    if isAnswered {
      return notes
    } else if let person = answer.item.person, answer.verdict != .fail {
      notes.append(.init(text: "\(person) \(hints(answer))", isQuiet: true))
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

  /// The problems that concern an item, the heaviest first.
  private func problems(of answer: Answer) -> [Int] {
    var seen: Set<Int> = []
    let all = answer.findings.map { review.problemOfFinding[$0] }.filter { seen.insert($0).inserted }
    return all.sorted { (weight($1), $0) < (weight($0), $1) }
  }

  private func weight(_ problem: Int) -> Severity { review.findings[review.problems[problem].lead].severity }

  /// What is wrong, and in brackets where and under which number.
  private func sentence(_ problem: Int) -> String {
    let finding = review.findings[review.problems[problem].lead]
    let place = finding.evidence.first.map { places.place($0.place, isBrief: true) }
    let number = numbers[problem].map { "catatan \($0)" }
    let whereabouts = [place, number].compactMap { $0 }.joined(separator: "; ")
    let message = Layout.cut((decided.notes[problem] ?? finding.message).plain, to: longest)
    return whereabouts.isEmpty ? message : "\(message) (\(whereabouts))"
  }

  private func hints(_ answer: Answer) -> String {
    guard !answer.support.isEmpty else { return "Tidak ada petunjuk dalam dokumen." }
    return "Petunjuk: \(places.list(answer.support.map(\.place), most: 2, isBrief: true).joined(separator: "; "))."
  }
}
