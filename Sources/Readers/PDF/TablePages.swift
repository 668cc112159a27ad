import Documents

/// Tables that go on over a page break.
extension PageTable {
  /// This table with its continuation on the next page; nil when the other is another table.
  func continued(by other: PageTable) -> PageTable? {
    guard structure == other.structure, let merged = merged(with: other) else { return nil }
    var whole = fitted(to: merged, from: columns)
    var rest = other.fitted(to: merged, from: other.shifted(to: self))
    guard !rest.rows.isEmpty else { return nil }
    rest.rows[0].isResumed = true
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
  private func merged(with other: PageTable) -> [Float]? {
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
  private func fitted(to boundaries: [Float], from own: [Float]) -> PageTable {
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
