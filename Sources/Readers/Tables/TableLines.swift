import Documents

/// Tables made of lines with tabs or pipes; a table goes on over blank lines and page breaks while its rows do.
extension TextReader {
  /// The first line after a run of rows and the tables the rows make.
  struct Run {
    var blocks: [Block] = []
    var next: Int
  }

  // MARK: Where a table begins

  /// How the cells are set apart when a table begins on this line; nil when none does.
  func tableStyle(startingAt index: Int) -> RowStyle? {
    let line = lines[index]
    if isGiven(index) { return .tab }
    guard !line.traits.isDisjoint(with: [.tab, .pipe, .separator]), cellsLeft > 0 else { return nil }
    if startsPipes(line, index) { return .pipe }
    return line.traits.contains(.tab) && startsTabs(index) ? .tab : nil
  }

  private func startsPipes(_ line: Line, _ index: Int) -> Bool {
    guard line.traits.contains(.pipe) else { return false }
    if line.traits.contains([.leadingPipe, .pipes]) { return true }
    guard index + 1 < lines.count, lines[index + 1].isAdjacent else { return false }
    let next = lines[index + 1].traits
    return next.contains(.separator) || line.traits.contains(.pipes) && next.contains(.pipes)
  }

  private func startsTabs(_ index: Int) -> Bool {
    let shape = tabShape(index)
    if shape.isPair || shape.isListItem || shape.inked < 3 && startsCaption(index) { return false }
    if shape.inked > 2 { return true }
    guard index + 1 < lines.count, lines[index + 1].traits.contains(.tab), lines[index + 1].blanks <= 1 else {
      return false
    }
    let next = tabShape(index + 1)
    if shape.inked == 2 { return next.inked > 1 && !next.isPair }
    return shape.cells > 2 && next.inked > 1 && !next.isPair && lines[index + 1].isAdjacent
  }

  private func startsCaption(_ index: Int) -> Bool {
    bytes.captionLabel(in: bytes.core(lines[index].text))?.number != nil
  }

  /// What the tabs of a line set apart, without making cells of it.
  private struct TabShape {
    var cells = 1
    var inked = 0
    /// `Nama<tab>: words` is a form line, not a row.
    var isPair = false
    /// `1.<tab>words` is a list item.
    var isListItem = false
  }

  private func tabShape(_ index: Int) -> TabShape {
    let raw = lines[index].raw
    var shape = TabShape()
    var start = raw.lowerBound
    for offset in raw.lowerBound...raw.upperBound {
      guard offset == raw.upperBound || bytes[offset] == 0x09 else { continue }
      let cell = bytes.trimmed(start..<offset)
      if !cell.isEmpty {
        shape.inked += 1
        if shape.inked == 2, bytes[cell.lowerBound] == UInt8(ascii: ":") { shape.isPair = true }
        if shape.inked == 1 { shape.isListItem = bytes.listMarker(in: cell) == cell }
      }
      if offset < raw.upperBound { shape.cells += 1 }
      start = offset + 1
    }
    if shape.inked != 2 { shape.isListItem = false }
    return shape
  }

  // MARK: Where it goes on

  /// Collects the rows from a line on.
  mutating func tableRun(at index: Int, _ style: RowStyle) -> Run {
    var run = Run(next: index)
    var draft = TableDraft(bytes: bytes)
    var resumed = false
    while run.next < lines.count, run.next == index || !lines[run.next].traits.contains(.afterGap),
      !isGiven(run.next)
    {
      let line = lines[run.next]
      if style == .pipe, line.traits.contains(.separator) {
        // A rule that comes later, after a blank line, belongs to the next table.
        guard line.isAdjacent || draft.rows.isEmpty else { break }
        draft.rule()
        run.next += 1
        continue
      }
      if let next = runningFoot(run.next, style, draft) {
        resumed = true
        run.next = next
      } else if run.next == index || isRow(run.next, style, resumed || !line.isAdjacent && !draft.rows.isEmpty) {
        let row = RowDraft(
          cells: bytes.cells(of: line, style), range: line.raw, isResumed: resumed || !line.isAdjacent)
        if row.isResumed, draft.ends(before: row, underRule: isRuled(after: run.next)) { close(&draft, &run) }
        cellsLeft -= row.cells.count
        draft.append(row)
        resumed = false
        run.next += 1
      } else if isWrapped(run.next, style) {
        draft.append(RowDraft(cells: [bytes.unmarked(line.text)], range: line.raw, isResumed: false))
        run.next += 1
      } else if let next = footerEnd(run.next, style, draft) {
        resumed = true
        run.next = next
      } else {
        break
      }
    }
    close(&draft, &run)
    noteExhaustion(at: run.next)
    return run
  }

  private func close(_ draft: inout TableDraft, _ run: inout Run) {
    if let block = draft.block() { run.blocks.append(block) }
    draft = TableDraft(bytes: bytes)
  }

  private func isRuled(after index: Int) -> Bool {
    index + 1 < lines.count && lines[index + 1].isAdjacent && lines[index + 1].traits.contains(.separator)
  }

