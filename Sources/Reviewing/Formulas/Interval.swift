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

  /// What a figure used in a computation stands for: itself when it is a plain integer, else ± half a grain;
  /// so is what a plain integer may stand for more exactly.
  init(input reading: Reading, isPlainInteger: Bool) {
    let half = isPlainInteger && reading.grain >= 1 ? 0 : reading.grain / 2
    self.init(reading.value - half, reading.value + half)
  }

  /// Whether a printed result may come from one of these values: rounded (± half a grain) or cut off (less than one
  /// grain more; a value exactly one grain away would have been printed as itself).
  func isPrinted(as reading: Reading) -> Bool {
    let (value, half) = (reading.value, reading.grain / 2)
    if overlaps(Interval(value - half, value + half)) { return true }
    let hair = self.hair(value)
    if value < 0 { return low <= value + hair && high > value - reading.grain + hair }
    return high >= value - hair && low < value + reading.grain - hair
  }

  /// Whether a value can be in both, but for a hair.
  func overlaps(_ other: Interval) -> Bool {
    let hair = max(self.hair(other.low), self.hair(other.high))
    return low <= other.high + hair && other.low <= high + hair
  }

  /// What binary fractions may have lost beside a value: a few units in the last place, far below any printed digit.
  private func hair(_ value: Double) -> Double {
    4 * max(max(abs(low), abs(high)).ulp, abs(value).ulp, 1.0.ulp)
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

extension PrintedNumber {
  /// Everything the figure can stand for as an input; a bound (`≥ 75`) stands for all on its side.
  var intervals: [Interval] {
    let plain = readings.map { Interval(input: $0, isPlainInteger: isPlainInteger) }
    guard let extent, let first = plain.first else { return plain }
    switch extent {
    case .atLeast: return [Interval(first.low, max(first.high, 1) * 1e6)]
    case .atMost: return [Interval(min(0, first.low), first.high)]
    case .upTo(let upper): return [Interval(first.low, max(first.high, upper))]
    }
  }

  /// The readings as the result of a computation: a share of one may say per cent, where 100 was multiplied in.
  var claims: [Reading] { readings + [perCent].compactMap { $0 } }
}
