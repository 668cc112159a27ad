/// A file that makes up part of a document handed in as several files.
package struct FilePart: Sendable, Equatable {
  package let file: String
  /// Where its text starts in the document.
  package let offset: Int
  /// The 0-based line on which it starts.
  package let line: Int
}

extension Document {
  /// One document made of several files, in the given order: a report handed in chapter by chapter.
  ///
  /// Lines, pages and origins are still told as of the file they stand in.
  package init(joining parts: [Document], file: String) {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    var gaps: [Gap] = []
    var pages: [PageStart] = []
    var source = SourceMap()
    var figures: [Figure] = []
    var files: [FilePart] = []
    var line = 0
    for part in parts {
      let (base, first) = (bytes.count, blocks.count)
      files.append(FilePart(file: part.file, offset: base, line: line))
      bytes += part.text.bytes + [0x0A, 0x0A]
      blocks += part.blocks.map { $0.moved(by: base, blocks: first) }
      gaps += part.gaps.map { gap in
        let range = gap.range.moved(by: base)
        return gap.isNote
          ? Gap(note: gap.reason, at: range)
          : Gap(range: range, reason: gap.reason, hidesWords: gap.hidesWords, pages: gap.pages)
      }
      pages += part.pages.map {
        PageStart(offset: $0.offset + base, page: $0.page, isRecognised: $0.isRecognised, printed: $0.printed)
      }
      source.append(part.source, movedBy: base)
      figures += part.figures.map { Figure(offset: $0.offset + base, words: $0.words) }
      line += part.text.lineStarts.count + 1
    }
    self.init(
      file: file, text: TextBuffer(validated: bytes), blocks: blocks, gaps: gaps, pages: pages, source: source,
      files: files, figures: figures)
  }

  /// The file that holds an offset and the line on which it starts in the document.
  package func filePart(at offset: Int) -> (file: String, line: Int) {
    guard let part = files.last(where: { $0.offset <= offset }) else { return (file, 0) }
    return (part.file, part.line)
  }

  /// Whether lines at an offset are those of the file; the lines of a Word file or a workbook are made by its reader.
  package func hasLines(at offset: Int) -> Bool {
    guard !source.isEmpty else { return true }
    let start = files.last { $0.offset <= offset }?.offset ?? 0
    let end = files.first { $0.offset > offset }?.offset ?? text.count
    return !source.hasSpan(in: start..<max(end, start))
  }
}

extension Range<Int> {
  fileprivate func moved(by base: Int) -> Range<Int> { (lowerBound + base)..<(upperBound + base) }
}

extension Block {
  fileprivate func moved(by base: Int, blocks: Int) -> Block {
    let content: Content =
      switch self.content {
      case .heading, .paragraph, .formula: self.content
      case .listItem(let marker): .listItem(marker: marker.moved(by: base))
      case .caption(let caption):
        .caption(
          Caption(
            kind: caption.kind, number: caption.number?.moved(by: base), title: caption.title.moved(by: base)))
      case .entry(let entry):
        .entry(
          Entry(
            kind: entry.kind, number: entry.number?.moved(by: base), title: entry.title.moved(by: base),
            page: entry.page?.moved(by: base)))
      case .table(let table): .table(table.moved(by: base, blocks: blocks))
      }
    return Block(content, range.moved(by: base))
  }
}

extension Table {
  fileprivate func moved(by base: Int, blocks: Int) -> Table {
    let rows = rows.map { row in
      let cells = row.cells.map { cell in
        Cell(
          range: cell.range.moved(by: base), column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
      }
      return Row(kind: row.kind, cells: cells, range: row.range.moved(by: base))
    }
    return Table(caption: caption.map { $0 + blocks }, columns: columns, rows: rows, structure: structure)
  }
}

extension SourceMap {
  /// Adds the stretches of another file's text.
  fileprivate mutating func append(_ other: SourceMap, movedBy base: Int) {
    let first = parts.count
    parts += other.parts
    for span in other.spans {
      let origin: Origin =
        switch span.origin {
        case .box: span.origin
        case .bytes(let part, let start): .bytes(part: part + first, start: start)
        case .cell(let sheet, let row, let column): .cell(sheet: sheet + first, row: row, column: column)
        }
      append(span.range.moved(by: base), origin)
    }
    turnedPages += other.turnedPages.map {
      TurnedPage(file: $0.file + base, page: $0.page, isRising: $0.isRising)
    }
    for (offset, formula) in other.formulas { keep(formula: formula, at: offset + base) }
  }
}
