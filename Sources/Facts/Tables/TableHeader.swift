import Documents

/// The header words of each column of a table, over several header rows: `realisasi / tahun 2022`.
struct TableHeader: Sendable {
  let paths: [String]

  init(_ table: Table, in text: TextBuffer) {
    let rows = table.rows.filter { $0.kind == .header }
    paths = HeaderPaths(rows, columns: table.columns) { Self.headerWord(text.string($0.range)) }.columns
      .map { $0.joined(separator: " / ") }
  }

  /// The headers of all tables of a document, by block.
  static func all(in document: Document) -> [Int: TableHeader] {
    var headers: [Int: TableHeader] = [:]
    for (index, block) in document.blocks.enumerated() {
      if case .table(let table) = block.content { headers[index] = TableHeader(table, in: document.text) }
    }
    return headers
  }

  /// Lower case, single spaces, without marks of emphasis.
  private static func headerWord(_ text: String) -> String {
    text.lowercased().filter { $0 != "*" && $0 != "_" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The header cells over each column of a table.
struct HeaderPaths {
  /// For each column the words of its header cells from top to bottom, without empty ones and repetitions.
  let columns: [[String]]

  init(_ rows: [Row], columns count: Int, words: (Cell) -> String) {
    let grid = rows.map { row in
      var cells = [String](repeating: "", count: count)
      for cell in row.cells {
        let word = words(cell)
        for column in cell.column..<min(count, cell.column + max(1, cell.columnSpan)) { cells[column] = word }
      }
      return cells
    }
    columns = (0..<count).map { column in
      var path: [String] = []
      for row in grid.indices {
        let word = Self.word(grid, row, column)
        if !word.isEmpty, path.last != word { path.append(word) }
      }
      return path
    }
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
}
