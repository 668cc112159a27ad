import Documents

/// Tables of Word as lines: a row on each, its cells parted by tabs.
extension WordWriter {
  mutating func write(_ table: WordTable) {
    let grid = WordGrid(table)
    if grid.rows.count == 1, grid.rows[0].count == 1 {
      // A frame around text.
      return grid.rows[0][0].cell.flow.forEach { write($0) }
    }
    guard grid.columns > 0 else { return }
    gridCellsLeft -= grid.rows.count * grid.columns
    guard gridCellsLeft > 0 else { return noteSize() }
    manuscript.endParagraph()
    before = .alone
    var nested: [WordTable] = []
    var drafts: [RowDraft] = []
    for (row, width) in zip(grid.rows, grid.widths) { drafts.append(write(row, width: width, &nested)) }
    manuscript.endParagraph()
    let title = grid.rows[0]
    let hasTitle = title.count == 1 && title[0].columns == grid.columns
    tables.append(DraftedTable(rows: drafts, headers: grid.headers, hasTitle: hasTitle))
    nested.forEach { write($0) }
  }

  private mutating func noteSize() {
    let reason =
      "Tabel terlalu banyak atau terlalu lebar; tabel mulai dari sini tidak dibaca. Bagi berkas lalu periksa ulang."
    if manuscript.gaps.last?.reason != reason { note(reason) }
  }

  /// Writes one row on a line of its own, its cells parted by tabs.
  private mutating func write(_ row: [WordGrid.Placed], width: Int, _ nested: inout [WordTable]) -> RowDraft {
    let start = manuscript.end
    var cells: [Range<Int>] = []
    var spans: [CellSpan] = []
    page.openRow()
    for placed in row {
      while cells.count < placed.column { skip(&cells) }
      if placed.columns > 1 || placed.rows > 1 {
        spans.append(CellSpan(column: placed.column, columns: placed.columns, rows: placed.rows))
      }
      if !cells.isEmpty { manuscript.write("\t") }
      page.openCell()
      let from = manuscript.end
      write(placed.cell.flow, from: from, &nested)
      cells.append(from..<manuscript.end)
      while cells.count < placed.column + placed.columns { skip(&cells) }
    }
    while cells.count < width { skip(&cells) }
    let range = start..<manuscript.end
    manuscript.write("\n")
    return RowDraft(cells: cells, range: range, isResumed: false, spans: spans)
  }

  private mutating func skip(_ cells: inout [Range<Int>]) {
    if !cells.isEmpty { manuscript.write("\t") }
    cells.append(manuscript.end..<manuscript.end)
  }

  /// Writes the words of a cell; tables inside are kept for later.
  private mutating func write(_ flow: [WordFlow], from start: Int, _ nested: inout [WordTable]) {
    for item in flow {
      switch item {
      case .table(let table): nested.append(table)
      case .paragraph(let paragraph):
        paragraph.gaps.forEach { note($0) }
        place(paragraph.figures)
        waiting += paragraph.notes
        guard paragraph.hasInk else {
          page.pass(paragraph.pageEnds)
          continue
        }
        if manuscript.end > start { manuscript.write(" ") }
        manuscript.write(paragraph.label)
        write(paragraph, breaks: false)
      }
    }
  }
}

extension RowDraft {
  /// The row with cells that have no white space at their ends.
  func trimmed(in bytes: [UInt8]) -> RowDraft {
    let inner = cells.map { cell in
      let words = bytes.trimmed(cell)
      return words.isEmpty ? cell.lowerBound..<cell.lowerBound : words
    }
    return RowDraft(cells: inner, range: range, isResumed: isResumed, spans: spans)
  }
}