  private mutating func noteExhaustion(at next: Int) {
    guard cellsLeft <= 0, !gaps.contains(where: { $0.reason.hasPrefix("Tabel") }) else { return }
    let start = next < lines.count ? lines[next].raw.lowerBound : bytes.count
    gaps.append(
      Gap(
        range: start..<bytes.count,
        reason: "Tabel terlalu banyak; tabel mulai dari sini tidak dibaca. Bagi berkas lalu periksa ulang."))
  }

  /// Whether a line can be a row of the table that is open.
  private func isRow(_ index: Int, _ style: RowStyle, _ resumed: Bool) -> Bool {
    let line = lines[index]
    guard cellsLeft > 0 else { return false }
    switch style {
    case .pipe: return line.traits.contains(.leadingPipe) || line.traits.contains(.pipe) && line.isAdjacent
    case .tab:
      guard line.traits.contains(.tab), !line.traits.contains(.leadingPipe) else { return false }
      guard resumed else { return true }
      // After a blank line an indented sentence or a form line is no row.
      let shape = tabShape(index)
      return !shape.isPair && (shape.inked > 1 || shape.cells > 2)
    }
  }

  /// A few words without tab right between two rows: the rest of a wrapped cell.
  private func isWrapped(_ index: Int, _ style: RowStyle) -> Bool {
    let line = lines[index]
    guard style == .tab, line.isAdjacent, line.words <= 8, line.traits.isDisjoint(with: [.tab, .pipe, .markdown]),
      index + 1 < lines.count, lines[index + 1].isAdjacent, isRow(index + 1, style, false)
    else { return false }
    let core = bytes.core(line.text)
    return bytes.captionLabel(in: core) == nil && bytes.chapterNumber(in: core) == nil && formula(at: index) == nil
  }

  /// The row after a page footer of a few words: `12`, a motto; nil when the words are more than that.
  private func footerEnd(_ index: Int, _ style: RowStyle, _ draft: TableDraft) -> Int? {
    guard !lines[index].isAdjacent, !draft.rows.isEmpty else { return nil }
    var next = index
    var words = 0
    while next < lines.count, next - index < 3, next == index || lines[next].isAdjacent {
      let line = lines[next]
      words += Int(line.words)
      guard words <= 6, isFooterLine(next) else { return nil }
      next += 1
    }
    guard next < lines.count, !lines[next].isAdjacent, !lines[next].traits.contains(.afterGap), isRow(next, style, true)
    else { return nil }
    let row = RowDraft(cells: bytes.cells(of: lines[next], style), range: lines[next].raw, isResumed: true)
    return draft.goesOn(with: row) ? next : nil
  }

  /// The row after a page's foot that names the report and counts the page, be it a line or a table of its own; nil when
  /// the table does not go on below it.
  private func runningFoot(_ index: Int, _ style: RowStyle, _ draft: TableDraft) -> Int? {
    guard !lines[index].isAdjacent, !draft.rows.isEmpty, lines[index].words <= 18, isRunningFoot(index) else {
      return nil
    }
    var next = index + 1
    let isRule: (Int) -> Bool = { $0 < lines.count && lines[$0].traits.contains(.separator) }
    if isRule(next), lines[next].isAdjacent { next += 1 }
    guard next < lines.count, !lines[next].isAdjacent, !lines[next].traits.contains(.afterGap) else { return nil }
    // A rule without a header above it: the header stayed on the page before.
    let isHeadless = isRule(next)
    if isHeadless { next += 1 }
    guard next < lines.count, isRow(next, style, true) else { return nil }
    let row = RowDraft(cells: bytes.cells(of: lines[next], style), range: lines[next].raw, isResumed: true)
    let isAsWide = row.cells.count == draft.rows[0].cells.count
    return isAsWide && (draft.goesOn(with: row) || isHeadless) ? next : nil
  }

  /// Whether a line names the report and ends with the number of a page: `Laporan Kinerja Tahun 2024 71`.
  private func isRunningFoot(_ index: Int) -> Bool {
    var core = bytes.core(lines[index].text)
    while let first = core.first, bytes[first] == UInt8(ascii: "|") || bytes[first].isBlank {
      core = (first + 1)..<core.upperBound
    }
    while let last = core.last, bytes[last] == UInt8(ascii: "|") || bytes[last].isBlank {
      core = core.lowerBound..<last
    }
    guard ["laporan", "lkip", "lkjip", "lakip", "lkj"].contains(where: { bytes.first(of: $0, in: core) != nil }) else {
      return false
    }
    let start = core.last { bytes[$0].isBlank || bytes[$0] == UInt8(ascii: "|") }.map { $0 + 1 } ?? core.upperBound
    return bytes.isPageNumber(start..<core.upperBound) && core.upperBound - start < 7
      && !(core.upperBound - start == 4 && bytes[start].isDigit)
  }

  private func isFooterLine(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.traits.isDisjoint(with: [.tab, .pipe, .capitals, .markdown, .afterGap]) else { return false }
    let core = bytes.core(line.text)
    guard let last = core.last, !".:;".utf8.contains(bytes[last]), bytes.listMarker(in: core) == nil else {
      return false
    }
    return bytes.captionLabel(in: core) == nil && bytes.after("sumber", in: core) == nil
      && bytes.chapterNumber(in: core) == nil && !bytes.hasPrefix("*", in: line.text)
  }
}
