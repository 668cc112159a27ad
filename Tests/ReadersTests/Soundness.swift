import Documents
import Testing

/// Checks what must hold for every document: ranges rise, do not overlap, lie inside each other and are whole characters.
func expectSound(_ document: Document, sourceLocation: SourceLocation = #_sourceLocation) {
  let problem = flaw(in: document)
  #expect(problem == nil, sourceLocation: sourceLocation)
}

private func flaw(in document: Document) -> String? {
  let text = document.text
  if String(validating: text.bytes, as: UTF8.self) == nil { return "text is not UTF-8" }
  var end = 0
  for (index, block) in document.blocks.enumerated() {
    if block.range.lowerBound < end || block.range.isEmpty || block.range.upperBound > text.count {
      return "block \(index) overlaps or is empty"
    }
    end = block.range.upperBound
    for range in parts(of: block.content) where !contains(block.range, range) { return "part outside block \(index)" }
    if case .table(let table) = block.content, let problem = flaw(in: table, of: block, in: document) { return problem }
  }
  for range in document.blocks.flatMap({ [$0.range] + parts(of: $0.content) }) where !isWhole(range, in: text) {
    return "range \(range) cuts a character"
  }
  if document.gaps.contains(where: { $0.range.upperBound > text.count || $0.reason.isEmpty }) { return "gap outside" }
  let offsets = document.pages.map(\.offset)
  return offsets == offsets.sorted() && offsets.allSatisfy { $0 <= text.count } ? nil : "pages out of order"
}

private func flaw(in table: Table, of block: Block, in document: Document) -> String? {
  if table.rows.isEmpty { return "table without rows" }
  if let caption = table.caption {
    guard document.blocks.indices.contains(caption), case .caption = document.blocks[caption].content else {
      return "table names no caption"
    }
  }
  var end = block.range.lowerBound
  for row in table.rows {
    if row.range.lowerBound < end || !contains(block.range, row.range) { return "row outside or overlapping" }
    end = row.range.upperBound
    var last = row.range.lowerBound
    if row.cells.count > table.columns { return "row with a wrong number of cells" }
    var column = 0
    for cell in row.cells {
      if cell.column < column || cell.range.lowerBound < last || !contains(row.range, cell.range) {
        return "cell outside or overlapping"
      }
      if cell.columnSpan < 1 || cell.rowSpan < 1 || cell.column + cell.columnSpan > table.columns {
        return "cell beyond its table"
      }
      column = cell.column + cell.columnSpan
      if !isWhole(cell.range, in: document.text) { return "cell cuts a character" }
      last = cell.range.upperBound
    }
  }
  return nil
}

private func parts(of content: Content) -> [Range<Int>] {
  switch content {
  case .listItem(let marker): [marker]
  case .caption(let caption): [caption.number, caption.title].compactMap { $0 }
  case .entry(let entry): [entry.number, entry.title, entry.page].compactMap { $0 }
  default: []
  }
}

private func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
  outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
}

private func isWhole(_ range: Range<Int>, in text: TextBuffer) -> Bool {
  [range.lowerBound, range.upperBound].allSatisfy { $0 == text.count || text.bytes[$0] & 0xC0 != 0x80 }
}
