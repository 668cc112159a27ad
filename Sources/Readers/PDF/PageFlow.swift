import Documents

/// What stands on the pages, in reading order.
struct PageFlow {
  enum Item {
    case page(PDFPage)
    /// A line, and whether it is parted from what stands above it.
    case line(PDFLine, PageMeasure)
    case table(PageTable)
  }

  private(set) var items: [Item] = []

  init(_ pages: [PDFPage], grids: [[Grid]], _ bookmarks: BookmarkedLines) {
    for (page, grids) in zip(pages, grids) { add(page, grids, bookmarks) }
    items = items.flatMap { item in
      guard case .table(let table) = item else { return [item] }
      return table.parts().map { .table($0.settled()) }
    }
  }

  private mutating func add(_ page: PDFPage, _ grids: [Grid], _ bookmarks: BookmarkedLines) {
    var free = page.words
    var tables: [PageTable] = []
    for grid in grids {
      let box = grid.box
      let inside: (PDFWord) -> Bool = { word in
        word.centre > box.top && word.centre < box.bottom && word.middle > box.left && word.middle < box.right
      }
      guard let table = grid.table(free.filter(inside), page: page.number) else { continue }
      let words = free.filter(inside)
      free.removeAll(where: inside)
      guard table.structure == .aligned else {
        tables.append(table)
        continue
      }
      let head = AlignedTable.head(of: table, in: PDFLine.lines(of: free))
      let whole = AlignedTable.table(
        of: head + words, between: head.map(\.box.top).min().map { [$0] + grid.rows } ?? grid.rows, page: page.number)
      if let whole, !head.isEmpty {
        free.removeAll { word in head.contains { $0.box == word.box } }
        tables.append(whole)
      } else {
        tables.append(table)
      }
    }
    var lines = PDFLine.lines(of: free)
    for (range, table) in AlignedTable.tables(in: lines, page: page.number).reversed() {
      tables.append(table)
      lines.removeSubrange(range)
    }
    lines = bookmarks.marked(lines, page: page.number)
    let columns = PageColumns(lines, page, tables.map(\.box))
    var pieces: [(top: Float, item: Item)] = columns.lines.map { ($0.top, .line($0.line, $0.measure)) }
    pieces += tables.map { ($0.box.top, .table($0)) }
    pieces = pieces.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }.map(\.element)
    let start = Item.page(page)
    guard case .table(let first)? = pieces.first?.item,
      let taken = joins(first, pieces.dropFirst().map(\.item))
    else {
      items.append(start)
      items += pieces.map(\.item)
      return
    }
    items += pieces.dropFirst(1 + taken).map(\.item)
  }

  /// Takes a table as the continuation of the one that ended the page before, when it is; answers how many of the
  /// pieces under it belong to it too.
  private mutating func joins(_ table: PageTable, _ pieces: [Item]) -> Int? {
    guard case .table(let last)? = items.last else { return nil }
    let (table, taken) = table.repeatsHeader(of: last) ? table.withRemainder(of: pieces) : (table, 0)
    guard let whole = last.continued(by: table) else { return nil }
    items[items.count - 1] = .table(whole)
    return taken
  }
}

/// The measures of a page's running text.
struct PageMeasure {
  let page: Int
  /// The distance of neighbouring lines.
  var pitch: Float = 0
  /// Where full lines end.
  var right: Float

  init(_ page: PDFPage, _ lines: [PDFLine]) {
    self.page = page.number
    let ends = lines.filter { $0.words.count > 4 }.map(\.box.right).sorted()
    right = ends.isEmpty ? page.width * 0.85 : ends[(ends.count * 9) / 10]
    // Full lines are running text; lines of a table that was not recognised stand closer.
    let pairs = zip(lines, lines.dropFirst()).filter { line, next in
      line.words.count > 4 && next.centre - line.centre < 3 * line.height
    }
    let full = pairs.filter { line, _ in line.box.right > right - 0.05 * page.width && !line.isParted }
    let pitches = (full.count > 2 ? full : pairs).map { $1.centre - $0.centre }.sorted()
    pitch = pitches.isEmpty ? 0 : pitches[pitches.count / 4]
  }
}
