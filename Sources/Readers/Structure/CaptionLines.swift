import Documents

/// Captions: `Tabel 3. 2 Judul`, the number alone with its title on the next lines, `Tabel capaian …` right above a table,
/// `Gambar 3.8 Sumber: …` with its title below, `Grafik …` on a line of its own.
extension TextReader {
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
    fresh || isMarked(index) || endsClause(index - 1)
      || index + 1 < lines.count && lines[index + 1].isAdjacent
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
      let end = titleEnd(from: next, most: 4)
      let full = lines[end].words > 6 && bytes[lines[end].text.upperBound - 1] == UInt8(ascii: ".")
      if !full, !isWrapped(after: end), !isProse(end) { last = end }
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
    guard words <= Self.mostWords + 5, !full || words <= 25, !isProse(last) || isOverProse(index, last, rest) else {
      return nil
    }
    if bytes[rest.lowerBound].isLower || isSentence(rest) {
      guard words <= 12, !full, label.kind == .table, isTable(last + 1) else { return nil }
    }
    last = aboveTable(label, after: last)
    if label.kind == .figure { return figure(label, rest, index, last) }
    return found(label, rest.lowerBound..<lines[last].text.upperBound, index, last)
  }

  /// Whether a short title of one line stands right above running text that begins anew.
  private func isOverProse(_ index: Int, _ last: Int, _ rest: Range<Int>) -> Bool {
    last == index && lines[index].words <= 12 && bytes[rest.lowerBound].isUpper && !isSentence(rest)
      && bytes[lines[index + 1].text.lowerBound].isUpper && !".,;".utf8.contains(bytes[rest.upperBound - 1])
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

  private func found(_ label: CaptionLabel, _ title: Range<Int>, _ first: Int, _ last: Int) -> Found {
    let caption = Caption(kind: label.kind, number: label.number, title: bytes.unmarkedLoosely(title))
    let whole = captionCore(first).lowerBound..<lines[last].text.upperBound
    return Found(content: .caption(caption), range: whole, next: last + 1)
  }
}
