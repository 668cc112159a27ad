internal import DeskWork
internal import Reporters
internal import Reviewing
internal import Store

/// The Catatan of the items of a form, word for word as its papers print them, with what persons decided.
struct CatatanWords {
  private let shown: ShownDossier
  private let decisions: Decisions
  private let answers: DeskAnswers
  /// By form and item: `lembar-asistensi/6`.
  private let written: [String: PaperNotes.Note]

  /// The Catatan of one item.
  struct Words {
    /// What stands in its field: what a person saved, else the draft.
    let field: String
    /// What the machine would write.
    let draft: String
    /// All that is printed.
    let printed: String
    /// Where the words of the field come from.
    let hint: String
  }

  init(_ shown: ShownDossier, _ decisions: Decisions, form: String) {
    (self.shown, self.decisions) = (shown, decisions)
    answers = DeskAnswers(decisions, nil)
    let notes = shown.reading.notes?.notes(of: form, answers) ?? [:]
    written = Dictionary(notes.map { ("\(form)/\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The Catatan of an item by form and item.
  func words(of item: String) -> Words {
    let (draft, accepted) = draft(of: item)
    let own = decisions.item(item)?.note ?? ""
    let field = own.isEmpty ? draft : own
    let source =
      !own.isEmpty
      ? "Catatan yang disimpan."
      : accepted == 0
        ? "Rancangan dari mesin; terima temuan untuk menyusunnya dari temuan itu, atau ubah langsung."
        : "Rancangan dari \(accepted) temuan yang diterima; silakan ubah."
    return Words(
      field: field, draft: draft, printed: written[item].map { $0.printed.joined(separator: "\n") } ?? field,
      hint: "\(source) Isi kolom ini yang dicetak pada formulir; bila dikosongkan, kembali ke rancangan.")
  }

  /// Whether words are the machine's draft as it would be under an answer, so that nothing has to be kept.
  func isDraft(_ words: String, of item: String, answered verdict: Verdict?) -> Bool {
    var asked = answers
    asked.items[item] = DeskAnswers.OnItem(verdict: verdict?.rawValue, note: "")
    let name = item.split(separator: "/", maxSplits: 1).map(String.init)
    let note = name.count == 2 ? shown.reading.notes?.notes(of: name[0], asked)[name[1]] : nil
    return Self.plain(words) == Self.plain(note.map { $0.draft.joined(separator: "\n") } ?? draft(of: item).words)
  }

  /// Lines without blank ends and blank lines, which paper does not show.
  private static func plain(_ words: String) -> [Substring] {
    words.split(whereSeparator: \.isNewline).map { line in
      let tail = line.drop(while: \.isWhitespace)
      return tail.prefix(upTo: tail.lastIndex { !$0.isWhitespace }.map(tail.index(after:)) ?? tail.startIndex)
    }.filter { !$0.isEmpty }
  }

  private func draft(of item: String) -> (words: String, accepted: Int) {
    if let note = written[item] { return (note.draft.joined(separator: "\n"), note.accepted) }
    return olderDraft(of: item)
  }

  /// The draft in a review that was kept before the desk knew what is printed: the accepted findings with their places.
  private func olderDraft(of item: String) -> (words: String, accepted: Int) {
    guard let known = shown.reading.forms.lazy.flatMap(\.items).first(where: { $0.name == item }) else {
      return ("", 0)
    }
    let accepted = Set(known.findings.map { shown.problemOfFinding[$0] }).sorted().filter {
      shown.decision($0, among: decisions)?.disposition == .accepted
    }
    guard !accepted.isEmpty else { return (known.note, 0) }
    let lines = accepted.map { problem -> String in
      let finding = shown.lead(problem)
      let remark = shown.decision(problem, among: decisions)?.note ?? ""
      let place = finding.evidence.first.map { " (\($0.place))" } ?? ""
      return (remark.isEmpty ? finding.message : remark) + place
    }
    let numbered = lines.count == 1 ? lines : lines.enumerated().map { "\($0 + 1). \($1)" }
    return (numbered.joined(separator: "\n"), accepted.count)
  }
}

/// That a visitor typed something about a finding or an item and did not save it.
struct Unsaved {
  let words: String

  /// Nil when nothing was typed.
  init?(_ typed: TypedWords?) {
    guard let typed else { return nil }
    words = "Ketikan Anda \(typed.at.words) belum disimpan sebagai keputusan."
  }
}
