import Documents

/// Writes the flow of a Word file down: paragraphs as lines, tables as known blocks.
struct WordWriter {
  private(set) var manuscript = Manuscript()
  private var tables: [DraftedTable] = []
  private var page = WordPages()
  /// Notes referred to and not written yet.
  private var waiting: [WordNoteKey] = []
  private var notes: [WordNoteKey: [WordFlow]] = [:]
  private var before = Columns.none
  private var gridCellsLeft = 3_000_000

  /// Whether the paragraph before was a row set with tabs, or a few words that may go on in such a row.
  private enum Columns { case none, tabbed, between }

  /// A table whose rows are written down; what is a header is judged when the text is whole.
  private struct DraftedTable {
    let rows: [RowDraft]
    let headers: Int
    let hasTitle: Bool
  }

  init(notes: [WordPart.Note]) {
    for note in notes { self.notes[note.key] = note.flow }
  }

  mutating func write(_ flow: WordFlow) {
    switch flow {
    case .paragraph(let paragraph):
      write(paragraph)
      // Notes follow the next words that run on, so that they part no caption from its table.
      if paragraph.bytes.count > 120 { writeNotes() }
    case .table(let table):
      write(table)
      writeNotes()
    }
  }

  // MARK: Paragraphs

  private mutating func write(_ paragraph: WordParagraph) {
    paragraph.gaps.forEach { note($0) }
    waiting += paragraph.notes
    guard paragraph.hasInk else { return page.pass(paragraph.pageEnds) }
    let columns = columns(paragraph)
    if before == .none || columns == .none || columns == before && before == .between {
      manuscript.endParagraph()
    } else {
      manuscript.endLine()
    }
    before = columns
    let start = manuscript.end
    if let level = paragraph.headingLevel {
      manuscript.hint(.heading(level: level), at: start)
    } else if paragraph.isBold {
      manuscript.hint(.bold, at: start)
    }
    manuscript.write(paragraph.label)
    write(paragraph, breaks: true)
    manuscript.endLine()
  }

  private func columns(_ paragraph: WordParagraph) -> Columns {
    let words = paragraph.bytes.trimmed(0..<paragraph.bytes.count)
    if let tab = words.first(where: { paragraph.bytes[$0] == 0x09 }) {
      // `Nama<tab>: words` is a line of a form.
      let next = paragraph.bytes.skippingBlanks(from: tab, to: words.upperBound)
      return paragraph.bytes[next] == UInt8(ascii: ":") ? .none : .tabbed
    }
    let isShort = before == .tabbed && paragraph.headingLevel == nil && !paragraph.isBold
    return isShort && paragraph.bytes.wordCount(in: words, limit: 9) <= 8 ? .between : .none
  }

  /// Writes the words of a paragraph; line ends become spaces in a cell.
  private mutating func write(_ paragraph: WordParagraph, breaks: Bool) {
    var ends = paragraph.pageEnds[...]
    for piece in paragraph.pieces {
      while let end = ends.first, end.offset <= piece.range.lowerBound { page.end(ends.removeFirst().isAsked) }
      if let origin = piece.origin {
        let start = manuscript.end
        manuscript.write(paragraph.bytes[piece.range], from: origin)
        page.begin(at: start, &manuscript)
      } else {
        write(made: paragraph.bytes[piece.range], breaks: breaks)
      }
    }
    page.pass(Array(ends))
  }

  /// Writes what the file holds as an element: a tab, a line end, a formula.
  private mutating func write(made words: ArraySlice<UInt8>, breaks: Bool) {
    let isBlank = words.count == 1 && words.first ?? 0x20 <= 0x20
    if !isBlank {
      manuscript.write(String(decoding: words, as: UTF8.self))
    } else if !breaks {
      manuscript.write(" ")
    } else if words.first == 0x0A {
      manuscript.endLine()
    } else {
      manuscript.write("\t")
    }
  }

  /// Says what could not be read here.
  mutating func note(_ reason: String) {
    manuscript.gaps.append(Gap(range: manuscript.end..<manuscript.end, reason: reason))
  }

  mutating func writeNotes() {
    var left = waiting[...]
    waiting = []
    while let key = left.popFirst() {
      for flow in notes.removeValue(forKey: key) ?? [] { write(flow) }
      left += waiting
      waiting = []
    }
  }

  // MARK: Tables

  private mutating func write(_ table: WordTable) {
    let grid = WordGrid(table)
    if grid.rows.count == 1, grid.rows[0].count == 1 {
      // A frame around text.
      return grid.rows[0][0].cell.flow.forEach { write($0) }
    }
    guard grid.columns > 0 else { return }
    gridCellsLeft -= grid.rows.count * grid.columns
    guard gridCellsLeft > 0 else { return noteSize() }
    manuscript.endParagraph()
    before = .none
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

  // MARK: The document

  /// Writes what pages repeat, under a heading.
  mutating func writeMargins(_ paragraphs: [WordParagraph], under heading: String) {
    manuscript.endParagraph()
    manuscript.hint(.heading(level: 1), at: manuscript.end)
    manuscript.write(heading)
    for paragraph in paragraphs {
      manuscript.endParagraph()
      write(paragraph, breaks: true)
    }
    manuscript.endParagraph()
  }

  /// The document under this file name; the parts are named as origins count them.
  consuming func document(file: String, parts: [String], first: [Gap]) -> Document {
    writeNotes()
    let bytes = manuscript.bytes
    for table in tables {
      var draft = TableDraft(bytes: bytes)
      for (index, row) in table.rows.enumerated() {
        if index == table.headers, index > 0 { draft.rule() }
        draft.append(row.trimmed(in: bytes))
      }
      if table.headers == 0, table.hasTitle { draft.skipTitles() }
      if let block = draft.block() { manuscript.mark(block.content, block.range) }
    }
    manuscript.parts = parts
    manuscript.pages = page.isKnown ? page.starts : []
    manuscript.gaps = first + manuscript.gaps
    return manuscript.document(file: file)
  }
}

extension RowDraft {
  /// The row with cells that have no white space at their ends.
  fileprivate func trimmed(in bytes: [UInt8]) -> RowDraft {
    let inner = cells.map { cell in
      let words = bytes.trimmed(cell)
      return words.isEmpty ? cell.lowerBound..<cell.lowerBound : words
    }
    return RowDraft(cells: inner, range: range, isResumed: isResumed, spans: spans)
  }
}
