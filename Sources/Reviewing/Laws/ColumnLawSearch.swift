internal import Bahasa
import Facts

/// Finds the rows of one table that are sums or means of its other rows.
struct ColumnLawSearch {
  let table: LawTable

  private var rows: [FigureTable.Row] { table.table.rows }

  func laws() -> [ColumnLaw] {
    guard rows.count >= 3, table.columns.count <= LawTable.widest else { return [] }
    return totals() + parents()
  }

  /// Rows that may belong under one total, with their sums so far.
  private struct Pile {
    let level: String
    /// Whether it begins anew behind each total.
    let isRecent: Bool
    var rows: [Int] = []
    var sums: [Double]
  }

  /// Each row against the rows above it: all, those since the last total, and of both those that begin alike.
  private func totals() -> [ColumnLaw] {
    var laws: [ColumnLaw] = []
    let zeros = [Double](repeating: 0, count: table.columns.count)
    var piles = [Pile(level: "", isRecent: false, sums: zeros), Pile(level: "", isRecent: true, sums: zeros)]
    for row in rows.indices {
      let level = rows[row].level
      let values = zeros.indices.map { table.number(row, $0)?.reading.value }
      let found = piles.filter { mayBeTotal(values, of: $0, row) }.compactMap { best($0.rows, row) }
        .max { ($0.bits, -$0.addends.count) < ($1.bits, -$1.addends.count) }
      if !piles.contains(where: { $0.level == level }), piles.count < 16 {
        piles += [Pile(level: level, isRecent: false, sums: zeros), Pile(level: level, isRecent: true, sums: zeros)]
      }
      for index in piles.indices where piles[index].level == level || piles[index].level.isEmpty {
        // A total is counted again only among totals.
        if found != nil, piles[index].level.isEmpty || piles[index].isRecent { continue }
        piles[index].rows.append(row)
        for column in zeros.indices { piles[index].sums[column] += values[column] ?? 0 }
      }
      guard let found else { continue }
      laws.append(found)
      for index in piles.indices where piles[index].isRecent { (piles[index].rows, piles[index].sums) = ([], zeros) }
    }
    return laws
  }

  /// One look at the sums tells most rows from totals.
  private func mayBeTotal(_ values: [Double?], of pile: Pile, _ row: Int) -> Bool {
    guard pile.rows.count >= 2 else { return false }
    let isLast = row == rows.count - 1
    return values.indices.contains { column in
      guard let value = values[column], value != 0 else { return false }
      let leeway = abs(value) * 0.001 + 1
      let mean = pile.sums[column] / Double(pile.rows.count)
      return abs(pile.sums[column] - value) <= leeway || isLast && abs(mean - value) <= max(leeway, abs(value) * 0.5)
    }
  }

  private func best(_ addends: [Int], _ row: Int) -> ColumnLaw? {
    var law = ColumnLaw(family: .total, result: row, addends: addends)
    table.weigh(&law)
    if law.bits >= 20 { return law }
    guard row == rows.count - 1, addends.count >= 3 else { return nil }
    var mean = ColumnLaw(family: .mean, result: row, addends: addends)
    table.weigh(&mean)
    return mean.bits >= 12 && mean.telling.count >= 2 ? mean : nil
  }

  /// Rows of one level against the rows of another level that follow them.
  private func parents() -> [ColumnLaw] {
    var levels: [String] = []
    for row in rows where !levels.contains(row.level) { levels.append(row.level) }
    guard levels.count >= 2, levels.count <= 8 else { return [] }
    return levels.flatMap { parent in
      levels.filter { $0 != parent }.flatMap { child in laws(parent, child, levels) }
    }
  }

  private func laws(_ parent: String, _ child: String, _ levels: [String]) -> [ColumnLaw] {
    // A level that first appears above another is the higher one.
    let higher = levels.prefix { $0 != parent }
    guard !higher.contains(child) else { return [] }
    var laws: [ColumnLaw] = []
    var open: Int?
    var children: [Int] = []
    func close() {
      guard let row = open, !children.isEmpty else { return }
      var law = ColumnLaw(family: .parent, result: row, addends: children)
      table.weigh(&law)
      laws.append(law)
    }
    for row in rows.indices {
      let level = rows[row].level
      if level == parent || higher.contains(level) {
        close()
        (open, children) = (level == parent ? row : nil, [])
      } else if level == child {
        children.append(row)
      }
    }
    close()
    let telling = laws.reduce(0) { $0 + $1.telling.count }
    let obeying = laws.reduce(0) { $0 + $1.obeying.count }
    let broken = laws.reduce(0) { $0 + $1.broken.count }
    let isEstablished =
      telling >= 4 && laws.count { !$0.telling.isEmpty } >= 2 && laws.reduce(0) { $0 + $1.bits } >= 40
      && obeying >= 4 * broken && telling >= 2 * broken
    return isEstablished ? laws.filter { !$0.obeying.isEmpty } : []
  }
}
