internal import Reviewing

/// The table of a form: each item with its official wording, ticks under the answers, and the drafted note.
struct ChecklistTable {
  let form: FilledForm
  let layout: FormLayout
  let note: ItemNote

  /// Fonts of every office have it, and offices write it by hand like this.
  static let tick = "√"

  func grid() -> FormGrid {
    let columns = layout.columns
    var rows: [FormRow] = []
    var group: String?
    for answer in form.answers {
      let name = answer.item.group
      if let name, name != group, !layout.hiddenGroups.contains(name) {
        let title = ItemNumber(answer.item.id).group.map { "\($0).  \(name.plain)" } ?? "\(name.plain):"
        rows.append(
          FormRow(
            cells: [FormCell(.group, title, columns: columns.reduce(0) { $0 + max($1.choices.count, 1) })],
            isGroup: true))
      }
      group = name
      rows.append(FormRow(cells: columns.flatMap { cells($0, answer) }))
    }
    return FormGrid(widths: columns.flatMap(Self.widths), header: header, rows: rows)
  }

  /// One row of headings, or two when answers stand under headings of their own.
  private var header: [[FormCell]] {
    let isDeep = layout.columns.contains { !$0.choices.isEmpty }
    let first = layout.columns.map { column in
      FormCell(
        .heading, column.title, columns: max(column.choices.count, 1),
        rows: isDeep && column.choices.isEmpty ? 2 : 1)
    }
    let second = layout.columns.flatMap { column in column.choices.map { FormCell(.heading, $0.title) } }
    return isDeep ? [first, second] : [first]
  }

  private static func widths(_ column: FormLayout.Column<FormLayout.Content>) -> [Int] {
    guard !column.choices.isEmpty else { return [10 * column.width] }
    return column.choices.map { _ in 10 * column.width / column.choices.count }
  }

  private func cells(_ column: FormLayout.Column<FormLayout.Content>, _ answer: Answer) -> [FormCell] {
    switch column.content {
    case .number: [FormCell(.number, ItemNumber(answer.item.id).printed)]
    case .ask: [FormCell(.words, answer.item.ask.plain)]
    case .note: [FormCell(.note, note.form.items.first { $0.id == answer.item.id }.map(note.words) ?? [])]
    case .blank: [FormCell(.words, "")]
    case .answer(let kind):
      marks(kind, column.choices.map(\.verdict), answer.columns.first { $0.column == kind }?.verdict ?? .unsure)
    }
  }

  /// A tick under the answer that was given; what is open and what does not apply is said in words.
  private func marks(_ column: Form.Column, _ choices: [Verdict], _ verdict: Verdict) -> [FormCell] {
    let span = max(choices.count, 1)
    if choices.contains(verdict) { return choices.map { FormCell(.mark, $0 == verdict ? Self.tick : "") } }
    if choices.isEmpty, verdict == .pass { return [FormCell(.mark, Self.tick)] }
    return [FormCell(verdict == .unsure ? .open : .mark, column.word(verdict), columns: span)]
  }
}

/// The number of an item as forms print it: `III.4` is `4.` under the group `III`.
struct ItemNumber {
  let group: String?
  let printed: String

  init(_ id: String) {
    let parts = id.plain.split(separator: ".")
    group = parts.count > 1 ? parts.dropLast().joined(separator: ".") : nil
    printed = (parts.last ?? "") + "."
  }
}
