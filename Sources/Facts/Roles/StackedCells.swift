internal import Bahasa
package import Documents

extension TableReading {
  /// The table with rows whose cells stack figures taken apart: `80 % / 2 unit`, `72 % / 2 unit`, `90 % / 100 %` are two
  /// rows of one figure each.
  ///
  /// A row is taken apart where at least two of its columns of figures stack equally many, with nothing but signs of money
  /// and blanks between them, and the others stack as many or state nothing. The parts keep the row's name, for nothing
  /// tells where one name ends and the next begins.
  package func unstacked(in document: Document) -> TableReading {
    let measured = columns.indices.filter { columns[$0].measure != nil && !columns[$0].isWords }
    guard measured.count >= 2 else { return self }
    let rows = rows.flatMap { row -> [ReadRow] in
      guard row.kind == .data,
        measured.contains(where: { row.cells[$0].map { $0.figure == nil && !$0.isBlank } ?? false })
      else { return [row] }
      var parts: [Int: [Fact]] = [:]
      for column in measured {
        guard let fact = row.cells[column], !fact.isBlank else { continue }
        guard fact.figure == nil, let stack = Self.stack(fact, in: document) else { return [row] }
        parts[column] = stack
      }
      guard parts.count >= 2, let height = parts.first?.value.count, parts.values.allSatisfy({ $0.count == height })
      else { return [row] }
      return (0..<height).map { part in
        row.with(cells: row.cells.indices.map { parts[$0].map { $0[part] } ?? row.cells[$0] })
      }
    }
    return TableReading(
      document: self.document, block: block, part: part, columns: columns, headers: headers, rows: rows,
      caption: caption, year: year, subject: subject)
  }

  /// More figures than this in one cell are a list, not a stack.
  private static let highest = 12

  /// The figures of a cell that states nothing else; nil for one figure, and for words, ranges and shares between them.
  private static func stack(_ fact: Fact, in document: Document) -> [Fact]? {
    let bytes = document.text.bytes
    let figures = PrintedNumber.scan(bytes, in: fact.place.range)
    guard (2...highest).contains(figures.count) else { return nil }
    var end = fact.place.range.lowerBound
    for (index, figure) in figures.enumerated() {
      guard figure.whole.lowerBound >= end, isGap(bytes[end..<figure.whole.lowerBound], isFirst: index == 0) else {
        return nil
      }
      end = figure.whole.upperBound
    }
    guard isGap(bytes[end..<fact.place.range.upperBound], isFirst: false) else { return nil }
    return figures.map { figure in
      let place = Place(document: fact.place.document, block: fact.place.block, range: figure.whole)
      return Fact(place: place, text: document.text.string(figure.whole), figure: figure)
    }
  }

  /// Whether bytes between two figures only end the first: `,-`, a full stop, blanks, line breaks.
  private static func isGap(_ bytes: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    var rest = bytes[...]
    if !isFirst, rest.starts(with: [0x2C, 0x2D]) { rest = rest.dropFirst(2) }
    return rest.allSatisfy { $0 <= 0x20 || $0 == 0x2E || $0 == 0x3B }
  }
}

extension ReadRow {
  /// The same row with other cells.
  fileprivate func with(cells: [Fact?]) -> ReadRow {
    ReadRow(
      index: index, place: place, kind: kind, level: level, isLevelStated: isLevelStated, cells: cells,
      subject: subject, budget: budget, rank: rank, isNamed: isNamed, merged: merged, groups: groups, parent: parent)
  }
}
