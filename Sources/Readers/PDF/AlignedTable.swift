import Documents

/// A table that only alignment shows: words under each other with room between the columns.
///
/// Accepted on good evidence alone: columns of figures beside a column of words, rows that part cleanly.
struct AlignedTable {
  private let lines: ArraySlice<PDFLine>
  private let height: Float
  /// The places between columns, rising.
  private let gutters: [Float]
  private let page: Int
  /// The whole room of each gutter.
  private let rooms: [ClosedRange<Float>]
  /// The left ends and the middles of the words in each column that stay within it.
  private var marks: [[Float]] = []
  /// Where the words of each column end.
  private var extents: [Float] = []

  private init?(_ lines: ArraySlice<PDFLine>, page: Int) {
    let heights = lines.map(\.height).sorted()
    guard lines.count > 1, heights[heights.count / 2] > 1 else { return nil }
    (self.lines, self.page, height) = (lines, page, heights[heights.count / 2])
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

  // MARK: Columns

  /// The stretches that (next to) no line has ink on, and in each the middle of what the fewest lines cross: a header
  /// over several columns, or one set too narrow, may cross.
  private static func gutters(_ lines: ArraySlice<PDFLine>, _ height: Float) -> [(
    place: Float, room: ClosedRange<Float>
  )] {
    guard let left = lines.map(\.box.left).min() else { return [] }
    let inked = ink(lines, height, from: left)
    let allowed = lines.count > 4 ? max(1, lines.count / 10) : 0
    var gutters: [(place: Float, room: ClosedRange<Float>)] = []
    var start = 0
    for place in inked.indices where inked[place] > allowed {
      if start > 0, Float(place - start) >= 0.9 * height {
        let room = (left + Float(start) / 2)...(left + Float(place) / 2)
        gutters.append((left + emptiest(inked, start..<place) / 2, room))
      }
      start = place + 1
    }
    return gutters
  }

  /// For each half point how many lines have ink there; spaces between words count as ink.
  private static func ink(_ lines: ArraySlice<PDFLine>, _ height: Float, from left: Float) -> [Int] {
    guard let right = lines.map(\.box.right).max(), right - left < 4_000 else { return [] }
    var inked = [Int](repeating: 0, count: Int((right - left) * 2) + 2)
    for line in lines {
      var last = -1
      for piece in line.pieces(parting: 0.35 * height) {
        let start = max(Int((piece[0].box.left - left) * 2), last + 1)
        let end = min(Int((piece[piece.count - 1].box.right - left) * 2), inked.count - 1)
        for place in stride(from: start, through: end, by: 1) { inked[place] += 1 }
        last = max(last, end)
      }
    }
    return inked
  }

  /// The middle of the longest run of the smallest number.
  private static func emptiest(_ inked: [Int], _ range: Range<Int>) -> Float {
    let least = inked[range].min() ?? 0
    var best = range
    var (longest, start) = (0, range.lowerBound)
    for place in range.lowerBound...range.upperBound where place == range.upperBound || inked[place] > least {
      if place - start > longest { (best, longest) = (start..<place, place - start) }
      start = place + 1
    }
    return Float(best.lowerBound + best.upperBound) / 2
  }

  private func column(_ place: Float) -> Int { gutters.prefix { $0 < place }.count }

  // MARK: Rows

  /// Lines that share a row: nothing but the room of a cell's edge parts rows.
  private var groups: [[PDFLine]] {
    var groups: [[PDFLine]] = []
    var bottom = -Float.infinity
    let gaps = zip(lines, lines.dropFirst()).map { $1.box.top - $0.box.bottom }.sorted()
    guard let smallest = gaps.first, let largest = gaps.last else { return [] }
    // One spacing throughout: every line is a row.
    let parting =
      largest - smallest < 0.2 * height ? smallest - 1 : smallest + max(0.2 * height, (largest - smallest) * 0.3)
    for line in lines {
      if groups.isEmpty || line.box.top - bottom > parting {
        groups.append([line])
      } else {
        groups[groups.count - 1].append(line)
      }
      bottom = line.box.bottom
    }
    return groups
  }

  /// A piece over several columns cut where the room between two columns begins or ends, if then each part stands as
  /// its column does; else it is a header over all of them.
  private func cut(_ piece: [PDFWord]) -> [[PDFWord]] {
    let columns = self.columns(of: piece)
    guard columns.count > 1 else { return [piece] }
    for share: Float in [1, 0.5, 0] {
      // The words that begin nearest to the end, the middle, the beginning of the room before their column.
      let starts = columns.dropFirst().map { column in
        let room = rooms[column - 1]
        let place = room.lowerBound + share * (room.upperBound - room.lowerBound)
        return piece.indices.dropFirst().min { abs(piece[$0].box.left - place) < abs(piece[$1].box.left - place) } ?? 0
      }
      guard let first = starts.first, first > 0, zip(starts, starts.dropFirst()).allSatisfy(<) else { continue }
      let bounds = [0] + starts + [piece.count]
      let parts = zip(bounds, bounds.dropFirst()).map { Array(piece[$0..<$1]) }
      if zip(parts, columns).allSatisfy(stands) { return parts }
    }
    return [piece]
  }

  private func columns(of piece: [PDFWord]) -> Range<Int> {
    let first = column(piece[0].box.left + 1)
    return first..<(max(column(piece[piece.count - 1].box.right - 1), first) + 1)
  }

  private func stands(_ part: [PDFWord], in column: Int) -> Bool {
    let (left, right) = (part[0].box.left, part[part.count - 1].box.right)
    return marks[column].contains { abs($0 - left) < 0.5 * height || abs($0 - (left + right) / 2) < 0.5 * height }
  }

  private func row(_ group: [PDFLine]) -> PageRow {
    var cells: [PageCell] = []
    for line in group {
      for piece in line.pieces(parting: 0.35 * height).flatMap(cut) {
        let columns = self.columns(of: piece)
        if let same = cells.firstIndex(where: { $0.columns.overlaps(columns) }) {
          cells[same].words += piece
          cells[same].columns =
            min(
              cells[same].columns.lowerBound, columns.lowerBound)..<max(
              cells[same].columns.upperBound, columns.upperBound)
        } else {
          cells.append(PageCell(columns: columns, words: piece))
        }
      }
    }
    cells.sort { $0.columns.lowerBound < $1.columns.lowerBound }
    return PageRow(cells: cells, page: page)
  }

  /// The row with the room that its cells have.
  private func bounded(_ row: PageRow) -> PageRow {
    var row = row
    for index in row.cells.indices {
      let columns = row.cells[index].columns
      row.cells[index].left = row.cells[index].words.map(\.box.left).min() ?? 0
      row.cells[index].right = extents[columns.upperBound - 1] + 0.3 * height
    }
    return row
  }

  // MARK: Evidence

  private func table(isNamed: Bool) -> PageTable? {
    let rows = groups.map(row).map(bounded)
    guard rows.count > (isNamed ? 1 : 2),
      rows.allSatisfy({
        zip($0.cells, $0.cells.dropFirst()).allSatisfy { $0.columns.upperBound <= $1.columns.lowerBound }
      })
    else { return nil }
    let body = rows.drop {
      !$0.cells.contains { $0.columns.count == 1 && Self.isFigure($0) && $0.columns.lowerBound > 1 }
    }
    guard !rows.contains(where: { $0.cells.contains(where: isTorn) }),
      !body.contains(where: { $0.cells.contains(where: isMixed) })
    else { return nil }
    let figures = (0...gutters.count).filter { isFigures($0, rows) }
    let words = (0...gutters.count).filter { isWords($0, rows) }
    guard let first = words.first, first < 3, !figures.isEmpty, !isContents(figures, rows),
      isParted(rows, figures, first)
    else { return nil }
    var box = lines[lines.startIndex].box
    for line in lines { box = box.union(line.box) }
    return PageTable(box: box, columns: [box.left - 1] + gutters + [box.right + 1], rows: rows, structure: .aligned)
  }

  /// Whether a cell holds words with a column's room between them: then the columns were not told apart.
  private func isTorn(_ cell: PageCell) -> Bool {
    cell.columns.count == 1
      && zip(cell.words, cell.words.dropFirst()).contains { left, right in
        abs(left.centre - right.centre) < 0.4 * height && right.box.left - left.box.right > 0.75 * height
      }
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
    return cell.words.count < 4 && cell.words.allSatisfy { word in word.text.count { $0.isLetter } < 5 }
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
    for row in rows {
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
