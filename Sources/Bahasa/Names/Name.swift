/// The name of a programme, indicator or office, freed from the accidents of its printing.
///
/// Two names are equal (`==`, hash) when their keys are; `isSame` also forgives misprints.
package struct Name: Sendable, Hashable {
  /// Lower case, no punctuation or markdown, single spaces; bracketed acronyms, "(%)" and leading list numbers dropped,
  /// spelling variants folded ("prosentase" → "persentase", "walikota" → "wali kota").
  package let text: String
  /// All letters and digits joined, so that split words meet: "Meningkatn ya" and "Meningkatnya".
  package let key: String
  /// The letter bigrams of the key, sorted.
  private let bigrams: [UInt16]

  /// The name a text prints.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// The name printed in a range of UTF-8 bytes.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    let words = NameWords.normalised(Window(bytes, range))
    text = String(decoding: Array(words.joined(separator: [Ascii.space])), as: UTF8.self)
    let joined = Array(words.joined())
    key = String(decoding: joined, as: UTF8.self)
    bigrams = zip(joined, joined.dropFirst()).map { UInt16($0) << 8 | UInt16($1) }.sorted()
  }

  /// Equal keys.
  package static func == (a: Name, b: Name) -> Bool { a.key == b.key }
  /// Hashes the key.
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }

  /// Nothing is left of the text.
  package var isEmpty: Bool { key.isEmpty }

  /// Dice measure over the bigrams of the keys, 0…1: twice the shared bigrams by all bigrams. Linear.
  package func similarity(to other: Name) -> Double {
    if key == other.key { return 1 }
    guard !bigrams.isEmpty, !other.bigrams.isEmpty else { return 0 }
    var shared = 0
    var i = 0
    var j = 0
    while i < bigrams.count, j < other.bigrams.count {
      if bigrams[i] == other.bigrams[j] {
        shared += 1
        i += 1
        j += 1
      } else if bigrams[i] < other.bigrams[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(shared) / Double(bigrams.count + other.bigrams.count)
  }

  /// Names this alike are looked at word by word; below it they are different.
  package static let threshold = 0.7

  /// Whether both print the same name: equal keys, or similarity ≥ `threshold` and every word has its counterpart
  /// (see `WordPairing`). Meant to join OCR noise, split words and cut tails, never two names that differ by a word.
  package func isSame(as other: Name) -> Bool {
    if key == other.key { return !key.isEmpty }
    guard similarity(to: other) >= Self.threshold else { return false }
    return WordPairing.agrees(text.utf8.split(separator: Ascii.space), other.text.utf8.split(separator: Ascii.space))
  }
}
