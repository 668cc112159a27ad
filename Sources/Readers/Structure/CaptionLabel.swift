import Documents

/// The word that begins a caption and the number after it: `Tabel 3. 2`, `Gambar II.1`, `Tabel: `.
struct CaptionLabel {
  let kind: Caption.Kind
  /// The number as printed without a full stop after it.
  let number: Range<Int>?
  /// Where the title starts.
  let title: Int
  /// Whether a colon follows the bare word, as the house notation writes captions without a number.
  let colon: Bool
}

extension TextReader {
  /// The label at the start of words whose marks are already left out; the word begins with a capital.
  func captionLabel(in core: Range<Int>) -> CaptionLabel? { bytes.captionLabel(in: core) }
}

extension [UInt8] {
  private static let captionWords: [(word: String, kind: Caption.Kind)] = [
    ("tabel", .table), ("table", .table), ("gambar", .figure), ("grafik", .figure), ("diagram", .figure),
    ("bagan", .figure),
  ]

  func captionLabel(in core: Range<Int>) -> CaptionLabel? {
    guard let first = core.first, self[first].isUpper else { return nil }
    for (word, kind) in Self.captionWords {
      guard let end = after(word, in: core) else { continue }
      var start = skippingBlanks(from: end, to: core.upperBound)
      var colon = false
      if start < core.upperBound, ":.".utf8.contains(self[start]) {
        colon = self[start] == UInt8(ascii: ":")
        start = skippingBlanks(from: start + 1, to: core.upperBound)
      }
      guard let number = captionNumber(in: start..<core.upperBound) else {
        return CaptionLabel(kind: kind, number: nil, title: start, colon: colon)
      }
      var title = number.upperBound
      while title < core.upperBound, self[title].isBlank || ".:-*".utf8.contains(self[title]) { title += 1 }
      for dash in ["–", "—", "…"] where core.upperBound - title > 2 && hasBytes(dash, at: title) {
        title = skippingBlanks(from: title + 3, to: core.upperBound)
      }
      return CaptionLabel(kind: kind, number: number, title: title, colon: false)
    }
    return nil
  }

  private func hasBytes(_ word: String, at offset: Int) -> Bool {
    self[offset...].starts(with: word.utf8)
  }

  /// `3.2` `3. 2` `3.2.1` `II.1` `2-1` `3.2a` `1` `I`: parts of up to three digits, the first perhaps roman or a letter.
  private func captionNumber(in range: Range<Int>) -> Range<Int>? {
    var end = range.lowerBound
    if let digits = integer(in: range, digits: 3) {
      end = digits.end
    } else {
      while end < range.upperBound, end - range.lowerBound < 5, self[end].isUpper { end += 1 }
      let letters = range.lowerBound..<end
      let dotted = end < range.upperBound && ".-".utf8.contains(self[end])
      guard !letters.isEmpty, dotted && letters.count == 1 || letters.allSatisfy({ "IVXL".utf8.contains(self[$0]) })
      else {
        return nil
      }
    }
    while let part = captionPart(from: end, to: range.upperBound) { end = part }
    if end < range.upperBound, self[end].isLower, end + 1 == range.upperBound || !self[end + 1].isWord { end += 1 }
    return end == range.upperBound || !self[end].isWord ? range.lowerBound..<end : nil
  }

  /// The end of one more part `.2`, `. 2`, `-2`, or `,2`, a slip for the full stop.
  private func captionPart(from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    var offset = start
    if self[offset] == UInt8(ascii: ".") {
      offset = skippingBlanks(from: offset + 1, to: Swift.min(end, offset + 3))
    } else if self[offset] == UInt8(ascii: "-") || self[offset] == UInt8(ascii: ",") {
      offset += 1
    } else {
      return nil
    }
    guard let part = integer(in: offset..<end, digits: 3) else { return nil }
    return part.end < end && self[part.end].isLetter && !(part.end + 1 == end || !self[part.end + 1].isWord)
      ? nil : part.end
  }
}
