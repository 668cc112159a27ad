import Documents

/// Rows that one line encloses but that hold several: `a. … b. …` with a figure for each.
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
    guard let first = stacks.first(where: { lines[$0].contains(where: Self.hasDigit) }) else { return [] }
    let heights = lines[first].map(\.centre)
    guard stacks.allSatisfy({ Self.same(lines[$0].map(\.centre), heights) }) else { return [] }
    let parts = lines.indices.map { column in
      stacks.contains(column)
        ? lines[column].map { [$0] } : Self.parts(of: lines[column], at: heights, isSure: stacks.count > 1)
    }
    let stacked = lines.indices.filter { !parts[$0].isEmpty }
    let words = stacked.filter { !stacks.contains($0) }
    // Columns that are not stacked belong to all rows.
    let single = lines.indices.filter { !stacked.contains($0) && !lines[$0].isEmpty }
    guard !words.isEmpty,
      single.allSatisfy({ row.cells[$0].columns.lowerBound < row.cells[words[0]].columns.lowerBound })
    else { return [] }
    return heights.indices.map { part in
      var piece = PageRow(cells: [], page: row.page, isResumed: part == 0 && row.isResumed)
      for (index, cell) in row.cells.enumerated() {
        var cell = cell
        if stacked.contains(index) {
          cell.words = parts[index][part].flatMap(\.words)
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
    if line.words.count == 1, ["-", "%"].contains(where: { line.words[0].text.elementsEqual($0.utf8) }) { return true }
    return line.words.count < 3 && hasDigit(line)
      && line.words.allSatisfy { $0.text.allSatisfy { !$0.isLetter } || $0.text.count < 4 }
  }

  private static func hasDigit(_ line: PDFLine) -> Bool {
    line.words.contains { $0.text.contains { $0.isDigit } }
  }

  private static func same(_ heights: [Float], _ others: [Float]) -> Bool {
    heights.count == others.count && zip(heights, others).allSatisfy { abs($0 - $1) < 3 }
  }

  /// The lines beside each of the figures: words begin where the figures stand, or are a list of as many items. Words
  /// without a mark begin there only where more than one column of figures is sure how many there are.
  private static func parts(of lines: [PDFLine], at heights: [Float], isSure: Bool) -> [[PDFLine]] {
    guard let first = lines.first, first.page == lines[lines.count - 1].page else { return items(lines, heights.count) }
    let starts = heights.compactMap { height in lines.firstIndex { abs($0.centre - height) < 3 } }
    guard starts.count == heights.count, starts[0] == 0, zip(starts, starts.dropFirst()).allSatisfy(<),
      beginsAnew(lines, starts, isSure)
    else { return items(lines, heights.count) }
    return cut(lines, starts)
  }

  /// Whether lines begin with a marker, or with a capital when there are no others.
  private static func beginsAnew(_ lines: [PDFLine], _ starts: [Int], _ isSure: Bool) -> Bool {
    starts.allSatisfy { isMarker(lines[$0].words[0].text) }
      || isSure && lines.count == starts.count && starts.allSatisfy { lines[$0].words[0].text.first?.isLower == false }
  }

  /// The items of a numbered list, if it has as many.
  private static func items(_ lines: [PDFLine], _ count: Int) -> [[PDFLine]] {
    let starts = lines.indices.filter { isMarker(lines[$0].words[0].text) }
    let numbers = starts.map { order(lines[$0].words[0].text) }
    guard starts.count == count, starts[0] == 0, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 + 1 == $1 }) else {
      return []
    }
    return cut(lines, starts)
  }

  /// This table with a list in a cell over several rows, of as many items as there are rows with figures beside it,
  /// taken apart: each item names the figures of its row.
  func withListsOverRowsParted() -> PageTable {
    var table = self
    for row in rows.indices {
      for cell in rows[row].cells where cell.rowSpan > 1 && row + cell.rowSpan <= rows.count {
        let beside = rows[row..<row + cell.rowSpan]
        let parts = Self.items(PDFLine.lines(of: cell.words), cell.rowSpan)
        guard !parts.isEmpty,
          beside.allSatisfy({ row in
            row.cells.contains {
              $0.rowSpan == 1 && $0.columns != cell.columns && $0.words.contains(where: \.endsAsFigure)
            }
          })
        else { continue }
        table.rows[row].cells.removeAll { $0.columns == cell.columns }
        for (offset, part) in parts.enumerated() {
          var single = cell
          (single.rowSpan, single.words) = (1, part.flatMap(\.words))
          table.rows[row + offset].cells.append(single)
          table.rows[row + offset].cells.sort { $0.columns.lowerBound < $1.columns.lowerBound }
        }
      }
    }
    return table
  }

  private static func cut(_ lines: [PDFLine], _ starts: [Int]) -> [[PDFLine]] {
    zip(starts, starts.dropFirst() + [lines.count]).map { Array(lines[$0..<$1]) }
  }

  /// `3.`, `c)`, `-`, and the code `3.10.4`.
  private static func isMarker(_ word: ArraySlice<UInt8>) -> Bool {
    if let last = word.last, last.isDigit, word.count > 2, word.contains(UInt8(ascii: ".")) {
      return word.count < 10 && word.split(separator: UInt8(ascii: ".")).count > 2
        && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    }
    return Array(word + [0x20, 0x61]).listMarker(in: 0..<(word.count + 2)) != nil
  }

  /// What `3.` or `c)` count; the same number for all other markers.
  private static func order(_ marker: ArraySlice<UInt8>) -> Int {
    let groups = marker.split(separator: UInt8(ascii: "."))
    if groups.count > 2, let last = groups.last { return Int(String(decoding: last, as: UTF8.self)) ?? 0 }
    let core = marker.filter { $0.isDigit || $0.isLetter }
    if core.count < marker.count - 1 { return 0 }
    if core.count == 1, let letter = core.first, letter.isLetter { return Int(letter.lowered) }
    return Int(String(decoding: core, as: UTF8.self)) ?? 0
  }
}
