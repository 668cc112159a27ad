import Documents

/// Words laid into the cells of a grid.
extension Grid {
  /// The table that a grid and the words in it make; nil when it is a frame, a form line or a chart.
  func table(_ words: [PDFWord], page: Int) -> PageTable? {
    let grid = filled(words)
    var rows: [PageRow] = []
    var kept: [Int?] = []
    for row in grid.rows.indices.dropLast() {
      let begun = grid.cells.filter { $0.rows.lowerBound == row && !$0.words.isEmpty }
      kept.append(begun.isEmpty ? nil : rows.count)
      if begun.isEmpty { continue }
      rows.append(PageRow(cells: [], page: page))
    }
    for cell in grid.cells {
      // A row without words is left out; a cell over it moves on to the next.
      let rowsKept = cell.rows.compactMap { kept[$0] }
      guard let first = rowsKept.first else { continue }
      rows[first].cells.append(
        PageCell(
          columns: cell.columns, rowSpan: rowsKept.count, words: cell.words,
          left: grid.columns[cell.columns.lowerBound], right: grid.columns[cell.columns.upperBound]))
    }
    guard !rows.isEmpty, rows.reduce(0, { $0 + $1.inked }) > 1 else { return nil }
    for index in rows.indices { rows[index].cells.sort { $0.columns.lowerBound < $1.columns.lowerBound } }
    let table = PageTable(box: grid.box, columns: grid.columns, rows: rows, structure: .ruled).withoutAxis()
    if table.holdsColumnsInCells, let parted = AlignedTable.table(of: words, between: self.rows, page: page) {
      return parted
    }
    guard grid.columns.count > 2 else { return nil }
    if table.rows.isEmpty || table.isChart(of: grid.cells.count)
      || table.withoutEmptyColumns().isLayout(isDrawn: isDrawn)
    {
      return nil
    }
    return table.withWordsUnderTheirColumn()
  }

  /// This grid with every word in the cell that holds its middle.
  private func filled(_ words: [PDFWord]) -> Grid {
    var grid = self
    var owners = [Int: Int]()
    let width = columns.count - 1
    for (index, cell) in cells.enumerated() {
      for row in cell.rows { for column in cell.columns { owners[row * width + column] = index } }
    }
    for word in words {
      guard let row = Self.slot(word.centre, rows), let column = Self.slot(word.middle, columns),
        let owner = owners[row * width + column]
      else { continue }
      grid.cells[owner].words.append(word)
    }
    for index in grid.cells.indices where grid.cells[index].words.count > 1 {
      grid.cells[index].words = PDFLine.lines(of: grid.cells[index].words).flatMap(\.words)
    }
    return grid
  }

  /// The stretch between boundaries that holds a place.
  static func slot(_ place: Float, _ boundaries: [Float]) -> Int? {
    guard let first = boundaries.first, let last = boundaries.last, place >= first, place <= last else { return nil }
    var (low, high) = (0, boundaries.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if boundaries[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}
