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

  /// More problems than these are left to the list.
  private static let mostProblems = 3

  /// Sentences are cut to this; the list has them whole.
  private var longest: Int { list == nil ? 300 : 170 }

  func words(_ answer: Answer) -> [FormCell.Words] {
    let all = problems(of: answer)
    let problems = all.filter { review.acceptance(of: $0) == nil }
    let shown = problems.prefix(Self.mostProblems)
    var notes = shown.map { FormCell.Words(text: shown.count > 1 ? "– \(sentence($0))" : sentence($0)) }
    if problems.count > shown.count {
      let more = "dan \(problems.count - shown.count) lainnya"
      notes.append(.init(text: list.map { "\(more), lihat \($0)." } ?? "\(more)."))
    }
    if all.count > problems.count {
      notes.append(.init(text: "\(all.count - problems.count) catatan telah diterima.", isQuiet: true))
    }
    let isDrafted = !all.isEmpty && answer.item.after.isEmpty
    if let person = answer.item.person, answer.verdict != .fail {
      notes.append(.init(text: "\(person) \(hints(answer))", isQuiet: true))
    } else if !isDrafted, !answer.note.isEmpty {
      notes.insert(.init(text: Layout.cut(answer.note.plain, to: longest), isQuiet: true), at: 0)
    } else if all.isEmpty, answer.verdict == .pass, !answer.support.isEmpty {
      notes.append(.init(text: "Lihat \(places.place(answer.support[0].place, isBrief: true)).", isQuiet: true))
    }
    if notes.isEmpty, answer.verdict == .unsure {
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
    let message = Layout.cut(finding.message.plain, to: longest)
    return whereabouts.isEmpty ? message : "\(message) (\(whereabouts))"
  }

  private func hints(_ answer: Answer) -> String {
    guard !answer.support.isEmpty else { return "Tidak ada petunjuk dalam dokumen." }
    return "Petunjuk: \(places.list(answer.support.map(\.place), most: 2, isBrief: true).joined(separator: "; "))."
  }
}
