import Documents

/// Writes the flow of a Word file down: paragraphs as lines, tables as known blocks.
struct WordWriter {
  var manuscript = Manuscript()
  var tables: [DraftedTable] = []
  var page = WordPages()
  /// Notes referred to and not written yet.
  var waiting: [WordNoteKey] = []
  private var notes: [WordNoteKey: [WordFlow]] = [:]
  var before = LineKind.alone
  var gridCellsLeft = TableDraft.mostCells

  /// A table whose rows are written down; what is a header is judged when the text is whole.
  struct DraftedTable {
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
    place(paragraph.figures)
    waiting += paragraph.notes
    guard paragraph.hasInk else { return page.pass(paragraph.pageEnds) }
    let kind = LineKind(paragraph, after: before)
    if kind.runsOn(from: before) { manuscript.endLine() } else { manuscript.endParagraph() }
    before = kind
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

  /// Writes the words of a paragraph; line ends become spaces in a cell.
  mutating func write(_ paragraph: WordParagraph, breaks: Bool) {
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

  /// Notes the pictures that stand here.
  mutating func place(_ figures: [String]) {
    manuscript.figures += figures.map { Figure(offset: manuscript.end, words: $0) }
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
