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
          right: grid.columns[cell.columns.upperBound]))
    }
    guard !rows.isEmpty, grid.columns.count > 2, rows.reduce(0, { $0 + $1.inked }) > 1 else { return nil }
    for index in rows.indices { rows[index].cells.sort { $0.columns.lowerBound < $1.columns.lowerBound } }
    let table = PageTable(box: grid.box, columns: grid.columns, rows: rows, structure: .ruled)
    if table.isChart(of: grid.cells.count) || !isDrawn && table.isLayout { return nil }
    return table.withoutEmptyColumns().withCurrencyJoined().withStackedRowsSplit()
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

extension PageTable {
  /// Whether the lines are the axes and marks of a chart: many cells, next to none with words.
  fileprivate func isChart(of cells: Int) -> Bool {
    let inked = rows.reduce(0) { $0 + $1.inked }
    return cells > 8 && inked * 8 < cells
  }

  /// This table without the slivers of columns that only uneven borders make.
  fileprivate func withoutEmptyColumns() -> PageTable {
    var used = [Bool](repeating: false, count: columns.count - 1)
    for cell in rows.lazy.flatMap(\.cells) where cell.columns.count == 1 && !cell.words.isEmpty {
      used[cell.columns.lowerBound] = true
    }
    var table = self
    for column in used.indices.reversed() where !used[column] && table.columns.count > 3 { table.remove(column) }
    return table
  }

  /// This table with `Rp` in the column of the amounts before which it stands.
  fileprivate func withCurrencyJoined() -> PageTable {
    var table = self
    for column in (0..<(columns.count - 2)).reversed() {
      let cells = rows.flatMap(\.cells).filter { $0.columns == column..<(column + 1) && !$0.words.isEmpty }
      let currency = cells.count { $0.words.count == 1 && Self.isCurrency($0.words[0]) }
      guard currency > 1, currency == cells.count || currency + 1 == cells.count && currency > 2 else { continue }
      table.join(column)
    }
    return table
  }

  private static func isCurrency(_ word: PDFWord) -> Bool {
    ["rp", "rp.", "rp,"].contains(String(decoding: word.text, as: UTF8.self).lowercased())
  }

  /// Makes one cell of those in a column and the next.
  private mutating func join(_ column: Int) {
    for row in rows.indices {
      guard let left = rows[row].cells.firstIndex(where: { $0.columns == column..<(column + 1) }),
        let right = rows[row].cells.firstIndex(where: { $0.columns.lowerBound == column + 1 })
      else { continue }
      rows[row].cells[right].words = rows[row].cells[left].words + rows[row].cells[right].words
      rows[row].cells[right].columns = column..<rows[row].cells[right].columns.upperBound
      rows[row].cells.remove(at: left)
    }
    remove(column)
  }

  /// Whether boxes only set words apart as in `Nama : words` or in a formula.
  fileprivate var isLayout: Bool {
    (0..<(columns.count - 1)).contains { column in
      let cells = rows.flatMap(\.cells).filter { $0.columns == column..<(column + 1) && !$0.words.isEmpty }
      return !cells.isEmpty
        && cells.allSatisfy {
          $0.words.count == 1 && (":".utf8.elementsEqual($0.words[0].text) || "=".utf8.elementsEqual($0.words[0].text))
        }
    }
  }

  /// Gives a column's room to its neighbour.
  private mutating func remove(_ column: Int) {
    columns.remove(at: column == 0 ? 1 : column)
    for row in rows.indices {
      rows[row].cells = rows[row].cells.compactMap { cell in
        var cell = cell
        let start = cell.columns.lowerBound > column ? cell.columns.lowerBound - 1 : cell.columns.lowerBound
        let end = cell.columns.upperBound > column ? cell.columns.upperBound - 1 : cell.columns.upperBound
        guard start < end else { return nil }
        cell.columns = start..<end
        return cell
      }
    }
  }
}
