import Documents

/// Rows that Word keeps as one but that hold several: a list of names with a figure for each, `1. … 2. …` beside `80 %` and
/// `90 %`, every one on a line of its own.
struct StackedRows {
  /// A stretch of lines for each row that a cell becomes.
  private typealias Parts = [[WordParagraph]]

  /// The rows with such rows taken apart.
  private(set) var rows: [[WordGrid.Placed]] = []
  /// For each row the number of the one it was.
  private(set) var origins: [Int] = []

  /// - Parameter headers: how many rows at the top are left as they are.
  init(_ whole: [[WordGrid.Placed]], headers: Int) {
    /// Cells that reach over the row that is looked at.
    var open: [(row: Int, cell: Int)] = []
    for (index, row) in whole.enumerated() {
      let start = rows.count
      open.removeAll { $0.row + rows[$0.row][$0.cell].rows <= start }
      let pieces = index < headers ? [] : Self.pieces(of: row)
      for place in open where pieces.count > 1 { rows[place.row][place.cell].rows += pieces.count - 1 }
      rows += pieces.isEmpty ? [row] : pieces
      origins += [Int](repeating: index, count: max(1, pieces.count))
      open += rows[start].indices.filter { rows[start][$0].rows > 1 }.map { (start, $0) }
    }
  }

  /// The rows in a row; none when it is one.
  private static func pieces(of row: [WordGrid.Placed]) -> [[WordGrid.Placed]] {
    guard row.allSatisfy({ $0.rows == 1 }) else { return [] }
    let lines = row.map { Self.lines(of: $0.cell) }
    let figures = lines.indices.filter { lines[$0].count > 1 && lines[$0].allSatisfy(isFigure) }
    guard let first = figures.first(where: { lines[$0].contains(where: hasDigit) }),
      figures.allSatisfy({ lines[$0].count == lines[first].count })
    else { return [] }
    let count = lines[first].count
    let parts = lines.indices.map { column -> Parts in
      if figures.contains(column) { return lines[column].map { [Self.unnumbered($0)] } }
      return names(lines[column], count, isSure: figures.count > 1)
    }
    guard let name = lines.indices.first(where: { !figures.contains($0) && !parts[$0].isEmpty }) else { return [] }
    // What is not stacked belongs to all rows, and stands in front of their names.
    guard lines.indices.allSatisfy({ !parts[$0].isEmpty || lines[$0].isEmpty || $0 < name }) else { return [] }
    return (0..<count).map { part in
      row.indices.compactMap { column in
        guard !parts[column].isEmpty else {
          guard part == 0 else { return nil }
          var whole = row[column]
          whole.rows = count
          return whole
        }
        var cell = row[column].cell
        cell.flow = parts[column][part].map { .paragraph($0) }
        return WordGrid.Placed(cell: cell, column: row[column].column, columns: row[column].columns)
      }
    }
  }

  /// The lines of a cell with words; none where a table stands in it.
  private static func lines(of cell: WordCell) -> [WordParagraph] {
    var lines: [WordParagraph] = []
    for item in cell.flow {
      guard case .paragraph(let paragraph) = item else { return [] }
      lines += paragraph.lines.filter(\.hasInk)
    }
    return lines
  }

  /// The items of a list, if it has as many; names without a mark only where more than one column of figures is sure how
  /// many there are.
  private static func names(_ lines: [WordParagraph], _ count: Int, isSure: Bool) -> Parts {
    let starts = lines.indices.filter { !lines[$0].label.isEmpty || isMarked(lines[$0]) }
    if starts.count == count, starts[0] == 0 {
      return zip(starts, starts.dropFirst() + [lines.count]).map { Array(lines[$0..<$1]) }
    }
    guard isSure, starts.isEmpty, lines.count == count, lines.allSatisfy({ words($0).first?.first?.isLower == false })
    else { return [] }
    return lines.map { [$0] }
  }

  private static func isMarked(_ line: WordParagraph) -> Bool {
    let text = Array(words(line).joined(separator: [0x20]))
    return text.listMarker(in: 0..<text.count) != nil
  }

  /// `80 %`, `12 dokumen`, `≥ 75`, `Rp 5.000.000`, `-`.
  private static func isFigure(_ line: WordParagraph) -> Bool {
    let words = words(line)
    guard words.count <= 3, let first = words.first else { return false }
    if words.count == 1, ["-", "–", "%"].contains(where: { first.elementsEqual($0.utf8) }) { return true }
    let isSign = ["≥", "≤", ">", "<", "Rp", "Rp."].contains { first.elementsEqual($0.utf8) }
    return first.contains(where: \.isDigit) && first.last != UInt8(ascii: ".") && first.last != UInt8(ascii: ")")
      && first.allSatisfy { !$0.isLetter } || isSign && words.dropFirst().contains { $0.contains(where: \.isDigit) }
  }

  /// A figure without the number that Word puts before it to count it: `1. 80 %`.
  private static func unnumbered(_ line: WordParagraph) -> WordParagraph {
    var line = line
    line.label = ""
    return line
  }

  private static func hasDigit(_ line: WordParagraph) -> Bool { words(line).contains { $0.contains(where: \.isDigit) } }

  private static func words(_ line: WordParagraph) -> [ArraySlice<UInt8>] {
    line.pieces.map { line.bytes[$0.range] }.reduce(into: [UInt8]()) { $0 += $1 }.split { $0 <= 0x20 }
  }
}

extension WordParagraph {
  /// Its lines, as the author ended them within it; what hangs on the paragraph hangs on the first.
  fileprivate var lines: [WordParagraph] {
    var lines = [self]
    lines[0].pieces = []
    for piece in pieces {
      if piece.origin == nil, bytes[piece.range].elementsEqual([0x0A]) {
        var next = WordParagraph()
        next.bytes = bytes
        lines.append(next)
      } else {
        lines[lines.count - 1].pieces.append(piece)
      }
    }
    return lines
  }
}
