import Documents

/// Rows told by the room between lines, and the cells in them.
extension AlignedTable {
  /// Lines that share a row: what is drawn between rows parts them, else nothing but the room of a cell's edge.
  var groups: [[PDFLine]] {
    guard ruled.isEmpty else {
      let bands = Dictionary(grouping: lines) { Grid.slot($0.centre, ruled) ?? -1 }.sorted { $0.key < $1.key }
      return (bands.first.map { partedHead($0.value) } ?? []) + bands.dropFirst().map(\.value)
    }
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

  /// The lines of a header in the rows that a reader sees: under a name over several columns stand theirs, and last the
  /// numbers of the columns.
  private func partedHead(_ lines: [PDFLine]) -> [[PDFLine]] {
    if lines.count > 1, let last = lines.last, last.words.count > 2, last.words.allSatisfy({ $0.countsColumn }) {
      return partedHead(lines.dropLast()) + [[last]]
    }
    let pieces = lines.map { $0.pieces(parting: 0.35 * height).flatMap(cut).map(columns) }
    for (index, over) in pieces.enumerated() {
      for wide in over where wide.count > 1 {
        let under = pieces[(index + 1)...].firstIndex { $0.count { $0.count == 1 && wide.overlaps($0) } > 1 }
        if let under { return [Array(lines[..<under])] + partedHead(Array(lines[under...])) }
      }
    }
    return [lines]
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

  func columns(of piece: [PDFWord]) -> Range<Int> {
    let first = column(piece[0].box.left + 1)
    return first..<(max(column(piece[piece.count - 1].box.right - 1), first) + 1)
  }

  private func stands(_ part: [PDFWord], in column: Int) -> Bool {
    let (left, right) = (part[0].box.left, part[part.count - 1].box.right)
    return marks[column].contains { abs($0 - left) < 0.5 * height || abs($0 - (left + right) / 2) < 0.5 * height }
  }

  func row(_ group: [PDFLine]) -> PageRow {
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
  func bounded(_ row: PageRow) -> PageRow {
    var row = row
    for index in row.cells.indices {
      let columns = row.cells[index].columns
      row.cells[index].left = row.cells[index].words.map(\.box.left).min() ?? 0
      row.cells[index].right = extents[columns.upperBound - 1] + 0.3 * height
    }
    return row
  }
}
