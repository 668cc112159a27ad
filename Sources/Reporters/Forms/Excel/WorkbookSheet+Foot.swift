internal import Reviewing

extension WorkbookSheet {
  /// Room to sign, side by side; one alone stands on the right.
  mutating func signatures(_ looks: inout CellLooks) {
    let all = sheet.signatures.count == 1 ? [.init(above: [], below: [])] + sheet.signatures : sheet.signatures
    let parts = parts(min(all.count, widths.count))
    let above = all.map(\.above.count).max() ?? 0
    let below = all.map(\.below.count).max() ?? 0
    skip(12)
    for line in 0..<(above + 3 + below) {
      let cells = zip(all, parts).compactMap { signature, part -> (Int, Int, [FormCell.Words], CellLook)? in
        let lines =
          [String](repeating: "", count: above - signature.above.count) + signature.above + ["", "", ""]
          + signature.below
        guard line < lines.count, !lines[line].isEmpty else { return nil }
        var look = look(sheet.page.points)
        look.alignment = .center
        return (part.lowerBound, part.count, [.init(text: lines[line])], look)
      }
      row(cells, height: sheet.page.points * 14 / 10, &looks)
    }
  }

  /// The columns in so many parts of about the same width.
  private func parts(_ count: Int) -> [Range<Int>] {
    let total = widths.reduce(0, +)
    var parts: [Range<Int>] = []
    var (start, used) = (0, 0)
    for column in widths.indices {
      used += widths[column]
      let left = widths.count - column - 1
      if parts.count < count - 1, used * count >= total * (parts.count + 1) || left < count - parts.count {
        parts.append(start..<column + 1)
        start = column + 1
      }
    }
    return parts + [start..<widths.count]
  }
}
