package import Bahasa
package import Documents

/// A table read without knowing what it is about: its figures, row by row and column by column.
///
/// Row numbers, years and codes are no quantities; their columns are left out. A row whose cells do not look like its
/// columns (OCR drops and adds cells) is known as such, so that nobody calculates with it.
package struct FigureTable: Sendable {
  /// One printed figure and where it stands.
  package struct Figure: Sendable {
    package let number: PrintedNumber
    package let place: Place
  }

  /// What a cell says to someone who calculates.
  package enum Cell: Sendable {
    case figure(Figure)
    /// A dash: nothing, in a sum zero.
    case dash
    case empty
    /// Words, or a figure that cannot be.
    case unreadable
  }

  /// One body row; cells in the order of the table's quantity columns.
  package struct Row: Sendable {
    /// The number of the row in its table.
    package let index: Int
    package let place: Place
    package let cells: [Cell]
    /// What the row begins with: rows of one level of a hierarchy begin alike.
    package let level: String
    /// Whether its cells look like their columns.
    package let isFitting: Bool

    package func figure(_ column: Int) -> Figure? {
      if case .figure(let figure) = cells[column] { figure } else { nil }
    }
  }

  /// The header words of each quantity column.
  package let headers: [String]
  package let rows: [Row]
  /// How many rows have figures in at least two columns.
  package let speaking: Int
  /// The share of these that fit their columns.
  package let confidence: Double

  /// Nil when the table has fewer than two rows or columns to calculate with.
  package init?(_ table: Table, block: Int, of document: Document, index: Int) {
    let grid = FigureGrid(table, document.text.bytes)
    let columns = grid.quantities
    guard columns.count >= 1, grid.rows.count >= 3 else { return nil }
    let paths = TableHeader(table, in: document.text).paths
    headers = columns.map { Self.name(paths[$0]) }
    let signed = Set(columns.filter { column in PrintedNumber.areSigned(grid.rows.map { Self.number($0, column) }) })
    rows = grid.rows.map { row in
      let cells = columns.map { column -> Cell in
        guard column < row.cells.count, let cell = row.cells[column] else { return .empty }
        switch cell.content {
        case .figure(let number):
          let address = CellAddress(row: row.index, column: column)
          let number = signed.contains(column) ? number.belowZero ?? number : number
          return .figure(
            Figure(number: number, place: Place(document: index, block: block, cell: address, range: cell.range)))
        case .dash: return .dash
        case .words, .malformed: return .unreadable
        }
      }
      let place = Place(
        document: index, block: block, cell: CellAddress(row: row.index, column: 0),
        range: document.text.trimmed(table.rows[row.index].range))
      return Row(
        index: row.index, place: place, cells: cells, level: grid.level(of: row), isFitting: grid.isFitting(row))
    }
    let speaking = rows.filter { row in row.cells.count { if case .figure = $0 { true } else { false } } >= 2 }
    self.speaking = speaking.count
    confidence = speaking.isEmpty ? 1 : Double(speaking.count(where: \.isFitting)) / Double(speaking.count)
  }

  private static func number(_ row: FigureGrid.Row, _ column: Int) -> PrintedNumber? {
    guard column < row.cells.count, case .figure(let number)? = row.cells[column]?.content else { return nil }
    return number
  }

  /// The last words of a header; `(%)` and `Rp` say nothing without the words above them.
  private static func name(_ path: String) -> String {
    let words = path.split(separator: " / ").map(String.init)
    guard let last = words.last, words.count > 1, last.count(where: \.isLetter) < 4 else { return words.last ?? "" }
    return words[words.count - 2] + " " + last
  }
}
