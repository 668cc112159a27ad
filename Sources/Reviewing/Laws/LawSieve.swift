internal import Bahasa

/// Throws out relations that cannot be laws by a glance at a few rows, in plain numbers; what passes is looked at closely.
struct LawSieve {
  /// By column, then by row: the figure as it is preferably read, or nan where there is none.
  private let values: [[Double]]
  /// What the last digit of each figure is worth; nothing for whole numbers as inputs.
  private let grains: [[Double]]
  private let isPlain: [[Bool]]
  private let rows: Range<Int>

  init(_ table: LawTable) {
    var values: [[Double]] = []
    var grains: [[Double]] = []
    var isPlain: [[Bool]] = []
    let sample = Array(table.rows.prefix(24))
    for column in table.columns.indices {
      let numbers = sample.map { table.number($0, column) }
      values.append(numbers.map { $0?.reading.value ?? .nan })
      grains.append(numbers.map { $0?.reading.grain ?? 0 })
      isPlain.append(numbers.map { $0?.isPlainInteger ?? true })
    }
    (self.values, self.grains, self.isPlain) = (values, grains, isPlain)
    rows = sample.indices
  }

  /// Whether a relation holds often enough among the first rows to be looked at.
  func passes(_ law: RowLaw) -> Bool {
    var (holds, fails) = (0, 0)
    for row in rows {
      guard let isHeld = obeys(law, row) else { continue }
      if isHeld { holds += 1 } else { fails += 1 }
      if holds >= 8 { return true }
      if fails >= 3, fails > holds { return false }
    }
    return true
  }

  private func obeys(_ law: RowLaw, _ row: Int) -> Bool? {
    let claim = values[law.result][row]
    let a = values[law.inputs[0]][row]
    let b = law.inputs.count > 1 ? values[law.inputs[1]][row] : 0
    var computed: Double
    switch law.form {
    case .ratio: computed = a / b * 100
    case .share: computed = a * b / 100
    case .difference: computed = a - b
    case .complement: computed = 100 - a
    case .portion: computed = a / (law.whole?.value ?? .nan) * 100
    case .product: computed = a * b
    case .growth: computed = (a - b) / b * 100
    case .decline: computed = (b - a) / b * 100
    case .sum, .mean:
      computed = 0
      for column in law.inputs { computed += values[column][row] }
      if law.form == .mean { computed /= Double(law.inputs.count) }
    }
    guard claim.isFinite, computed.isFinite else { return nil }
    return abs(computed - claim) <= leeway(law, row, computed)
  }

  /// How far a computed value may lie from the printed one: the grain of the claim and what the inputs' grains make of it,
  /// twice over.
  private func leeway(_ law: RowLaw, _ row: Int, _ computed: Double) -> Double {
    var leeway = grains[law.result][row] + abs(computed) * 1e-12
    for column in law.inputs where !isPlain[column][row] {
      let grain = grains[column][row]
      switch law.form {
      case .sum, .difference, .complement, .mean: leeway += grain
      default: leeway += (abs(computed) + 100) * grain / max(abs(values[column][row]), grain)
      }
    }
    return leeway * 2
  }
}
