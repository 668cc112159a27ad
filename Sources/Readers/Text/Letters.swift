import Documents

/// Questions about single ASCII bytes.
extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isUpper || isLower }
  /// A byte that carries no ink: space, tab, line end, form feed.
  var isBlank: Bool { self <= 0x20 }
  /// A byte that may stand inside a word; every byte of a character beyond ASCII counts.
  var isWord: Bool { isLetter || isDigit || self >= 0x80 }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

/// Looking at words in a buffer; no function leaves the range it is given, all ignore ASCII case.
extension [UInt8] {
  /// Whether the range begins with these ASCII words.
  func hasPrefix(_ words: String, in range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    for byte in words.utf8 {
      guard offset < range.upperBound, self[offset].lowered == byte.lowered else { return false }
      offset += 1
    }
    return true
  }

  /// The offset after these words when the range begins with them and they end there.
  func after(_ words: String, in range: Range<Int>) -> Int? {
    guard hasPrefix(words, in: range) else { return nil }
    let end = range.lowerBound + words.utf8.count
    return end < range.upperBound && self[end].isWord ? nil : end
  }

  /// The words of a heading set in spaced letters: "D A F T A R   I S I" as "DAFTAR ISI", where wider gaps part the words;
  /// with gaps all alike the first word is what lists begin with. Nil where any word is more than a letter.
  func spacedLetters(in range: Range<Int>) -> [UInt8]? {
    var joined: [UInt8] = []
    var gap = 0
    for offset in range {
      let byte = self[offset]
      if byte.isBlank {
        gap += 1
      } else {
        guard byte.isLetter, joined.isEmpty || gap > 0 else { return nil }
        if gap > 1, !joined.isEmpty { joined.append(0x20) }
        joined.append(byte)
        gap = 0
      }
    }
    let first = Array("daftar".utf8)
    guard joined.count > first.count else { return nil }
    if !joined.contains(0x20), zip(joined, first).allSatisfy({ $0 | 0x20 == $1 }) {
      joined.insert(0x20, at: first.count)
    }
    return joined
  }

  /// Whether the range is exactly these words; runs of white space count as one space.
  func equals(_ words: String, in range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    for byte in words.utf8 {
      guard offset < range.upperBound else { return false }
      if byte == 0x20 {
        let next = skippingBlanks(from: offset, to: range.upperBound)
        guard next > offset else { return false }
        offset = next
      } else {
        guard self[offset].lowered == byte.lowered else { return false }
        offset += 1
      }
    }
    return offset == range.upperBound
  }

  /// How many words the range has, counted no further than the limit.
  func wordCount(in range: Range<Int>, limit: Int = 1000) -> Int {
    var count = 0
    var inside = false
    for offset in range {
      let blank = self[offset].isBlank
      if !blank, !inside {
        count += 1
        if count >= limit { return count }
      }
      inside = !blank
    }
    return count
  }

  /// The first place of these ASCII words inside the range.
  func first(of words: String, in range: Range<Int>) -> Int? {
    let length = words.utf8.count
    guard let head = words.utf8.first?.lowered, range.count >= length else { return nil }
    for offset in range.lowerBound...(range.upperBound - length)
    where self[offset].lowered == head && hasPrefix(words, in: offset..<range.upperBound) {
      return offset
    }
    return nil
  }

  /// The number that up to `digits` digits at the start of the range write, and the offset after them.
  func integer(in range: Range<Int>, digits: Int) -> (value: Int, end: Int)? {
    var offset = range.lowerBound
    var value = 0
    while offset < range.upperBound, self[offset].isDigit {
      guard offset - range.lowerBound < digits else { return nil }
      value = value * 10 + Int(self[offset] - 0x30)
      offset += 1
    }
    return offset > range.lowerBound ? (value, offset) : nil
  }

  /// Whether a byte of the range is of a kind.
  func contains(where matches: (UInt8) -> Bool, in range: Range<Int>) -> Bool {
    range.contains { matches(self[$0]) }
  }
}

extension String {
  /// The words without white space at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
