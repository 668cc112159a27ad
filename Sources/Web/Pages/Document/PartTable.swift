internal import Bahasa
internal import Documents
internal import Reporters

extension PartHTML {
  /// Writes a table, or the rows of it that a piece shows.
  mutating func table(_ table: Table, _ piece: Piece) {
    var rows = 0..<table.rows.count
    if case .rows(let some) = piece.extent { rows = some }
    let caption = table.caption.map { document.string(document.blocks[$0]).plain } ?? "Tabel tanpa judul"
    html.markup("<figure class=\"gulir\" tabindex=\"0\" role=\"region\" aria-label=\"")
    // Beside the document the same table may stand a second time.
    let beside = prefix.isEmpty ? "" : "Pembanding: "
    html.words(beside + Layout.cut(caption, to: 120) + (rows.lowerBound > 0 ? " (lanjutan \(rows.lowerBound))" : ""))
    html.markup("\"><table>\n")
    let headers = table.rows.prefix { $0.kind != .body }.count
    if rows.lowerBound > 0 {
      html.markup("<caption>lanjutan tabel</caption>\n")
      // The header is printed again so that the columns of these rows have names; without marks, which have one place.
      for index in 0..<min(headers, 3) where !rows.contains(index) {
        row(table, index, within: 0..<headers, again: true)
      }
    }
    for index in rows { row(table, index, within: rows, again: false) }
    html.markup("</table></figure>\n")
  }

  private mutating func row(_ table: Table, _ index: Int, within rows: Range<Int>, again: Bool) {
    let row = table.rows[index]
    let limits = RowLimits(row, in: document.text)
    html.markup(row.kind == .repeated || again ? "<tr class=\"ulang\">" : "<tr>")
    var cells = row.cells.map { (cell: $0, from: index) }
    if index == rows.lowerBound, index > 0, !again {
      cells += Self.reaching(into: index, of: table)
      cells.sort { $0.cell.column < $1.cell.column }
    }
    for (cell, first) in cells.prefix(Piece.mostColumns) {
      let end = min(first + max(cell.rowSpan, 1), rows.upperBound)
      let isFigure = row.kind == .body && PrintedNumber.parse(document.text.bytes, in: cell.range) != nil
      let tag = row.kind == .body ? "td" : "th"
      html.markup("<\(tag)\(isFigure ? " class=\"angka\"" : "")")
      if cell.columnSpan > 1 { html.markup(" colspan=\"\(min(cell.columnSpan, Piece.mostColumns))\"") }
      if end - index > 1 { html.markup(" rowspan=\"\(end - index)\"") }
      html.markup(">")
      let range = limits.shown(cell.range, in: document.text)
      if again || first < index { html.words(document.text, range) } else { words(range, most: limits.marks) }
      if range != cell.range { html.markup("… <em>(dipotong)</em>") }
      html.markup("</\(tag)>")
    }
    if cells.count > Piece.mostColumns {
      html.markup("<td><em>… dan \(cells.count - Piece.mostColumns) kolom lain</em></td>")
    }
    html.markup("</tr>\n")
  }

  /// The cells of earlier rows that reach into a row.
  private static func reaching(into index: Int, of table: Table) -> [(cell: Cell, from: Int)] {
    // Nothing real spans more rows; looking further back would make a long table slow.
    (max(0, index - 200)..<index).flatMap { first in
      table.rows[first].cells.filter { first + $0.rowSpan > index }.map { ($0, first) }
    }
  }
}
