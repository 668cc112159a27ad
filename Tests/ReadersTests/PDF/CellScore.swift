import Documents

/// How many cells of known tables are found again where a document was read from something else.
struct CellScore {
  private(set) var found = 0
  private(set) var whole = 0
  private(set) var tables = 0
  private var wanted = 0
  private var given = 0
  /// What was not found, column and words.
  private(set) var missing: [String] = []
  /// Known cells that hold a figure, and how many of them were found.
  private(set) var figures = (wanted: 0, found: 0)

  var share: Double { given + wanted == 0 ? 0 : 2 * Double(found) / Double(given + wanted) }

  /// A cell as a reader sees it: its column and its words.
  private struct Seen: Hashable {
    let column: Int
    let words: String
  }

  init() {}

  init(_ document: Document, against known: Document) {
    var left: [Seen: Int] = [:]
    let given = Self.tables(of: document)
    for cell in given.joined() { left[cell, default: 0] += 1 }
    self.given = left.values.reduce(0, +)
    for table in Self.tables(of: known) {
      for cell in table {
        wanted += 1
        let isFigure = cell.words.contains(where: \.isNumber) && !cell.words.contains(where: \.isLetter)
        if isFigure { figures.wanted += 1 }
        guard let count = left[cell], count > 0 else {
          missing.append("\(cell.column): \(cell.words)")
          continue
        }
        left[cell] = count - 1
        found += 1
        if isFigure { figures.found += 1 }
      }
      guard let first = table.first, let last = table.last else { continue }
      tables += 1
      if given.contains(where: { $0.contains(first) && $0.contains(last) }) { whole += 1 }
    }
  }

  mutating func add(_ other: CellScore) {
    (found, whole, tables) = (found + other.found, whole + other.whole, tables + other.tables)
    (wanted, given) = (wanted + other.wanted, given + other.given)
    missing += other.missing
    figures = (figures.wanted + other.figures.wanted, figures.found + other.figures.found)
  }

  private static func tables(of document: Document) -> [[Seen]] {
    document.blocks.compactMap { block in
      if case .table(let table) = block.content { cells(of: table, in: document.text) } else { nil }
    }
  }

  private static func cells(of table: Table, in text: TextBuffer) -> [Seen] {
    table.rows.filter { $0.kind != .repeated }.flatMap(\.cells).filter { !$0.range.isEmpty }.map { cell in
      let words = text.string(cell.range).split(whereSeparator: \.isWhitespace).joined()
      return Seen(column: cell.column, words: words)
    }
  }
}
