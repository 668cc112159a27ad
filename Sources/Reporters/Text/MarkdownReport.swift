internal import Documents
internal import Facts
internal import Reviewing

/// A review as Markdown (CommonMark with tables): the forms as tables, the findings by item, what is open.
struct MarkdownReport {
  private let content: ShownReview
  private let tables: QuotedTables

  init(_ output: ReviewOutput) {
    content = ShownReview(output)
    let review = output.review
    tables = QuotedTables(
      book: review.book,
      places: content.groups.groups.flatMap(\.problems).compactMap { review.findings[$0[0]].evidence.first?.place })
  }

  func write() -> String {
    let texts = MarkdownText.escaped
    var parts = ["# Hasil pemeriksaan: \(texts(content.summary.title))"]
    parts.append(content.summary.coverage.map(texts).joined(separator: " · "))
    parts.append("**\(texts(content.remainder.counts))**  \n\(texts(content.remainder.verdicts))")
    parts += foremost
    parts += content.forms.map(form)
    for group in content.groups.groups {
      let name =
        group.item.map { "\(FormWords.name($0.form.id)) \($0.item.id) · \($0.item.ask.plain)" } ?? "Temuan lain"
      parts.append("## \(texts(name))")
      parts += group.problems.compactMap { content.words(of: $0).map(finding) }
    }
    parts += list(ReviewRemainder.gapsTitle, content.remainder.namedGaps.map(texts))
    parts += list(
      ReviewRemainder.unsureTitle, content.remainder.openQuestions.map { "\(texts($0.what))  \n  \(texts($0.why))" })
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The heaviest problems as a numbered list, with how they are ordered.
  private var foremost: [String] {
    let entries = content.foremost.entries
    guard !entries.isEmpty else { return [] }
    let lines = entries.enumerated().map { index, entry in
      "\(index + 1). \(MarkdownText.escaped("\(entry.message) (\(entry.place))"))"
    }
    return ["## \(Foremost.title)", lines.joined(separator: "\n"), MarkdownText.escaped(content.foremost.order)]
  }

  private func list(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["## \(title)", lines.map { "- \($0)" }.joined(separator: "\n")]
  }

  private func form(_ filled: FilledForm) -> String {
    let heads = ["No", "Butir"] + filled.form.columns.map(\.title) + ["Temuan", "Catatan"]
    var rows: [[String]] = []
    var group: String?
    for answer in filled.answers {
      if let name = answer.item.group, name != group {
        rows.append(["", "**\(MarkdownText.escaped(name))**"] + heads.dropFirst(2).map { _ in "" })
      }
      group = answer.item.group
      let count = content.problems(of: answer).count
      rows.append(
        [answer.item.id, answer.item.ask].map(MarkdownText.escaped)
          + answer.columns.map { $0.column.word($0.verdict) } + [count == 0 ? "–" : "\(count)"]
          + [MarkdownText.escaped(Layout.cut(answer.note.plain, to: 400))])
    }
    return "## \(MarkdownText.escaped(filled.form.title))\n\n\(table(heads, rows))"
      + "\n\nDasar: \(MarkdownText.escaped(filled.form.basis))"
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func finding(_ problem: ProblemWords) -> String {
    let texts = MarkdownText.escaped
    var parts = ["### \(problem.lead.severity.display): \(texts(problem.lead.rule.title))", texts(problem.message)]
    parts.append(
      lines([
        ("Hitungan", problem.remedy.computation), ("Seharusnya", problem.remedy.expected), ("Tempat", problem.place),
        ("Juga", problem.again),
      ]))
    if let quote = quote(problem) { parts.append(quote) }
    var after: [(String, String?)] = witnesses(problem).map { ("Bandingkan", $0) }
    after += problem.besides.map { ("Lagi pula", $0.message) }
    after += [
      ("Butir", problem.items.isEmpty ? nil : problem.items.joined(separator: " · ")),
      ("Dasar", problem.lead.rule.basis), ("Aturan", problem.lead.rule.id), ("Temuan", problem.lead.fingerprint),
    ]
    parts.append(lines(after))
    return parts.joined(separator: "\n\n")
  }

  private func lines(_ pairs: [(name: String, words: String?)]) -> String {
    pairs.compactMap { pair in pair.words.map { "- \(pair.name): \(MarkdownText.escaped($0))" } }
      .joined(separator: "\n")
  }

  private func witnesses(_ problem: ProblemWords) -> [String] {
    let others = problem.witnesses(beside: shown(of: problem))
    let named = others.prefix(ProblemWords.mostWitnesses).map { place in
      "\(content.places.place(place, beside: problem.accused)) “\(content.places.words(place, to: 200))”"
    }
    let more = others.dropFirst(named.count)
    return named + (more.isEmpty ? [] : [content.places.lines(of: more)])
  }

  private func shown(of problem: ProblemWords) -> Range<Int>? {
    guard let place = problem.accused, let row = tables.quote(place)?.row, let first = row.first(where: \.isOwn),
      let last = row.last(where: \.isOwn)
    else { return nil }
    return first.range.lowerBound..<max(last.range.upperBound, first.range.lowerBound)
  }

  /// The quoted words: the row under the names of its columns, or the line, with the accused words in bold.
  private func quote(_ problem: ProblemWords) -> String? {
    guard let place = problem.accused else { return nil }
    let text = content.review.book.document(place.document).text
    if let quote = tables.quote(place) {
      let heads = quote.row.map { MarkdownText.escaped(tables.column(of: place.at($0.column)) ?? "") }
      let cells = quote.row.map { cell in
        let words = MarkdownText.escaped(Layout.cut(text.string(cell.range).plain, to: 200))
        return cell.isOwn && cell.column == place.cell?.column && !words.isEmpty ? "**\(words)**" : words
      }
      return table(heads, [cells])
    }
    guard let pieces = Excerpt(text, around: place.range, width: 300)?.pieces else { return nil }
    let marked = pieces.words.plain.isEmpty ? "" : "**\(MarkdownText.escaped(pieces.words))**"
    let (before, after) = (MarkdownText.escaped(pieces.before), MarkdownText.escaped(pieces.after))
    let spaced = { (side: String, isThere: Bool) in isThere && !side.isEmpty ? " " : "" }
    return "> \(before)\(spaced(before, pieces.before.last == " "))\(marked)"
      + "\(spaced(after, pieces.after.first == " "))\(after)"
  }
}

extension Place {
  /// The place of another cell of the same row.
  fileprivate func at(_ column: Int) -> Place {
    Place(document: document, block: block, cell: cell.map { CellAddress(row: $0.row, column: column) }, range: range)
  }
}
