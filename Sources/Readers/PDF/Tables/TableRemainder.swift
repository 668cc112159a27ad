import Documents

/// A table of which the next page has only the header in its lines: what stands right under it belongs to it too.
extension PageTable {
  /// Whether this is only the header of another table printed again.
  func repeatsHeader(of table: PageTable) -> Bool {
    rows.count < table.rows.count && zip(rows, table.rows).allSatisfy { $0.signature == $1.signature }
  }

  /// This header with the lines and the table right under it that keep to its columns, and how many pieces those are.
  func withRemainder(of pieces: [PageFlow.Item]) -> (table: PageTable, taken: Int) {
    var table = self
    var lines: [PDFLine] = []
    var taken = 0
    for piece in pieces {
      if case .line(let line, _) = piece, line.box.top - table.box.bottom < 1.6 * line.height, keeps(line) {
        lines.append(line)
        table.box = table.box.union(line.box)
      } else {
        if case .table(let rest) = piece, let merged = merged(with: rest), rest.structure == structure,
          rest.box.top - table.box.bottom < 24
        {
          let whole = table.with(lines)
          table = whole.fitted(to: merged, from: columns)
          table.rows += rest.fitted(to: merged, from: rest.columns).rows
          table.box = whole.box.union(rest.box)
          return (table, taken + 1)
        }
        break
      }
      taken += 1
    }
    return lines.count < 20 ? (table.with(lines), taken) : (self, 0)
  }

  /// Whether each piece of a line stays within a column.
  private func keeps(_ line: PDFLine) -> Bool {
    !line.beginsAnew
      && line.pieces(parting: 0.6 * line.height).allSatisfy { piece in
        guard let first = Grid.slot(piece[0].box.left + 1, columns) else { return false }
        return first == Grid.slot(piece[piece.count - 1].box.right - 1, columns)
      }
  }

  /// This table with one more row of lines.
  private func with(_ lines: [PDFLine]) -> PageTable {
    guard let first = lines.first else { return self }
    var words = [[PDFWord]](repeating: [], count: columns.count - 1)
    for line in lines {
      for word in line.words { if let column = Grid.slot(word.middle, columns) { words[column].append(word) } }
    }
    var table = self
    let cells = words.enumerated().map { column, words in
      PageCell(columns: column..<(column + 1), words: words, left: columns[column], right: columns[column + 1])
    }
    table.rows.append(PageRow(cells: cells, page: first.page))
    return table
  }
}
