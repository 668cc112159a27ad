internal import Bahasa
import Facts

extension LawBreaches {
  /// A sum that does not hold in one column though the same rows add up in another; nil when it may be meant otherwise.
  func columnBreach(_ law: ColumnLaw, _ column: Int) -> LawBreach? {
    // In a single column one row of round amounts is the sum of two others by chance.
    guard law.family != .total || law.telling.count >= 2 || law.addends.count >= 3,
      let claim = table.number(law.result, column), isComparable(law, column),
      law.addends.allSatisfy({ table.table.rows[$0].isFitting }),
      law.addends.count(where: { table.number($0, column) != nil }) >= 2,
      let (value, count) = table.compute(law.family, law.addends, column), !isMeantOtherwise(law, column, claim)
    else { return nil }
    let figures = law.addends.compactMap { table.number($0, column) }
    let sum = Self.join(figures.map { Figures.format($0.reading.value, grain: $0.reading.grain) }, " + ")
    let expected = Figures.format(value.middle, grain: claim.reading.grain)
    let assessed = Claim(field: "", figure: claim).assess([value])
    return LawBreach(
      family: .column(law.family), row: law.result, column: column, name: table.name(column), expected: expected,
      computation: law.family == .mean ? "(\(sum)) ÷ \(count) = \(expected)" : "\(sum) = \(expected)",
      isRounding: assessed.isRounding, isStrong: law.telling.count >= 2 || law.bits >= 40,
      others: law.addends.filter { table.number($0, column) != nil }.map { ($0, column) },
      witnesses: law.telling.prefix(3).map { (law.result, $0) },
      support: .init(
        obeying: law.obeying.count, all: law.obeying.count + law.broken.count - 1, law: table.name(column)))
  }

  /// Whether the figures of a column are of the kind that obeys: amounts beside amounts, counts beside counts.
  private func isComparable(_ law: ColumnLaw, _ column: Int) -> Bool {
    let own = table.columns[column]
    let isResult = rowLaws.contains { $0.law.result == column && [.ratio, .growth, .product].contains($0.law.family) }
    if law.family == .mean { return law.telling.contains { table.columns[$0].isPercent == own.isPercent } }
    guard !isResult else { return false }
    if own.median >= 1000 { return law.telling.contains { table.columns[$0].median >= 1000 } }
    return law.telling.count { table.columns[$0].median < 1000 } >= 2
  }

  /// Whether the figure is the sum of other rows, or the mean, the largest or the last of these.
  private func isMeantOtherwise(_ law: ColumnLaw, _ column: Int, _ claim: PrintedNumber) -> Bool {
    let values = law.addends.compactMap { table.number($0, column)?.reading.value }
    let figure = claim.reading.value
    guard let largest = values.max(), let smallest = values.min(), let last = values.last else { return true }
    if [largest, smallest, last].contains(figure) { return true }
    // A sum is no smaller than its parts.
    if law.family != .mean, largest > figure, smallest >= 0 { return true }
    let others: [ColumnLaw.Family] = [.total, .mean]
    if others.contains(where: { family in
      family != law.family
        && table.compute(family, law.addends, column).map { $0.value.isPrinted(as: claim.reading) } ?? false
    }) {
      return true
    }
    return isQuotient(claim, law.result, column)
  }

  /// Whether the figure is worked out from two others of its own row: a total's percentage is no sum of percentages.
  private func isQuotient(_ claim: PrintedNumber, _ row: Int, _ column: Int) -> Bool {
    // An amount is no quotient: a rounded percentage would lead back to nearly any.
    guard abs(claim.reading.value) < 1000 else { return false }
    let others = table.columns.indices.filter { $0 != column }.compactMap { table.number(row, $0)?.intervals.first }
    let hundred = Interval(exactly: 100)
    return others.contains { part in
      others.contains { whole in
        guard part != whole, let ratio = part / whole else { return false }
        return claim.readings.contains { ratio.isPrinted(as: $0) || (ratio * hundred).isPrinted(as: $0) }
      }
    }
  }
}
