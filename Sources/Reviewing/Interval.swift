internal import Bahasa

/// All the values a printed figure can stand for, both ends included.
struct Interval: Equatable {
  let low: Double
  let high: Double

  init(_ low: Double, _ high: Double) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  init(exactly value: Double) { self.init(value, value) }

  /// What a figure used in a computation stands for: itself when it is a plain integer, else ± half a grain.
  init(input reading: Reading, isPlainInteger: Bool) {
    let half = isPlainInteger ? 0 : reading.grain / 2
    self.init(reading.value - half, reading.value + half)
  }

  /// The true values a printed result may come from: rounded (± half a grain) or cut off (up to one grain more).
  init(claim reading: Reading) {
    let half = reading.grain / 2
    if reading.value < 0 {
      self.init(reading.value - reading.grain, reading.value + half)
    } else {
      self.init(reading.value - half, reading.value + reading.grain)
    }
  }

  /// Whether a value can be in both. A hair of slack covers binary fractions, far below any printed digit.
  func overlaps(_ other: Interval) -> Bool {
    let slack = 1e-9 * max(1, abs(low), abs(high))
    return low <= other.high + slack && other.low <= high + slack
  }

  var middle: Double { (low + high) / 2 }

  static func + (left: Interval, right: Interval) -> Interval {
    Interval(left.low + right.low, left.high + right.high)
  }

  static func - (left: Interval, right: Interval) -> Interval {
    Interval(left.low - right.high, left.high - right.low)
  }

  static func * (left: Interval, right: Interval) -> Interval {
    let products = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
    return Interval(products.min() ?? 0, products.max() ?? 0)
  }

  /// Nil when the divisor can be zero.
  static func / (left: Interval, right: Interval) -> Interval? {
    guard right.low > 0 || right.high < 0 else { return nil }
    return left * Interval(1 / right.high, 1 / right.low)
  }

  var magnitude: Interval {
    if low >= 0 { return self }
    if high <= 0 { return Interval(-high, -low) }
    return Interval(0, max(-low, high))
  }
}
