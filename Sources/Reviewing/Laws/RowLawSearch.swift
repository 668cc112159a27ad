internal import Bahasa
import Facts

/// A law that most rows of a table obey, with those rows.
struct SupportedLaw {
  let law: RowLaw
  /// Rows that obey and whose obeying tells something, each figure once.
  var telling: [Int] = []
  /// Rows that obey.
  var obeying: [Int] = []
  var broken: [Int] = []
  /// Rows that break it, each set of figures once: a programme and its only activity break a law together.
  var exceptions = 0
  var excused = 0
  var bits = 0.0

  /// At least four rows that need not have obeyed, four fifths of all (two thirds when large amounts leave no doubt), and
  /// together far more than chance explains among so many relations that were tried.
  func isEstablished(among tried: Int, ofAmounts: Bool) -> Bool {
    let share = ofAmounts && bits >= 60 ? 2 : 4
    return telling.count >= 4 && bits >= 16 + Double(Double(tried).exponent)
      && obeying.count >= share * (exceptions + excused) && telling.count >= share * exceptions
  }

  /// Whether hardly anything speaks against the law.
  var isStrong: Bool { telling.count >= 6 && telling.count >= 8 * exceptions }
}

/// Finds the laws between the columns of one table.
struct RowLawSearch {
  let table: LawTable

  func laws() -> [SupportedLaw] {
    guard table.columns.count >= 2, table.columns.count <= LawTable.widest, table.rows.count >= 5 else { return [] }
    let candidates = candidates()
    let sieve = LawSieve(table)
    let laws = candidates.compactMap { sieve.passes($0) ? support($0, among: candidates.count) : nil }
    // What is a quotient of two columns needs no growth to explain it.
    let quotients = Set(laws.filter { $0.law.family == .ratio }.map(\.law.result))
    return laws.filter { $0.law.family != .growth || !quotients.contains($0.law.result) }
  }

  private func support(_ law: RowLaw, among tried: Int) -> SupportedLaw? {
    var found = SupportedLaw(law: law)
    var seen: Set<[Double]> = []
    for row in table.rows {
      switch table.obedience(law, row) {
      case .holds(let bits):
        found.obeying.append(row)
        guard bits >= 1, seen.insert(values(law, row)).inserted else { continue }
        found.telling.append(row)
        found.bits += bits
      case .broken:
        found.broken.append(row)
        found.exceptions += seen.insert(values(law, row)).inserted ? 1 : 0
      case .excused: found.excused += 1
      case .unclear: break
      }
      // Most relations fail at once: three exceptions against few that obey are no law.
      let against = found.exceptions + found.excused
      if against >= 3, against * 3 > found.obeying.count, found.obeying.count * 4 < table.rows.count { return nil }
    }
    let ofAmounts = law.inputs.allSatisfy { table.columns[$0].median >= 100_000 }
    return found.isEstablished(among: tried, ofAmounts: ofAmounts) ? found : nil
  }

  private func values(_ law: RowLaw, _ row: Int) -> [Double] {
    law.columns.compactMap { table.number(row, $0)?.reading.value }
  }

  private func candidates() -> [RowLaw] {
    let columns = Array(table.columns.indices)
    var laws: [RowLaw] = []
    for first in columns {
      for second in columns where second != first {
        if first < second { laws.append(complement(first, second)) }
        for third in columns where third != first && third != second {
          // `first` is the part, the sum, the product.
          if second < third { laws += [quotient(first, second, third), sum(first, second, third)].compactMap { $0 } }
          if second < third, isNear(first, median(second) * median(third)) {
            laws.append(RowLaw(form: .product, result: first, inputs: [second, third]))
          }
          if median(first) <= 1000, isNear(second, median(third)) {
            laws.append(RowLaw(form: .growth, result: first, inputs: [second, third]))
            laws.append(RowLaw(form: .decline, result: first, inputs: [second, third]))
          }
        }
      }
    }
    return laws + runs(columns.count) + columns.flatMap(portions)
  }

  /// Percentages of what a column comes to: of all its rows, of all but the last, or of the last, when it may be the
  /// total. Of about a hundred everything is nearly the percentage itself.
  private func portions(_ part: Int) -> [RowLaw] {
    guard table.addsUp(part) else { return [] }
    let readings = table.rows.compactMap { table.number($0, part)?.reading }
    guard let last = readings.last, let grain = readings.map(\.grain).min() else { return [] }
    let sum = readings.reduce(0) { $0 + $1.value }
    let isTotal = abs(sum - 2 * last.value) <= last.value / 2
    let wholes = Set([sum, sum - last.value] + (isTotal ? [last.value] : [])).filter { $0 > 0 && abs($0 - 100) > 10 }
    return table.columns.indices.filter { $0 != part && median($0) <= 100 }.flatMap { result in
      wholes.sorted().map {
        RowLaw(form: .portion, result: result, inputs: [part], whole: Reading(value: $0, grain: grain))
      }
    }
  }

  private func median(_ column: Int) -> Double { table.columns[column].median }

  /// Whether a column may be as large as that, give or take much.
  private func isNear(_ column: Int, _ size: Double) -> Bool {
    let own = median(column)
    return own <= size * 100 && size <= own * 100
  }

  /// `part = factor × other ÷ 100`, with the figure as result that was worked out from the others: the percentage of
  /// two amounts, else the one with decimals, else the last.
  private func quotient(_ part: Int, _ factor: Int, _ other: Int) -> RowLaw? {
    guard isNear(part, median(factor) * median(other) / 100) else { return nil }
    let isAmount = { (column: Int) in median(column) >= 1000 }
    if isAmount(part), isAmount(factor) != isAmount(other) {
      let (percent, whole) = isAmount(factor) ? (other, factor) : (factor, other)
      return RowLaw(form: .ratio, result: percent, inputs: [part, whole])
    }
    let decimals = { (column: Int) in table.columns[column].decimals }
    if part > max(factor, other), decimals(part) >= max(decimals(factor), decimals(other)) {
      return RowLaw(form: .share, result: part, inputs: [factor, other])
    }
    let (percent, whole) = (decimals(factor), factor) > (decimals(other), other) ? (factor, other) : (other, factor)
    return RowLaw(form: .ratio, result: percent, inputs: [part, whole])
  }

  /// `total = one + other`, with the last of the three as result.
  private func sum(_ total: Int, _ one: Int, _ other: Int) -> RowLaw? {
    guard isNear(total, median(one) + median(other)) else { return nil }
    if total > max(one, other) { return RowLaw(form: .sum, result: total, inputs: [one, other]) }
    return RowLaw(form: .difference, result: max(one, other), inputs: [total, min(one, other)])
  }

  private func complement(_ one: Int, _ other: Int) -> RowLaw {
    RowLaw(form: .complement, result: max(one, other), inputs: [min(one, other)])
  }

  /// Sums and means of three or more neighbouring columns, printed right before or behind them.
  private func runs(_ count: Int) -> [RowLaw] {
    var laws: [RowLaw] = []
    for start in 0..<count {
      for end in (start + 2)..<max(count, start + 2) {
        for result in [start - 1, end + 1] where (0..<count).contains(result) {
          let inputs = Array(start...end)
          laws.append(RowLaw(form: .sum, result: result, inputs: inputs))
          laws.append(RowLaw(form: .mean, result: result, inputs: inputs))
        }
      }
    }
    return laws
  }
}
