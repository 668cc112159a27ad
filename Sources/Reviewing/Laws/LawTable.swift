internal import Bahasa
import Documents
import Facts

/// A table's figures with what the search for laws needs to know of each column.
struct LawTable {
  /// What a column is like.
  struct Column {
    /// The middle one of its figures, without sign.
    var median = 0.0
    /// How far its middle three fifths lie apart: what a figure tells depends on what it might have been.
    var spread = 0.0
    /// The share of its figures printed with decimals.
    var decimals = 0.0
    var isPercent = false
  }

  let table: FigureTable
  let columns: [Column]
  /// The rows that can be calculated with, as indices into `table.rows`.
  let rows: [Int]

  /// More columns than this are no longer searched for laws.
  static let widest = 14
  /// Nor are tables with more rows.
  static let longest = 2000

  init(_ table: FigureTable) {
    self.table = table
    rows = table.rows.indices.filter { table.rows[$0].isFitting }
    let fitting = rows.map { table.rows[$0] }
    columns = table.headers.indices.map { column in
      let figures = fitting.compactMap { $0.figure(column)?.number }
      guard !figures.isEmpty else { return Column() }
      let values = figures.map(\.reading.value).sorted()
      let sizes = values.map(abs).sorted()
      let cut = values.count / 5
      return Column(
        median: sizes[sizes.count / 2], spread: values[values.count - 1 - cut] - values[cut],
        decimals: Double(figures.count { $0.reading.grain < 1 }) / Double(figures.count),
        isPercent: figures.count { $0.unit == .percent } * 2 > figures.count)
    }
  }

  func cell(_ row: Int, _ column: Int) -> FigureTable.Cell { table.rows[row].cells[column] }

  func number(_ row: Int, _ column: Int) -> PrintedNumber? { table.rows[row].figure(column)?.number }

  /// The words a column is called by; long headers are cut at a space.
  func name(_ column: Int) -> String {
    let header = table.headers[column]
    guard !header.isEmpty else { return "kolom angka ke-\(column + 1)" }
    guard header.count > 36 else { return header }
    return header.prefix(36).split(separator: " ").dropLast().joined(separator: " ") + " …"
  }

  /// How many bits a figure tells that is known as closely as this: none when its column hardly varies.
  func bits(_ column: Int, width: Double) -> Double {
    max(0, (columns[column].spread / max(width, 1e-9)).logarithm)
  }
}

extension Double {
  /// To the base 2, in whole steps: the exponent is enough to weigh evidence.
  fileprivate var logarithm: Double { self >= 1 ? Double(exponent) : 0 }
}
