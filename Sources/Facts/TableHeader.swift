import Documents

/// The header words of each column of a table, over several header rows: `realisasi / tahun 2022`.
struct TableHeader: Sendable {
  let paths: [String]

  init(_ table: Table, in text: TextBuffer) {
    let grid = table.rows.filter { $0.kind == .header }.map { Self.expand($0, columns: table.columns, text) }
    paths = (0..<table.columns).map { column in
      var words: [String] = []
      for row in grid.indices {
        let word = Self.word(grid, row, column)
        if !word.isEmpty, words.last != word { words.append(word) }
      }
      return words.joined(separator: " / ")
    }
  }

  /// The headers of all tables of a document, by block.
  static func all(in document: Document) -> [Int: TableHeader] {
    var headers: [Int: TableHeader] = [:]
    for (index, block) in document.blocks.enumerated() {
      if case .table(let table) = block.content { headers[index] = TableHeader(table, in: document.text) }
    }
    return headers
  }

  private static func expand(_ row: Row, columns: Int, _ text: TextBuffer) -> [String] {
    var words = [String](repeating: "", count: columns)
    for cell in row.cells {
      let word = headerWord(text.string(cell.range))
      for column in cell.column..<min(columns, cell.column + max(1, cell.columnSpan)) { words[column] = word }
    }
    return words
  }

  /// A header cell over several columns is printed once: an empty cell belongs to its left neighbour when a row
  /// below divides it, or when nothing at all stands over the column.
  private static func word(_ grid: [[String]], _ row: Int, _ column: Int) -> String {
    guard grid[row][column].isEmpty else { return grid[row][column] }
    let isDivided = grid[(row + 1)...].contains { !$0[column].isEmpty }
    let isBare = grid.allSatisfy { $0[column].isEmpty }
    guard isDivided || isBare, column > 0 else { return "" }
    return word(grid, row, column - 1)
  }

  /// Lower case, single spaces, without marks of emphasis.
  private static func headerWord(_ text: String) -> String {
    text.lowercased().filter { $0 != "*" && $0 != "_" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
