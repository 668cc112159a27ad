import Documents

/// The list of contents, tables, figures or annexes that lines stand in.
struct ListPart {
  /// What the lines name when they do not say so themselves.
  let kind: Caption.Kind?

  /// A list of contents.
  static let contents = ListPart(kind: nil)

  private init(kind: Caption.Kind?) { self.kind = kind }

  /// Nil when the heading opens no such list.
  init?(heading: Range<Int>, in bytes: [UInt8]) {
    let printed = bytes.core(heading)
    // "D A F T A R   I S I" is set in spaced letters.
    let joined = bytes.spacedLetters(in: printed)
    let bytes = joined ?? bytes
    let core = joined?.indices ?? printed
    guard bytes.wordCount(in: core, limit: 6) <= 5, bytes.after("daftar", in: core) != nil else { return nil }
    let name = bytes.skippingBlanks(from: core.lowerBound + 6, to: core.upperBound)..<core.upperBound
    if bytes.after("tabel", in: name) != nil {
      kind = .table
    } else if ["gambar", "grafik", "diagram", "bagan", "foto"].contains(where: { bytes.after($0, in: name) != nil }) {
      kind = .figure
    } else if ["isi", "lampiran"].contains(where: { bytes.after($0, in: name) != nil }) {
      kind = nil
    } else {
      return nil
    }
  }
}

/// Lines of such lists: `Tabel 3.2 Judul ..... 37`, `BAB I` over `PENDAHULUAN 1`, `A. Judul<tab>iv`.
extension TextReader {
  private static let mostWords = 45

  /// An entry and its two parts.
  private struct Parts {
    let title: Range<Int>
    let page: Range<Int>?
    /// Whether dots or a tab lead to the page, even to a missing one.
    let leader: Bool
  }

  func entry(at index: Int, in part: ListPart) -> Found? {
    guard mayBeEntry(lines[index]) else { return nil }
    let parts = parts(of: index)
    guard !parts.title.isEmpty else { return nil }
    let label = bytes.entryLabel(in: parts.title)
    if parts.page != nil { return found(parts.title, parts.page, label, index, index, part) }
    if let last = continued(index, label, parts) {
      let end = self.parts(of: last)
      return found(parts.title.lowerBound..<end.title.upperBound, end.page, label, index, last, part)
    }
    guard parts.leader || isListed(index, label) else { return nil }
    return found(parts.title, nil, label, index, index, part)
  }

  /// Whether a line is short enough and no row of a table.
  private func mayBeEntry(_ line: Line) -> Bool {
    line.words <= Self.mostWords && line.text.count < 1000 && !line.traits.contains(.leadingPipe)
  }

  private func found(
    _ title: Range<Int>, _ page: Range<Int>?, _ label: EntryLabel?, _ first: Int, _ last: Int, _ part: ListPart
  ) -> Found {
    let range = lines[first].text.lowerBound..<lines[last].text.upperBound
    return Found(content: .entry(entry(title, page, label, part)), range: range, next: last + 1)
  }

  private func entry(_ title: Range<Int>, _ page: Range<Int>?, _ label: EntryLabel?, _ part: ListPart) -> Entry {
    let words = bytes.unmarked((label?.title ?? title.lowerBound)..<max(title.upperBound, label?.title ?? 0))
    let decimal = label.map { $0.kind != nil || bytes[$0.number.lowerBound].isDigit } ?? false
    let kind = label?.kind ?? (decimal ? part.kind : nil)
    return Entry(kind: kind, number: label?.number, title: words, page: page)
  }

  /// The entries of a list set as a table: page numbers stand in its last column. Nil when it is another table.
  func entries(of table: Table, in part: ListPart) -> [Block]? {
    let rows = table.rows.map { $0.cells.map(\.range).filter { !$0.isEmpty } }.filter { !$0.isEmpty }
    let paged = rows.count { $0.count > 1 && bytes.isPageNumber($0[$0.count - 1]) }
    guard paged > 1, paged * 2 >= rows.count else { return nil }
    return rows.map { cells in
      let last = cells[cells.count - 1]
      let hasPage = cells.count > 1 && bytes.isPageNumber(last)
      let title = cells[0].lowerBound..<(hasPage ? cells[cells.count - 2].upperBound : last.upperBound)
      let entry = entry(title, hasPage ? last : nil, bytes.entryLabel(in: title), part)
      return Block(.entry(entry), cells[0].lowerBound..<last.upperBound)
    }
  }

