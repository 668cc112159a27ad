import Archives
import Documents

/// The cells of a sheet that hold something, row by row, and its merged areas.
final class SheetCells: XMLHandler {
  /// A cell with words, 0-based.
  struct Cell {
    let row: Int
    let column: Int
    let words: Range<Int>
    let formula: String?
  }

  struct Area {
    let rows: Range<Int>
    let columns: Range<Int>
  }

  /// The shown words of all cells; cells hold ranges of it.
  private(set) var words: [UInt8] = []
  private(set) var cells: [Cell] = []
  private(set) var merged: [Area] = []
  private(set) var hiddenRows: [Int] = []
  private(set) var hiddenColumns: [Range<Int>] = []
  /// Cells whose formula was never computed.
  private(set) var uncomputed: [(row: Int, column: Int)] = []
  /// Cells with a value for which there was no room.
  private(set) var leftOut = 0
  /// Cells whose words were cut off.
  private(set) var shortened = 0

  private let strings: SharedStrings
  private let styles: WorkbookStyles
  private let from1904: Bool
  private var left: Int
  private let mostBytes: Int
  private var row = -1
  private var column = -1
  private var kind = ""
  private var style = 0
  private var value: [UInt8] = []
  private var formula: [UInt8]?
  private var reading: OfficeTag?
  private var phonetic = 0
  private static let longestFormula = 2000

  /// The bytes of words that a file may show in all: one long string may stand in very many cells. The text of a report
  /// of 300 pages has half a million.
  static let mostBytes = 4 << 20
  /// The bytes of words in one cell; Excel itself keeps 32,767 letters.
  static let longestCell = 1 << 16

  init(strings: SharedStrings, styles: WorkbookStyles, from1904: Bool, most: Int, mostBytes: Int) {
    (self.strings, self.styles, self.from1904, left) = (strings, styles, from1904, most)
    self.mostBytes = mostBytes
  }

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .sheetRow:
      row = attributes.integer("r").map { $0 - 1 } ?? row + 1
      column = -1
      if ["1", "true"].contains(attributes["hidden"]), hiddenRows.count < 100_000 { hiddenRows.append(row) }
    case .sheetCell:
      let address = attributes.bytes("r").flatMap(Self.address)
      column = address?.column ?? column + 1
      if let address { row = address.row }
      kind = attributes["t"] ?? "n"
      style = attributes.integer("s") ?? 0
      value.removeAll(keepingCapacity: true)
      formula = nil
    case .phonetic: phonetic += 1
    case .value, .sheetWords: reading = phonetic == 0 ? tag : nil
    case .formulaText:
      formula = []
      reading = tag
    case .mergedCells:
      if merged.count < 100_000, let area = attributes["ref"].flatMap(Self.area) { merged.append(area) }
    case .sheetColumn:
      if ["1", "true"].contains(attributes["hidden"]), let first = attributes.integer("min"),
        let last = attributes.integer("max"), first > 0, last >= first
      {
        hiddenColumns.append((first - 1)..<last)
      }
    default: break
    }
  }

  func end(_ tag: OfficeTag) {
    switch tag {
    case .phonetic: phonetic -= 1
    case .sheetCell: keep()
    default: break
    }
    reading = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch reading {
    case .value?, .sheetWords?: value.append(contentsOf: bytes)
    case .formulaText?:
      if formula?.count ?? 0 < Self.longestFormula { formula?.append(contentsOf: bytes) }
    default: break
    }
  }

  private func keep() {
    guard (0..<1_048_576).contains(row), (0..<16_384).contains(column) else { return }
    guard !value.isEmpty else {
      if formula != nil, kind != "str" { uncomputed.append((row, column)) }
      return
    }
    guard left > 0, words.count < mostBytes else { return leftOut += 1 }
    let start = words.count
    append()
    if words.count - start > Self.longestCell {
      shortened += 1
      words.removeSubrange(words.letterEnd(before: start + Self.longestCell)...)
    }
    guard words.count > start, words[start...].contains(where: { $0 > 0x20 }) else { return }
    left -= 1
    cells.append(
      Cell(
        row: row, column: column, words: start..<words.count,
        formula: formula.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }))
  }

  /// Adds the shown words of the cell.
  private func append() {
    switch kind {
    case "s":
      words.append(contentsOf: strings[Int(String(decoding: value, as: UTF8.self)) ?? -1].prefix(Self.longestCell + 1))
    case "b": words.append(contentsOf: (value == [0x31] ? "TRUE" : "FALSE").utf8)
    case "n" where isGeneral && isShort: words.append(contentsOf: value.map { $0 == 0x2E ? 0x2C : $0 })
    case "n":
      let digits = String(decoding: value, as: UTF8.self)
      guard let number = ShownNumber(digits) else { return words.append(contentsOf: value) }
      words.append(contentsOf: shown(number, Double(digits) ?? 0).utf8)
    default: words.append(contentsOf: value)
    }
  }

  /// Whether the cell has no number format of its own.
  private var isGeneral: Bool { !styles.styles.indices.contains(style) || styles.styles[style].isGeneral }

  /// Whether a number is shown as it is stored: at most ten digits and perhaps a point, no sign or power.
  private var isShort: Bool {
    guard value.count <= 11, let first = value.first, first.isDigit, first != 0x30 || value.count > 1 else {
      return value == [0x30]
    }
    let points = value.count { $0 == 0x2E }
    return points < 2 && value.count - points <= 10 && value.allSatisfy { $0.isDigit || $0 == 0x2E }
  }

  private func shown(_ number: ShownNumber, _ value: Double) -> String {
    guard !isGeneral else {
      return (number.isNegative ? "-" : "") + NumberFormat.general(number.absolute)
    }
    let format = styles.styles[style].format
    return format.shown(number, date: format.isDate ? SheetDate(value, from1904: from1904) : nil)
  }

  // MARK: Addresses

  /// `C12`, 0-based.
  private static func address(_ bytes: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    var (column, row) = (0, 0)
    for byte in bytes where byte != UInt8(ascii: "$") {
      if byte.isLetter, row == 0, column < 100_000 {
        column = column * 26 + Int(byte.lowered - 0x60)
      } else if byte.isDigit, row < 10_000_000 {
        row = row * 10 + Int(byte - 0x30)
      } else {
        return nil
      }
    }
    return row > 0 && column > 0 ? (row - 1, column - 1) : nil
  }

  /// `A1:C3`.
  private static func area(_ words: String) -> Area? {
    let corners = words.split(separator: ":").compactMap { corner in
      Array(corner.utf8).withUnsafeBufferPointer { address($0) }
    }
    guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column else {
      return nil
    }
    return Area(rows: corners[0].row..<(corners[1].row + 1), columns: corners[0].column..<(corners[1].column + 1))
  }
}
