internal import Bahasa
internal import Documents

extension TableReading {
  /// The table with rows whose cells stack figures taken apart: `80 % / 2 unit`, `72 % / 2 unit`, `90 % / 100 %` are two
  /// rows of one figure each.
  ///
  /// A row is taken apart where at least two of its columns of figures stack equally many, with nothing but signs of money
  /// and blanks between them, and the others stack as many or state nothing. The parts keep the row's name, for nothing
  /// tells where one name ends and the next begins.
  func unstacked(in document: Document) -> TableReading {
    let measured = columns.indices.filter { columns[$0].measure != nil && !columns[$0].isWords }
    guard measured.count >= 2 else { return self }
    let mayStack = { (row: ReadRow) in
      row.kind == .data && measured.contains { row.cells[$0].map { $0.figure == nil && !$0.isBlank } ?? false }
    }
    guard rows.contains(where: mayStack) else { return self }
    let rows = rows.flatMap { row -> [ReadRow] in
      guard mayStack(row) else { return [row] }
      var parts: [Int: [Fact]] = [:]
      for column in measured {
        guard let fact = row.cells[column], !fact.isBlank else { continue }
        guard fact.figure == nil, let stack = Self.stack(fact, in: document) else { return [row] }
        parts[column] = stack
      }
      guard parts.count >= 2, let height = parts.first?.value.count, parts.values.allSatisfy({ $0.count == height })
      else { return [row] }
      return (0..<height).map { part in
        var single = row
        for (column, stack) in parts { single.cells[column] = stack[part] }
        return single
      }
    }
    var unstacked = self
    unstacked.rows = rows
    return unstacked
  }

  /// More figures than this in one cell are a list, not a stack.
  private static let highest = 12

  /// The figures of a cell that states nothing else; nil for one figure, and for words, ranges and shares between them.
  private static func stack(_ fact: Fact, in document: Document) -> [Fact]? {
    let bytes = document.text.bytes
    var figures: [PrintedNumber] = []
    var marks = 0
    var end = fact.place.range.lowerBound
    for figure in PrintedNumber.scan(bytes, in: fact.place.range) {
      guard figure.whole.lowerBound >= end, isGap(bytes[end..<figure.whole.lowerBound], isFirst: figures.isEmpty) else {
        return nil
      }
      end = figure.whole.upperBound
      if marks == figures.count, isMark(figure, marks + 1, bytes[end..<fact.place.range.upperBound]) {
        marks += 1
        end += 1
      } else {
        figures.append(figure)
      }
    }
    guard (2...highest).contains(figures.count), marks == 0 || marks == figures.count,
      isGap(bytes[end..<fact.place.range.upperBound], isFirst: false)
    else { return nil }
    return figures.map { figure in
      let place = Place(document: fact.place.document, block: fact.place.block, range: figure.whole)
      return Fact(place: place, text: document.text.string(figure.whole), figure: figure)
    }
  }

  /// Whether a figure numbers the part behind it: the `2.` of `1. 400 orang 2. 90 %`.
  private static func isMark(_ figure: PrintedNumber, _ number: Int, _ behind: ArraySlice<UInt8>) -> Bool {
    figure.isPlainInteger && figure.reading.value == Double(number) && behind.count > 2
      && [0x2E, 0x29].contains(behind[behind.startIndex]) && behind[behind.startIndex + 1] <= 0x20
  }

  /// Whether bytes between two figures only end the first: `,-`, a full stop, blanks, line breaks.
  private static func isGap(_ bytes: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    var rest = bytes[...]
    if !isFirst, rest.starts(with: [0x2C, 0x2D]) { rest = rest.dropFirst(2) }
    return rest.allSatisfy { $0 <= 0x20 || $0 == 0x2E || $0 == 0x3B }
  }
}
