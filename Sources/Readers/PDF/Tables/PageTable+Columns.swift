import Documents

/// Columns that only the drawing makes.
extension PageTable {
  /// This table, whole over all its pages, with the columns and rows that a reader sees.
  func settled() -> PageTable {
    withoutEmptyColumns().withPrefixesJoined().withFiguresUnderTheirColumn().withStackedRowsSplit()
      .withListsOverRowsParted()
  }

  /// Whether the lines are the axes and marks of a chart: many cells, next to none with words.
  func isChart(of cells: Int) -> Bool {
    let inked = rows.reduce(0) { $0 + $1.inked }
    return cells > 8 && inked * 8 < cells
  }

  /// This table without the numbers along the axis of a chart: alone in their rows, falling in equal steps.
  func withoutAxis() -> PageTable {
    let marks = rows.map { row -> Int? in
      let inked = row.cells.filter { !$0.words.isEmpty }
      guard inked.count == 1, inked[0].columns.lowerBound == 0, inked[0].words.count == 1 else { return nil }
      let word = inked[0].words[0].text
      guard word.count < 18, word.allSatisfy({ $0.isDigit || ".,%".utf8.contains($0) }) else { return nil }
      return Int(String(decoding: word.filter(\.isDigit), as: UTF8.self))
    }
    var best = 0..<0
    var start = 0
    for index in marks.indices {
      guard let mark = marks[index] else {
        start = index + 1
        continue
      }
      let isFirst = index == start
      let falls = !isFirst && (marks[index - 1] ?? 0) > mark
      let isEven =
        index < start + 2 || (marks[index - 2] ?? 0) - (marks[index - 1] ?? 0) == (marks[index - 1] ?? 0) - mark
      if !isFirst, !falls || !isEven { start = falls ? index - 1 : index }
      if index + 1 - start > best.count { best = start..<(index + 1) }
    }
    guard best.count > 2 else { return self }
    var table = self
    for row in 0..<best.lowerBound {
      for cell in table.rows[row].cells.indices {
        let end = row + table.rows[row].cells[cell].rowSpan
        table.rows[row].cells[cell].rowSpan -= max(0, min(end, best.upperBound) - best.lowerBound)
      }
    }
    table.rows.removeSubrange(best)
    return table
  }

  /// This table without the slivers of columns that only uneven borders make.
  func withoutEmptyColumns() -> PageTable {
    var table = self
    // A removal may leave a cell that covered two columns alone in one.
    for column in (0..<(columns.count - 1)).reversed() where table.columns.count > 2 && table.cells(in: column).isEmpty
    {
      table.remove(column)
    }
    return table
  }

  /// This table with `Rp` in the column of the amounts, and numbers in the column of the words, before which they
  /// stand under one header.
  func withPrefixesJoined() -> PageTable {
    var table = self
    for column in (0..<(columns.count - 2)).reversed() {
      let cells = cells(in: column)
      guard cells.count > 1 else { continue }
      let currency = cells.count { $0.words.count == 1 && Self.isCurrency($0.words[0]) }
      let isCurrency = currency > 1 && (currency == cells.count || currency + 1 == cells.count && currency > 2)
      if isCurrency || isNumber(of: column, cells) { table.join(column) }
    }
    return table
  }

  /// The cells with words that cover just one column.
  private func cells(in column: Int) -> [PageCell] {
    rows.flatMap(\.cells).filter { $0.columns == column..<(column + 1) && !$0.words.isEmpty }
  }

  /// Whether a column only numbers the words of the next, both under one header.
  private func isNumber(of column: Int, _ cells: [PageCell]) -> Bool {
    let heads = rows.prefix(4).flatMap(\.cells).contains { $0.columns == column..<(column + 2) && !$0.words.isEmpty }
    let next = self.cells(in: column + 1)
    // The row that numbers the columns has one number for both.
    let words = next.count { $0.words.contains { $0.text.contains(where: \.isLetter) } }
    return heads && cells.allSatisfy { $0.words.count == 1 && Self.isNumber($0.words[0].text) }
      && next.count * 2 >= cells.count && words * 2 >= next.count
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 8, let last = word.last else { return false }
    if word.allSatisfy({ $0.isDigit || ".,)".utf8.contains($0) }) { return word.contains(where: \.isDigit) }
    return word.count == 2 && word.first?.isLetter == true && ".)".utf8.contains(last)
  }

  private static func isCurrency(_ word: PDFWord) -> Bool {
    ["rp", "rp.", "rp,"].contains(String(decoding: word.text, as: UTF8.self).lowercased())
  }

  /// Makes one cell of those in a column and the next.
  private mutating func join(_ column: Int) {
    for row in rows.indices {
      guard let left = rows[row].cells.firstIndex(where: { $0.columns == column..<(column + 1) }),
        let right = rows[row].cells.firstIndex(where: { $0.columns.lowerBound == column + 1 })
      else { continue }
      rows[row].cells[right].words = rows[row].cells[left].words + rows[row].cells[right].words
      rows[row].cells[right].columns = column..<rows[row].cells[right].columns.upperBound
      rows[row].cells.remove(at: left)
    }
    remove(column)
  }

