import Documents

/// Headings known by their words or numbers: front and back parts, sections, Markdown headings, `Sasaran Strategis 2 :`.
extension TextReader {
  /// Names of parts that are headings in any case when they stand alone.
  private static let partNames = [
    "kata pengantar", "ikhtisar eksekutif", "ringkasan eksekutif", "daftar isi", "daftar tabel", "daftar gambar",
    "daftar grafik", "daftar diagram", "daftar bagan", "daftar foto", "daftar lampiran", "lampiran",
    "lampiran-lampiran", "lampiran lampiran",
  ]
  /// The words a heading may have at most.
  static let longestHeading = 14

  func heading(at index: Int, fresh: Bool) -> Found? {
    // In steps: one chain of ten alternatives takes the compiler ten seconds.
    if let found = chapter(at: index, fresh: fresh) ?? markdownHeading(at: index) ?? setHeading(at: index) {
      return found
    }
    if let found = numberedHeading(at: index) { return found }
    guard fresh else { return nil }
    if let found = partName(at: index) ?? annex(at: index) ?? section(at: index) { return found }
    return decimal(at: index) ?? capitals(at: index) ?? bold(at: index)
  }

  /// The range of a heading over some lines without mark-up at its ends.
  func headed(_ level: Int, _ first: Int, _ last: Int, from start: Int? = nil) -> Found {
    let whole = (start ?? lines[first].text.lowerBound)..<lines[last].text.upperBound
    return Found(content: .heading(level: level), range: bytes.unmarked(whole), next: last + 1)
  }

  /// A paragraph its author set as a heading; its words may say that it stands lower or is a part of its own.
  private func setHeading(at index: Int) -> Found? {
    guard case .heading(let level)? = hints[lines[index].text.lowerBound] else { return nil }
    if let found = partName(at: index) ?? annex(at: index) { return found }
    var last = index
    var words = Int(lines[index].words)
    while last + 1 < lines.count, lines[last + 1].isAdjacent, !isGiven(last + 1) {
      last += 1
      words += Int(lines[last].words)
    }
    guard words <= 2 * Self.longestHeading else { return nil }
    var lowest = min(level, 3)
    if case .heading(let said)? = (section(at: index) ?? decimal(at: index))?.content { lowest = max(lowest, said) }
    return headed(lowest, index, last)
  }

  /// `# Judul`, `## Judul`, `### Judul`; deeper ones are level 3, and a chapter is level 1 whatever its marks say.
  func markdownHeading(at index: Int) -> Found? {
    let text = lines[index].text
    guard lines[index].traits.contains(.markdown) else { return nil }
    var level = 0
    while text.lowerBound + level < text.upperBound, bytes[text.lowerBound + level] == UInt8(ascii: "#") { level += 1 }
    let start = text.lowerBound + level
    guard level <= 6, start < text.upperBound, bytes[start].isBlank else { return nil }
    let words = bytes.trimmed(start..<text.upperBound)
    if let name = partNameLevel(bytes.core(words)) { level = name }
    return headed(min(level, 3), index, index, from: words.lowerBound)
  }

  /// `KATA PENGANTAR`, `Lampiran:` and the like.
  private func partName(at index: Int) -> Found? {
    guard lines[index].words <= 3, standsAlone(index, index) || opensList(index) else { return nil }
    return partNameLevel(bytes.core(lines[index].text)).map { headed($0, index, index) }
  }

  /// The name of another list, right above its entries.
  func listName(at index: Int) -> Found? { opensList(index) ? partName(at: index) : nil }

  /// Whether a line names a list whose entries, or the word over their page numbers, stand right under it.
  private func opensList(_ index: Int) -> Bool {
    guard index + 1 < lines.count, bytes.after("daftar", in: bytes.core(lines[index].text)) != nil else { return false }
    let next = bytes.core(lines[index + 1].text)
    return lines[index + 1].words == 1 && bytes.hasPrefix("hal", in: next) || leadsToPage(index + 1)
  }

