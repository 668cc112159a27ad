package import Reviewing

/// A form as its notes are drafted: its items, and the list of all notes that follows it on paper.
struct NotedForm: Sendable, Codable {
  let id: String
  let items: [NotedItem]
  /// What the list of notes is called; nil when the form has none.
  let list: String?
  /// Whether the list also tells what concerns no item.
  let isWhole: Bool
  /// Whether matters of style stand in an annex of the list.
  let hasAnnex: Bool

  init(_ filled: FilledForm, _ places: NotePlaces) {
    let notes = filled.form.paper.notes
    id = filled.form.id
    items = filled.answers.map { NotedItem($0, places) }
    list = notes.flatMap { FormSheets.name($0.title) }
    isWhole = notes?.isWhole ?? false
    hasAnnex = notes.map { !$0.annex.isEmpty } ?? false
  }
}

/// How much of what was found the list of notes tells.
struct NoteReach {
  /// What is lighter is left out.
  var minimum = Severity.note
  /// No more problems are listed.
  var most = NotesList.mostReadable
  /// Whether matters of style may stand in an annex.
  var hasAnnex = true
}

/// All that the Catatan of a review's forms are written from, so that they can be written again, word for word as on
/// paper, when persons decide.
package struct PaperNotes: Sendable, Codable {
  let problems: [NotedProblem]
  let forms: [NotedForm]

  package init(_ review: Review) {
    let places = NotePlaces(book: review.book)
    problems = NotedProblem.all(review, places)
    forms = review.forms.map { NotedForm($0, places) }
  }

  /// The Catatan of one item as it stands on paper.
  package struct Note: Sendable, Equatable {
    /// What the machine would write, in lines.
    package let draft: [String]
    /// All that is printed: what a person wrote, else the draft, and what is said below either.
    package let printed: [String]
    /// Of how many accepted findings the draft is made.
    package let accepted: Int
  }

  /// The Catatan of all items of a form by their ids, with what persons decided.
  package func notes(of form: String, _ answers: DeskAnswers) -> [String: Note] {
    guard let form = forms.first(where: { $0.id == form }) else { return [:] }
    let decided = DecidedProblems(answers, problems.map(\.fingerprints))
    let list = form.list.map { _ in NotesList(problems, form: form, NoteReach(), decided) }
    let note = ItemNote(problems: problems, form: form, list: list, answers: answers, decided: decided)
    let written = form.items.map { item in
      (
        item.id,
        Note(
          draft: note.draft(item).map(\.text), printed: note.words(item).map(\.text),
          accepted: item.problems.count(where: decided.accepted.contains))
      )
    }
    return Dictionary(written, uniquingKeysWith: { first, _ in first })
  }

  /// Whether these are the notes of so many problems, and every number names one of them.
  package func isWhole(of count: Int) -> Bool {
    problems.count == count
      && forms.allSatisfy { $0.items.allSatisfy { $0.problems.allSatisfy(problems.indices.contains) } }
  }
}
