import Documents

/// Chapters: `BAB I` with its title on the same line or on the next, also `BAB lI`, `Bab 1`, `# BAB I`.
extension TextReader {
  func chapter(at index: Int, fresh: Bool) -> Found? {
    let line = lines[index]
    guard line.words <= 16, line.text.count < 400 else { return nil }
    let core = chapterCore(index)
    guard let number = bytes.chapterNumber(in: core) else { return nil }
    let shouted = bytes[core.lowerBound + 1] == UInt8(ascii: "A")
    guard shouted || fresh, fresh || line.traits.contains(.capitals) || number.upperBound == core.upperBound else {
      return nil
    }
    let title = bytes.trimmed(number.upperBound..<core.upperBound)
    let last: Int
    if title.isEmpty {
      last = titleEnd(after: index)
    } else {
      guard !bytes[title.lowerBound].isLower, !".;,".utf8.contains(bytes[title.upperBound - 1]),
        shouted || isPlainTitle(title) && isFollowedByBlank(index)
      else { return nil }
      last = line.traits.contains(.capitals) ? capitalsEnd(from: index) : index
    }
    let range = bytes.unmarked(core.lowerBound..<bytes.core(lines[last].text).upperBound)
    return Found(content: .heading(level: 1), range: range, next: last + 1)
  }

  /// A line without the marks before its words, `#` too.
  private func chapterCore(_ index: Int) -> Range<Int> {
    var text = lines[index].text
    while let first = text.first, bytes[first] == UInt8(ascii: "#") || bytes[first].isBlank {
      text = (first + 1)..<text.upperBound
    }
    return bytes.core(text)
  }

  /// A mixed-case title after `Bab II` that is no sentence about the chapter.
  private func isPlainTitle(_ title: Range<Int>) -> Bool {
    bytes.wordCount(in: title, limit: 9) <= 8 && !title.contains { ";,:".utf8.contains(bytes[$0]) }
  }

  func isFollowedByBlank(_ index: Int) -> Bool {
    index + 1 >= lines.count || !lines[index + 1].isAdjacent
  }

  /// The last line of the title that follows a bare `BAB I`; the line itself when no title follows.
  private func titleEnd(after index: Int) -> Int {
    let next = index + 1
    guard next < lines.count, lines[next].blanks <= 3, !lines[next].traits.contains(.afterGap), !isGiven(next) else {
      return index
    }
    let line = lines[next]
    let core = chapterCore(next)
    guard let first = core.first, let last = core.last, line.words <= 14, core.count < 400,
      line.traits.isDisjoint(with: [.tab, .pipe]), !bytes[first].isLower, !".;,:".utf8.contains(bytes[last]),
      bytes.listMarker(in: core) == nil, captionLabel(in: core) == nil, bytes.chapterNumber(in: core) == nil
    else { return index }
    if line.traits.contains(.capitals) { return capitalsEnd(from: next) }
    return line.words <= 10 && isFollowedByBlank(next) ? next : index
  }

  /// The last of up to three neighbouring lines of capitals.
  private func capitalsEnd(from index: Int) -> Int {
    var last = index
    while last - index < 2, last + 1 < lines.count, lines[last + 1].isAdjacent,
      lines[last + 1].traits.contains(.capitals), lines[last + 1].words <= 14,
      lines[last + 1].traits.isDisjoint(with: [.tab, .pipe]),
      bytes.listMarker(in: lines[last + 1].text) == nil, numberedHeading(at: last + 1) == nil
    {
      last += 1
    }
    return last
  }
}

extension [UInt8] {
  /// `BAB I` with the punctuation after it; OCR may have read `I` as `l`, `1` or `|`.
  func chapterNumber(in core: Range<Int>) -> Range<Int>? {
    guard let word = after("bab", in: core), self[core.lowerBound] == UInt8(ascii: "B") else { return nil }
    var start = skippingBlanks(from: word, to: core.upperBound)
    // `BAB. I`
    if start == word, start < core.upperBound, self[start] == UInt8(ascii: ".") {
      start = skippingBlanks(from: start + 1, to: core.upperBound)
    }
    var end = start
    while end < core.upperBound, end - start < 6, "IVXLivxl1234567890|!".utf8.contains(self[end]) { end += 1 }
    guard start > word, end > start, end - start < 6 else { return nil }
    if (start..<end).allSatisfy({ self[$0].isDigit }), end - start > 2 { return nil }
    var after = end
    while after < core.upperBound, ".:-".utf8.contains(self[after]) { after += 1 }
    guard after == core.upperBound || self[after].isBlank || after > end else { return nil }
    return core.lowerBound..<after
  }
}
