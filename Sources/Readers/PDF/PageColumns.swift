import Documents

/// The lines of a page in reading order: where running text is set in two columns, one column after the other.
struct PageColumns {
  /// A line, where it is read, and the measures of its column.
  private(set) var lines: [(top: Float, line: PDFLine, measure: PageMeasure)] = []

  init(_ lines: [PDFLine], _ page: PDFPage, _ tables: [Box]) {
    let measure = PageMeasure(page, lines)
    var next = 0
    while next < lines.count {
      // A page has some dozens of lines.
      if lines.count < 1_000, let (end, left, right) = Self.columns(in: lines, from: next, page),
        let top = lines[next..<end].map(\.box.top).min(), let bottom = lines[next..<end].map(\.box.bottom).max(),
        !tables.contains(where: { $0.top < bottom && $0.bottom > top })
      {
        for column in [left, right] {
          let own = PageMeasure(page, column)
          self.lines += column.map { (top, $0, own) }
        }
        next = end
      } else {
        self.lines.append((lines[next].box.top, lines[next], measure))
        next += 1
      }
    }
  }

  /// Two columns that begin on a line: many lines with a gap at one place, and full lines of words on both sides of it.
  private static func columns(
    in lines: [PDFLine], from start: Int, _ page: PDFPage
  ) -> (end: Int, left: [PDFLine], right: [PDFLine])? {
    var gap = (page.width * 0.38)...(page.width * 0.62)
    guard lines[start].heading == nil, sides(lines[start], of: (gap.lowerBound + gap.upperBound) / 2) == 2 else {
      return nil
    }
    var end = start
    while end < lines.count, let narrower = lines[end].gap(within: gap) { (gap, end) = (narrower, end + 1) }
    let middle = (gap.lowerBound + gap.upperBound) / 2
    let region = lines[start..<end]
    guard region.count(where: { sides($0, of: middle) == 2 }) > 7 else { return nil }
    let left = region.compactMap { line in line.part { $0.middle < middle } }
    let right = region.compactMap { line in line.part { $0.middle > middle } }
    return isText(left, page) && isText(right, page) ? (end, left, right) : nil
  }

  private static func sides(_ line: PDFLine, of place: Float) -> Int {
    (line.words.contains { $0.middle < place } ? 1 : 0) + (line.words.contains { $0.middle > place } ? 1 : 0)
  }

  /// Whether lines fill a column as running text does.
  private static func isText(_ lines: [PDFLine], _ page: PDFPage) -> Bool {
    guard let left = lines.map(\.box.left).min(), let right = lines.map(\.box.right).max() else { return false }
    let words = lines.flatMap(\.words)
    let figures = words.count { $0.text.contains(where: \.isDigit) }
    return right - left > 0.25 * page.width && words.count >= 3 * lines.count && figures * 6 < words.count
      && lines.count { right - $0.box.right < 2.5 * $0.height } * 10 >= lines.count * 6
  }
}

extension PDFLine {
  /// The widest room of this line that lies within a range.
  fileprivate func gap(within range: ClosedRange<Float>) -> ClosedRange<Float>? {
    let edges = [-Float.infinity] + words.map(\.box.right)
    let starts = words.map(\.box.left) + [Float.infinity]
    let gaps = zip(edges, starts).compactMap { end, start -> ClosedRange<Float>? in
      let (low, high) = (max(end, range.lowerBound), min(start, range.upperBound))
      return high - low > 0.8 * height ? low...high : nil
    }
    return gaps.max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound }
  }

  /// The line of some of its words.
  fileprivate func part(_ belongs: (PDFWord) -> Bool) -> PDFLine? {
    let some = words.filter(belongs)
    guard !some.isEmpty else { return nil }
    var line = PDFLine(some)
    line.heading = heading
    return line
  }
}
