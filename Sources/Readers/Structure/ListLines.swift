import Documents

/// List items: `1.` `1)` `1).` `(1)` `a.` `iv)` `A.` `-` `•` and a bullet followed by one of them (`- a.`).
extension TextReader {
  func listItem(at index: Int) -> Found? {
    guard let marker = marker(of: index) else { return nil }
    let end = runOn(from: index)
    let range = lines[index].text.lowerBound..<lines[end - 1].text.upperBound
    return Found(content: .listItem(marker: marker), range: range, next: end)
  }

  /// The marker a line begins with.
  func marker(of index: Int) -> Range<Int>? {
    let text = lines[index].text
    return bytes.listMarker(in: text)
  }

  /// Whether a list item may begin right under the line before it: `(2)` at the start of a wrapped line is prose.
  func mayFollow(_ index: Int) -> Bool {
    guard index > 0, let marker = marker(of: index) else { return true }
    let before = lines[index - 1].text
    if "(*".utf8.contains(bytes[marker.lowerBound]) || bytes[marker.lowerBound].isUpper {
      return ".;:".utf8.contains(bytes[before.upperBound - 1]) || bytes.listMarker(in: before) != nil
    }
    return true
  }
}

extension [UInt8] {
  /// The marker that begins a list item, or nil; words or nothing must follow it after a space.
  func listMarker(in text: Range<Int>) -> Range<Int>? {
    let start = text.lowerBound
    if let bullet = bulletEnd(in: text) {
      let next = skippingBlanks(from: bullet, to: text.upperBound)
      let end = enumeratorEnd(in: next..<text.upperBound) ?? bullet
      return start..<end
    }
    return enumeratorEnd(in: text).map { start..<$0 }
  }

  private func bulletEnd(in text: Range<Int>) -> Int? {
    guard !text.isEmpty else { return nil }
    var end = text.lowerBound
    if self[end] >= 0x80 {
      guard let bullet = Self.bullets.first(where: { self[text].starts(with: $0) }) else { return nil }
      end += bullet.count
    } else if "-*+".utf8.contains(self[end]) {
      end += 1
    } else {
      return nil
    }
    return end == text.upperBound || self[end].isBlank ? end : nil
  }

  private static let bullets: [[UInt8]] = [
    "•", "●", "▪", "■", "◦", "○", "➢", "➤", "–", "—", "−", "\u{F0B7}", "\u{F0A7}",
  ].map { Array($0.utf8) }

  /// The end of `1.` `1)` `1).` `(1)` `1.2.` `a.` `iv)` `A.` when white space or nothing follows.
  private func enumeratorEnd(in text: Range<Int>) -> Int? {
    var offset = text.lowerBound
    let parenthesis = offset < text.upperBound && self[offset] == UInt8(ascii: "(")
    if parenthesis { offset += 1 }
    guard let count = countEnd(from: offset, to: text.upperBound) else { return nil }
    offset = count
    let closing = offset
    while offset < text.upperBound, offset - closing < 2, ".)".utf8.contains(self[offset]) { offset += 1 }
    guard offset > closing, !parenthesis || self[closing] == UInt8(ascii: ")") else { return nil }
    return offset == text.upperBound || self[offset].isBlank ? offset : nil
  }

  /// The end of the counting part: up to three digits (`12`, `1.2`), one letter, or a small roman numeral.
  private func countEnd(from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    var offset = start
    if self[offset].isDigit {
      while true {
        guard let number = integer(in: offset..<end, digits: 3) else { return nil }
        offset = number.end
        guard offset + 1 < end, self[offset] == UInt8(ascii: "."), self[offset + 1].isDigit else { return offset }
        offset += 1
      }
    }
    while offset < end, offset - start < 6, self[offset].isLetter { offset += 1 }
    if offset - start == 1 { return offset }
    let roman = "ivxIVX".utf8
    return offset > start && offset - start < 6 && (start..<offset).allSatisfy { roman.contains(self[$0]) }
      ? offset : nil
  }
}
