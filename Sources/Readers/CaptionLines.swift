import Documents

/// Captions: `Tabel 3. 2 Judul`, the number alone with its title on the next lines, `Tabel capaian …` right above a table,
/// `Gambar 3.8 Sumber: …` with its title below, `Grafik …` on a line of its own.
extension TextReader {
  /// Words after `Tabel` or `Gambar` that make a sentence of it.
  private static let sentenceWords = [
    "di", "dibawah", "diatas", "berikut", "tersebut", "ini", "itu", "menunjukkan", "menggambarkan", "memperlihatkan",
    "menjelaskan", "menyajikan", "yang", "dan", "atau", "dapat", "adalah", "pada", "dalam",
  ]
  private static let mostWords = 40

  func caption(at index: Int, fresh: Bool) -> Found? {
    let line = lines[index]
    guard line.words <= Self.mostWords + 5, line.text.count < 2000 else { return nil }
    let core = captionCore(index)
    guard let label = captionLabel(in: core) else { return nil }
    let rest = bytes.unmarked(label.title..<core.upperBound)
    if label.number == nil { return unnumbered(label, rest, at: index, fresh: fresh) }
    if rest.isEmpty { return isLabelAlone(index, fresh) ? bare(label, at: index) : nil }
    guard fresh || isMarked(index) || endsClause(index - 1) else { return nil }
    return titled(label, rest, at: index)
  }

  /// A line without the marks before its words, `#` too.
  private func captionCore(_ index: Int) -> Range<Int> {
    var text = lines[index].text
    if lines[index].traits.contains(.markdown) {
      while let first = text.first, bytes[first] == UInt8(ascii: "#") || bytes[first].isBlank {
        text = (first + 1)..<text.upperBound
      }
    }
    return bytes.core(text)
  }

  private func isMarked(_ index: Int) -> Bool { bytes[lines[index].text.lowerBound] == UInt8(ascii: "*") }

  private func isLabelAlone(_ index: Int, _ fresh: Bool) -> Bool {
    fresh || isMarked(index) || endsClause(index - 1) || index + 1 < lines.count && lines[index + 1].isAdjacent
      && bytes[bytes.core(lines[index + 1].text).lowerBound].isUpper
  }

  private func endsClause(_ index: Int) -> Bool {
    index < 0 || ".:;".utf8.contains(bytes[lines[index].text.upperBound - 1])
  }

  // MARK: The three forms

  /// `Tabel 3.5` alone: the title is on the next lines.
  private func bare(_ label: CaptionLabel, at index: Int) -> Found {
    let next = index + 1
    var last = index
    if next < lines.count, lines[next].blanks <= 1, isTitleLine(next, kind: label.kind) {
      last = titleEnd(from: next, most: 4)
    }
    last = aboveTable(label, after: last)
    guard last > index else { return found(label, label.title..<label.title, index, index) }
    return found(label, lines[next].text.lowerBound..<lines[last].text.upperBound, index, last)
  }

  /// `Tabel 3.1 Judul` with lines that run on.
  private func titled(_ label: CaptionLabel, _ rest: Range<Int>, at index: Int) -> Found? {
    var last = titleEnd(from: index, most: 5)
    let words = (index...last).reduce(0) { $0 + Int(lines[$1].words) }
    let full = bytes[bytes.core(lines[last].text).upperBound - 1] == UInt8(ascii: ".")
    guard words <= Self.mostWords + 5, !full || words <= 25, !isProse(last) else { return nil }
    if bytes[rest.lowerBound].isLower || isSentence(rest) {
      guard words <= 12, !full, label.kind == .table, isTable(last + 1) else { return nil }
    }
    last = aboveTable(label, after: last)
    if label.kind == .figure { return figure(label, rest, index, last) }
    return found(label, rest.lowerBound..<lines[last].text.upperBound, index, last)
  }

  /// `Tabel capaian program …` right above a table, or `Diagram …` alone.
  private func unnumbered(_ label: CaptionLabel, _ rest: Range<Int>, at index: Int, fresh: Bool) -> Found? {
    guard fresh || isMarked(index), !rest.isEmpty else { return nil }
    var last = titleEnd(from: index, most: 3)
    let words = (index...last).reduce(0) { $0 + Int(lines[$1].words) }
    let end = bytes[bytes.core(lines[last].text).upperBound - 1]
    guard words <= Self.mostWords, !".:;,".utf8.contains(end), !isProse(last), label.colon || !isSentence(rest) else {
      return nil
    }
    if label.kind == .table {
      last = aboveTable(label, after: last)
      guard label.colon || isTable(last + 1) else { return nil }
    } else {
      guard label.colon || words <= 20 && (last + 1 >= lines.count || !lines[last + 1].isAdjacent) else { return nil }
    }
    return found(label, rest.lowerBound..<lines[last].text.upperBound, index, last)
  }

