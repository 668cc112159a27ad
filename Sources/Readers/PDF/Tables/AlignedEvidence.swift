import Documents

/// Whether what stands under each other is a table.
extension AlignedTable {
  /// The table, on good evidence.
  func table(isNamed: Bool) -> PageTable? {
    let rows = groups.map(row).map(bounded)
    guard rows.count > (isNamed ? 1 : 2),
      rows.allSatisfy({
        zip($0.cells, $0.cells.dropFirst()).allSatisfy { $0.columns.upperBound <= $1.columns.lowerBound }
      })
    else { return nil }
    let body = rows.drop {
      !$0.cells.contains { $0.columns.count == 1 && Self.isFigure($0) && $0.columns.lowerBound > 1 }
    }
    guard !rows.contains(where: { $0.cells.contains { isTorn($0) && (ruled.isEmpty || holdsFigure($0)) } }),
      !body.contains(where: { $0.cells.contains(where: isMixed) })
    else { return nil }
    let figures = (0...gutters.count).filter { isFigures($0, rows) }
    let words = (0...gutters.count).filter { isWords($0, rows) }
    guard let first = words.first, first < 3, !figures.isEmpty, !isContents(figures, rows),
      isParted(rows, figures, first)
    else { return nil }
    var box = lines[lines.startIndex].box
    for line in lines { box = box.union(line.box) }
    let table = PageTable(
      box: box, columns: [box.left - 1] + gutters + [box.right + 1], rows: rows, structure: .aligned)
    return table.isLayout(isDrawn: true) ? nil : table
  }

  /// Whether a cell holds words with a column's room between them: then the columns were not told apart.
  private func isTorn(_ cell: PageCell) -> Bool {
    cell.columns.count == 1
      && zip(cell.words, cell.words.dropFirst()).contains { left, right in
        abs(left.centre - right.centre) < 0.4 * height && right.box.left - left.box.right > 0.75 * height
      }
  }

  /// Whether a figure stands behind the first word, which may count the row. Between drawn rows a name may be set wide.
  private func holdsFigure(_ cell: PageCell) -> Bool {
    cell.words.dropFirst().contains { $0.text.first?.isDigit == true && $0.endsAsFigure }
  }

  /// Whether a cell of several columns holds figures beside words: they belong to cells of their own.
  private func isMixed(_ cell: PageCell) -> Bool {
    cell.columns.count > 1
      && cell.words.dropFirst().contains { $0.text.first?.isDigit == true && $0.text.last?.isLetter != true }
  }

  private func cells(_ column: Int, _ rows: [PageRow]) -> [PageCell] {
    rows.flatMap(\.cells).filter { $0.columns == column..<(column + 1) }
  }

  private func isFigures(_ column: Int, _ rows: [PageRow]) -> Bool {
    let cells = cells(column, rows)
    let figures = cells.count(where: Self.isFigure)
    return column > 0 && figures > (rows.count > 2 ? 1 : 0) && figures * 10 >= (cells.count - 1) * 7
      && figures * 10 >= rows.count * 4
  }

  private static func isFigure(_ cell: PageCell) -> Bool {
    if cell.words.count == 1, cell.words[0].text.allSatisfy({ !$0.isLetter && !$0.isDigit }) { return true }
    return cell.words.count < 6 && cell.words.allSatisfy { word in word.text.count { $0.isLetter } < 5 }
      && cell.words.contains { word in
        word.text.first.map { $0.isDigit || "(-+<>~".utf8.contains($0) || $0 >= 0x80 } == true
          && word.text.contains(where: \.isDigit)
      }
  }

  private func isWords(_ column: Int, _ rows: [PageRow]) -> Bool {
    let cells = cells(column, rows)
    return cells.count * 10 >= rows.count * 6
      && cells.count { $0.words.contains { $0.text.first?.isLetter == true } && !Self.isFigure($0) } * 10 >= cells.count
        * 7
  }

  /// Whether the only figures are rising page numbers at the end of the lines: a list of contents.
  private func isContents(_ figures: [Int], _ rows: [PageRow]) -> Bool {
    if rows.flatMap(\.cells).contains(where: { $0.words.contains { $0.text.starts(with: ".....".utf8) } }) {
      return true
    }
    guard figures == [gutters.count] else { return false }
    let numbers = cells(gutters.count, rows).compactMap {
      Int($0.words.map { String(decoding: $0.text, as: UTF8.self) }.joined())
    }
    return numbers.count * 10 >= rows.count * 7 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// Whether rows are whole: figures stand on one line, and rows below the header begin with words or a number.
  private func isParted(_ rows: [PageRow], _ figures: [Int], _ words: Int) -> Bool {
    var loose = 0
    // Over the first drawn line stands the header: years over the numbers of the columns.
    let head = ruled.count > 1 ? rows.prefix { row in row.cells.contains { $0.words[0].centre < ruled[1] } }.count : 0
    for row in rows.dropFirst(head) {
      let stacked = row.cells.contains { cell in
        cell.columns.count == 1 && figures.contains(cell.columns.lowerBound) && Self.isFigure(cell)
          && (cell.words.last?.centre ?? 0) - (cell.words.first?.centre ?? 0) > 0.8 * height
          && cell.words.count { $0.text.contains(where: \.isDigit) } > 1
      }
      if stacked { return false }
      if !row.cells.contains(where: { $0.columns.lowerBound <= words }) { loose += 1 }
    }
    return loose * 5 <= rows.count
  }
}
