import Documents

/// Rows of tables, each on a line of its own.
extension PDFWriter {
  mutating func write(_ table: PageTable) {
    manuscript.endParagraph()
    open = nil
    let start = manuscript.end
    var drafts: [RowDraft] = []
    for row in table.rows {
      if row.page != page { goOn(onPage: row.page) }
      drafts.append(write(row, table.columns.count - 1))
      manuscript.endLine()
    }
    var draft = TableDraft(bytes: manuscript.bytes)
    for row in drafts { draft.append(row) }
    if case .table(let content)? = draft.block(structure: table.structure)?.content {
      manuscript.mark(.table(content), start..<(manuscript.end - 1))
    }
    manuscript.endParagraph()
  }

  private mutating func write(_ row: PageRow, _ columns: Int) -> RowDraft {
    let start = manuscript.end
    var ranges: [Range<Int>] = []
    var spans: [CellSpan] = []
    for cell in row.cells {
      while ranges.count < cell.columns.lowerBound { skip(&ranges) }
      if !ranges.isEmpty { manuscript.write("\t") }
      let begin = manuscript.end
      write(cell)
      ranges.append(begin..<manuscript.end)
      if cell.columns.count > 1 || cell.rowSpan > 1 {
        spans.append(CellSpan(column: cell.columns.lowerBound, columns: cell.columns.count, rows: cell.rowSpan))
      }
      while ranges.count < cell.columns.upperBound { ranges.append(manuscript.end..<manuscript.end) }
    }
    while ranges.count < columns { skip(&ranges) }
    return RowDraft(cells: ranges, range: start..<manuscript.end, isResumed: row.isResumed, spans: spans)
  }

  private mutating func skip(_ ranges: inout [Range<Int>]) {
    if !ranges.isEmpty { manuscript.write("\t") }
    ranges.append(manuscript.end..<manuscript.end)
  }

  private mutating func write(_ cell: PageCell) {
    for (index, word) in cell.words.enumerated() {
      if index > 0 {
        let last = cell.words[index - 1]
        let wraps = word.box.left < last.box.right && word.centre > last.centre + 0.3 * last.height
        let room = cell.end - last.box.right
        if wraps {
          join(last, word, room < min(word.box.right - word.box.left, 0.6 * last.height))
        } else {
          manuscript.write(" ")
        }
      }
      put(word)
    }
  }
}
