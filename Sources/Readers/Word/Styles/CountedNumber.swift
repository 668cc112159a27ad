/// How Word writes a counted number: `3`, `III`, `c`, `03`.
enum CountedNumber {
  static func string(_ value: Int, format: String) -> String {
    switch format {
    case "upperRoman": roman(value)
    case "lowerRoman": roman(value).lowercased()
    case "upperLetter": letters(value).uppercased()
    case "lowerLetter": letters(value)
    case "decimalZero": value < 10 && value >= 0 ? "0\(value)" : "\(value)"
    case "decimalEnclosedParen": "(\(value))"
    case "decimalEnclosedFullstop": "\(value)."
    case "ordinal": "\(value)."
    case "none": ""
    default: "\(value)"
    }
  }

  private static func roman(_ value: Int) -> String {
    guard (1..<4000).contains(value) else { return "\(value)" }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (left, written) = (value, "")
    for (worth, sign) in signs {
      while left >= worth {
        written += sign
        left -= worth
      }
    }
    return written
  }

  /// `a` to `z`, then `aa`, `bb`.
  private static func letters(_ value: Int) -> String {
    guard (1...780).contains(value) else { return "\(value)" }
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8((value - 1) % 26)))
    return String(repeating: letter, count: (value - 1) / 26 + 1)
  }
}
