import Documents

/// A table that only alignment shows: words under each other with room between the columns.
///
/// Accepted on good evidence alone: columns of figures beside a column of words, rows that part cleanly.
struct AlignedTable {
  let lines: ArraySlice<PDFLine>
  let height: Float
  /// The places between columns, rising.
  let gutters: [Float]
  let page: Int
  /// The places of the lines drawn between rows; without them the room between lines of words parts rows.
  let ruled: [Float]
  /// The whole room of each gutter.
  let rooms: [ClosedRange<Float>]
  /// The left ends and the middles of the words in each column that stay within it.
  private(set) var marks: [[Float]] = []
  /// Where the words of each column end.
  private(set) var extents: [Float] = []

  private init?(_ lines: ArraySlice<PDFLine>, page: Int, ruled: [Float] = []) {
    let heights = lines.map(\.height).sorted()
    guard lines.count > 1, heights[heights.count / 2] > 1 else { return nil }
    (self.lines, self.page, self.ruled, height) = (lines, page, ruled, heights[heights.count / 2])
    let found = Self.gutters(lines, height)
    gutters = found.map(\.place)
    rooms = found.map(\.room)
    guard gutters.count > 1, gutters.count < 40 else { return nil }
    extents = [Float](repeating: 0, count: gutters.count + 1)
    marks = [[Float]](repeating: [], count: gutters.count + 1)
    for piece in lines.lazy.flatMap({ $0.pieces(parting: 0.35 * heights[heights.count / 2]) }) {
      let columns = columns(of: piece)
      guard columns.count == 1, let column = columns.first else { continue }
      let (left, right) = (piece[0].box.left, piece[piece.count - 1].box.right)
      extents[column] = max(extents[column], right)
      marks[column] += [left, (left + right) / 2]
    }
  }

  /// The table of words between lines that part its rows and not its columns; nil without good evidence.
  static func table(of words: [PDFWord], between ruled: [Float], page: Int) -> PageTable? {
    AlignedTable(PDFLine.lines(of: words)[...], page: page, ruled: ruled)?.table(isNamed: true)
  }

  /// The words of the header that stands right over a table's lines, on a bar of colour: at most eight lines as wide as
  /// the table, one of them in columns.
  static func head(of table: PageTable, in lines: [PDFLine]) -> [PDFWord] {
    var head: [PDFLine] = []
    var top = table.box.top
    for line in lines.reversed() where line.centre < table.box.top {
      guard top - line.box.bottom < 1.5 * line.height, !line.beginsAnew, line.box.left > table.box.left - 5,
        line.box.right < table.box.right + 5
      else { break }
      head.append(line)
      top = line.box.top
    }
    guard head.count < 9, head.contains(where: { $0.pieces(parting: $0.height).count > 2 }) else { return [] }
    return head.flatMap(\.words)
  }

  // MARK: Where one may stand

  /// The tables among lines, and the lines they take.
  static func tables(in lines: [PDFLine], page: Int) -> [(lines: Range<Int>, table: PageTable)] {
    var found: [(lines: Range<Int>, table: PageTable)] = []
    var start = 0
    while start < lines.count {
      guard lines[start].pieces(parting: lines[start].height).count > 2, !lines[start].beginsAnew else {
        start += 1
        continue
      }
      let region = region(around: start, in: lines, from: found.last?.lines.upperBound ?? 0)
      if let (range, table) = table(in: lines, region, page) {
        found.append((range, table))
        start = range.upperBound
      } else {
        start = region.upperBound
      }
    }
    return found
  }

  /// The lines around one with columns that may belong to the same table.
  private static func region(around index: Int, in lines: [PDFLine], from first: Int) -> Range<Int> {
    var start = index
    while start > first, lines[start].box.top - lines[start - 1].box.bottom < 1.2 * lines[start].height,
      lines[start - 1].pieces(parting: lines[start].height).count > 1, !lines[start - 1].beginsAnew
    { start -= 1 }
    var end = index + 1
    var widest = lines[index].box
    while end < lines.count {
      let line = lines[end]
      guard line.box.top - lines[end - 1].box.bottom < 2.2 * line.height, !line.beginsAnew else { break }
      let pieces = line.pieces(parting: line.height).count
      let isFull = pieces == 1 && line.box.right - line.box.left > 0.6 * (widest.right - widest.left)
      if isFull { break }
      widest = widest.union(line.box)
      end += 1
    }
    return start..<end
  }

  /// The table of a region, or of what is left of it without a few lines at its ends.
  private static func table(in lines: [PDFLine], _ region: Range<Int>, _ page: Int) -> (Range<Int>, PageTable)? {
    // Right under a caption the first line is the header.
    let isNamed = lines[..<region.lowerBound].suffix(3).contains(where: \.beginsAnew)
    for dropped in 0..<(isNamed ? 1 : 3) {
      for cut in 0..<3 where region.count > dropped + cut + 1 {
        let range = (region.lowerBound + dropped)..<(region.upperBound - cut)
        if let table = AlignedTable(lines[range], page: page)?.table(isNamed: isNamed) { return (range, table) }
      }
    }
    return nil
  }
}