  /// `Lampiran 3 Rencana Kerja Tahun 2024`, alone on its line: level 1.
  private func annex(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words <= Self.longestHeading, line.traits.isDisjoint(with: [.tab, .pipe]),
      standsAlone(index, index) || line.words == 2 && standsAlone(index, index + 1)
    else { return nil }
    let core = bytes.core(line.text)
    let word = "lampiran".utf8.count
    guard core.count > word + 1, core.count < 200, let last = core.last, !".;,".utf8.contains(bytes[last]),
      bytes.equals("lampiran", in: core.lowerBound..<(core.lowerBound + word)), bytes[core.lowerBound + word].isBlank
    else { return nil }
    let number = bytes.skippingBlanks(from: core.lowerBound + word, to: core.upperBound)
    let end = core[number...].first { !"IVX".utf8.contains(bytes[$0]) } ?? core.upperBound
    let isNumber = bytes.integer(in: number..<core.upperBound, digits: 2) != nil
    let isRoman = end > number && (end == core.upperBound || !bytes[end].isLower && !bytes[end].isUpper)
    return isNumber || isRoman ? headed(1, index, annexTitleEnd(index)) : nil
  }

  /// The line with the title of an annex that only its number names: `Lampiran 2` over `Perjanjian Kinerja`.
  private func annexTitleEnd(_ index: Int) -> Int {
    let next = index + 1
    guard lines[index].words == 2, next < lines.count, lines[next].blanks <= 1, lines[next].words <= 12,
      isTitleLine(next, kind: .figure), standsAlone(next, next), !isGiven(next)
    else { return index }
    let core = bytes.core(lines[next].text)
    return isTitle(core) && bytes.contains(where: \.isLetter, in: core) && bytes.after("lampiran", in: core) == nil
      ? next : index
  }

  private func partNameLevel(_ core: Range<Int>) -> Int? {
    guard core.count < 40 else { return nil }
    var name = core
    while !name.isEmpty, ":. ".utf8.contains(bytes[name.upperBound - 1]) {
      name = name.lowerBound..<(name.upperBound - 1)
    }
    // The word over the page numbers of a list may stand on the line of its name.
    for word in ["halaman", "hal"] where bytes.hasPrefix("daftar", in: name) && name.count > 12 {
      let start = name.upperBound - word.utf8.count
      if bytes.equals(word, in: start..<name.upperBound), bytes[start - 1].isBlank {
        name = bytes.trimmed(name.lowerBound..<start)
      }
    }
    return Self.partNames.contains { bytes.equals($0, in: name) } ? 1 : nil
  }

  /// `A. Judul` and `II. JUDUL`: level 2.
  private func section(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words >= 2, line.words <= Self.longestHeading, !line.traits.contains(.pipe) else { return nil }
    let core = bytes.core(line.text)
    guard core.count < 400, let title = sectionTitle(in: core), isTitle(title), !isPersonName(index) else { return nil }
    if index + 1 < lines.count, lines[index + 1].isAdjacent {
      // Letters on neighbouring lines are a list, and a small letter shows a wrapped sentence.
      let next = bytes.core(lines[index + 1].text)
      guard sectionTitle(in: next) == nil, let first = next.first, !bytes[first].isLower else { return nil }
    }
    return headed(2, index, hangingEnd(index, title))
  }

  /// What follows `A.` or `II.`; a title begins with a capital, a digit or a quote.
  private func sectionTitle(in core: Range<Int>) -> Range<Int>? {
    var offset = core.lowerBound
    while offset < core.upperBound, offset - core.lowerBound < 5, bytes[offset].isUpper { offset += 1 }
    let length = offset - core.lowerBound
    guard length > 0, offset < core.upperBound, bytes[offset] == UInt8(ascii: ".") else { return nil }
    if length > 1, !(core.lowerBound..<offset).allSatisfy({ "IVX".utf8.contains(bytes[$0]) }) { return nil }
    let start = bytes.skippingBlanks(from: offset + 1, to: core.upperBound)
    return start > offset + 1 && start < core.upperBound ? start..<core.upperBound : nil
  }

