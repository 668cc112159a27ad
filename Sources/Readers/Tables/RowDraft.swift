import Documents

/// A row on its way into a table: its cells, and whether blank lines or a page break stand before it.
struct RowDraft {
  /// One range for every column; columns under a merged cell hold empty ranges.
  let cells: [Range<Int>]
  let range: Range<Int>
  let isResumed: Bool
  /// The cells over more than one column or row, by rising column.
  var spans: [CellSpan] = []

  /// The number of cells with ink.
  var inked: Int { cells.count { !$0.isEmpty } }

  /// The cells without those under a merged one; `covered` counts for each column the rows still covered.
  func cells(_ covered: inout [Int]) -> [Cell] {
    var made: [Cell] = []
    var open = spans[...]
    var column = 0
    while column < cells.count {
      while let span = open.first, span.column < column { open.removeFirst() }
      guard covered[column] == 0 else {
        covered[column] -= 1
        column += 1
        continue
      }
      let span = open.first.flatMap { $0.column == column ? $0 : nil } ?? CellSpan(column: column, columns: 1, rows: 1)
      let end = min(column + max(span.columns, 1), cells.count)
      made.append(
        Cell(range: cells[column], column: column, columnSpan: end - column, rowSpan: max(span.rows, 1)))
      for under in column..<end { covered[under] = max(span.rows, 1) - 1 }
      column = end
    }
    return made
  }
}

/// How far a merged cell reaches to the right and down, itself counted.
struct CellSpan {
  let column: Int
  let columns: Int
  let rows: Int
}

/// How the cells of a row are set apart.
enum RowStyle { case tab, pipe }

extension [UInt8] {
  /// A row never has more cells than this; what follows stays in its last cell.
  static let mostCells = 512

  /// The cells of a line; an empty cell is an empty range at its place.
  func cells(of line: Line, _ style: RowStyle) -> [Range<Int>] {
    let delimiter = style == .tab ? UInt8(ascii: "\t") : UInt8(ascii: "|")
    var row = style == .tab ? line.raw : line.text
    if style == .pipe {
      if let first = row.first, self[first] == delimiter { row = (first + 1)..<row.upperBound }
      if let last = row.last, self[last] == delimiter, last == row.lowerBound || self[last - 1] != UInt8(ascii: "\\") {
        row = row.lowerBound..<last
      }
    }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    for offset in row where self[offset] == delimiter && cells.count < Self.mostCells - 1 {
      if style == .pipe, offset > start, self[offset - 1] == UInt8(ascii: "\\") { continue }
      cells.append(cell(start..<offset))
      start = offset + 1
    }
    cells.append(cell(start..<row.upperBound))
    return cells
  }

  private func cell(_ range: Range<Int>) -> Range<Int> {
    let inner = unmarked(range)
    return inner.isEmpty ? range.lowerBound..<range.lowerBound : inner
  }

  /// Whether two rows say the same: every cell, or at least seven of ten in rows of one width.
  func isSame(_ row: RowDraft, as other: RowDraft) -> Bool {
    let left = row.cells.filter { !$0.isEmpty }.map(signature)
    let right = other.cells.filter { !$0.isEmpty }.map(signature)
    if left == right { return !left.isEmpty }
    guard left.count == right.count, left.count > 2 else { return false }
    return zip(left, right).count { $0 == $1 } * 10 >= left.count * 7
  }

  /// Whether a row only numbers the columns: `1 2 3`, `(1) (2)`, `1 2 _ 3 5`; holes and one slip are allowed.
  func isNumbering(_ row: RowDraft) -> Bool {
    var (count, slips, last, bracketed, decimals) = (0, 0, 0, 0, 0)
    for cell in row.cells where !cell.isEmpty {
      guard let number = columnNumber(of: cell) else {
        guard case .dash = shape(of: cell) else { return false }
        continue
      }
      if count == 0, number > 2 { return false }
      if number <= last || number > last + 2 { slips += 1 }
      last = number
      count += 1
      if "([".utf8.contains(self[cell.lowerBound]) { bracketed += 1 }
      if cell.contains(where: { self[$0] == UInt8(ascii: ",") }) { decimals += 1 }
    }
    guard decimals == 0 || decimals == 1 && count > 5 else { return false }
    // Two bare small numbers are as likely figures.
    return (count > 2 || count == 2 && bracketed == 2) && slips <= (count > 4 ? 1 : 0)
  }
}
