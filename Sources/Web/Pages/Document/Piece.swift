internal import Documents

/// What is shown of one block in one go: all of it, some rows of a table, or a stretch of a long paragraph.
struct Piece: Sendable {
  enum Extent: Sendable {
    case whole
    /// Some rows of a table; the first slice begins at row 0.
    case rows(Range<Int>)
    case words(Range<Int>)
  }

  let block: Int
  let extent: Extent
  /// The bytes of the document it shows.
  let range: Range<Int>
  /// About how many bytes of HTML it takes, never less than it takes.
  let cost: Int
}

extension Piece {
  /// What one piece may take; a part is made of pieces.
  static let most = 16_000
  /// No reader follows a table over more columns.
  static let mostColumns = 60
  /// More marks on one stretch of words say no more.
  static let mostMarks = 40
  /// What a cell, a mark (which may cut another in two) and the mark of a passage take beside their words.
  private static let (cell, mark, passage) = (48, 260, 160)

  /// A block as pieces of which none is too large.
  static func pieces(of index: Int, in document: Document, marks: Marks) -> [Piece] {
    let block = document.blocks[index]
    let passages = (marks.passages[index]?.count ?? 0) * Self.passage
    guard case .table(let table) = block.content else {
      return words(block.range, of: index, in: document, marks, extra: passages)
    }
    var pieces: [Piece] = []
    var first = 0
    var cost = passages
    for (number, row) in table.rows.enumerated() {
      let own = Self.cost(of: row, in: document, marks)
      if cost + own > most, number > first {
        pieces.append(rows(first..<number, of: table, index, block.range, cost))
        first = number
        // A table that goes on repeats its header.
        cost = table.rows.prefix(4).reduce(0) { $0 + Self.cost(of: $1, in: document, marks) }
      }
      cost += own
    }
    return pieces + [rows(first..<table.rows.count, of: table, index, block.range, cost)]
  }

  private static func rows(_ rows: Range<Int>, of table: Table, _ block: Int, _ whole: Range<Int>, _ cost: Int) -> Piece
  {
    guard rows.count < table.rows.count, let first = table.rows[rows].first, let last = table.rows[rows].last else {
      return Piece(block: block, extent: .whole, range: whole, cost: cost + 200)
    }
    let end = max(first.range.lowerBound, last.range.upperBound)
    return Piece(block: block, extent: .rows(rows), range: first.range.lowerBound..<end, cost: cost + 300)
  }

  private static func cost(of row: Row, in document: Document, _ marks: Marks) -> Int {
    let limits = RowLimits(row, in: document.text)
    return row.cells.prefix(mostColumns).reduce(16) { sum, cell in
      let range = limits.shown(cell.range, in: document.text)
      let count = marks.touching(range, most: limits.marks).count
      return sum + Self.cell + HTMLText.cost(document.text, range) + count * Self.mark
    }
  }

  private static func words(
    _ range: Range<Int>, of block: Int, in document: Document, _ marks: Marks, extra: Int
  ) -> [Piece] {
    let cost = { (range: Range<Int>) in
      HTMLText.cost(document.text, range) + marks.touching(range, most: mostMarks).count * Self.mark + 80
    }
    let whole = cost(range) + extra
    guard whole > most else { return [Piece(block: block, extent: .whole, range: range, cost: whole)] }
    var pieces: [Piece] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = document.text.wordEnd(before: start + 2_400, from: start, to: range.upperBound)
      let piece = start..<end
      pieces.append(Piece(block: block, extent: .words(piece), range: piece, cost: cost(piece) + extra))
      start = end
    }
    return pieces
  }
}

/// How much of the cells of one row is shown: all, unless no page could hold it.
struct RowLimits {
  /// How many marks a cell shows.
  let marks: Int
  private let bytes: Int

  init(_ row: Row, in text: TextBuffer) {
    let cells = min(max(row.cells.count, 1), Piece.mostColumns)
    marks = max(Piece.mostMarks / cells, 2)
    let whole = row.cells.prefix(cells).reduce(0) { $0 + HTMLText.cost(text, $1.range) }
    bytes = whole <= 2 * Piece.most ? Int.max : max(Piece.most / cells / 3, 60)
  }

  /// The words of a cell that are shown; a cell that is cut off says so.
  func shown(_ range: Range<Int>, in text: TextBuffer) -> Range<Int> {
    range.count <= bytes ? range : range.lowerBound..<text.bytes.letterEnd(before: range.lowerBound + bytes)
  }
}

extension TextBuffer {
  /// The last offset up to another at which a word ends, after a start; where a letter ends when no word does.
  fileprivate func wordEnd(before offset: Int, from start: Int, to limit: Int) -> Int {
    guard offset < limit else { return limit }
    var end = offset
    while end > start + 1, bytes[end - 1] > 0x20 { end -= 1 }
    return end > start + 1 ? end : max(bytes.letterEnd(before: offset), start + 1)
  }
}
