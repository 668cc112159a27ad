/// A number as decimal digits, so that it is rounded as Excel rounds what it shows and not as binary fractions do.
struct ShownNumber {
  private(set) var isNegative: Bool
  /// The digits from the first that counts, and how many of them stand before the comma.
  private var digits: [UInt8]
  private var point: Int

  /// Nil for what is no finite number. Excel keeps fifteen digits.
  init?(_ words: some StringProtocol) {
    guard let value = Double(String(words)), value.isFinite else { return nil }
    self.init(value)
  }

  init(_ value: Double) {
    isNegative = value < 0
    (digits, point) = ([], 0)
    var exponent = 0
    var isFraction = false
    let written = "\(value.magnitude)"
    let parts = written.split(separator: "e")
    if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
    for byte in (parts.first ?? "0").utf8 {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        digits.append(byte - 0x30)
        if !isFraction { point += 1 }
      }
    }
    point += exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    if digits.isEmpty { point = 0 }
    if digits.count > 15 { cut(to: 15) }
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }
  /// How many digits stand before the comma.
  var wholeDigits: Int { max(point, 0) }

  /// Times ten to a power.
  func shifted(_ power: Int) -> ShownNumber {
    var copy = self
    if !copy.digits.isEmpty { copy.point += power }
    return copy
  }

  var absolute: ShownNumber {
    var copy = self
    copy.isNegative = false
    return copy
  }

  /// The digits with up to so many decimals, at least `least` of them; nines behind the comma may round up.
  func string(least: Int, most: Int, grouped: Bool, wholeLeast: Int = 1) -> String {
    var copy = self
    copy.cut(to: copy.point + most)
    var whole = (0..<max(copy.point, 0)).map { copy.digit($0) }
    while whole.count < wholeLeast { whole.insert(0, at: 0) }
    var decimals = (0..<most).map { copy.digit(copy.point + $0) }
    while decimals.count > least, decimals.last == 0 { decimals.removeLast() }
    var written: [UInt8] = []
    for (index, digit) in whole.enumerated() {
      if grouped, index > 0, (whole.count - index) % 3 == 0 { written.append(UInt8(ascii: ".")) }
      written.append(0x30 + digit)
    }
    if !decimals.isEmpty {
      written.append(UInt8(ascii: ","))
      for digit in decimals { written.append(0x30 + digit) }
    }
    return String(decoding: written, as: UTF8.self)
  }

  private func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

  /// Rounds to so many digits, halves away from zero.
  private mutating func cut(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else { return digits = [] }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    guard roundsUp else { return }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }
}