  /// `1.1. Judul` level 2, `1.1.1 Judul` level 3.
  private func decimal(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words >= 2, line.words <= Self.longestHeading, !line.traits.contains(.pipe) else { return nil }
    let core = bytes.core(line.text)
    var parts = 0
    var offset = core.lowerBound
    while let number = bytes.integer(in: offset..<core.upperBound, digits: 2) {
      parts += 1
      offset = number.end
      guard offset < core.upperBound, bytes[offset] == UInt8(ascii: ".") else { break }
      offset += 1
    }
    let title = bytes.trimmed(offset..<core.upperBound)
    guard parts == 2 || parts == 3, title.lowerBound > offset, isTitle(title) || isTitleWithStop(title, index),
      bytes[title.lowerBound].isUpper,
      bytes.first(of: "   ", in: title) == nil
    else { return nil }
    return headed(parts, index, hangingEnd(index, title))
  }

  /// A few words alone on their line are a title, although a full stop ends them.
  private func isTitleWithStop(_ title: Range<Int>, _ index: Int) -> Bool {
    let words = title.lowerBound..<(title.upperBound - 1)
    return lines[index].words <= 8 && !lines[index].isAdjacent && isFollowedByBlank(index) && isTitle(words)
      && !words.contains { ".,;:".utf8.contains(bytes[$0]) }
  }

  /// The line of a title that runs on below itself, set in under the title and followed by a blank line.
  private func hangingEnd(_ index: Int, _ title: Range<Int>) -> Int {
    let next = index + 1
    guard next < lines.count, lines[next].isAdjacent, lines[next].words <= 10, isFollowedByBlank(next),
      lines[next].traits.isDisjoint(with: [.tab, .pipe, .spaced])
    else { return index }
    let indent = lines[next].text.lowerBound - lines[next].raw.lowerBound
    let text = bytes.core(lines[next].text)
    guard indent > 2, indent + 2 >= title.lowerBound - lines[index].raw.lowerBound, let last = text.last,
      !".:;,".utf8.contains(bytes[last]), bytes.listMarker(in: text) == nil, bytes.captionLabel(in: text) == nil
    else { return index }
    return next
  }

  /// `INDIKATOR KINERJA UTAMA 2 (IKU 2) :` and `Sasaran Strategis 2 :`, alone or right above each other.
  func numberedHeading(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words >= 2, line.words <= 12, line.traits.isDisjoint(with: [.tab, .pipe]), line.text.count < 200 else {
      return nil
    }
    let core = bytes.core(line.text)
    // The longer ones must begin with the words themselves, or they are clauses that mention them.
    if line.words > 9, !["sasaran", "iku", "indikator"].contains(where: { bytes.hasPrefix($0, in: core) }) {
      return nil
    }
    guard !core.isEmpty, bytes[core.upperBound - 1] == UInt8(ascii: ":"), bytes.listMarker(in: core) == nil else {
      return nil
    }
    for word in ["sasaran strategis", "sasaran", "iku", "indikator kinerja utama"] {
      guard let place = bytes.first(of: word, in: core) else { continue }
      let next = bytes.skippingBlanks(from: place + word.utf8.count, to: core.upperBound)
      if next < core.upperBound, bytes[next].isDigit { return headed(3, index, index) }
    }
    return nil
  }

  /// Whether words can be a title: they do not end as a sentence does, and no tab divides them.
  func isTitle(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    return !".,;".utf8.contains(bytes[last]) && !bytes[first].isLower && !range.contains { bytes[$0] == 0x09 }
  }

  /// Whether a blank line, a table or the end follows.
  func standsAlone(_ first: Int, _ last: Int) -> Bool {
    last + 1 >= lines.count || !lines[last + 1].isAdjacent || tableStyle(startingAt: last + 1) != nil
      || numberedHeading(at: last + 1) != nil
  }

  /// A name with degrees (`NAMA, S.E., M.Si.`), or a name right above its `NIP`.
  func isPersonName(_ index: Int) -> Bool {
    if index + 1 < lines.count, bytes.after("NIP", in: bytes.core(lines[index + 1].text)) != nil { return true }
    let core = bytes.core(lines[index].text)
    guard let comma = bytes.first(of: ",", in: core) else { return false }
    var length = 0
    for offset in comma..<core.upperBound {
      length = bytes[offset].isLetter ? length + 1 : 0
      if length > 4 { return false }
    }
    return true
  }
}
