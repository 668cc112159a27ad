import Documents

/// Headings known by their looks: capitals or bold words on lines of their own.
extension TextReader {
  /// Words that open a part of a report wherever they stand at the start of a line of capitals.
  private static let partWords = [
    "BAB", "LAMPIRAN", "DAFTAR", "KATA PENGANTAR", "IKHTISAR", "IHTISAR", "RINGKASAN", "PENUTUP", "PERJANJIAN KINERJA",
    "PERNYATAAN", "LEMBAR", "KERTAS KERJA", "FORMULIR",
  ]
  private static let mostLines = 5

  /// One to five lines of capitals that stand alone.
  func capitals(at index: Int) -> Found? {
    var last = index
    while isCapitals(last) {
      guard last - index < Self.mostLines else { return nil }
      guard last + 1 < lines.count, lines[last + 1].isAdjacent, isCapitals(last + 1) else { break }
      last += 1
    }
    guard isCapitals(index), standsAlone(index, last), !isPersonName(last) else { return nil }
    let core = bytes.core(lines[index].text)
    if Self.partWords.contains(where: { bytes.after($0, in: core) != nil }) { return headed(1, index, last) }
    guard !standsAmongColumns(index, last) else { return nil }
    return headed(inChapter ? 3 : 1, index, last)
  }

  /// The title in capitals that begins a line of running text: `PERJANJIAN KINERJA TAHUN 2025 Dalam rangka …`.
  func gluedTitle(at index: Int) -> Range<Int>? {
    let line = lines[index]
    let core = bytes.core(line.text)
    guard line.words > Self.longestHeading, line.traits.isDisjoint(with: [.tab, .pipe, .spaced]),
      Self.partWords.contains(where: { bytes.after($0, in: core) != nil })
    else { return nil }
    var end = core.lowerBound
    var words = 0
    while words <= 12 {
      let start = bytes.skippingBlanks(from: end, to: core.upperBound)
      var stop = start
      while stop < core.upperBound, !bytes[stop].isBlank { stop += 1 }
      guard start < stop else { return nil }
      if (start..<stop).contains(where: { bytes[$0].isLower }) {
        guard words > 1 else { return nil }
        let isAnew = bytes[start].isUpper && bytes[end - 1] != UInt8(ascii: ",")
        return isAnew ? core.lowerBound..<end : nil
      }
      end = stop
      words += 1
    }
    return nil
  }

  private func isCapitals(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.traits.contains(.capitals), line.words <= Self.longestHeading,
      line.traits.isDisjoint(with: [.spaced, .tab, .pipe, .figures])
    else { return false }
    let core = bytes.core(line.text)
    guard let last = core.last, !".,;".utf8.contains(bytes[last]) else { return false }
    return bytes.listMarker(in: core) == nil && captionLabel(in: core)?.number == nil
      && bytes.after("NIP", in: core) == nil
  }

  /// A bold line or two on their own, not a sentence.
  func bold(at index: Int) -> Found? {
    let text = lines[index].text
    if case .bold? = hints[text.lowerBound] { return setBold(at: index) }
    guard let mark = ["**", "__", "<b>"].first(where: { bytes.hasPrefix($0, in: text) }) else { return nil }
    let closing = mark == "<b>" ? "</b>" : mark
    var last = index
    var words = Int(lines[index].words)
    while !ends(last, with: closing) {
      guard last - index < 2, last + 1 < lines.count, lines[last + 1].isAdjacent else { return nil }
      last += 1
      words += Int(lines[last].words)
    }
    let whole = bytes.unmarked(text.lowerBound..<lines[last].text.upperBound)
    guard words <= Self.longestHeading, whole.lowerBound > text.lowerBound, isTitle(whole), standsAlone(index, last),
      (index...last).allSatisfy({ lines[$0].traits.isDisjoint(with: [.tab, .pipe]) })
    else { return nil }
    return headed(3, index, last)
  }

  /// A short paragraph of bold words.
  private func setBold(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words <= Self.longestHeading, line.traits.isDisjoint(with: [.tab, .pipe]), isTitle(line.text),
      standsAlone(index, index), !isPersonName(index), bytes.contains(where: \.isLetter, in: line.text)
    else { return nil }
    return headed(3, index, index)
  }

  private func ends(_ index: Int, with mark: String) -> Bool {
    let text = lines[index].text
    return text.count > 2 * mark.utf8.count
      && bytes.hasPrefix(mark, in: (text.upperBound - mark.utf8.count)..<text.upperBound)
  }

  /// Whether a neighbour is a row of a table set with spaces; its wrapped cells are no headings.
  private func standsAmongColumns(_ first: Int, _ last: Int) -> Bool {
    first > 0 && lines[first].blanks < 3 && lines[first - 1].traits.contains(.spaced)
      || last + 1 < lines.count && lines[last + 1].blanks < 3 && lines[last + 1].traits.contains(.spaced)
  }
}
