import Documents

/// Tables that go on over a page break.
extension PageTable {
  /// This table with its continuation on the next page; nil when the other is another table.
  func continued(by other: PageTable) -> PageTable? {
    guard structure == other.structure else { return nil }
    if structure == .aligned { return repeated(by: other) }
    guard let merged = merged(with: other) else {
      let (mine, theirs) = (withoutEmptyColumns(), other.withoutEmptyColumns())
      return mine.isHeadedLike(theirs) ? mine.repeated(by: theirs) : nil
    }
    var whole = fitted(to: merged, from: columns)
    var rest = other.fitted(to: merged, from: other.shifted(to: self))
    guard !rest.rows.isEmpty else { return nil }
    rest.rows[0].isResumed = true
    let repeated = zip(whole.rows, rest.rows).prefix { $0.signature == $1.signature }.count
    if repeated < rest.rows.count { whole.takeOver(&rest.rows, from: repeated) }
    whole.rows += rest.rows
    return whole
  }

  /// Puts the row that the page break cut together again: words that run on go back to the cell they began in, and
  /// cells that reach over the break are one.
  private mutating func takeOver(_ rows: inout [PageRow], from index: Int) {
    let cells = rows[index].cells
    guard rows[index].inked > 0 else { return }
    let owners = cells.map { owner(of: $0.columns) }
    var runsOn = following(cells, owners, strictly: false)
    let isWhole = zip(cells, runsOn).allSatisfy { $0.words.isEmpty || $1 }
    if !isWhole { runsOn = certain(cells, owners) ?? following(cells, owners, strictly: true) }
    // Columns to the left of the first new words: merged cells that reach over the break.
    var isLeft = true
    for (place, cell) in cells.enumerated() {
      guard let owner = owners[place] else { continue }
      if runsOn[place] {
        self.rows[owner.row].cells[owner.cell].words += cell.words
        rows[index].cells[place].words = []
      } else if !cell.words.isEmpty {
        isLeft = false
      }
      // A header printed again lies between the two parts, so that no cell can reach over it.
      if !isWhole, index == 0, rows[index].cells[place].words.isEmpty, isLeft || runsOn[place] {
        self.rows[owner.row].cells[owner.cell].rowSpan += cell.rowSpan
        rows[index].cells[place].rowSpan = 0
      }
    }
    rows[index].cells.removeAll { $0.rowSpan == 0 }
    guard isWhole else { return }
    for (place, cell) in cells.enumerated() where cell.rowSpan > 1 {
      if index == 0, let owner = owners[place] {
        self.rows[owner.row].cells[owner.cell].rowSpan += cell.rowSpan - 1
      } else if index + 1 < rows.count {
        rows[index + 1].cells.append(PageCell(columns: cell.columns, rowSpan: cell.rowSpan - 1, words: []))
        rows[index + 1].cells.sort { $0.columns.lowerBound < $1.columns.lowerBound }
      }
    }
    rows.remove(at: index)
  }

  /// For each cell whether its words run on from its owner; what stands to the right of new words is new as well.
  private func following(
    _ cells: [PageCell], _ owners: [(row: Int, cell: Int)?], strictly: Bool
  ) -> [Bool] {
    var isNew = false
    return zip(cells, owners).map { cell, owner in
      let follows = owner.map { continues(rows[$0.row].cells[$0.cell], cell, strictly) } ?? false
      if !follows, !cell.words.isEmpty { isNew = true }
      return follows && !isNew
    }
  }

  /// What runs on where one cell that goes on below does so for certain: it takes along those to its left, whose part it
  /// is, and those to its right up to the first new words. Nil when no cell does.
  private func certain(_ cells: [PageCell], _ owners: [(row: Int, cell: Int)?]) -> [Bool]? {
    let follows: (Int, Bool) -> Bool = { place, strictly in
      owners[place].map { continues(rows[$0.row].cells[$0.cell], cells[place], strictly) } ?? false
    }
    guard let place = cells.indices.first(where: { cells[$0].rowSpan > 1 && follows($0, true) }),
      cells[..<place].allSatisfy({ $0.rowSpan > 1 }),
      cells[..<place].indices.allSatisfy({ cells[$0].words.isEmpty || follows($0, false) })
    else { return nil }
    let end = cells.indices.first { $0 > place && !cells[$0].words.isEmpty && !follows($0, false) } ?? cells.endIndex
    return cells.indices.map { $0 < end && !cells[$0].words.isEmpty }
  }

