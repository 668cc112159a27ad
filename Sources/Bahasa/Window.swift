/// A bounded look at bytes: reading outside the bounds gives 0 and never traps.
struct Window {
  let bytes: [UInt8]
  let lower: Int
  let upper: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    lower = max(0, min(range.lowerBound, bytes.count))
    upper = max(lower, min(range.upperBound, bytes.count))
  }

  subscript(index: Int) -> UInt8 { index >= lower && index < upper ? bytes[index] : 0 }

  func narrowed(_ from: Int, _ to: Int) -> Window {
    Window(bytes, max(lower, from)..<max(max(lower, from), min(upper, to)))
  }

  /// The index behind spaces and non-breaking spaces; line breaks and tabs (which part cells) only when asked for.
  func skipSpaces(_ start: Int, lines: Bool = false, tabs: Bool = false) -> Int {
    var index = start
    while index < upper {
      let length = spaceLength(index, lines, tabs)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// The index where the spaces that end before `end` begin.
  func skipSpacesBack(_ end: Int, floor: Int, lines: Bool = false, tabs: Bool = false) -> Int {
    var index = end
    while index > floor {
      if spaceLength(index - 1, lines, tabs) == 1 {
        index -= 1
      } else if index - 2 >= floor, self[index - 2] == 0xC2, self[index - 1] == 0xA0 {
        index -= 2
      } else {
        break
      }
    }
    return index
  }

  private func spaceLength(_ index: Int, _ lines: Bool, _ tabs: Bool) -> Int {
    let byte = self[index]
    if byte == 0x20 || (tabs && byte == 0x09) { return 1 }
    if lines, byte == 0x0A || byte == 0x0D { return 1 }
    return byte == 0xC2 && self[index + 1] == 0xA0 ? 2 : 0
  }

  /// The end of the run of ASCII letters at `start`.
  func letters(_ start: Int) -> Int {
    var index = start
    while index < upper, self[index].isLetter { index += 1 }
    return index
  }

  /// The start of the run of ASCII letters that ends before `end`; looks back at most `limit` bytes.
  func lettersBack(_ end: Int, floor: Int, limit: Int = 16) -> Int {
    var index = end
    while index > floor, end - index < limit, self[index - 1].isLetter { index -= 1 }
    return index
  }

  /// The end of the run of digits at `start`.
  func digits(_ start: Int) -> Int {
    var index = start
    while index < upper, self[index].isDigit { index += 1 }
    return index
  }

  /// The small number in a run of at most nine digits.
  func smallNumber(_ from: Int, _ to: Int) -> Int? {
    guard to > from, to - from <= 9, from >= lower, to <= upper else { return nil }
    var value = 0
    for index in from..<to {
      guard self[index].isDigit else { return nil }
      value = value * 10 + Int(self[index] - 0x30)
    }
    return value
  }

  /// Whether the (lower-case) words stand here, without regard to case.
  func has(_ words: StaticString, at start: Int) -> Bool {
    let count = words.utf8CodeUnitCount
    guard start >= lower, start + count <= upper else { return false }
    return words.withUTF8Buffer { buffer in
      for offset in 0..<count where bytes[start + offset].lowered != buffer[offset] { return false }
      return true
    }
  }

  /// Whether a byte stands anywhere in the window.
  func contains(_ byte: UInt8) -> Bool { bytes[lower..<upper].contains(byte) }

  /// The text in lower case, ASCII letters only folded.
  func lowered(_ from: Int, _ to: Int) -> String {
    String(decoding: bytes[max(lower, from)..<max(max(lower, from), min(upper, to))].map(\.lowered), as: UTF8.self)
  }

  func text(_ from: Int, _ to: Int) -> String {
    String(decoding: bytes[max(lower, from)..<max(max(lower, from), min(upper, to))], as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isUpper || isLower }
  var lowered: UInt8 { isUpper ? self + 32 : self }
}
