internal import Bahasa
import Documents
import Patterns

/// Reads a table into columns with roles and rows with kinds.
struct TableReader {
  let words: RoleWords
  let locator: Locator
  let parts: PartMap
  let matcher: Matcher
  /// The year of the report.
  let year: Int?

  private var document: Document { locator.document }
  private var bytes: [UInt8] { document.text.bytes }

  /// Every table of the document.
  func all() -> [TableReading] {
    var captions: [Int: String] = [:]
    return document.blocks.indices.compactMap { block in
      guard case .table(let table) = document.blocks[block].content else { return nil }
      let caption = caption(of: table, block, captions)
      captions[block] = caption
      return reading(table, block, caption)
    }
  }

  private func reading(_ table: Table, _ block: Int, _ caption: String) -> TableReading {
    let headerWords = HeaderWords(lexicon: words.lexicon)
    let extra = headerRows(of: table, headerWords)
    let isHeader = { (index: Int) in table.rows[index].kind == .header || extra.contains(index) }
    let rows = table.rows.indices.filter(isHeader).map { table.rows[$0] }
    let paths = HeaderPaths(rows, columns: table.columns) { headerWords.mended(document.text.string($0.range)) }.columns
    let body = table.rows.indices.filter { table.rows[$0].kind == .body && !extra.contains($0) }
    let shapes = (0..<table.columns).map { column in
      ColumnShape(body.compactMap { table.rows[$0].cells.first { $0.column == column }?.range }, bytes)
    }
    let columns = ColumnRoles(
      words: words, matcher: matcher, headers: paths, caption: caption, year: year, shapes: shapes
    ).roles()
    let subject = subject(among: columns)
    // One header over several columns of names, as over `1.2`, `-` and the words: the deepest words name the row.
    let names = subject.map { deepest in
      columns.indices.filter { paths[$0] == paths[deepest] && ($0 == deepest || $0 < deepest && columns[$0].isWords) }
    }
    return TableReading(
      document: locator.index, block: block, part: parts.part(block).id, columns: columns,
      headers: paths.map { $0.joined(separator: " / ") },
      rows: RowReader(
        words: words, locator: locator, matcher: matcher, table: table, block: block, columns: columns,
        names: names ?? [], headerRows: extra
      ).rows(),
      caption: caption, year: ColumnRoles.year(in: caption) ?? year.map(String.init),
      subject: subject)
  }

  /// The most detailed column of names; without one the first column of other words.
  private func subject(among columns: [ColumnRole]) -> Int? {
    // Of two columns of indicators the figures belong to the second.
    let figures = columns.firstIndex { !$0.isWords && $0.measure != nil } ?? columns.count
    if let column = columns[..<figures].lastIndex(where: { $0.measure == "indikator" && $0.isWords }) { return column }
    for name in ["indikator", "subkegiatan", "kegiatan", "program", "uraian", "wilayah", "sasaran", "tujuan"] {
      if let column = columns.firstIndex(where: { $0.measure == name && $0.isWords }) { return column }
    }
    return columns.firstIndex { $0.measure == nil && !$0.isWords }.flatMap { index in
      columns[..<index].allSatisfy { $0.measure == "nomor" } ? index : nil
    }
  }

  /// Body rows right below the header that only hold header words: a header of two rows read as one.
  private func headerRows(of table: Table, _ headerWords: HeaderWords) -> Set<Int> {
    let first = table.rows.firstIndex { $0.kind == .body } ?? table.rows.count
    var found: Set<Int> = []
    for index in first..<min(first + 3, table.rows.count) where table.rows[index].kind == .body {
      let cells = table.rows[index].cells.filter { !$0.range.isEmpty }
      let isHeader = cells.allSatisfy { cell in
        cell.range.count <= 60 && isHeaderWord(headerWords.mended(document.text.string(cell.range)))
      }
      guard !cells.isEmpty, isHeader, cells.count >= 2 || !found.isEmpty else { break }
      found.insert(index)
    }
    // A table of nothing but header words has none.
    return table.rows.indices.contains { table.rows[$0].kind == .body && !found.contains($0) } ? found : []
  }

  private func isHeaderWord(_ text: String) -> Bool {
    if ColumnRoles.year(in: text) != nil, text.count <= 12 { return true }
    let axes: [RoleWords.Axis] = [.measure, .fallback, .name, .span, .unit]
    let isKnown = axes.contains { words.first($0, in: text, matcher) != nil }
    return isKnown && !text.contains(where: \.isNumber) && text.split(separator: " ").count <= 4
  }

  /// The nearest line above that names an agreement or plan, for tables of an annex that have no caption.
  private func title(above block: Int) -> String? {
    let headerWords = HeaderWords(lexicon: words.lexicon)
    for index in stride(from: block - 1, through: max(0, block - 25), by: -1)
    where document.blocks[index].range.count <= 600 {
      switch document.blocks[index].content {
      case .caption: return nil
      case .heading, .paragraph:
        // A title may be glued to the paragraph before it.
        let text = String(headerWords.mended(document.string(document.blocks[index])).suffix(80))
        let isShort = document.blocks[index].range.count <= 160
        if words.first(.basis, in: text, matcher) != nil, isShort || ColumnRoles.year(in: text) != nil { return text }
      default: continue
      }
    }
    return nil
  }

  /// The caption, or the heading or short paragraph right above a table that has none.
  private func caption(of table: Table, _ block: Int, _ captions: [Int: String]) -> String {
    let headerWords = HeaderWords(lexicon: words.lexicon)
    if let caption = table.caption { return headerWords.mended(document.string(document.blocks[caption])) }
    var above = block - 1
    while above >= 0, above >= block - 2 {
      switch document.blocks[above].content {
      case .heading, .caption: return headerWords.mended(document.string(document.blocks[above]))
      case .paragraph where document.blocks[above].range.count <= 160:
        let text = headerWords.mended(document.string(document.blocks[above]))
        if saysWhat(text) { return text }
        above -= 1
      // The second table of an agreement speaks of what the first one does.
      case .table: return above == block - 1 ? captions[above] ?? "" : ""
      default: above -= 1
      }
    }
    if let title = title(above: block) { return title }
    return document.headings[block].map { headerWords.mended(document.string(document.blocks[$0])) } ?? ""
  }
}

extension TableReader {
  /// Whether a line above a table says what its figures are: a year, a plan, a measure.
  private func saysWhat(_ text: String) -> Bool {
    ColumnRoles.year(in: text) != nil || words.first(.basis, in: text, matcher) != nil
      || words.first(.measure, in: text, matcher) != nil
  }
}
