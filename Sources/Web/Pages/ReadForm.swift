internal import Facts
internal import Reporters
internal import Reviewing

/// A filled form as the desk keeps it.
struct ReadForm: Sendable, Codable {
  let id: String
  let title: String
  let basis: String
  let items: [Item]

  /// One item with the machine's answer.
  struct Item: Sendable, Codable {
    /// `lembar-asistensi/6`.
    let name: String
    let id: String
    let ask: String
    let group: String?
    /// Why only a person can judge it.
    let person: String?
    let verdict: String
    let columns: [Column]
    let note: String
    let findings: [Int]
    let support: [ReadEvidence]
  }

  /// One column of a form and the machine's verdict in it.
  struct Column: Sendable, Codable {
    let column: String
    let verdict: String
  }

  init(_ filled: FilledForm, _ evidence: (Evidence) -> ReadEvidence) {
    (id, title, basis) = (filled.form.id, filled.form.title.plain, filled.form.basis.plain)
    items = filled.answers.map { answer in
      Item(
        name: "\(filled.form.id)/\(answer.item.id)", id: answer.item.id, ask: answer.item.ask.plain,
        group: answer.item.group?.plain, person: answer.item.person?.plain, verdict: answer.verdict.rawValue,
        columns: answer.columns.map { Column(column: $0.column.rawValue, verdict: $0.verdict.rawValue) },
        note: answer.note.plain, findings: answer.findings, support: answer.support.prefix(30).map(evidence))
    }
  }
}
