internal import Bahasa
import Facts

/// Finds the cells that break the laws of a table: one cell for all laws that its correction would restore.
struct LawBreaches {
  let table: LawTable
  let rowLaws: [SupportedLaw]
  let columnLaws: [ColumnLaw]

  /// A cell that may be the wrong one of a broken law.
  private struct Suspect {
    let column: Int
    let law: SupportedLaw
    let repaired: Interval
    /// Broken laws that the correction restores, less those that hold and would break.
    var score: Int
    var restored: [RowLaw]
  }

  func all() -> [LawBreach] {
    var breaches: [LawBreach] = []
    for row in Set(rowLaws.flatMap(\.broken)).sorted() { breaches += rowBreaches(row) }
    let accused = Set(breaches.map { [$0.row, $0.column] })
    for column in table.columns.indices {
      var known: [(rows: Set<Int>, gap: Double)] = []
      let broken = columnLaws.filter { $0.broken.contains(column) }.sorted { $0.addends.count < $1.addends.count }
      for law in broken {
        let rows = Set(law.addends + [law.result])
        guard !rows.contains(where: { accused.contains([$0, column]) }), let gap = gap(law, column),
          !known.contains(where: { $0.gap == gap && !$0.rows.isDisjoint(with: rows) }),
          // One cell that is too large for its own parts makes the sum it belongs to too small.
          !broken.contains(where: { law.addends.contains($0.result) && self.gap($0, column) == -gap }),
          let breach = columnBreach(law, column)
        else { continue }
        // The same gap in a sum around this one has the same cause.
        known.append((rows, gap))
        breaches.append(breach)
      }
    }
    return breaches
  }

  /// By how much a sum misses what is printed.
  private func gap(_ law: ColumnLaw, _ column: Int) -> Double? {
    guard let claim = table.number(law.result, column)?.reading.value else { return nil }
    return table.compute(law.family, law.addends, column).map { ($0.value.middle - claim).rounded() }
  }

  private func rowBreaches(_ row: Int) -> [LawBreach] {
    var broken = rowLaws.filter { $0.broken.contains(row) }
    var breaches: [LawBreach] = []
    while let first = broken.first {
      let suspects = Set(broken.flatMap(\.law.columns)).sorted().compactMap { suspect($0, row, broken) }
      // The result of the law is to blame unless more speaks against another cell.
      let best = suspects.max { rank($0, first) < rank($1, first) }
      guard let best else { return breaches }
      breaches.append(breach(best, row))
      let count = broken.count
      broken.removeAll { best.restored.contains($0.law) || $0.law.columns.contains(best.column) }
      // Where one correction does not explain a row, it is another kind of row.
      if breaches.count > 2 || broken.count == count { return [] }
    }
    return breaches
  }

  private func rank(_ suspect: Suspect, _ first: SupportedLaw) -> (Int, Int, Int) {
    let isResult = suspect.law.law.result == suspect.column
    return (2 * suspect.score + (isResult ? 1 : 0), first.law.result == suspect.column ? 1 : 0, suspect.column)
  }

  private func suspect(_ column: Int, _ row: Int, _ broken: [SupportedLaw]) -> Suspect? {
    let solved = broken.filter { $0.law.columns.contains(column) }.compactMap { law in
      solve(law.law, row, column).map { (law: law, value: $0) }
    }
    guard let narrowest = solved.min(by: { $0.value.high - $0.value.low < $1.value.high - $1.value.low }) else {
      return nil
    }
    let repaired = narrowest.value
    let restored = solved.filter { $0.value.overlaps(repaired) }.map(\.law.law)
    var score = restored.count
    for law in rowLaws where law.telling.contains(row) && law.law.columns.contains(column) {
      if let value = solve(law.law, row, column), !value.overlaps(repaired) { score -= 1 }
    }
    for law in columnLaws where law.result == row || law.addends.contains(row) {
      if law.telling.contains(column) { score -= 1 }
      guard law.broken.contains(column), let value = solve(law, row, column) else { continue }
      score += value.overlaps(repaired) ? 1 : 0
    }
    return Suspect(column: column, law: narrowest.law, repaired: repaired, score: score, restored: restored)
  }

