internal import Facts
internal import Reporters
internal import Reviewing

/// A filled form as the desk keeps it.
package struct ReadForm: Sendable, Codable {
  package let id: String
  package let title: String
  package let basis: String
  package let items: [Item]

  /// One item with the machine's answer.
  package struct Item: Sendable, Codable {
    /// `lembar-asistensi/6`.
    package let name: String
    package let id: String
    package let ask: String
    package let group: String?
    /// Why only a person can judge it.
    package let person: String?
    package let verdict: String
    package let columns: [Column]
    package let note: String
    package let findings: [Int]
    package let support: [ReadEvidence]
  }

  /// One column of a form and the machine's verdict in it.
  package struct Column: Sendable, Codable {
    package let column: String
    package let verdict: String
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
