import Documents

/// A row of a sheet as written down: its words from left to right with their columns in the sheet.
struct SheetRow {
  struct Placed {
    let column: Int
    let columns: Int
    let rows: Int
    let range: Range<Int>
  }

  /// The row in the sheet, 0-based.
  let row: Int
  let cells: [Placed]
  let range: Range<Int>
  /// Whether blank rows stand above it.
  let isResumed: Bool

  /// Where the first cell begins and the last one ends.
  var reach: Range<Int> {
    (cells.first?.column ?? 0)..<(cells.last.map { $0.column + $0.columns } ?? 0)
  }
}

/// Rows that make one table: the columns of the sheet that hold words become its columns.
struct SheetTable {
  let rows: [SheetRow]

  /// The rows as a table's, each with one range for every column.
  func drafts() -> [RowDraft] {
    let used = Set(rows.flatMap { $0.cells.map(\.column) }).sorted().prefix([UInt8].mostCells)
    var numbers: [Int: Int] = [:]
    for (number, column) in used.enumerated() { numbers[column] = number }
    let present = rows.map(\.row)
    return rows.enumerated().map { number, row in
      var cells = [Range<Int>](repeating: row.range.lowerBound..<row.range.lowerBound, count: used.count)
      var spans: [CellSpan] = []
      var last = row.range.lowerBound
      var next = 0
      for placed in row.cells {
        guard let column = numbers[placed.column] else { break }
        while next < column {
          cells[next] = last..<last
          next += 1
        }
        cells[column] = placed.range
        last = placed.range.upperBound
        next = column + 1
        let end = placed.columns > 1 ? used[column...].prefix { $0 < placed.column + placed.columns }.count : 1
        let below = placed.rows > 1 ? present[number...].prefix { $0 < row.row + placed.rows }.count : 1
        if end > 1 || below > 1 { spans.append(CellSpan(column: column, columns: end, rows: below)) }
      }
      while next < used.count {
        cells[next] = last..<last
        next += 1
      }
      return RowDraft(cells: cells, range: row.range, isResumed: row.isResumed, spans: spans)
    }
  }
}
