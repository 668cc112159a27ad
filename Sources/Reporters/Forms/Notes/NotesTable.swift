internal import Documents
internal import Reviewing

/// The list of notes as a table, with place, remedy and basis.
struct NotesTable {
  let review: Review
  let places: NotePlaces
  let layout: FormLayout.Notes
  let list: NotesList
  let decided: DecidedProblems

  private static let mostPlaces = 3
  /// A row of more is higher than a sheet allows.
  private static let mostOfRow = 20

  func grid() -> FormGrid {
    let columns = layout.columns
    var rows: [FormRow] = []
    let span = columns.count
    var part: NotesList.Part?
    for (number, entry) in list.shown {
      if entry.part != part {
        let title = "\(entry.part.title) (\(list.count(entry.part)))"
        rows.append(FormRow(cells: [FormCell(.group, title, columns: span)], isGroup: true))
        part = entry.part
      }
      if entry.count == 1 {
        rows.append(FormRow(cells: columns.map { cell($0.content, entry.problems, number) }))
      } else {
        rows += gathered(entry, number)
      }
    }
    if list.left > 0 {
      let words = "dan \(list.left) catatan lain yang tidak dimuat; daftar lengkapnya ditampilkan oleh reviu periksa."
      rows.append(FormRow(cells: [FormCell(.words, words, columns: span)]))
    }
    if list.entries.isEmpty {
      let silence = review.coverage.gaps == 0 ? "Tidak ada catatan." : "Tidak ada catatan pada bagian yang terbaca."
      rows.append(FormRow(cells: [FormCell(.words, silence, columns: span)]))
    }
    return FormGrid(widths: columns.map(\.width), header: [columns.map { FormCell(.heading, $0.title) }], rows: rows)
  }

  /// The rows of what one rule tells of several places, the first with its title and what holds for all.
  private func gathered(_ entry: NotesList.Entry, _ number: Int) -> [FormRow] {
    let title = "\(lead(entry.problems[0]).rule.title.plain), \(entry.count) kali:"
    return stride(from: 0, to: entry.problems.count, by: Self.mostOfRow).map { start in
      let part = entry.problems[start..<min(start + Self.mostOfRow, entry.problems.count)]
      let heading = start == 0 ? [FormCell.Words(text: title, isStrong: true)] : []
      return FormRow(cells: gathered(heading + part.map(message), start == 0 ? entry.problems : [], number))
    }
  }

  /// What each problem has for itself.
  private static let own: [FormLayout.Notes.Content] = [.place, .message, .words, .remedy]

  /// The cells of one of these rows: the messages need room, and the places have no remedy in common.
  private func gathered(_ messages: [FormCell.Words], _ problems: [Int], _ number: Int) -> [FormCell] {
    var cells: [FormCell] = []
    var columns = layout.columns[...]
    while let column = columns.first {
      let common = columns.prefix { Self.own.contains($0.content) }
      if common.contains(where: { $0.content == .message }) {
        cells.append(FormCell(.words, messages, columns: common.count))
        columns = columns.dropFirst(common.count)
      } else {
        let isBlank = problems.isEmpty || Self.own.contains(column.content)
        cells.append(isBlank ? FormCell(.words, "") : cell(column.content, problems, number))
        columns = columns.dropFirst()
      }
    }
    return cells
  }

  private func cell(_ content: FormLayout.Notes.Content, _ problems: [Int], _ number: Int) -> FormCell {
    let lead = lead(problems[0])
    switch content {
    case .number: return FormCell(.number, "\(number)")
    case .place:
      return FormCell(.words, place(problems[0], lead).map { FormCell.Words(text: $0) })
    case .message: return FormCell(.words, message(problems[0], lead))
    case .words: return FormCell(.words, NotePlaces.quoted(printed(lead)))
    case .remedy: return FormCell(.words, remedy(lead).map { FormCell.Words(text: $0) })
    case .basis: return FormCell(.words, Layout.cut(lead.rule.basis.plain, to: 160))
    case .items:
      var seen: Set<String> = []
      let items = problems.flatMap { list.items[$0] ?? [] }.filter { seen.insert($0).inserted }
      return FormCell(.words, items.joined(separator: ", "))
    case .blank: return FormCell(.words, "")
    }
  }