  /// What a cell must be for a law of its row to hold, as far as the printed result tells.
  private func solve(_ law: RowLaw, _ row: Int, _ column: Int) -> Interval? {
    let inputs = law.inputs.compactMap { table.number(row, $0)?.intervals.first }
    guard inputs.count == law.inputs.count, let result = table.number(row, law.result) else { return nil }
    // Whole numbers added up are printed as they are; all other results may be rounded or cut off.
    let isExact = result.isPlainInteger && [.sum, .difference].contains(law.form)
    let (value, leeway) = (result.reading.value, isExact ? 0 : result.reading.grain)
    if column == law.result { return law.compute(inputs).map { Interval($0.low - leeway, $0.high + leeway) } }
    guard let position = law.inputs.firstIndex(of: column) else { return nil }
    return law.solve(position, result: Interval(value - leeway, value + leeway), inputs)
  }

  /// What a cell must be for a sum it belongs to to hold.
  private func solve(_ law: ColumnLaw, _ row: Int, _ column: Int) -> Interval? {
    guard law.family != .mean, law.obeying.contains(column) || law.broken.contains(column) else { return nil }
    let rest = law.addends.filter { $0 != row }
    let others = rest.isEmpty ? Interval(exactly: 0) : table.compute(.total, rest, column)?.value
    if row == law.result { return others }
    guard let total = table.number(law.result, column)?.intervals.first else { return nil }
    return others.map { total - $0 }
  }

  private func breach(_ suspect: Suspect, _ row: Int) -> LawBreach {
    let (law, column) = (suspect.law.law, suspect.column)
    let work = work(suspect, row)
    return LawBreach(
      family: .row(law.family), row: row, column: column, name: table.name(column), expected: work.expected,
      computation: work.computation, isRounding: work.isRounding, isStrong: suspect.law.isStrong,
      others: law.columns.filter { $0 != column }.map { (row, $0) },
      witnesses: suspect.law.telling.filter { $0 != row }.prefix(3).map { ($0, column) },
      support: .init(
        obeying: suspect.law.obeying.count,
        all: suspect.law.obeying.count + suspect.law.broken.count + suspect.law.excused - 1,
        law: "\(table.name(law.result)) = \(law.write(law.inputs.map(table.name)))"))
  }

  /// What must stand in a cell, and the computation that says so: the law itself for its result, else the sum the cell
  /// belongs to, else the law solved for the cell.
  private func work(_ suspect: Suspect, _ row: Int) -> (expected: String, computation: String, isRounding: Bool) {
    let (law, column) = (suspect.law.law, suspect.column)
    let inputs = law.inputs.map { print(row, $0) }
    let computed = LawTable.combinations(law.inputs.compactMap { table.number(row, $0)?.intervals })
      .compactMap(law.compute)
    guard column != law.result else {
      let claim = table.number(row, column).map { Claim(field: "", figure: $0).assess(computed) }
      let expected = claim?.expected ?? ""
      return (expected, "\(law.write(inputs)) = \(expected)", claim?.isRounding ?? false)
    }
    let grain = table.number(row, column)?.reading.grain ?? 1
    for sum in columnLaws where sum.broken.contains(column) {
      guard let value = solve(sum, row, column), value.overlaps(suspect.repaired) else { continue }
      let expected = Figures.format(value.middle, grain: grain)
      let parts = sum.addends.filter { $0 != row && table.number($0, column) != nil }.map { print($0, column) }
      let sign = sum.result == row ? " + " : " − "
      let words = (sum.result == row ? [] : [print(sum.result, column)]) + parts
      return (expected, "\(Self.join(words, sign)) = \(expected)", false)
    }
    if let position = law.inputs.firstIndex(of: column),
      let text = law.writeSolved(position, result: print(row, law.result), inputs)
    {
      let expected = Figures.format(suspect.repaired.middle, grain: grain)
      return (expected, "\(text) = \(expected)", false)
    }
    let value = computed.first.map { Figures.format($0.middle, grain: 0.01) } ?? "–"
    return ("", "\(law.write(inputs)) = \(value), bukan \(print(row, law.result))", false)
  }

  private func print(_ row: Int, _ column: Int) -> String {
    table.number(row, column).map { Figures.format($0.reading.value, grain: $0.reading.grain) } ?? "–"
  }

  /// Terms beyond the twelfth are only counted.
  static func join(_ words: [String], _ sign: String) -> String {
    (words.count > 12 ? Array(words.prefix(11)) + ["… (\(words.count) angka)"] : words).joined(separator: sign)
  }
}
