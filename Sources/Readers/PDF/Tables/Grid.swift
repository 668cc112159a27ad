import Documents

/// Lines that cross each other and so part a piece of a page into cells.
struct Grid {
  /// The boundaries of columns and rows, rising.
  private(set) var columns: [Float]
  private(set) var rows: [Float]
  /// Whether any of the lines is drawn; the edges of boxes that words are clipped to are not.
  let isDrawn: Bool
  /// The cells by rising row, then column; merged ones once.
  var cells: [GridCell] = []

  var box: Box {
    Box(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
  }

  /// Boundaries nearer than this are one: double lines, borders drawn cell by cell.
  private static let near: Float = 3

  /// The grid of lines that hang together; nil when they enclose fewer than two cells.
  init?(_ lines: [Ruling]) {
    let across = lines.filter(\.isHorizontal)
    let down = lines.filter { !$0.isHorizontal }
    isDrawn = down.contains(where: \.isDrawn) || across.count(where: \.isDrawn) > 1
    columns = Self.boundaries(down.map(\.at), across)
    rows = Self.boundaries(across.map(\.at), down)
    guard columns.count > 1, rows.count > 1, (columns.count - 1) * (rows.count - 1) > 1, columns.count < 200,
      rows.count < 2_000
    else { return nil }
    join(
      right: Self.edges(down, at: columns, along: rows), below: Self.edges(across, at: rows, along: columns))
  }

  /// The places of lines, and the ends of the lines that cross them where those reach further.
  private static func boundaries(_ places: [Float], _ crossing: [Ruling]) -> [Float] {
    var sorted: [Float] = []
    for place in places.sorted() where sorted.last.map({ place - $0 > near }) ?? true { sorted.append(place) }
    guard let first = sorted.first, let last = sorted.last else { return [] }
    // An open side: at least two lines reach the same place beyond the last one that crosses them.
    let starts = crossing.map(\.from).filter { $0 < first - 10 }
    let ends = crossing.map(\.to).filter { $0 > last + 10 }
    if let start = starts.min(), starts.count(where: { $0 - start < near }) > 1 { sorted.insert(start, at: 0) }
    if let end = ends.max(), ends.count(where: { end - $0 < near }) > 1 { sorted.append(end) }
    return sorted
  }

  /// For each boundary the stretches between the crossing boundaries at which it is drawn.
  private static func edges(_ lines: [Ruling], at places: [Float], along crossing: [Float]) -> [[Bool]] {
    var drawn = [[Bool]](repeating: [Bool](repeating: false, count: crossing.count - 1), count: places.count)
    for line in lines {
      guard let index = nearest(line.at, places) else { continue }
      for stretch in 0..<(crossing.count - 1) where !drawn[index][stretch] {
        let (start, end) = (crossing[stretch], crossing[stretch + 1])
        let covered = min(line.to, end) - max(line.from, start)
        if covered > 0.6 * (end - start) { drawn[index][stretch] = true }
      }
    }
    return drawn
  }

  static func nearest(_ place: Float, _ places: [Float]) -> Int? {
    var best: Int?
    var distance = near * 1.5
    for (index, other) in places.enumerated() where abs(other - place) <= distance {
      (best, distance) = (index, abs(other - place))
    }
    return best
  }

  /// Makes cells: neighbours without a line between them are one cell when they form a rectangle.
  private mutating func join(right: [[Bool]], below: [[Bool]]) {
    let (width, height) = (columns.count - 1, rows.count - 1)
    var owner = [Int](repeating: -1, count: width * height)
    for row in 0..<height {
      for column in 0..<width where owner[row * width + column] < 0 {
        var end = column + 1
        while end < width, owner[row * width + end] < 0, !right[end][row] { end += 1 }
        var bottom = row + 1
        while bottom < height,
          (column..<end).allSatisfy({ !below[bottom][$0] && owner[bottom * width + $0] < 0 }),
          (column + 1..<max(end, column + 1)).allSatisfy({ !right[$0][bottom] }),
          column == 0 || right[column][bottom], end == width || right[end][bottom]
        { bottom += 1 }
        for under in row..<bottom { for beside in column..<end { owner[under * width + beside] = cells.count } }
        cells.append(GridCell(rows: row..<bottom, columns: column..<end))
      }
    }
  }
}

/// A cell of a grid: the rows and columns it covers.
struct GridCell {
  let rows: Range<Int>
  let columns: Range<Int>
  var words: [PDFWord] = []
}

extension Grid {
  /// The grids on a page, one for each set of lines that hang together.
  static func grids(of rulings: [Ruling]) -> [Grid] {
    let across = joined(rulings.filter(\.isHorizontal))
    let down = joined(rulings.filter { !$0.isHorizontal })
    // More lines than this are a map or a chart.
    guard !across.isEmpty, !down.isEmpty, across.count * down.count < 6_000_000 else { return [] }
    var sets = JoinedSets(count: across.count + down.count)
    for (index, line) in across.enumerated() {
      for (other, crossing) in down.enumerated()
      where crossing.at > line.from - near && crossing.at < line.to + near && line.at > crossing.from - near
        && line.at < crossing.to + near
      { sets.join(index, across.count + other) }
    }
    var groups: [Int: [Ruling]] = [:]
    for (index, line) in (across + down).enumerated() { groups[sets.root(of: index), default: []].append(line) }
    return groups.values.compactMap { Grid($0) }.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  /// Lines that lie on one another or follow one another without a gap, as one.
  private static func joined(_ lines: [Ruling]) -> [Ruling] {
    let sorted = lines.sorted { ($0.at, $0.from) < ($1.at, $1.from) }
    var joined: [Ruling] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].at - sorted[start].at <= 1.5 { end += 1 }
      let first = joined.count
      for line in sorted[start..<end].sorted(by: { $0.from < $1.from }) {
        if joined.count > first, line.from <= joined[joined.count - 1].to + near + 0.5 {
          joined[joined.count - 1].to = max(joined[joined.count - 1].to, line.to)
          joined[joined.count - 1].isDrawn = joined[joined.count - 1].isDrawn || line.isDrawn
        } else {
          joined.append(line)
        }
      }
      start = end
    }
    return joined.filter { $0.to - $0.from > 4 }
  }
}
