internal import Bahasa
import Facts

/// A row that is the sum or the mean of other rows, column by column.
struct ColumnLaw {
  /// What the row is to the others, as rule files name it.
  enum Family: String, CaseIterable {
    /// A total below its rows.
    case total = "total-kolom"
    case mean = "rerata-kolom"
    /// A parent above its children.
    case parent = "induk"
  }

  let family: Family
  let result: Int
  let addends: [Int]
  /// Columns in which the row is what it must be.
  var obeying: [Int] = []
  /// Of these, those in which it need not have been.
  var telling: [Int] = []
  var broken: [Int] = []
  var bits = 0.0
}

extension LawTable {
  /// Columns whose figures may be added up: counts and amounts, no percentages and indices.
  func addsUp(_ column: Int) -> Bool {
    !columns[column].isPercent && (columns[column].decimals < 0.5 || columns[column].median >= 1000)
  }

  /// The sum or mean of some rows in a column and how many of them state something; nil when one cannot be read.
  func compute(_ family: ColumnLaw.Family, _ rows: [Int], _ column: Int) -> (value: Interval, count: Int)? {
    var sum = Interval(exactly: 0)
    var count = 0
    var unit: String?
    for row in rows {
      switch cell(row, column) {
      case .figure(let figure):
        guard let value = figure.number.intervals.first else { return nil }
        if case .word(let word)? = figure.number.unit {
          guard unit == nil || unit == word.lowercased() else { return nil }
          unit = word.lowercased()
        }
        sum = sum + value
        count += 1
      case .dash, .empty: continue
      case .unreadable: return nil
      }
    }
    guard count > 0 else { return nil }
    return (family == .mean ? sum * Interval(exactly: 1 / Double(count)) : sum, count)
  }

  /// Fills in how each column stands to a law.
  func weigh(_ law: inout ColumnLaw) {
    for column in columns.indices where law.family == .mean || addsUp(column) {
      guard let claim = number(law.result, column), let (value, count) = compute(law.family, law.addends, column)
      else { continue }
      guard claim.readings.contains(where: value.isPrinted(as:)) else {
        law.broken.append(column)
        continue
      }
      law.obeying.append(column)
      let values = law.addends.compactMap { number($0, column)?.reading.value }
      let isTelling = law.family == .mean ? Set(values).count >= 3 : values.count { $0 != 0 } >= 2
      guard isTelling, count >= 2 else { continue }
      law.telling.append(column)
      let width = value.high - value.low + claim.reading.grain
      let size = law.family == .mean ? columns[column].spread : abs(value.middle)
      law.bits += max(0, size / max(width, 1e-9)).exponentBits
    }
  }
}

extension Double {
  fileprivate var exponentBits: Double { self >= 1 ? min(Double(exponent), 24) : 0 }
}
