import Documents

/// Rows that one line encloses but that hold several: `a. … b. …` with a figure beside each.
extension PageTable {
  /// This table with such rows taken apart, where figures and the beginnings of words stand at the same heights.
  func withStackedRowsSplit() -> PageTable {
    var table = self
    table.rows = []
    for (index, row) in rows.enumerated() {
      let parts = pieces(of: row)
      if parts.count > 1 { table.stretch(over: table.rows.count, by: parts.count - 1) }
      table.rows += parts.isEmpty ? [rows[index]] : parts
    }
    return table
  }

  /// Lets the cells that reach over a row reach over the rows it becomes.
  private mutating func stretch(over row: Int, by more: Int) {
    for above in rows.indices {
      for cell in rows[above].cells.indices where above + rows[above].cells[cell].rowSpan > row {
        rows[above].cells[cell].rowSpan += more
      }
    }
  }

  /// The rows in a row; none when it is one.
  private func pieces(of row: PageRow) -> [PageRow] {
    guard row.cells.allSatisfy({ $0.rowSpan == 1 || $0.words.isEmpty || $0.columns.lowerBound < 2 }) else { return [] }
    let lines = row.cells.map { PDFLine.lines(of: $0.words) }
    let stacks = lines.indices.filter { lines[$0].count > 1 && lines[$0].allSatisfy(Self.isFigure) }
    guard let first = stacks.first, stacks.count > 1 else { return [] }
    let heights = lines[first].map(\.centre)
    guard stacks.allSatisfy({ Self.same(lines[$0].map(\.centre), heights) }) else { return [] }
    // Words beside the figures must begin where the figures stand, and all columns of one height belong to all rows.
    let stacked = lines.indices.filter { column in
      stacks.contains(column)
        || heights.allSatisfy { height in lines[column].contains { abs($0.centre - height) < 3 } }
          && lines[column].first.map { abs($0.centre - heights[0]) < 3 } == true
    }
    let words = stacked.filter { !stacks.contains($0) }
    let single = lines.indices.filter { !stacked.contains($0) && !lines[$0].isEmpty }
    guard !words.isEmpty,
      single.allSatisfy({ row.cells[$0].columns.lowerBound < row.cells[words[0]].columns.lowerBound }),
      words.allSatisfy({ Self.beginsAnew(lines[$0], at: heights) })
    else { return [] }
    return heights.indices.map { part in
      let top = part == 0 ? -Float.infinity : heights[part] - 3
      let bottom = part + 1 < heights.count ? heights[part + 1] - 3 : Float.infinity
      var piece = PageRow(cells: [], page: row.page, isResumed: part == 0 && row.isResumed)
      for (index, cell) in row.cells.enumerated() {
        var cell = cell
        if stacked.contains(index) {
          cell.words = lines[index].filter { $0.centre >= top && $0.centre < bottom }.flatMap(\.words)
        } else if part > 0 {
          continue
        } else {
          cell.rowSpan += heights.count - 1
        }
        piece.cells.append(cell)
      }
      return piece
    }
  }

  private static func isFigure(_ line: PDFLine) -> Bool {
    line.words.count < 3 && line.words.contains { $0.text.contains { $0.isDigit } }
      && line.words.allSatisfy { $0.text.allSatisfy { !$0.isLetter } || $0.text.count < 4 }
  }

  private static func same(_ heights: [Float], _ others: [Float]) -> Bool {
    heights.count == others.count && zip(heights, others).allSatisfy { abs($0 - $1) < 3 }
  }

  /// Whether the line at each height begins with a marker or a capital after a finished line.
  private static func beginsAnew(_ lines: [PDFLine], at heights: [Float]) -> Bool {
    let starts = heights.compactMap { height in lines.first { abs($0.centre - height) < 3 }?.words.first?.text }
    guard starts.count == heights.count else { return false }
    return starts.allSatisfy { Array($0 + [0x20, 0x61]).listMarker(in: 0..<($0.count + 2)) != nil }
      || lines.count == heights.count && starts.allSatisfy { $0.first?.isLower == false }
  }
}
