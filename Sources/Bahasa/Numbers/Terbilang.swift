/// Whole numbers in Indonesian words.
package enum Terbilang {
  /// The number the words spell, up to triliun; nil when they are anything else ("tiga puluhan", "lima koma dua").
  ///
  /// Case, spaces, hyphens, brackets and markdown stars do not matter ("tigapuluh tiga", "se ribu", "(LIMA)");
  /// "satu ribu", "milyar", "trilyun" and a "rupiah" at the end are accepted.
  package static func value(_ words: String) -> Int? {
    guard words.utf8.count <= 512 else { return nil }
    var letters: [UInt8] = []
    for byte in words.utf8 {
      if byte.isLetter { letters.append(byte.lowered) } else if !isFiller(byte) { return nil }
    }
    var reader = WordReader(letters: letters)
    return reader.number()
  }

  /// The words for a number: 33 → "tiga puluh tiga", -5 → "minus lima", 1000 → "seribu".
  package static func spell(_ n: Int) -> String {
    n < 0 ? "minus " + spell(magnitude: n.magnitude) : spell(magnitude: n.magnitude)
  }

  private static func isFiller(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x28, 0x29, 0x2A, 0x2D, 0x2E, 0x2C: true
    default: false
    }
  }

  private static let digits = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
  ]

  private static func spell(magnitude n: UInt) -> String {
    switch n {
    case 0..<10: return digits[Int(n)]
    case 10: return "sepuluh"
    case 11: return "sebelas"
    case 12..<20: return digits[Int(n - 10)] + " belas"
    case 20..<100: return digits[Int(n / 10)] + " puluh" + rest(n % 10)
    case 100..<200: return "seratus" + rest(n % 100)
    case 200..<1000: return digits[Int(n / 100)] + " ratus" + rest(n % 100)
    case 1000..<2000: return "seribu" + rest(n % 1000)
    case 2000..<1_000_000: return spell(magnitude: n / 1000) + " ribu" + rest(n % 1000)
    case 1_000_000..<1_000_000_000: return spell(magnitude: n / 1_000_000) + " juta" + rest(n % 1_000_000)
    case 1_000_000_000..<1_000_000_000_000:
      return spell(magnitude: n / 1_000_000_000) + " miliar" + rest(n % 1_000_000_000)
    default: return spell(magnitude: n / 1_000_000_000_000) + " triliun" + rest(n % 1_000_000_000_000)
    }
  }

  private static func rest(_ n: UInt) -> String { n == 0 ? "" : " " + spell(magnitude: n) }
}

/// Reads number words from letters without spaces, from left to right.
private struct WordReader {
  let letters: [UInt8]
  var index = 0

  private static let units: [(StaticString, Int)] = [
    ("satu", 1), ("dua", 2), ("tiga", 3), ("empat", 4), ("lima", 5), ("enam", 6), ("tujuh", 7), ("delapan", 8),
    ("sembilan", 9),
  ]
  private static let scales: [(StaticString, Int)] = [
    ("triliun", 1_000_000_000_000), ("trilyun", 1_000_000_000_000), ("miliar", 1_000_000_000),
    ("milyar", 1_000_000_000), ("juta", 1_000_000), ("ribu", 1000),
  ]

  mutating func number() -> Int? {
    if take("nol") { return isAtEnd() ? 0 : nil }
    var total = 0
    var ceiling = Int.max
    while true {
      guard let group = take("se", before: Self.scales) ? 1 : below1000() else { return nil }
      guard let scale = takeAny(Self.scales) else {
        total += group
        break
      }
      guard scale < ceiling else { return nil }
      ceiling = scale
      total += group * scale
      if isAtEnd() { return total }
    }
    return isAtEnd() ? total : nil
  }

  private mutating func below1000() -> Int? {
    let start = index
    if take("seratus") { return (below100() ?? 0) + 100 }
    if let unit = takeAny(Self.units), take("ratus") { return unit * 100 + (below100() ?? 0) }
    index = start
    return below100()
  }

  private mutating func below100() -> Int? {
    if take("sepuluh") { return 10 }
    if take("sebelas") { return 11 }
    guard let unit = takeAny(Self.units) else { return nil }
    if take("belas") { return 10 + unit }
    if take("puluh") { return unit * 10 + (takeAny(Self.units) ?? 0) }
    return unit
  }

  private mutating func isAtEnd() -> Bool {
    _ = take("rupiah")
    return index == letters.count
  }

  private mutating func takeAny(_ words: [(StaticString, Int)]) -> Int? {
    for (word, value) in words where take(word) { return value }
    return nil
  }

  private mutating func take(_ word: StaticString, before scales: [(StaticString, Int)]) -> Bool {
    let start = index
    guard take(word) else { return false }
    let here = index
    if takeAny(scales) != nil {
      index = here
      return true
    }
    index = start
    return false
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= letters.count else { return false }
    let isHere = word.withUTF8Buffer { letters[index..<index + count].elementsEqual($0) }
    if isHere { index += count }
    return isHere
  }
}
