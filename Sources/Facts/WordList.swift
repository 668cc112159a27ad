import Documents

/// Words that reports use: they are no misprints, and misprints are recognised by them.
package struct WordList: Sendable {
  /// A printed word as the list compares it: its letters in lower case, hashed.
  typealias Key = UInt64

  private var known: Set<Key> = []
  private var words: [Key: String] = [:]
  /// The word an inner letter was left out of; nil when there are two such words.
  private var shortened: [Key: String?] = [:]
  /// The long word two neighbouring inner letters were left out of; nil when there are two such words.
  private var cut: [Key: String?] = [:]

  /// `words` may be what was meant; `alike` are right words that one letter parts from one of these.
  package init(words: [String] = [], alike: [String] = []) {
    for word in words + alike { known.insert(Self.key(Array(word.utf8)[...])) }
    for word in words where word.utf8.count >= Self.shortest - 1 {
      let letters = Array(word.utf8)
      self.words[Self.key(letters[...])] = word
      guard letters.count >= Self.shortest else { continue }
      for index in 1..<(letters.count - 1) {
        Self.note(word, Self.key(letters[..<index], letters[(index + 1)...]), in: &shortened)
      }
      guard letters.count >= Self.long else { continue }
      for index in 2..<(letters.count - 3) {
        Self.note(word, Self.key(letters[..<index], letters[(index + 2)...]), in: &cut)
      }
    }
  }

  /// A shorter word has too many neighbours to be what was meant when a letter is missing.
  private static let shortest = 7

  /// Of a shorter word not enough is left when two letters are missing.
  private static let long = 9

  private static func note(_ word: String, _ key: Key, in words: inout [Key: String?]) {
    if let other = words[key], other != word { words[key] = .some(nil) } else { words[key] = word }
  }

  func knows(_ letters: [UInt8]) -> Bool { known.contains(Self.key(letters[...])) }

  /// The one word that was meant when an inner letter is missing, added, or swapped with its neighbour.
  func meant(by letters: [UInt8]) -> String? {
    var found: Set<String> = []
    if let word = shortened[Self.key(letters[...])] {
      guard let word else { return nil }
      found.insert(word)
    }
    for index in letters.indices.dropFirst().dropLast() {
      if let word = words[Self.key(letters[..<index], letters[(index + 1)...])] { found.insert(word) }
      guard index + 2 < letters.count, letters[index] != letters[index + 1] else { continue }
      var swapped = letters
      swapped.swapAt(index, index + 1)
      if let word = words[Self.key(swapped[...])] { found.insert(word) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The one long word that was meant when two neighbouring inner letters are missing: "Pancila".
  func cut(by letters: [UInt8]) -> String? { cut[Self.key(letters[...])] ?? nil }

  private static func key(_ parts: ArraySlice<UInt8>...) -> Key {
    var hash = FNV()
    for part in parts { for byte in part { hash.add(byte) } }
    return hash.value
  }
}
