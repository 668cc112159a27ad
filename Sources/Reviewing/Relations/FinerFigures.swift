internal import Bahasa
import Facts

/// Figures that a table prints whole and another table of the same document states more exactly: `97` where the other
/// writes `96,54` of the same subject and year. A quotient may have been taken of either.
struct FinerFigures {
  /// What a target or a result belongs to: one document, a group of same names, one measure.
  private struct Key: Hashable {
    let document: Int
    let subject: Int
    let measure: String
  }

  private struct Exact {
    let block: Int
    /// What the column says of the figure, with the year of its table.
    let role: ColumnRole
    let reading: Reading

    init(_ reading: Reading, _ table: TableReading, _ column: Int) {
      block = table.block
      role = FinerFigures.role(table, column)
      self.reading = reading
    }

    /// Whether a whole figure of another table may be this one rounded.
    func refines(_ figure: PrintedNumber, _ table: TableReading, _ column: Int) -> Bool {
      let other = FinerFigures.role(table, column)
      return block != table.block && role.agrees(with: other) && ColumnRole.fits(role.basis, other.basis)
        && abs(reading.value - figure.reading.value) <= 0.5 && !figure.readings.contains(reading)
    }
  }

  /// The measures that quotients are taken of.
  private static let measures: Set<String> = ["target", "realisasi"]

  private let names: NameGroups
  /// The figures with decimals.
  private var exact: [Key: [Exact]] = [:]

  /// Learns the exact figures of all tables.
  init(_ context: ReviewContext) {
    let tables = context.book.unstackedTables.filter { table in
      table.columns.contains { $0.measure.map(Self.measures.contains) ?? false }
    }
    names = NameGroups(tables.flatMap(\.rows).compactMap { $0.subject?.text }, context)
    for table in tables {
      for row in table.rows {
        for column in table.columns.indices {
          guard let figure = row.cells[column]?.figure, figure.reading.grain < 1, let key = key(table, row, column)
          else { continue }
          exact[key, default: []].append(Exact(figure.reading, table, column))
        }
      }
    }
  }

  /// The table with whole figures that may also stand for the exact ones of other tables. Shares of one and large counts
  /// are no rounded figures: only those from 2 to below 1.000 are.
  func refined(_ table: TableReading) -> TableReading {
    table.with { row, column, figure in
      guard figure.isPlainInteger, (2..<1000).contains(figure.reading.value), let key = key(table, row, column) else {
        return nil
      }
      let finer = (exact[key] ?? []).filter { $0.refines(figure, table, column) }
      return finer.isEmpty ? nil : figure.orMoreExactly(finer.map(\.reading))
    }
  }

  private func key(_ table: TableReading, _ row: ReadRow, _ column: Int) -> Key? {
    guard let measure = table.columns[column].measure, Self.measures.contains(measure), let subject = row.subject,
      let group = names.group(of: subject.text)
    else { return nil }
    return Key(document: table.document, subject: group, measure: measure)
  }

  private static func role(_ table: TableReading, _ column: Int) -> ColumnRole {
    var role = table.columns[column]
    role.period = table.period(column)
    return role
  }
}