  /// Splits a line at the dots, tab or wide space before its page number.
  private func parts(of index: Int) -> Parts {
    let raw = lines[index].raw
    let text = bytes.core(markless(lines[index].text))
    var start = text.upperBound
    while start > text.lowerBound, bytes[start - 1].isDigit || bytes[start - 1].isLetter { start -= 1 }
    var isPage = bytes.isPageNumber(start..<text.upperBound)
    if start - 1 > text.lowerBound, "-.".utf8.contains(bytes[start - 1]),
      bytes[start - 2].isDigit || bytes[start - 2].isLetter
    {
      var chapter = start - 1
      while chapter > text.lowerBound, bytes[chapter - 1].isDigit || bytes[chapter - 1].isLetter { chapter -= 1 }
      if bytes.isPageNumber(chapter..<text.upperBound) { (start, isPage) = (chapter, true) }
    } else if isPage, let chapter = bytes.chapterOfPage(before: start, from: text.lowerBound) {
      start = chapter
    }
    let token = start..<text.upperBound
    let leader = bytes.leaderStart(before: start, from: text.lowerBound)
    if isPage, leader.counts, leader.start > text.lowerBound {
      return Parts(title: bytes.trimmed(text.lowerBound..<leader.start), page: token, leader: true)
    }
    let end = bytes.leaderStart(before: text.upperBound, from: text.lowerBound)
    let tab =
      raw.upperBound > lines[index].text.upperBound
      && bytes[lines[index].text.upperBound..<raw.upperBound].contains(0x09)
    return Parts(title: bytes.trimmed(text.lowerBound..<end.start), page: nil, leader: tab || end.counts)
  }

  /// A chapter or a numbered title from which dots lead to its page: an entry, even where no title above the list was read.
  func untitledEntry(at index: Int) -> Found? {
    guard mayBeEntry(lines[index]) else { return nil }
    let parts = parts(of: index)
    guard !parts.title.isEmpty, let label = bytes.entryLabel(in: parts.title), label.title < parts.title.upperBound
    else { return nil }
    let last = parts.page == nil ? continued(index, label, parts) ?? index : index
    let end = self.parts(of: last)
    let title = parts.title.lowerBound..<end.title.upperBound
    let dot = UInt8(ascii: ".")
    guard let page = end.page, bytes[title.upperBound..<page.lowerBound].count(where: { $0 == dot }) > 3,
      // Several entries in one line are none.
      !zip(bytes[title], bytes[title].dropFirst()).contains(where: { $0 == dot && $1 == dot })
    else { return nil }
    return found(title, page, label, index, last, .contents)
  }

  /// Whether dots, a tab or wide space lead to a page number at the end of a line.
  func leadsToPage(_ index: Int) -> Bool { parts(of: index).page != nil }

  private func markless(_ text: Range<Int>) -> Range<Int> {
    var text = text
    while let first = text.first, bytes[first] == UInt8(ascii: "#") { text = (first + 1)..<text.upperBound }
    return text
  }

  /// The line with the page of an entry that runs over two or three lines.
  private func continued(_ index: Int, _ label: EntryLabel?, _ parts: Parts) -> Int? {
    let chapter = label?.isChapter ?? false
    var last = index
    while last + 1 < lines.count, last - index < 2 {
      last += 1
      let next = lines[last]
      guard next.words <= 30, next.text.count < 1000, !next.traits.contains(.afterGap) else { return nil }
      let end = self.parts(of: last)
      guard let first = end.title.first, bytes.entryLabel(in: end.title) == nil else { return nil }
      guard chapter || label?.kind != nil || bytes[first].isLower else { return nil }
      if end.page != nil { return last }
      if !chapter, !next.isAdjacent { return nil }
    }
    return nil
  }

  /// Whether a line without page still belongs to the list: it has a label, or an entry follows closely.
  private func isListed(_ index: Int, _ label: EntryLabel?) -> Bool {
    if label?.isChapter ?? false { return chapterReturns(after: index) }
    let core = bytes.core(lines[index].text)
    if bytes.hasPrefix("hal", in: core), lines[index].words == 1 { return true }
    guard bytes[core.upperBound - 1] != UInt8(ascii: "."), lines[index].words <= 30 else { return false }
    if label?.kind != nil { return true }
    let alone = index + 1 >= lines.count || !lines[index + 1].isAdjacent
    if alone, lines[index].traits.contains(.capitals) { return false }
    let last = min(index + 3, lines.count - 1)
    guard index < last else { return false }
    return ((index + 1)...last).contains { lines[$0].blanks <= 1 && parts(of: $0).page != nil }
  }

  /// Whether another chapter line comes before any sentence does: so it is in a list that lost its page numbers, and in
  /// an outline of the report.
  func chapterReturns(after index: Int) -> Bool {
    for next in (index + 1)..<min(index + 40, lines.count) + 1 where next < lines.count {
      let core = bytes.core(lines[next].text)
      if bytes.chapterNumber(in: core) != nil { return true }
      if lines[next].words > 25 || bytes[lines[next].text.upperBound - 1] == UInt8(ascii: ".") { return false }
    }
    return false
  }
}