  private func lead(_ problem: Int) -> Finding { review.findings[review.problems[problem].lead] }

  /// One of several places of which a rule tells, in a line.
  private func message(_ problem: Int) -> FormCell.Words {
    let lead = lead(problem)
    let place = lead.evidence.first.map { " (\(places.place($0.place)))" } ?? ""
    return FormCell.Words(text: "– \(Layout.cut(lead.message.plain, to: 200).withoutStop)\(place).")
  }

  private func place(_ problem: Int, _ lead: Finding) -> [String] {
    let own = lead.evidence.first.map { places.place($0.place) } ?? "Seluruh dokumen"
    let others = review.problems[problem].others.compactMap { review.findings[$0].evidence.first?.place }
      .filter { $0 != lead.evidence.first?.place }
    let named = places.list(others, most: Self.mostPlaces).filter { $0 != own }
    return named.isEmpty ? [own] : [own, "Juga: " + named.joined(separator: "; ")]
  }

  /// What is wrong, the printed words where neither it nor a column says them, and what other rules say of the same words.
  private func message(_ problem: Int, _ lead: Finding) -> [FormCell.Words] {
    if let note = decided.notes[problem] {
      let lines = note.split(separator: "\n").map { FormCell.Words(text: String($0).plain) }
      return lines + [FormCell.Words(text: "Temuan mesin: \(Layout.cut(lead.message.plain, to: 300))", isQuiet: true)]
    }
    var words = [FormCell.Words(text: Layout.cut(lead.message.plain, to: 400))]
    if let acceptance = review.acceptance(of: problem) {
      let why = Layout.cut(acceptance.reason.plain, to: 300)
      let accepted = "Diterima oleh \(acceptance.by.plain) sampai \(acceptance.until.display): \(why)"
      return words + [FormCell.Words(text: accepted, isQuiet: true)]
    }
    let printed = printed(lead)
    if !layout.columns.contains(where: { $0.content == .words }), !printed.isEmpty,
      !lead.message.plain.says(printed)
    {
      words.append(FormCell.Words(text: "Tertulis: \(NotePlaces.quoted(printed))"))
    }
    var said: Set<String> = [lead.message]
    let others = review.problems[problem].others.lazy.map { review.findings[$0] }
    for other in others
    where said.count < 3 && other.aside == nil && !other.rule.check.isGeneral && said.insert(other.message).inserted {
      words.append(FormCell.Words(text: "Lagi pula: \(Layout.cut(other.message.plain, to: 200))"))
    }
    return words
  }

  /// What it should be, and how that is worked out where the message does not say it; else what another place says.
  private func remedy(_ lead: Finding) -> [String] {
    let message = lead.message.plain
    var lines: [String] = []
    if let expected = lead.expected.map({ Layout.cut($0.plain, to: 200) }), !expected.isEmpty { lines.append(expected) }
    if let computation = lead.computation?.plain, !message.contains(computation) {
      lines.append(Layout.cut(computation, to: 300))
    }
    guard lines.isEmpty, lead.evidence.count > 1 else { return lines }
    let (accused, witness) = (lead.evidence[0].place, lead.evidence[1].place)
    let words = places.words(witness, to: 80)
    let isBeside = accused.block == witness.block && accused.cell?.row == witness.cell?.row
    guard !isBeside, words != places.words(accused, to: 80) else { return [] }
    let place = places.place(witness, isBrief: true)
    return [
      message.says(words) ? "Bandingkan \(place)" : "Bandingkan \(NotePlaces.quoted(words)) di \(place)"
    ]
  }

  /// The accused words; what is missing is not printed, and stands only near a place.
  private func printed(_ lead: Finding) -> String {
    guard !lead.rule.check.isAboutPresence, let accused = lead.evidence.first else { return "" }
    return places.words(accused.place, to: 160)
  }
}
