internal import Bahasa
import Documents

/// Finds the printings of a name in a text, also those with a letter missing, added or changed.
///
/// The words of the name are laid against each run of words of the text that begins like it. Every word may differ
/// by at most two letters (one when it is short), and not more than a third of the words may differ.
struct Mentions {
  private let words: [[UInt8]]
  private let text: TextBuffer

  init(of name: String, in text: TextBuffer) {
    words = Self.words(Array(name.utf8)[...]).map { Self.folded(Array(name.utf8)[$0]) }
    self.text = text
  }

  /// The ranges of the printings, from left to right, not overlapping. A name of a single word gives none.
  func ranges() -> [Range<Int>] {
    guard words.count > 1, let first = words.first?.first else { return [] }
    let tokens = Self.words(text.bytes[...])
    var found: [Range<Int>] = []
    var index = 0
    while index + words.count <= tokens.count {
      if text.bytes[tokens[index].lowerBound] | 0x20 == first, fits(tokens[index..<(index + words.count)]) {
        found.append(tokens[index].lowerBound..<tokens[index + words.count - 1].upperBound)
        index += words.count
      } else {
        index += 1
      }
    }
    return found
  }

  private func fits(_ tokens: ArraySlice<Range<Int>>) -> Bool {
    var different = 0
    for (word, token) in zip(words, tokens) {
      guard word.count.distance(to: token.count).magnitude <= 2 else { return false }
      let printed = Self.folded(text.bytes[token])
      if printed == word { continue }
      let limit = word.count >= 6 ? 2 : 1
      guard Spelling.distance(word, printed, limit: limit) != nil else { return false }
      different += 1
    }
    return different * 3 <= words.count
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Runs of letters, in ASCII or beyond.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices {
      let byte = bytes[index]
      let isLetter = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
      if isLetter {
        start = start ?? index
      } else if let begun = start {
        words.append(begun..<index)
        start = nil
      }
    }
    if let begun = start { words.append(begun..<bytes.endIndex) }
    return words
  }
}
