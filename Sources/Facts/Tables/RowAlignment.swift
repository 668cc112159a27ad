import Documents

/// Which column each cell of a row belongs to.
///
/// OCR drops and adds empty cells, so a row may be shifted against its header. A row whose cells do not look like
/// their columns is laid against them anew: cells keep their order, each takes the column it looks like most
/// (the alignment of Needleman and Wunsch with free gaps). Columns are known by their fields and by the rows that
/// have the usual number of cells.
struct RowAlignment {
  private let kinds: [FieldDefinition.Kind?]
  /// For each column how often each shape stands there in rows of the usual width.
  private let shapes: [[Int]]
  private let bytes: [UInt8]
  /// Whether the file says for certain which column a cell belongs to.
  private let isCertain: Bool

  init(_ table: Table, kinds: [FieldDefinition.Kind?], bytes: [UInt8]) {
    self.bytes = bytes
    isCertain = table.structure >= .ruled
    self.kinds = kinds
    let body = table.rows.filter { $0.kind == .body }
    let usual = Self.mostFrequent(body.map(\.cells.count))
    var counts = [[Int]](repeating: [Int](repeating: 0, count: CellShape.allCases.count), count: table.columns)
    for row in body where row.cells.count == usual {
      for cell in row.cells where cell.column < table.columns {
        counts[cell.column][CellShape(bytes, cell.range).rawValue] += 1
      }
    }
    shapes = counts
  }

  private static func mostFrequent(_ values: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// The range of the words in each column, or nil where the row has none; and whether cells were moved.
  func align(_ row: Row) -> (words: [Range<Int>?], columns: [Int?], isShifted: Bool) {
    let cells = (isCertain ? row.cells : merged(row.cells)).map { ($0, CellShape(bytes, $0.range)) }.filter {
      $0.1 != .empty
    }
    let direct = cells.map { min($0.0.column, kinds.count - 1) }
    if isCertain { return (lay(cells.map(\.0), direct), direct, false) }
    let isMerged = cells.count < row.cells.count { !$0.range.isEmpty }
    // A row that fills every column has nowhere to be moved to.
    let isFull = cells.count == kinds.count
    if !isMerged, isFull || zip(cells, direct).allSatisfy({ fit($0.1, $1) >= 0 }) {
      return (lay(cells.map(\.0), direct), direct, false)
    }
    let score = zip(cells, direct).reduce(0) { $0 + worth($1.0.1, at: $1.1, printedAt: $1.1) }
    let (best, columns) = bestColumns(cells.map(\.1), printedAt: direct)
    let isBetter = best > score
    let chosen: [Int?] = isBetter ? columns : direct
    return (lay(cells.map(\.0), chosen), chosen, isBetter)
  }

  /// The first two cells are put together when they are a row number cut in two (`0` `1`), or a name cut in two
  /// that begins in the number's column and leaves more words than there are columns for words.
  private func merged(_ cells: [Cell]) -> [Cell] {
    guard cells.count >= 3, kinds.first == .label, kinds.count > 1, kinds[1] != .label else { return cells }
    let isDigits = { (cell: Cell) in
      !cell.range.isEmpty && cell.range.count <= 2 && bytes[cell.range].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    let isName = { (cell: Cell) in CellShape(bytes, cell.range) == .text }
    let wordColumns = kinds.count { $0 == .name || $0 == .text }
    let isCutName = isName(cells[0]) && isName(cells[1]) && cells.count(where: isName) > wordColumns
    guard isDigits(cells[0]) && isDigits(cells[1]) || isCutName else { return cells }
    let range = cells[0].range.lowerBound..<cells[1].range.upperBound
    return [Cell(range: range, column: isCutName ? 1 : 0)] + cells[2...]
  }

  private func lay(_ cells: [Cell], _ columns: [Int?]) -> [Range<Int>?] {
    var words = [Range<Int>?](repeating: nil, count: kinds.count)
    for (cell, column) in zip(cells, columns) {
      guard let column, words[column] == nil else { continue }
      words[column] = cell.range
    }
    return words
  }

  /// How well a shape suits a column: 2 as expected, 0 possible, negative against it.
  private func fit(_ shape: CellShape, _ column: Int) -> Int {
    let seen = shapes[column]
    let total = seen.reduce(0, +) - seen[CellShape.empty.rawValue]
    let share = total == 0 ? 0 : Double(seen[shape.rawValue]) / Double(total)
    switch kinds[column] {
    case .label: return shape == .label ? 2 : (shape == .number ? 0 : -3)
    case .name, .text:
      switch shape {
      case .text: return 2
      case .label, .dash: return share > 0.1 ? 1 : 0
      default: return share > 0.3 ? 1 : -2
      }
    case .money:
      switch shape {
      case .money: return 2
      case .percent, .counted, .text: return -3
      default: return 0
      }
    case .figure:
      // Words do not make a column of words, however often they slipped into it.
      if shape == .text { return -1 }
      if share > 0.15 { return 2 }
      return shape.isFigure ? (total < 4 ? 1 : -1) : 0
    case nil: return share > 0.15 ? 1 : -1
    }
  }

  /// What it is worth to put a cell in a column; where it was printed decides between columns that suit it alike.
  private func worth(_ shape: CellShape, at column: Int, printedAt printed: Int) -> Int {
    fit(shape, column) * 10 + (column == printed ? 3 : 0)
  }

  /// The columns, in order, that suit the cells best together; a cell may be left out at a cost.
  private func bestColumns(_ shapes: [CellShape], printedAt printed: [Int]) -> (score: Int, columns: [Int?]) {
    let columns = kinds.count
    var best = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: shapes.count + 1)
    let leftOut = -20
    for cell in stride(from: shapes.count - 1, through: 0, by: -1) {
      best[cell][columns] = best[cell + 1][columns] + leftOut
      for column in stride(from: columns - 1, through: 0, by: -1) {
        let taken = worth(shapes[cell], at: column, printedAt: printed[cell]) + best[cell + 1][column + 1]
        best[cell][column] = max(taken, best[cell][column + 1], best[cell + 1][column] + leftOut)
      }
    }
    var chosen: [Int?] = []
    var column = 0
    for cell in shapes.indices {
      let isTaken = { (column: Int) in
        best[cell][column]
          == worth(shapes[cell], at: column, printedAt: printed[cell]) + best[cell + 1][column + 1]
      }
      while column < columns, best[cell][column] == best[cell][column + 1], !isTaken(column) { column += 1 }
      if column < columns, isTaken(column) {
        chosen.append(column)
        column += 1
      } else {
        chosen.append(nil)
      }
    }
    return (best[0][0], chosen)
  }
}
