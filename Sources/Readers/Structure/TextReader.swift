import Documents

/// Reads running text: headings, captions, lists of contents, lists, formulas, tables of tabs or pipes, and paragraphs.
///
/// One pass over the lines; what a line starts is decided by the line itself and a few lines after it.
struct TextReader {
  let bytes: [UInt8]
  let lines: [Line]
  var gaps: [Gap]
  private let pages: [PageStart]
  private let source: SourceMap
  private let figures: [Figure]
  /// Blocks that a reader of a richer format already knows, in order; each begins and ends with whole lines.
  private let given: [Block]
  /// What that reader knows about lines, by their start.
  let hints: [Int: LineHint]
  private var nextGiven = 0
  private var blocks: [Block] = []

  /// Whether the lines stand in a chapter (`BAB`) and not in the front or back part.
  private(set) var inChapter = false
  /// The list of contents, tables or figures the lines stand in.
  private var listed: ListPart?
  /// Whether the last heading announced how the report is built; chapters listed there are not chapters.
  private var outlined = false
  /// The cells that may still be made.
  var cellsLeft = TableDraft.mostCells

  /// A block that was recognised and the line after it.
  struct Found {
    let content: Content
    let range: Range<Int>
    let next: Int
  }

  init(_ text: DecodedText) {
    let scanner = LineScanner(text.bytes)
    self.init(Manuscript(text, pages: scanner.pages), scanner)
  }

  /// Reads what a reader of a richer format wrote down.
  init(_ manuscript: Manuscript) { self.init(manuscript, LineScanner(manuscript.bytes)) }

  private init(_ manuscript: Manuscript, _ scanner: LineScanner) {
    bytes = manuscript.bytes
    lines = scanner.lines
    pages = manuscript.pages
    gaps = manuscript.gaps + scanner.gaps
    source = manuscript.source
    figures = manuscript.figures
    given = manuscript.blocks
    hints = manuscript.hints
  }

  /// The document under this file name.
  mutating func document(file: String) -> Document {
    var next = 0
    while next < lines.count {
      // Progress is part of the contract with hostile input, not a matter of trust in the recognisers.
      next = max(next + 1, step(at: next))
    }
    TableCaptions.assign(to: &blocks, words: { [bytes] in bytes.wordCount(in: $0, limit: 60) })
    gaps += spacedTables(in: blocks)
    gaps.sort { $0.range.lowerBound < $1.range.lowerBound }
    return Document(
      file: file, text: TextBuffer(validated: bytes), blocks: blocks, gaps: gaps, pages: pages, source: source,
      figures: figures)
  }

  private mutating func step(at index: Int) -> Int {
    if let found = givenBlock(at: index) {
      if case .heading = found.content { enter(found) }
      if let part = listed, case .table(let table) = found.content, let entries = entries(of: table, in: part) {
        blocks.append(contentsOf: entries)
        return found.next
      }
      return add(found)
    }
    if let part = listed {
      if let heading = listName(at: index) {
        enter(heading)
        return add(heading)
      }
      if let found = entry(at: index, in: part) { return add(found) }
      listed = nil
    }
    if let found = untitledEntry(at: index) {
      listed = .contents
      return add(found)
    }
    if let style = tableStyle(startingAt: index) {
      let run = tableRun(at: index, style)
      blocks.append(contentsOf: run.blocks)
      if run.next > index { return run.next }
    }
    let fresh = isFresh(index)
    if let found = formula(at: index) { return add(found) }
    if let found = caption(at: index, fresh: fresh) { return add(found) }
    if let found = heading(at: index, fresh: fresh) {
      if outlined, chapterReturns(after: index) {
        return add(Found(content: .paragraph, range: found.range, next: found.next))
      }
      enter(found)
      return add(found)
    }
    if let found = listItem(at: index) { return add(found) }
    let paragraph = paragraph(at: index)
    guard fresh, let title = gluedTitle(at: index) else { return add(paragraph) }
    enter(Found(content: .heading(level: 1), range: title, next: index))
    blocks.append(Block(.heading(level: 1), title))
    let start = bytes.skippingBlanks(from: title.upperBound, to: paragraph.range.upperBound)
    return add(Found(content: .paragraph, range: start..<paragraph.range.upperBound, next: paragraph.next))
  }

  /// The known block that begins on a line, and the line after it.
  private mutating func givenBlock(at index: Int) -> Found? {
    let written = blocks.last?.range.upperBound ?? 0
    while nextGiven < given.count,
      given[nextGiven].range.upperBound <= lines[index].text.lowerBound || given[nextGiven].range.lowerBound < written
    {
      nextGiven += 1
    }
    guard isGiven(index) else { return nil }
    let block = given[nextGiven]
    var next = index + 1
    while next < lines.count, lines[next].text.lowerBound < block.range.upperBound { next += 1 }
    return Found(content: block.content, range: block.range, next: next)
  }

  /// Whether a line belongs to the next known block.
  func isGiven(_ index: Int) -> Bool {
    nextGiven < given.count && given[nextGiven].range.lowerBound < lines[index].text.upperBound
      && given[nextGiven].range.upperBound > lines[index].text.lowerBound
  }

  private mutating func add(_ found: Found) -> Int {
    if !found.range.isEmpty { blocks.append(Block(found.content, found.range)) }
    return found.next
  }

  private mutating func enter(_ heading: Found) {
    outlined = bytes.first(of: "sistematika", in: heading.range) != nil
    guard case .heading(1) = heading.content else { return }
    inChapter = bytes.after("BAB", in: heading.range) != nil
    listed = ListPart(heading: heading.range, in: bytes)
  }

  /// Whether nothing on the line before runs on into this line.
  private func isFresh(_ index: Int) -> Bool {
    guard index > 0, lines[index].isAdjacent, let last = blocks.last else { return true }
    switch last.content {
    case .paragraph, .listItem: return false
    default: return true
    }
  }

  private func paragraph(at index: Int) -> Found {
    let end = runOn(from: index)
    let range = lines[index].text.lowerBound..<lines[end - 1].text.upperBound
    return Found(content: .paragraph, range: range, next: end)
  }

  /// The line after the words that run on from a line: up to a blank line or a line that starts something else.
  func runOn(from index: Int) -> Int {
    var end = index + 1
    while end < lines.count, lines[end].isAdjacent, !interrupts(end) { end += 1 }
    return end
  }

  /// Whether a line inside running words starts something else without a blank line before it.
  func interrupts(_ index: Int) -> Bool {
    let line = lines[index]
    return isGiven(index) || line.traits.contains(.markdown) && markdownHeading(at: index) != nil
      || tableStyle(startingAt: index) != nil
      || formula(at: index) != nil
      || numberedHeading(at: index) != nil
      || marker(of: index) != nil && mayFollow(index)
      || caption(at: index, fresh: false) != nil
      || chapter(at: index, fresh: false) != nil
  }
}
