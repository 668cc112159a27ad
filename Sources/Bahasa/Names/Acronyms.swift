/// The acronyms that a text introduces behind their words: `Wahana Tata Nugraha (WTN)`.
///
/// An acronym is three to eight capital letters in brackets, each the first of one of the words before it; small words
/// between these (`dan`, `untuk`) may have no letter. One that is introduced for different things stands for none.
package struct Acronyms: Sendable {
  /// By acronym what it stands for, in small letters; nil for one of several meanings.
  private var meanings: [String: String?] = [:]

  private static let lengths = 3...8
  private static let silent: Set<String> = [
    "dan", "di", "ke", "dari", "dalam", "untuk", "atas", "pada", "oleh", "yang", "serta", "tentang", "bagi",
  ]

  /// Knows no acronym.
  package init() {}

  /// Takes in the acronyms that a range of UTF-8 bytes introduces.
  package mutating func learn(_ bytes: [UInt8], in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      guard bytes[index] == Ascii.open else { continue }
      var end = index + 1
      while end < range.upperBound, isCapital(bytes[end]) { end += 1 }
      guard Self.lengths.contains(end - index - 1), end < range.upperBound, bytes[end] == Ascii.close,
        let meaning = words(before: index, in: bytes, from: range.lowerBound, for: bytes[(index + 1)..<end])
      else { continue }
      let acronym = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      let isOther = meanings[acronym].map { $0.map { Name($0) != Name(meaning) } ?? true } ?? false
      meanings.updateValue(isOther ? nil : meaning, forKey: acronym)
    }
  }

  /// A text with the words of its acronyms in their place; those in brackets stand behind their words and stay.
  package func expanded(_ text: String) -> String {
    guard !meanings.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var written: [UInt8] = []
    var (done, index) = (0, 0)
    while index < bytes.count {
      var end = index
      while end < bytes.count, isCapital(bytes[end]) { end += 1 }
      let isWhole =
        (index == 0 || !isWord(bytes[index - 1]) && bytes[index - 1] != Ascii.open)
        && (end == bytes.count || !isWord(bytes[end]))
      if isWhole, Self.lengths.contains(end - index),
        let meaning = meanings[String(decoding: bytes[index..<end], as: UTF8.self)] ?? nil
      {
        written += bytes[done..<index] + Array(meaning.utf8)
        done = end
      }
      index = max(end, index + 1)
    }
    return done == 0 ? text : String(decoding: written + bytes[done...], as: UTF8.self)
  }

  /// The words right before an opening bracket whose first letters are those of an acronym; nil where they are not.
  private func words(before bracket: Int, in bytes: [UInt8], from start: Int, for letters: ArraySlice<UInt8>) -> String?
  {
    var words: [String] = []
    var rest = letters
    var end = bracket
    while let letter = rest.last {
      while end > start, bytes[end - 1] == Ascii.space || bytes[end - 1] == 0x0A { end -= 1 }
      var first = end
      while first > start, isWord(bytes[first - 1]) { first -= 1 }
      guard first < end, words.count < 2 * letters.count else { return nil }
      let word = String(decoding: bytes[first..<end], as: UTF8.self).lowercased()
      if bytes[first] & ~0x20 == letter {
        rest.removeLast()
      } else if !Self.silent.contains(word) || words.isEmpty {
        return nil
      }
      words.append(word)
      end = first
    }
    return words.reversed().joined(separator: " ")
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private func isWord(_ byte: UInt8) -> Bool { byte & ~0x20 >= 0x41 && byte & ~0x20 <= 0x5A || byte >= 0x80 }
}