  /// This table with a figure at the end of a cell over several columns in the last of them, where it stands under the
  /// figures of that column: `Rata-rata   99,28`.
  func withFiguresUnderTheirColumn() -> PageTable {
    var table = self
    for row in rows.indices {
      for index in rows[row].cells.indices.reversed() {
        let cell = rows[row].cells[index]
        guard cell.columns.count > 1, cell.rowSpan == 1, let last = cell.words.last, Self.isAmount(last.text),
          ends(of: cell.columns.upperBound - 1, at: last) > 2,
          cell.words.count == 1 || last.box.left - cell.words[cell.words.count - 2].box.right > 0.8 * last.height,
          PDFLine.lines(of: cell.words).count == 1
        else { continue }
        var figure = cell
        figure.columns = (cell.columns.upperBound - 1)..<cell.columns.upperBound
        figure.words = [last]
        figure.left = columns[figure.columns.lowerBound]
        var rest = cell
        rest.columns = cell.columns.lowerBound..<figure.columns.lowerBound
        rest.words.removeLast()
        rest.right = figure.left
        table.rows[row].cells.replaceSubrange(index...index, with: [rest, figure])
      }
    }
    return table
  }

  /// This table with the words of a cell over several columns in the one under whose words they stand: the rest of a
  /// name that the page cut.
  func withWordsUnderTheirColumn() -> PageTable {
    var table = self
    for row in rows.indices {
      guard let index = rows[row].cells.firstIndex(where: { !$0.words.isEmpty }), rows[row].inked == 1 else { continue }
      let cell = rows[row].cells[index]
      guard cell.columns.count > 1, cell.rowSpan == 1,
        let column = cell.columns.first(where: { holds(cell.words, in: $0) })
      else { continue }
      var narrow = cell
      narrow.columns = column..<(column + 1)
      (narrow.left, narrow.right) = (columns[column], columns[column + 1])
      table.rows[row].cells[index] = narrow
    }
    return table
  }

  /// Whether words begin where most others of a column do, and none stands outside it.
  private func holds(_ words: [PDFWord], in column: Int) -> Bool {
    guard column > 0, let left = words.map(\.box.left).min(), let right = words.map(\.box.right).max(),
      left > columns[column], right < columns[column + 1]
    else { return false }
    let starts = cells(in: column).compactMap { $0.words.map(\.box.left).min() }
    return starts.count > 2 && starts.count { abs($0 - left) < 3 } * 3 >= starts.count * 2
  }

  /// How many figures of a column end where a word does.
  private func ends(of column: Int, at word: PDFWord) -> Int {
    guard word.box.left > columns[column] else { return 0 }
    return cells(in: column).count { cell in
      cell.words.last.map { Self.isAmount($0.text) && abs($0.box.right - word.box.right) < 3 } == true
    }
  }

  private static func isAmount(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(where: \.isDigit) && word.allSatisfy { $0.isDigit || "-.,%".utf8.contains($0) }
  }

  /// Whether lines part the rows and not the columns: in most rows one cell has figures side by side with room between.
  var holdsColumnsInCells: Bool {
    let inked = rows.filter { $0.inked > 0 }
    let torn = inked.count { row in
      row.cells.contains { cell in
        PDFLine.lines(of: cell.words).contains { line in
          let pieces = line.pieces(parting: line.height)
          return pieces.count > 2 && pieces.count { $0.count == 1 && Self.isAmount($0[0].text) } > 1
        }
      }
    }
    return torn > 2 && torn * 2 > inked.count
  }

  /// Whether boxes only set words apart: in a formula, or, when nobody sees them, in `Nama : words`.
  func isLayout(isDrawn: Bool) -> Bool {
    (0..<(columns.count - 1)).contains { column in
      let cells = cells(in: column)
      guard !cells.isEmpty, cells.allSatisfy({ $0.words.count == 1 }) else { return false }
      let signs = cells.map(\.words[0].text)
      return !isDrawn && signs.allSatisfy { ":".utf8.elementsEqual($0) }
        || signs.allSatisfy { "=".utf8.elementsEqual($0) }
    }
  }

  /// Gives a column's room to its neighbour.
  private mutating func remove(_ column: Int) {
    columns.remove(at: column == 0 ? 1 : column)
    for row in rows.indices {
      rows[row].cells = rows[row].cells.compactMap { cell in
        var cell = cell
        let start = cell.columns.lowerBound > column ? cell.columns.lowerBound - 1 : cell.columns.lowerBound
        let end = cell.columns.upperBound > column ? cell.columns.upperBound - 1 : cell.columns.upperBound
        guard start < end else { return nil }
        cell.columns = start..<end
        return cell
      }
    }
  }
}
