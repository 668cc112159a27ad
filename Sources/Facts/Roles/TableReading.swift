package import Bahasa
package import Documents

/// A table as it is understood: what each column measures, what each row is, and the facts of its cells.
package struct TableReading: Sendable {
  package let document: Int
  package let block: Int
  /// The part of the report it stands in.
  package let part: String
  package let columns: [ColumnRole]
  /// The header words of each column from top to bottom.
  package let headers: [String]
  package internal(set) var rows: [ReadRow]
  /// The words of the caption, or of the heading right above where there is none; lower case.
  package let caption: String
  /// The year its columns speak of where they do not say it: the caption's, else the report's.
  package let year: String?

  /// Whether any row states a figure of a known measure.
  package var hasFacts: Bool {
    columns.indices.contains { index in
      columns[index].measure != nil && !columns[index].isWords
        && rows.contains { $0.kind == .data && $0.cells[index]?.figure != nil }
    }
  }

  /// Columns of a measure.
  package func columns(_ measure: String) -> [Int] { columns.indices.filter { columns[$0].measure == measure } }

  /// Columns of a measure that speak of a whole year, and of this one as far as they or their table say a year.
  package func columns(_ measure: String, ofYear year: Int?) -> [Int] {
    columns(measure).filter { column in
      ColumnRole.fits(spans: columns[column].span, nil) && period(column).map { Int($0) == year } ?? true
    }
  }

  /// The period a column speaks of.
  package func period(_ column: Int) -> String? { columns[column].period ?? year }

  /// The column whose words name what a row is about: the most detailed that the table has.
  package let subject: Int?

  /// The table with some figures read otherwise: a reading is asked for each row, column and figure, nil keeps it.
  package func with(_ reading: (ReadRow, Int, PrintedNumber) -> PrintedNumber?) -> TableReading {
    var table = self
    for (index, row) in rows.enumerated() {
      for column in columns.indices {
        guard let fact = row.cells[column], let figure = fact.figure, let other = reading(row, column, figure) else {
          continue
        }
        table.rows[index].cells[column] = Fact(place: fact.place, text: fact.text, figure: other)
      }
    }
    return table
  }
}

/// One row of a table with its cells laid against the columns.
package struct ReadRow: Sendable {
  /// The number of the row in its table.
  package let index: Int
  package let place: Place
  package internal(set) var kind: RowKind
  /// How deep it stands in the table's own order, from 0 at the top; nil where nothing tells it.
  package let level: Int?
  /// Whether words or codes tell the level, rather than looks.
  package let isLevelStated: Bool
  /// The cells by column.
  package internal(set) var cells: [Fact?]
  /// What the row is about, with the words of a merged cell above where it has none of its own.
  package let subject: Fact?
  /// The programme or activity its money belongs to; the subject where the table has no column of these.
  package let budget: Fact?
  /// The rank of the word that tells its level: 0 urusan, 1 program, 2 kegiatan, 3 subkegiatan.
  package let rank: Int?
  /// Whether the subject stands in the row itself.
  package let isNamed: Bool
  /// Columns whose cell spans further rows and so belongs to all of them.
  package let merged: Set<Int>
  /// The group rows above it, the outermost first, as texts.
  package let groups: [String]
  /// The name of the nearest row above it that stands higher.
  package let parent: String?
}
