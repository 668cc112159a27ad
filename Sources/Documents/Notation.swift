extension Document {
  /// The document in the house notation, a plain-text writing for people and snapshots: `# heading`, `| cell | cell |`
  /// with `|---|` under the header rows, `[hal. 3]`, `[hal. 9, bernomor 1]`, `[tak terbaca: reason]`, `[gambar: alternative text]`, `Tabel 3.2: title`, `Tabel 3.2 … title … 37`.
  ///
  /// White space inside a block becomes one space and `|` inside a cell `\|`. Reading a notation as text gives about the
  /// same blocks again.
  package func notation() -> String {
    var writer = NotationWriter(document: self)
    return writer.written()
  }
}

/// One notation being written: blocks in order, with pages and gaps at their places.
private struct NotationWriter {
  let document: Document
  private var out: [UInt8] = []
  private var nextPage = 0
  private var nextGap = 0
  private var nextFigure = 0
  private let gaps: [Gap]

  init(document: Document) {
    self.document = document
    gaps = document.gaps.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  mutating func written() -> String {
    var before: Content?
    for block in document.blocks {
      if !out.isEmpty, !joins(before, block.content) { line() }
      let marked = marks(upTo: block.range.lowerBound)
      if marked { line() }
      write(block)
      before = block.content
    }
    let isDone =
      nextPage == document.pages.count && nextGap == gaps.count && nextFigure == document.figures.count
    if !out.isEmpty, !isDone { line() }
    _ = marks(upTo: Int.max)
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether two blocks stand on neighbouring lines.
  private func joins(_ before: Content?, _ content: Content) -> Bool {
    switch (before, content) {
    case (.listItem, .listItem), (.entry, .entry): true
    default: false
    }
  }

  /// Writes the pages, gaps and pictures that come before an offset; answers whether there were any.
  private mutating func marks(upTo offset: Int) -> Bool {
    var any = pages(upTo: offset)
    while nextGap < gaps.count, gaps[nextGap].range.lowerBound <= offset {
      text((gaps[nextGap].isNote ? "[catatan: " : "[tak terbaca: ") + gaps[nextGap].reason + "]")
      line()
      nextGap += 1
      any = true
    }
    while nextFigure < document.figures.count, document.figures[nextFigure].offset <= offset {
      let words = document.figures[nextFigure].words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      text(words.isEmpty ? "[gambar]" : "[gambar: \(words)]")
      line()
      nextFigure += 1
      any = true
    }
    return any
  }

  private mutating func pages(upTo offset: Int) -> Bool {
    var any = false
    while nextPage < document.pages.count, document.pages[nextPage].offset <= offset {
      let page = document.pages[nextPage]
      let printed = page.printed.flatMap { $0 == "\(page.page)" ? nil : ", bernomor \($0)" } ?? ""
      text("[hal. \(page.page)\(printed)]")
      line()
      nextPage += 1
      any = true
    }
    return any
  }

  private mutating func write(_ block: Block) {
    switch block.content {
    case .heading(let level):
      text(String(repeating: "#", count: max(level, 1)) + " ")
      words(block.range)
      line()
    case .paragraph, .listItem, .formula:
      words(block.range)
      line()
    case .caption(let caption):
      text(caption.kind == .table ? "Tabel" : "Gambar")
      if let number = caption.number {
        text(" ")
        tight(number)
      }
      text(": ")
      words(caption.title)
      line()
    case .entry(let entry): write(entry)
    case .table(let table): write(table)
    }
  }

  private mutating func write(_ entry: Entry) {
    if let kind = entry.kind { text(kind == .table ? "Tabel " : "Gambar ") }
    if let number = entry.number {
      if entry.kind == nil { words(number) } else { tight(number) }
      text(" … ")
    }
    words(entry.title)
    text(" …")
    if let page = entry.page {
      text(" ")
      words(page)
    }
    line()
  }

  private mutating func write(_ table: Table) {
    let ruled = table.rows.firstIndex { $0.kind != .header } ?? table.rows.count
    for (index, row) in table.rows.enumerated() {
      _ = pages(upTo: row.range.lowerBound)
      if index == ruled { rule(table.columns) }
      text("|")
      var column = 0
      for cell in row.cells {
        // Under and beside a merged cell nothing is printed.
        text(String(repeating: " |", count: max(0, cell.column - column)))
        text(" ")
        words(cell.range, escaping: true)
        text(cell.range.isEmpty ? "|" : " |")
        text(String(repeating: " |", count: max(0, cell.columnSpan - 1)))
        column = cell.column + cell.columnSpan
      }
      line()
    }
    if ruled == table.rows.count { rule(table.columns) }
  }

  private mutating func rule(_ columns: Int) {
    text("|")
    for _ in 0..<max(columns, 1) { text("---|") }
    line()
  }

  private mutating func text(_ string: String) { out.append(contentsOf: string.utf8) }

  private mutating func line() { out.append(UInt8(ascii: "\n")) }

  /// The words of a range with one space for every run of white space.
  private mutating func words(_ range: Range<Int>, escaping: Bool = false) {
    var pending = false
    for offset in document.text.trimmed(range) {
      let byte = document.text.bytes[offset]
      if byte <= 0x20 {
        pending = true
        continue
      }
      if pending { out.append(0x20) }
      pending = false
      // An escape that the text already has stays as it is.
      if escaping, byte == UInt8(ascii: "|"), out.last != UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
  }

  /// The words of a range without any white space.
  private mutating func tight(_ range: Range<Int>) {
    for offset in range where document.text.bytes[offset] > 0x20 { out.append(document.text.bytes[offset]) }
  }
}
