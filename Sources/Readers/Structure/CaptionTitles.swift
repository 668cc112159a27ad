import Documents

/// The words of a caption: which lines carry its title on, and where a title stops being one.
extension TextReader {
  /// Words after `Tabel` or `Gambar` that make a sentence of it.
  private static let sentenceWords = [
    "di", "dibawah", "diatas", "berikut", "tersebut", "ini", "itu", "menunjukkan", "menggambarkan", "memperlihatkan",
    "menjelaskan", "menyajikan", "yang", "dan", "atau", "dapat", "adalah", "pada", "dalam",
  ]

  /// Where `Sumber :` or `Data diolah` starts.
  func sourceStart(in range: Range<Int>) -> Int? {
    if bytes.hasPrefix("data diolah", in: range) { return range.lowerBound }
    guard let place = bytes.first(of: "sumber", in: range) else { return nil }
    let after = bytes.skippingBlanks(from: place + 6, to: range.upperBound)
    let colon =
      after == range.upperBound || bytes[after] == UInt8(ascii: ":")
      || bytes.hasPrefix("data", in: after..<range.upperBound)
    return colon && (place == range.lowerBound || !bytes[place - 1].isWord) ? place : nil
  }

  /// Whether the words after the label begin a sentence: `menunjukkan`, `di bawah`.
  func isSentence(_ rest: Range<Int>) -> Bool {
    Self.sentenceWords.contains { bytes.after($0, in: rest) != nil }
  }

  /// A line that may carry a title on.
  func isTitleLine(_ index: Int, kind: Caption.Kind) -> Bool {
    let line = lines[index]
    guard line.words <= 25, line.text.count < 1000, !isGiven(index),
      line.traits.isDisjoint(with: [.tab, .pipe, .markdown, .spaced, .afterGap, .figures])
    else { return false }
    let core = bytes.core(line.text)
    guard let last = core.last, bytes.listMarker(in: core) == nil, bytes.captionLabel(in: core)?.number == nil,
      bytes.chapterNumber(in: core) == nil, !bytes.hasPrefix("$$", in: core), numberedHeading(at: index) == nil
    else { return false }
    if kind == .table, bytes.after("sumber", in: core) != nil { return false }
    return !(bytes[last] == UInt8(ascii: ".") && line.words > 12) && !";,".utf8.contains(bytes[last])
  }

  /// The last of the neighbouring lines that carry a title on.
  func titleEnd(from index: Int, most: Int) -> Int {
    var last = index
    while last - index + 1 < most, last + 1 < lines.count, lines[last + 1].isAdjacent,
      isTitleLine(last + 1, kind: .table)
    {
      last += 1
    }
    return last
  }

  /// Whether more words stand right under a line, so that it belongs to running text.
  func isProse(_ last: Int) -> Bool {
    let next = last + 1
    guard next < lines.count, lines[next].isAdjacent, tableStyle(startingAt: next) == nil else { return false }
    let line = lines[next]
    return line.words > 12 && !line.traits.contains(.spaced) && bytes.listMarker(in: line.text) == nil
      && bytes.captionLabel(in: bytes.core(line.text)) == nil
  }

  /// Whether the words go on after a blank line, as a sentence cut in two does.
  func isWrapped(after last: Int) -> Bool {
    last + 1 < lines.count && bytes[lines[last + 1].text.lowerBound].isLower
  }

  func isTable(_ index: Int) -> Bool {
    index < lines.count && tableStyle(startingAt: index) != nil
  }

  /// Up to three short lines between a table's caption and the table itself belong to the title.
  func aboveTable(_ label: CaptionLabel, after last: Int) -> Int {
    guard label.kind == .table else { return last }
    var words = 0
    var next = last + 1
    while next < lines.count, next - last <= 4 {
      if tableStyle(startingAt: next) != nil { return next - 1 }
      words += Int(lines[next].words)
      guard next - last <= 3, words <= 30, lines[next].blanks <= 2, isTitleLine(next, kind: .table),
        !".:".utf8.contains(bytes[lines[next].text.upperBound - 1])
      else { return last }
      next += 1
    }
    return last
  }
}

extension [UInt8] {
  /// A title that may have kept one of the marks that enclose its whole caption.
  func unmarkedLoosely(_ title: Range<Int>) -> Range<Int> {
    let inner = unmarked(title)
    let core = core(inner)
    guard let first = inner.first, let last = inner.last, core != inner else { return inner }
    // A mark whose partner stands inside the title belongs to some of its words only.
    for mark in [self[first], self[last]] where "*_".utf8.contains(mark) {
      if core.contains(where: { self[$0] == mark }) { return inner }
    }
    return "<>".utf8.contains(self[first]) || "<>".utf8.contains(self[last]) ? inner : core
  }
}