  /// The cell that reaches down to the last row in these columns.
  private func owner(of columns: Range<Int>) -> (row: Int, cell: Int)? {
    for row in rows.indices.reversed() {
      for (cell, candidate) in rows[row].cells.enumerated() where candidate.columns.overlaps(columns) {
        return candidate.columns == columns && row + candidate.rowSpan >= rows.count ? (row, cell) : nil
      }
    }
    return nil
  }

  /// Whether the words of a cell run on in the cell below the page break: it was left in the middle of a sentence, and
  /// the rest begins small or, if that is enough, only had no room.
  private func continues(_ above: PageCell, _ below: PageCell, _ strictly: Bool) -> Bool {
    guard let last = above.words.last, let first = below.words.first else { return false }
    guard last.text.last?.isLetter == true || last.text.last == UInt8(ascii: ","), first.text.first?.isDigit != true
    else { return false }
    if first.text.first?.isLower == true { return first.text.count > 1 && first.text.last != UInt8(ascii: ".") }
    let hasMarker = first.text.count < 4 && ".)".utf8.contains(first.text.last ?? 0)
    return !strictly && !hasMarker && above.words.count > 1
      && above.right - last.box.right < first.box.right - first.box.left + 12
  }

  /// Whether another table begins with the same words over as many columns, however wide its page drew them.
  private func isHeadedLike(_ other: PageTable) -> Bool {
    guard let head = rows.first, let first = other.rows.first else { return false }
    return head.signature == first.signature && head.cells.count { !$0.words.isEmpty } >= 3
      && head.cells.map(\.columns) == first.cells.map(\.columns)
  }

  /// This table with a continuation that has as many columns and begins with the same header.
  private func repeated(by other: PageTable) -> PageTable? {
    guard columns.count == other.columns.count, let head = rows.first, let first = other.rows.first,
      head.signature == first.signature
    else { return nil }
    var (whole, rest) = (self, other)
    rest.rows[0].isResumed = true
    let again = zip(rows, rest.rows).prefix { $0.signature == $1.signature }.count
    if again < rest.rows.count { whole.takeOver(&rest.rows, from: again) }
    whole.rows += rest.rows
    return whole
  }

  /// The boundaries of another page's table moved to where this one begins: pages may be bound on either side.
  private func shifted(to other: PageTable) -> [Float] {
    let shift = other.columns[0] - columns[0]
    let same = abs(shift) < 80 && abs(other.columns[other.columns.count - 1] - columns[columns.count - 1] - shift) < 6
    return same ? columns.map { $0 + shift } : columns
  }

  /// The boundaries of both tables when all of one are also the other's.
  func merged(with other: PageTable) -> [Float]? {
    let (mine, theirs) = (columns, other.shifted(to: self))
    let (few, many) = mine.count <= theirs.count ? (mine, theirs) : (theirs, mine)
    guard abs(few[0] - many[0]) < 8, abs(few[few.count - 1] - many[many.count - 1]) < 8, few.count > 2 else {
      return nil
    }
    var next = 0
    for boundary in few {
      while next < many.count, many[next] < boundary - 8 { next += 1 }
      guard next < many.count, abs(many[next] - boundary) < 8 else { return nil }
    }
    return many
  }

  /// This table under other column boundaries that hold all of its own.
  func fitted(to boundaries: [Float], from own: [Float]) -> PageTable {
    var table = self
    guard own.count != boundaries.count else {
      table.columns = boundaries
      return table
    }
    let places = own.map { place in
      boundaries.indices.min { abs(boundaries[$0] - place) < abs(boundaries[$1] - place) } ?? 0
    }
    table.columns = boundaries
    for row in table.rows.indices {
      for cell in table.rows[row].cells.indices {
        let range = table.rows[row].cells[cell].columns
        table.rows[row].cells[cell].columns = places[range.lowerBound]..<places[range.upperBound]
      }
    }
    return table
  }
}
