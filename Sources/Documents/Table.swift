/// A table: rows of cells under header rows.
package struct Table: Sendable {
  /// How the reader knows which words share a row and a column, from weakest to strongest.
  package enum Structure: Int, Sendable, Comparable {
    /// Words stand under each other; nothing is drawn between them.
    case aligned
    /// Marks in a text part them: tabs, pipes. OCR loses and adds such marks, also in the Word files it makes.
    case marked
    /// Each cell has its box on the page.
    case ruled
    /// The file itself names the cells, as workbooks do.
    case stated

    package static func < (left: Structure, right: Structure) -> Bool { left.rawValue < right.rawValue }
  }

  /// The index of the caption block that names this table.
  package var caption: Int?
  /// The number of columns of the widest row.
  package let columns: Int
  package let rows: [Row]
  /// How sure it is that words stand in their right cells; arithmetic may demand more than alignment.
  package let structure: Structure
  /// For each row how many body rows there are up to and including it.
  package let bodyNumbers: [Int]

  package init(caption: Int?, columns: Int, rows: [Row], structure: Structure = .marked) {
    self.caption = caption
    self.structure = structure
    self.columns = columns
    self.rows = rows
    var body = 0
    bodyNumbers = rows.map { row in
      body += row.kind == .body ? 1 : 0
      return body
    }
  }
}

/// One row of a table.
package struct Row: Sendable {
  package enum Kind: String, Sendable {
    case header
    /// The row that only numbers the columns: `1 2 3 4`.
    case numbering
    case body
    /// A header or numbering row printed again after a page break.
    case repeated
  }

  package let kind: Kind
  package let cells: [Cell]
  package let range: Range<Int>

  package init(kind: Kind, cells: [Cell], range: Range<Int>) {
    self.kind = kind
    self.cells = cells
    self.range = range
  }
}

/// One cell of a table.
package struct Cell: Sendable {
  /// The words of the cell without white space or mark-up characters at the ends; empty for an empty cell.
  package let range: Range<Int>
  /// The 0-based column at which the cell starts.
  package let column: Int
  package let columnSpan: Int
  package let rowSpan: Int

  package init(range: Range<Int>, column: Int, columnSpan: Int = 1, rowSpan: Int = 1) {
    self.range = range
    self.column = column
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
  }
}
