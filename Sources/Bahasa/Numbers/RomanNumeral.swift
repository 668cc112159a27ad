/// Small roman numerals, as reports number chapters, levels and quarters.
package enum RomanNumeral {
  private static let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]

  /// What a numeral up to 39 counts, in small or capital letters; nil for other words and for `iiv`.
  package static func value(_ word: some StringProtocol) -> Int? {
    let letters = word.lowercased()
    let tens = letters.prefix { $0 == "x" }.count
    guard !letters.isEmpty, tens <= 3, let rest = ones.firstIndex(of: String(letters.dropFirst(tens))) else {
      return nil
    }
    return 10 * tens + rest
  }
}
