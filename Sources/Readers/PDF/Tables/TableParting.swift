/// Tables that touch each other and so share one drawing.
extension PageTable {
  /// The tables in this one: another begins with a header where the columns are others from there on.
  func parts() -> [PageTable] {
    guard rows.count > 3, let start = (2..<(rows.count - 1)).first(where: beginsAnother) else { return [self] }
    var (upper, lower) = (self, self)
    upper.rows.removeSubrange(start...)
    lower.rows.removeSubrange(..<start)
    return [upper] + lower.parts()
  }

  /// Whether words without figures head a row from which on columns are parted elsewhere.
  private func beginsAnother(_ row: Int) -> Bool {
    let head = rows[row].cells.filter { !$0.words.isEmpty }
    guard head.count > 1, !head.contains(where: { $0.words.contains { $0.text.contains(where: \.isDigit) } }),
      rows[row + 1].cells.contains(where: { $0.words.contains { $0.text.contains(where: \.isDigit) } }),
      !(0..<row).contains(where: { above in rows[above].cells.contains { above + $0.rowSpan > row } })
    else { return false }
    let (above, below) = (boundaries(rows[..<row]), boundaries(rows[row...]))
    return !above.isSubset(of: below) && !below.isSubset(of: above)
  }

  private func boundaries(_ rows: ArraySlice<PageRow>) -> Set<Int> {
    Set(rows.lazy.flatMap(\.cells).map(\.columns.upperBound))
  }
}
