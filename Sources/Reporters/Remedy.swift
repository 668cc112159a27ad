internal import Reviewing

/// What puts a finding right, as far as its message does not say it: the computation and the expected words.
package struct Remedy {
  package let computation: String?
  package let expected: String?

  package init(message: String, computation: String?, expected: String?) {
    self.computation = computation.flatMap { message.contains($0) ? nil : $0 }
    self.expected = expected.flatMap { words in
      message.says(words) || computation?.hasSuffix("= \(words)") == true ? nil : words
    }
  }

  init(_ finding: Finding) {
    self.init(
      message: finding.message.plain, computation: finding.computation?.plain, expected: finding.expected?.plain)
  }
}

extension String {
  /// Whether a text says some words as a whole: `9` is not said by `90` nor by `1,9`.
  func says(_ words: String) -> Bool {
    let (text, words) = (Array(utf8), Array(words.utf8))
    guard !words.isEmpty, text.count >= words.count else { return words.isEmpty }
    return (0...(text.count - words.count)).contains { start in
      let end = start + words.count
      guard text[start..<end].elementsEqual(words) else { return false }
      return !Self.goesOn(Array(text[..<start].suffix(3).reversed())) && !Self.goesOn(Array(text[end...].prefix(3)))
    }
  }

  /// Whether the bytes next to some words are part of the same word or figure.
  private static func goesOn(_ rest: [UInt8]) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    guard let first = rest.first else { return false }
    // Quotation marks and dashes, U+2000…U+203F, from either side.
    if rest.count == 3, rest[1] == 0x80, rest[0] == 0xE2 || rest[2] == 0xE2 { return false }
    if first == UInt8(ascii: ",") || first == UInt8(ascii: ".") {
      return rest.count > 1 && (0x30...0x39).contains(rest[1])
    }
    return isWord(first)
  }
}
