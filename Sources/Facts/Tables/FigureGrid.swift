import Bahasa
import Documents

/// The body cells of a table by column, and what each column is as a whole.
struct FigureGrid {
  enum Content {
    case figure(PrintedNumber)
    case malformed
    case dash
    case words
  }

  struct Cell {
    let content: Content
    let range: Range<Int>
  }

  struct Row {
    let index: Int
    /// Nil where nothing is printed.
    let cells: [Cell?]
    let count: Int
  }

  private struct Column {
    var figures = 0
    var words = 0
    var isQuantity = false
    /// The middle one of its figures, without sign.
    var median = 0.0
  }

  let rows: [Row]
  private let columns: [Column]
  private let bytes: [UInt8]
  /// The numbers of cells that rows of this table usually have; nil where the file says which column each belongs to.
  private let usualCounts: Set<Int>?

  init(_ table: Table, _ bytes: [UInt8]) {
    self.bytes = bytes
    var rows: [Row] = []
    for (index, row) in table.rows.enumerated() where row.kind == .body {
      var cells = [Cell?](repeating: nil, count: table.columns)
      for cell in row.cells where cell.column < table.columns && !cell.range.isEmpty {
        cells[cell.column] = Cell(content: Self.content(bytes, cell.range), range: cell.range)
      }
      rows.append(Row(index: index, cells: cells, count: row.cells.count))
    }
    self.rows = rows
    let columns = (0..<table.columns).map { column in Self.column(rows.map { $0.cells[column] }, bytes) }
    self.columns = columns
    quantities = columns.indices.filter { columns[$0].isQuantity }
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    let few = max(2, rows.count / 5)
    usualCounts =
      table.structure >= .ruled
      ? nil : Set(counts.filter { $0.value >= few || $0.key == table.columns }.keys)
  }

  /// The columns that hold quantities.
  let quantities: [Int]

  private static func content(_ bytes: [UInt8], _ range: Range<Int>) -> Content {
    if range.count <= 12, PrintedNumber.isDash(bytes, in: range) { return .dash }
    guard range.count <= 40, bytes[range].contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      let number = PrintedNumber.parse(bytes, in: range)
    else { return .words }
    return number.isMalformed ? .malformed : .figure(number)
  }

  private static func column(_ cells: [Cell?], _ bytes: [UInt8]) -> Column {
    var column = Column()
    var values: [Double] = []
    var codes = 0
    var dashes = 0
    for cell in cells.compactMap({ $0 }) {
      switch cell.content {
      case .figure(let number):
        values.append(number.reading.value)
        codes += isCode(number, bytes) ? 1 : 0
      case .words: column.words += 1
      case .malformed: column.figures += 1
      case .dash: dashes += 1
      }
    }
    column.figures += values.count
    let sizes = values.map(abs).sorted()
    column.median = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    let isYears = values.allSatisfy { Int(exactly: $0).map(PrintedYears.known.contains) ?? false }
    // One amount among dashes is a quantity too: `- - 1.100.000 -`.
    let isEnough = values.count >= 2 || (values.count == 1 && dashes >= 2)
    column.isQuantity =
      isEnough && column.figures * 10 >= (column.figures + column.words) * 6 && !isYears
      && !isCounting(values) && codes * 4 <= values.count
    return column
  }

  /// `01`, `0012`, or more digits than any amount has.
  private static func isCode(_ number: PrintedNumber, _ bytes: [UInt8]) -> Bool {
    guard number.isPlainInteger else { return false }
    let range = number.range
    return range.count > 1 && bytes[range.lowerBound] == 0x30 || abs(number.reading.value) >= 1e15
  }

  /// `1, 2, 3 …`, also when it begins anew: the numbers of rows.
  private static func isCounting(_ values: [Double]) -> Bool {
    guard values.count >= 2, values[0] == 1 else { return false }
    let steps = zip(values, values.dropFirst())
    let (rising, anew) = (steps.count { $1 == $0 + 1 }, steps.count { $1 == 1 })
    return (rising + anew) * 10 >= (values.count - 1) * 8 && rising >= anew
  }

  /// Whether the cells of a row look like their columns: no words where figures stand, no figures where words stand, no
  /// amounts among percentages, and as many cells as other rows have.
  func isFitting(_ row: Row) -> Bool {
    guard usualCounts?.contains(row.count) ?? true, let first = quantities.first else { return false }
    return zip(row.cells, columns).enumerated().allSatisfy { index, pair in
      guard let cell = pair.0 else { return true }
      let column = pair.1
      switch cell.content {
      case .dash: return true
      // `Jumlah` stands where the other rows have their number.
      case .words: return index < first || column.words * 4 > column.figures
      case .malformed: return column.figures * 4 > column.words
      case .figure(let number):
        guard column.isQuantity else { return column.figures * 4 > column.words }
        let size = abs(number.reading.value)
        let isSmall = column.median <= 200
        return !(isSmall && size >= 100_000) && !(column.median >= 100_000 && size <= 200 && size > 0)
      }
    }
  }

  /// The column a row begins in and the shape of what it begins with: `0:9`, `0:9.9`, `1:A`.
  func level(of row: Row) -> String {
    guard let column = row.cells.firstIndex(where: { $0 != nil }), let cell = row.cells[column] else { return "" }
    return "\(column):" + Self.shape(bytes[cell.range])
  }

  private static func shape(_ words: ArraySlice<UInt8>) -> String {
    var shape = ""
    var last: Character?
    for byte in words.prefix(14) {
      let kind: Character
      switch byte {
      case 0x30...0x39: kind = "9"
      case 0x41...0x5A: kind = "A"
      case 0x61...0x7A: kind = "a"
      case 0x20: kind = " "
      default: kind = "."
      }
      if kind != last { shape.append(kind) }
      last = kind
    }
    // Words differ in more than their level; only what stands before them and their case tells it.
    if shape.first == "A" || shape.first == "a" { return capitals(words) }
    while shape.last == "." || shape.last == " " { shape.removeLast() }
    guard let letter = shape.firstIndex(where: { $0 == "A" || $0 == "a" }) else { return shape }
    return String(shape[..<letter]) + "w"
  }

  /// `a.`, `IV.` and words in capitals begin levels of their own.
  private static func capitals(_ words: ArraySlice<UInt8>) -> String {
    let first = words.prefix { $0 != 0x20 }
    if first.last == 0x2E || first.last == 0x29 || words.count <= 2, first.count <= 5 {
      return first.count <= 2 && (first.first ?? 0) >= 0x61 ? "a." : "I."
    }
    return words.prefix(40).contains { $0 >= 0x61 && $0 <= 0x7A } ? "w" : "W"
  }
}
