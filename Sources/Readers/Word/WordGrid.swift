import Documents

/// The cells of a Word table at their columns: merged cells are one, and columns no cell begins in are none.
struct WordGrid {
  /// A cell at its place.
  struct Placed {
    let cell: WordCell
    let column: Int
    let columns: Int
    var rows = 1
  }

  /// For each row its cells by rising column; those under a merged cell are left out.
  private(set) var rows: [[Placed]] = []
  /// For each row how far it reaches, merged cells from above counted.
  private(set) var widths: [Int] = []
  private(set) var columns = 0
  private(set) var headers = 0
  /// Columns narrower than this many twentieths of a point hold no letter; they come from borders dragged by hand.
  private static let thin = 100
  private static let mostColumns = [UInt8].mostCells

  init(_ table: WordTable) {
    let kept = table.rows.filter { !$0.isDeleted && !$0.cells.isEmpty }
    let spans = kept.map(Self.spans)
    let places = Self.columnNumbers(spans, table.grid)
    for (row, spans) in zip(kept, spans) { rows.append(Self.place(row, spans, places)) }
    widths = rows.map { $0.last.map { $0.column + $0.columns } ?? 0 }
    columns = widths.max() ?? 0
    mergeRows()
    headers = kept.prefix { $0.isHeader }.count
    let stacked = StackedRows(rows, headers: headers)
    (rows, widths) = (stacked.rows, stacked.origins.map { widths[$0] })
  }

  /// Where each cell of a row begins and ends on the grid.
  private static func spans(_ row: WordRow) -> [Range<Int>] {
    var next = min(row.before, mostColumns - 1)
    return row.cells.map { cell in
      let end = min(next + cell.span, mostColumns)
      defer { next = end }
      return next..<end
    }
  }

  /// For each line of the grid the number of the column that begins there.
  private static func columnNumbers(_ spans: [[Range<Int>]], _ grid: [Int]) -> [Int] {
    let width = spans.reduce(0) { max($0, $1.last?.upperBound ?? 0) }
    var begins = [Bool](repeating: false, count: width + 1)
    var isAlone = begins
    for span in spans.joined() where !span.isEmpty {
      begins[span.lowerBound] = true
      if span.count == 1 { isAlone[span.lowerBound] = true }
    }
    var numbers = [Int](repeating: 0, count: width + 1)
    var next = -1
    var wasThin = false
    for line in 0..<width {
      // A cell that begins a hair's breadth to the right of another begins in the same column.
      if begins[line], !wasThin || next < 0 { next += 1 }
      numbers[line] = max(next, 0)
      let isThin = line < grid.count && grid[line] > 0 && grid[line] < thin && !isAlone[line]
      wasThin = begins[line] && isThin || !begins[line] && wasThin && isThin
    }
    numbers[width] = next + 1
    return numbers
  }

  private static func place(_ row: WordRow, _ spans: [Range<Int>], _ numbers: [Int]) -> [Placed] {
    var placed: [Placed] = []
    for (cell, span) in zip(row.cells, spans) where !span.isEmpty {
      let column = max(numbers[span.lowerBound], placed.last.map { $0.column + $0.columns } ?? 0)
      let end = max(numbers[span.upperBound], column + 1)
      if cell.horizontal == .goesOn, let last = placed.last {
        placed[placed.count - 1] = Placed(cell: last.cell, column: last.column, columns: end - last.column)
      } else {
        placed.append(Placed(cell: cell, column: column, columns: end - column))
      }
    }
    return placed
  }

  /// Gives cells that go on from the row above to the cell they belong to.
  private mutating func mergeRows() {
    /// For each column the row and index of the merged cell that may go on.
    var open: [Int: (row: Int, index: Int)] = [:]
    for row in rows.indices {
      var kept: [Placed] = []
      var still: [Int: (row: Int, index: Int)] = [:]
      for placed in rows[row] {
        if placed.cell.vertical == .goesOn, let above = open[placed.column],
          rows[above.row][above.index].columns == placed.columns
        {
          rows[above.row][above.index].rows += 1
          still[placed.column] = above
          continue
        }
        if placed.cell.vertical != .none { still[placed.column] = (row, kept.count) }
        kept.append(placed)
      }
      rows[row] = kept
      open = still
    }
  }
}
