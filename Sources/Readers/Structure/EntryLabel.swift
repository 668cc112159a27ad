import Documents

/// What an entry begins with: `Tabel 3.2`, `BAB I`, `A.`, `1.1`.
struct EntryLabel {
  let kind: Caption.Kind?
  let number: Range<Int>
  /// Where the title starts.
  let title: Int
  let isChapter: Bool
}

extension [UInt8] {
  func entryLabel(in range: Range<Int>) -> EntryLabel? {
    if let caption = captionLabel(in: range), let number = caption.number {
      return EntryLabel(
        kind: caption.kind, number: number, title: skippingLeader(from: caption.title, to: range.upperBound),
        isChapter: false)
    }
    if var chapter = chapterNumber(in: range) {
      var title = skippingLeader(from: chapter.upperBound, to: range.upperBound)
      if title < range.upperBound, self[title] == UInt8(ascii: ":") {
        title = skippingBlanks(from: title + 1, to: range.upperBound)
      }
      while ".:-".utf8.contains(self[chapter.upperBound - 1]) {
        chapter = chapter.lowerBound..<(chapter.upperBound - 1)
      }
      return EntryLabel(kind: nil, number: chapter, title: title, isChapter: true)
    }
    guard let marker = listMarker(in: range) ?? bareDecimal(in: range), self[marker.lowerBound] < 0x80,
      !"-*+".utf8.contains(self[marker.lowerBound])
    else { return nil }
    let title = skippingLeader(from: marker.upperBound, to: range.upperBound)
    return EntryLabel(kind: nil, number: marker, title: title, isChapter: false)
  }

  /// `1.1` before words, without a full stop after it.
  private func bareDecimal(in range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    var parts = 0
    while let number = integer(in: offset..<range.upperBound, digits: 2) {
      parts += 1
      offset = number.end
      guard offset + 1 < range.upperBound, self[offset] == UInt8(ascii: "."), self[offset + 1].isDigit else { break }
      offset += 1
    }
    return parts > 1 && offset < range.upperBound && self[offset].isBlank ? range.lowerBound..<offset : nil
  }

  private func skippingLeader(from start: Int, to end: Int) -> Int {
    var offset = skippingBlanks(from: start, to: end)
    while offset + 2 < end, self[offset...].starts(with: "…".utf8) || self[offset...].starts(with: "...".utf8) {
      offset = skippingBlanks(from: offset + 3, to: end)
      while offset < end, self[offset] == UInt8(ascii: ".") { offset += 1 }
    }
    return offset
  }

  /// Whether a word is a page number: up to four digits or a roman numeral, perhaps behind that of its chapter (`III-2`).
  func isPageNumber(_ token: Range<Int>) -> Bool {
    guard !token.isEmpty, token.count <= 7 else { return false }
    if let dash = token.first(where: { "-.".utf8.contains(self[$0]) }), dash > token.lowerBound {
      let page = (dash + 1)..<token.upperBound
      return isPageNumber(token.lowerBound..<dash) && !page.isEmpty && page.allSatisfy { self[$0].isDigit }
    }
    if token.allSatisfy({ self[$0].isDigit }) { return token.count <= 4 }
    return token.allSatisfy { "ivxlcIVXLC".utf8.contains(self[$0]) }
  }

  /// Where the chapter of a page number set apart from it starts: `III - 2`, `IV – 1`. Nil where no Roman numeral and no
  /// dash stand before it.
  func chapterOfPage(before offset: Int, from start: Int) -> Int? {
    var end = offset
    while end > start, self[end - 1].isBlank { end -= 1 }
    if end - 3 >= start, self[end - 3] == 0xE2, self[end - 2] == 0x80, self[end - 1] == 0x93 || self[end - 1] == 0x94 {
      end -= 3
    } else if end > start, self[end - 1] == UInt8(ascii: "-") {
      end -= 1
    } else {
      return nil
    }
    while end > start, self[end - 1].isBlank { end -= 1 }
    var chapter = end
    while chapter > start, "IVX".utf8.contains(self[chapter - 1]) { chapter -= 1 }
    return chapter < end && end - chapter < 6 && chapter > start && self[chapter - 1].isBlank ? chapter : nil
  }

  /// Where the dots, tabs and spaces before an offset start, and whether they are more than a word space.
  func leaderStart(before offset: Int, from start: Int) -> (start: Int, counts: Bool) {
    var begin = offset
    var (dots, spaces, tabs) = (0, 0, 0)
    while begin > start {
      let byte = self[begin - 1]
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") {
        dots += 1
      } else if byte == 0x09 {
        tabs += 1
      } else if byte.isBlank {
        spaces += 1
      } else if begin - 3 >= start, self[(begin - 3)..<begin].elementsEqual("…".utf8) {
        dots += 3
        begin -= 2
      } else {
        break
      }
      begin -= 1
    }
    return (begin, dots > 1 || tabs > 0 || spaces > 2)
  }
}
