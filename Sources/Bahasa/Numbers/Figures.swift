/// The Indonesian way to write a figure: dots between thousands, a comma before decimals.
package enum Figures {
  /// A value with as many decimals as its grain has: grain 0.01 → two, 1 or more → none; at most nine.
  package static func format(_ value: Double, grain: Double) -> String {
    var decimals = 0
    var worth = grain
    while worth < 0.999_999, worth > 0, decimals < 9 {
      worth *= 10
      decimals += 1
    }
    return format(value, decimals: decimals)
  }

  /// A value with exactly so many decimals (0…15), halves rounded away from zero; "–" for what is no number.
  package static func format(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value < 0 ? "-∞" : "∞") }
    var digits = digits(of: abs(value), decimals: min(max(decimals, 0), 15))
    let isZero = digits.allSatisfy { $0 == 0x30 || $0 == Ascii.comma }
    if value < 0, !isZero { digits.insert(Ascii.dash, at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// A value with at most so many decimals, zeros at the end dropped: 84.2500 → "84,25", 90.00 → "90".
  package static func shortest(_ value: Double, maxDecimals: Int) -> String {
    var text = format(value, decimals: maxDecimals)
    guard text.contains(",") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "," { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  private static func digits(of value: Double, decimals: Int) -> [UInt8] {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = value * power
    // Beyond 2^53 a Double has no decimals left to print.
    guard scaled < 9e15 else {
      let fraction = [UInt8](repeating: 0x30, count: decimals)
      return grouped(wholeDigits(value.rounded())) + (decimals == 0 ? [] : [Ascii.comma] + fraction)
    }
    // 2.675 is stored a hair below the half that was meant: a few units in the last place decide for the half.
    let rounded = (scaled + scaled.ulp * 2).rounded(.toNearestOrAwayFromZero)
    var all = wholeDigits(rounded)
    while all.count <= decimals { all.insert(0x30, at: 0) }
    let whole = grouped(Array(all.dropLast(decimals)))
    return decimals == 0 ? whole : whole + [Ascii.comma] + all.suffix(decimals)
  }

  private static func wholeDigits(_ value: Double) -> [UInt8] {
    if let whole = UInt64(exactly: value) { return Array(String(whole).utf8) }
    var rest = value
    var digits: [UInt8] = []
    while rest >= 1, digits.count < 400 {
      let digit = rest.truncatingRemainder(dividingBy: 10).rounded(.down)
      digits.append(0x30 + (UInt8(exactly: max(0, min(9, digit))) ?? 0))
      rest = ((rest - digit) / 10).rounded(.down)
    }
    return digits.reversed()
  }

  private static func grouped(_ digits: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { result.append(Ascii.dot) }
      result.append(digit)
    }
    return result
  }
}