  /// A figure whose words may name their source before or after the title.
  private func figure(_ label: CaptionLabel, _ rest: Range<Int>, _ first: Int, _ last: Int) -> Found {
    let whole = rest.lowerBound..<lines[last].text.upperBound
    guard let source = sourceStart(in: whole) else { return found(label, whole, first, last) }
    if source > whole.lowerBound {
      let next = last + 1
      let dangling = bytes[lines[last].text.upperBound - 1] == UInt8(ascii: ":")
      let takes = dangling && next < lines.count && lines[next].blanks <= 1 && isTitleLine(next, kind: .figure)
      return found(label, whole.lowerBound..<source, first, takes ? next : last)
    }
    if last > first {
      return found(label, lines[first + 1].text.lowerBound..<lines[last].text.upperBound, first, last)
    }
    let next = last + 1
    // A source with many words already holds the title.
    guard next < lines.count, lines[next].blanks <= 2, bytes.wordCount(in: whole) <= 7,
      isTitleLine(next, kind: .figure)
    else { return found(label, whole, first, last) }
    let end = titleEnd(from: next, most: 3)
    let words = (next...end).reduce(0) { $0 + Int(lines[$1].words) }
    guard words <= 25, !isProse(end), !isWrapped(after: end),
      bytes[lines[end].text.upperBound - 1] != UInt8(ascii: ".")
    else { return found(label, whole, first, last) }
    return found(label, lines[next].text.lowerBound..<lines[end].text.upperBound, first, end)
  }

  // MARK: Parts

  private func found(_ label: CaptionLabel, _ title: Range<Int>, _ first: Int, _ last: Int) -> Found {
    let caption = Caption(kind: label.kind, number: label.number, title: bytes.unmarkedLoosely(title))
    let whole = captionCore(first).lowerBound..<lines[last].text.upperBound
    return Found(content: .caption(caption), range: whole, next: last + 1)
  }

  /// Where `Sumber :` or `Data diolah` starts.
  private func sourceStart(in range: Range<Int>) -> Int? {
    if bytes.hasPrefix("data diolah", in: range) { return range.lowerBound }
    guard let place = bytes.first(of: "sumber", in: range) else { return nil }
    let after = bytes.skippingBlanks(from: place + 6, to: range.upperBound)
    let colon = after == range.upperBound || bytes[after] == UInt8(ascii: ":") || bytes.hasPrefix("data", in: after..<range.upperBound)
    return colon && (place == range.lowerBound || !bytes[place - 1].isWord) ? place : nil
  }

  /// Whether the words after the label begin a sentence: `menunjukkan`, `di bawah`.
  private func isSentence(_ rest: Range<Int>) -> Bool {
    Self.sentenceWords.contains { bytes.after($0, in: rest) != nil }
  }

  /// A line that may carry a title on.
  private func isTitleLine(_ index: Int, kind: Caption.Kind) -> Bool {
    let line = lines[index]
    guard line.words <= 25, line.text.count < 1000,
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
  private func titleEnd(from index: Int, most: Int) -> Int {
    var last = index
    while last - index + 1 < most, last + 1 < lines.count, lines[last + 1].isAdjacent,
      isTitleLine(last + 1, kind: .table)
    {
      last += 1
    }
    return last
  }

  /// Whether more words stand right under a line, so that it belongs to running text.
  private func isProse(_ last: Int) -> Bool {
    let next = last + 1
    guard next < lines.count, lines[next].isAdjacent, tableStyle(startingAt: next) == nil else { return false }
    let line = lines[next]
    return line.words > 12 && !line.traits.contains(.spaced) && bytes.listMarker(in: line.text) == nil
      && bytes.captionLabel(in: bytes.core(line.text)) == nil
  }

  /// Whether the words go on after a blank line, as a sentence cut in two does.
  private func isWrapped(after last: Int) -> Bool {
    last + 1 < lines.count && bytes[lines[last + 1].text.lowerBound].isLower
  }

  private func isTable(_ index: Int) -> Bool {
    index < lines.count && tableStyle(startingAt: index) != nil
  }

  /// Up to three short lines between a table's caption and the table itself belong to the title.
  private func aboveTable(_ label: CaptionLabel, after last: Int) -> Int {
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
  /// A title that may have lost one of its marks to the label before it.
  fileprivate func unmarkedLoosely(_ title: Range<Int>) -> Range<Int> {
    let inner = unmarked(title)
    let core = core(inner)
    // A mark at one end only belongs to the whole caption; marks inside the title stay.
    guard core != inner, let first = inner.first else { return inner }
    let opened = self[first] == UInt8(ascii: "*") || self[first] == UInt8(ascii: "_") || self[first] == UInt8(ascii: "<")
    return opened && core.upperBound == inner.upperBound || !opened && this(inner, closes: core) ? core : inner
  }

  /// Whether the marks at the end of a title were opened before it.
  private func this(_ inner: Range<Int>, closes core: Range<Int>) -> Bool {
    guard core.upperBound < inner.upperBound else { return false }
    if self[core.upperBound] == UInt8(ascii: "<") { return false }
    return !core.contains { self[$0] == self[core.upperBound] }
  }
}
