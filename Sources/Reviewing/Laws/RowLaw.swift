internal import Bahasa

/// A relation between the columns of one table: `serapan = realisasi ÷ pagu × 100`.
struct RowLaw: Equatable {
  /// How the result comes from the inputs.
  enum Form: Equatable {
    /// a ÷ b × 100
    case ratio
    /// a × b ÷ 100
    case share
    /// a + b + …
    case sum
    /// a − b
    case difference
    /// 100 − a
    case complement
    /// a × b
    case product
    /// (a − b) ÷ b × 100
    case growth
    /// (b − a) ÷ b × 100
    case decline
    /// (a + b + …) ÷ n
    case mean
    /// a ÷ what all rows come to × 100
    case portion
  }

  /// The families a rule can ask for, as rule files name them.
  enum Family: String, CaseIterable {
    case ratio = "rasio"
    case sum = "jumlah"
    case difference = "selisih"
    case product = "hasil-kali"
    case growth = "pertumbuhan"
    case mean = "rerata"
    case portion = "porsi"
  }

  let form: Form
  let result: Int
  let inputs: [Int]
  /// What all rows come to, for a portion.
  var whole: Reading?

  var columns: [Int] { [result] + inputs }

  var family: Family {
    switch form {
    case .ratio, .share: .ratio
    case .sum: .sum
    case .difference, .complement: .difference
    case .product: .product
    case .growth, .decline: .growth
    case .mean: .mean
    case .portion: .portion
    }
  }

  private var wholeInterval: Interval {
    whole.map { Interval(input: $0, isPlainInteger: $0.grain >= 1) } ?? Interval(exactly: 0)
  }

  /// Whether a dash among the inputs counts as zero.
  var allowsDash: Bool { form == .sum || form == .difference }

  /// What the result must be; nil when that cannot be said.
  func compute(_ x: [Interval]) -> Interval? {
    let hundred = Interval(exactly: 100)
    switch form {
    case .ratio: return (x[0] / x[1]).map { $0 * hundred }
    case .share: return x[0] * x[1] * Interval(exactly: 0.01)
    case .sum: return x.dropFirst().reduce(x[0], +)
    case .difference: return x[0] - x[1]
    case .complement: return hundred - x[0]
    case .product: return x[0] * x[1]
    // b ÷ b is exactly one, whatever b may be.
    case .growth: return (x[0] / x[1]).map { $0 * hundred - hundred }
    case .decline: return (x[0] / x[1]).map { hundred - $0 * hundred }
    case .mean: return x.dropFirst().reduce(x[0], +) * Interval(exactly: 1 / Double(x.count))
    case .portion: return (x[0] / wholeInterval).map { $0 * hundred }
    }
  }

  /// What one input must be for the others and the result to be right; nil when that cannot be said.
  func solve(_ position: Int, result: Interval, _ x: [Interval]) -> Interval? {
    let hundred = Interval(exactly: 100)
    let percent = result * Interval(exactly: 0.01)
    let one = Interval(exactly: 1)
    let others = x.indices.filter { $0 != position }.map { x[$0] }
    switch form {
    case .ratio: return position == 0 ? percent * x[1] : (x[0] / result).map { $0 * hundred }
    case .share: return (result * hundred) / others[0]
    case .sum: return others.reduce(result, -)
    case .difference: return position == 0 ? result + x[1] : x[0] - result
    case .complement: return hundred - result
    case .product: return result / others[0]
    case .growth: return position == 0 ? x[1] * (one + percent) : x[0] / (one + percent)
    case .decline: return position == 0 ? x[1] * (one - percent) : x[0] / (one - percent)
    case .mean: return others.reduce(result * Interval(exactly: Double(x.count)), -)
    case .portion: return percent * wholeInterval
    }
  }

  /// The computation with printed figures in the place of the inputs.
  func write(_ x: [String]) -> String {
    switch form {
    case .ratio: "\(x[0]) ÷ \(x[1]) × 100"
    case .share: "\(x[0]) × \(x[1]) ÷ 100"
    case .sum: x.joined(separator: " + ")
    case .difference: "\(x[0]) − \(x[1])"
    case .complement: "100 − \(x[0])"
    case .product: "\(x[0]) × \(x[1])"
    case .growth: "(\(x[0]) − \(x[1])) ÷ \(x[1]) × 100"
    case .decline: "(\(x[1]) − \(x[0])) ÷ \(x[1]) × 100"
    case .mean: "(\(x.joined(separator: " + "))) ÷ \(x.count)"
    case .portion: "\(x[0]) ÷ \(whole.map { Figures.format($0.value, grain: $0.grain) } ?? "–") × 100"
    }
  }

  /// The computation of one input from the result and the other inputs.
  func writeSolved(_ position: Int, result: String, _ x: [String]) -> String? {
    let others = x.indices.filter { $0 != position }.map { x[$0] }
    switch form {
    case .sum: return ([result] + others).joined(separator: " − ")
    case .difference: return position == 0 ? "\(result) + \(x[1])" : "\(x[0]) − \(result)"
    case .product: return "\(result) ÷ \(others[0])"
    case .complement: return "100 − \(result)"
    default: return nil
    }
  }
}
