/// Words that count things in their order.
package enum Ordinal {
  /// What an ordinal up to 39 counts: `pertama`, `kesatu`, `ke-2`, `kedua`, `tiga`, `IV`, `5`, in any case; nil for other
  /// words.
  package static func value(_ text: String) -> Int? {
    guard text.utf8.count <= 24 else { return nil }
    var word = text.lowercased().filter { !$0.isWhitespace }
    while word.last == "." { word.removeLast() }
    if word == "pertama" { return 1 }
    let number = ["ke-", "ke"].first(where: word.hasPrefix).map { String(word.dropFirst($0.count)) } ?? word
    guard let value = Int(number) ?? RomanNumeral.value(number) ?? Terbilang.value(number), (1...39).contains(value)
    else {
      return nil
    }
    return value
  }
}
