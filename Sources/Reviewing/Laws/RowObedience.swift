internal import Bahasa
import Facts

/// How one row stands to a law.
enum Obedience {
  /// The row obeys; `bits` say how much that tells, none when it had to (`100 = 5 ÷ 5 × 100`).
  case holds(bits: Double)
  /// Another rule of the same kind explains it: a lower-is-better indicator, a cap, a difference the other way round.
  case excused
  case unclear
  case broken
}

extension LawTable {
  /// The printed figures a law needs from a row; nil when one is missing or cannot be used.
  private func readings(_ law: RowLaw, _ row: Int) -> (result: PrintedNumber, inputs: [[Interval]], hasDash: Bool)? {
    guard let result = number(row, law.result), fits(result, law.result) else { return nil }
    var inputs: [[Interval]] = []
    var hasDash = false
    for column in law.inputs {
      switch cell(row, column) {
      case .figure(let figure):
        guard fits(figure.number, column) else { return nil }
        inputs.append(figure.number.intervals)
      case .dash where law.allowsDash:
        hasDash = true
        inputs.append([Interval(exactly: 0)])
      default: return nil
      }
    }
    return (result, inputs, hasDash)
  }

  /// Things counted do not stand in for percentages.
  private func fits(_ number: PrintedNumber, _ column: Int) -> Bool {
    guard columns[column].isPercent, case .word? = number.unit else { return true }
    return false
  }

  /// Every combination of the readings of a row's inputs, the preferred one first; at most 16.
  static func combinations(_ inputs: [[Interval]]) -> [[Interval]] {
    if inputs.allSatisfy({ $0.count == 1 }) { return [inputs.map { $0[0] }] }
    return inputs.reduce([[]]) { all, next in
      Array(all.flatMap { one in next.map { one + [$0] } }.prefix(16))
    }
  }

  func obedience(_ law: RowLaw, _ row: Int) -> Obedience {
    guard let (result, inputs, hasDash) = readings(law, row) else { return .unclear }
    let all = Self.combinations(inputs)
    let computed = all.compactMap { inputs in law.compute(inputs).map { (inputs, $0) } }
    guard !computed.isEmpty else { return .unclear }
    for (inputs, value) in computed where result.readings.contains(where: value.isPrinted(as:)) {
      return .holds(bits: hasDash || !Self.isTelling(law, inputs) ? 0 : bits(law, result, inputs, value))
    }
    if hasDash { return .unclear }
    let isExcused = all.contains { inputs in
      result.readings.contains { Self.excuses(law, $0, inputs, computed[0].1) }
    }
    return isExcused || isSummary(row, law.result, result) || isExplained(row, law, result) ? .excused : .broken
  }

  /// Whether obeying was more than a matter of course.
  private static func isTelling(_ law: RowLaw, _ x: [Interval]) -> Bool {
    let zero = Interval(exactly: 0)
    let isZero = x.map { $0.overlaps(zero) }
    switch law.form {
    case .ratio, .growth, .decline: return !isZero[0] && !x[0].overlaps(x[1])
    case .share: return !isZero[0] && !isZero[1] && !x.contains { $0.overlaps(Interval(exactly: 100)) }
    case .sum: return isZero.count { !$0 } >= 2
    case .difference: return !isZero[0] && !isZero[1] && !x[0].overlaps(x[1])
    case .complement: return !isZero[0] && !x[0].overlaps(Interval(exactly: 100))
    case .product: return !isZero[0] && !isZero[1] && !x.contains { $0.overlaps(Interval(exactly: 1)) }
    case .mean: return x.contains { !$0.overlaps(x[0]) }
    case .portion: return !isZero[0]
    }
  }

  /// What the row tells: as much as the least surprising of its figures.
  private func bits(_ law: RowLaw, _ result: PrintedNumber, _ x: [Interval], _ computed: Interval) -> Double {
    let reading = result.reading
    let claim = Interval(reading.value - reading.grain / 2, reading.value + reading.grain / 2)
    var least = bits(law.result, width: computed.high - computed.low + reading.grain)
    for (position, column) in law.inputs.enumerated() where least > 0 {
      guard let solved = law.solve(position, result: claim, x) else { return 0 }
      least = min(least, bits(column, width: solved.high - solved.low))
    }
    return min(least, 24)
  }

  /// Whether a result that is not what the law says is what a sister of the law says.
  private static func excuses(_ law: RowLaw, _ claim: Reading, _ x: [Interval], _ computed: Interval) -> Bool {
    let hundred = Interval(exactly: 100)
    switch law.form {
    case .ratio:
      let inverse = (x[1] / x[0]).map { $0 * hundred }
      let lower = (x[0] / x[1]).map { Interval(exactly: 200) - $0 * hundred }
      if [inverse, lower].contains(where: { $0?.isPrinted(as: claim) ?? false }) { return true }
      // Indicators are capped, set to nothing, or judged as a whole.
      return claim.value == 0 || claim.value == 100
        || [105, 110, 115, 120, 125, 130, 150, 200].contains(claim.value)
          && [inverse, lower, computed].contains { ($0?.high ?? 0) >= claim.value }
    case .growth, .decline:
      let ratio = (x[0] / x[1]).map { $0 * hundred }
      let turned = Interval(exactly: 0) - computed
      return [ratio, turned].contains { $0?.isPrinted(as: claim) ?? false } || claim.value == 0 || claim.value == 100
    case .difference:
      return (x[1] - x[0]).isPrinted(as: claim) || claim.value == 0
    case .portion: return claim.value == 0 || claim.value == 100
    case .share, .sum, .complement, .product, .mean: return false
    }
  }

  /// Whether two other figures of the row give the result: a law that leaves out a column which is nearly always the
  /// same (`100 − serapan`, where `capaian` is 100) is no law where that column differs.
  private func isExplained(_ row: Int, _ law: RowLaw, _ result: PrintedNumber) -> Bool {
    let others = columns.indices.filter { $0 != law.result }.compactMap { column in
      number(row, column)?.intervals.first.map { (column: column, value: $0) }
    }
    // The sum may take in one more column that says nothing in most rows.
    if law.form == .sum {
      let sum = law.inputs.reduce(Interval(exactly: 0)) {
        $0 + (number(row, $1)?.intervals.first ?? Interval(exactly: 0))
      }
      if others.contains(where: { one in
        !law.inputs.contains(one.column) && result.readings.contains { (sum + one.value).isPrinted(as: $0) }
      }) {
        return true
      }
    }
    return others.contains { one in
      others.contains { other in
        guard one.column != other.column, one.value.middle != 0, other.value.middle != 0 else { return false }
        let values = [
          one.value - other.value, one.value + other.value,
          (one.value / other.value).map { $0 * Interval(exactly: 100) },
        ]
        return values.contains { value in
          value.map { value in result.readings.contains { value.isPrinted(as: $0) } } ?? false
        }
      }
    }
  }

  /// Whether the figure sums up or averages its column, as in a last row.
  private func isSummary(_ row: Int, _ column: Int, _ result: PrintedNumber) -> Bool {
    let others = rows.prefix { $0 < row }.compactMap { number($0, column)?.intervals.first }
    guard others.count >= 2 else { return false }
    let sum = others.dropFirst().reduce(others[0], +)
    let mean = sum * Interval(exactly: 1 / Double(others.count))
    return result.readings.contains { sum.isPrinted(as: $0) || mean.isPrinted(as: $0) }
  }
}
