package import Documents
internal import Facts
internal import Reporters

/// A document as the desk keeps it: its text, its blocks, and which tables were understood.
///
/// Blocks are kept as a row of whole numbers: a report has thousands of cells, and each is five of them.
package struct ReadDocument: Sendable, Codable {
  package let document: Document
  /// The tables that no kind of record was read from, by block.
  package let unknownTables: [Int]

  init(_ document: Document, _ book: FactBook, _ index: Int) {
    self.document = document
    let known = Set(book.records.values.joined().lazy.filter { $0.document == index && $0.row != nil }.map(\.block))
    unknownTables = document.blocks.indices.filter { block in
      if case .table = document.blocks[block].content { !known.contains(block) } else { false }
    }
  }

  private enum CodingKeys: String, CodingKey { case file, role, text, blocks, gaps, pages, unknownTables }

  private struct GapCode: Codable {
    let start: Int
    let end: Int
    let reason: String
    let isNote: Bool
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(document.file.plain, forKey: .file)
    try box.encode(document.role.rawValue, forKey: .role)
    try box.encode(String(decoding: document.text.bytes, as: UTF8.self), forKey: .text)
    try box.encode(BlockCode.numbers(document.blocks), forKey: .blocks)
    try box.encode(
      document.gaps.map {
        GapCode(start: $0.range.lowerBound, end: $0.range.upperBound, reason: $0.reason.plain, isNote: $0.isNote)
      }, forKey: .gaps)
    try box.encode(document.pages.flatMap { [$0.offset, $0.page, $0.isRecognised ? 1 : 0] }, forKey: .pages)
    try box.encode(unknownTables, forKey: .unknownTables)
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    let text = TextBuffer(try box.decode(String.self, forKey: .text))
    let blocks = try BlockCode.blocks(try box.decode([Int].self, forKey: .blocks), in: text)
    let gaps = try box.decode([GapCode].self, forKey: .gaps).map { gap in
      let range = max(gap.start, 0)..<max(gap.end, gap.start, 0)
      return gap.isNote ? Gap(note: gap.reason, at: range) : Gap(range: range, reason: gap.reason)
    }
    let pages = try box.decode([Int].self, forKey: .pages)
    unknownTables = try box.decode([Int].self, forKey: .unknownTables)
    guard pages.count % 3 == 0, unknownTables.allSatisfy(blocks.indices.contains) else { throw ReadingError.broken }
    document = Document(
      file: try box.decode(String.self, forKey: .file),
      role: Role(rawValue: try box.decode(String.self, forKey: .role)) ?? .lampiran, text: text, blocks: blocks,
      gaps: gaps,
      pages: stride(from: 0, to: pages.count, by: 3).map {
        PageStart(offset: pages[$0], page: pages[$0 + 1], isRecognised: pages[$0 + 2] == 1)
      })
  }
}

/// Blocks as a row of whole numbers, and back.
enum BlockCode {
  static func numbers(_ blocks: [Block]) -> [Int] {
    var numbers: [Int] = []
    for block in blocks {
      let (kind, detail) =
        switch block.content {
        case .heading(let level): (0, level)
        case .paragraph: (1, 0)
        case .listItem: (2, 0)
        case .caption: (3, 0)
        case .formula: (4, 0)
        case .entry: (5, 0)
        case .table(let table): (6, table.caption ?? -1)
        }
      numbers += [kind, block.range.lowerBound, block.range.upperBound, detail]
      guard case .table(let table) = block.content else { continue }
      numbers += [table.columns, table.rows.count]
      for row in table.rows {
        let kind = kinds.firstIndex(of: row.kind) ?? 2
        numbers += [kind, row.range.lowerBound, row.range.upperBound, row.cells.count]
        for cell in row.cells {
          numbers += [cell.range.lowerBound, cell.range.upperBound, cell.column, cell.columnSpan, cell.rowSpan]
        }
      }
    }
    return numbers
  }

  private static let kinds: [Row.Kind] = [.header, .numbering, .body, .repeated]

  static func blocks(_ numbers: [Int], in text: TextBuffer) throws -> [Block] {
    var source = Numbers(rest: numbers[...], end: text.count)
    var blocks: [Block] = []
    while !source.rest.isEmpty {
      let kind = try source.next()
      let range = try source.range()
      let detail = try source.next()
      blocks.append(Block(try content(kind, detail, range, &source), range))
    }
    let captions = blocks.indices
    for block in blocks {
      if case .table(let table) = block.content, let caption = table.caption, !captions.contains(caption) {
        throw ReadingError.broken
      }
    }
    return blocks
  }

  /// What only the rules need of a block (the parts of a caption or an entry) is not kept.
  private static func content(
    _ kind: Int, _ detail: Int, _ range: Range<Int>, _ source: inout Numbers
  ) throws -> Content {
    let start = range.lowerBound..<range.lowerBound
    switch kind {
    case 0: return .heading(level: detail)
    case 1: return .paragraph
    case 2: return .listItem(marker: start)
    case 3: return .caption(Caption(kind: .table, number: nil, title: range))
    case 4: return .formula
    case 5: return .entry(Entry(kind: nil, number: nil, title: range, page: nil))
    case 6:
      let columns = try source.next()
      let rows = try (0..<source.count()).map { _ in try row(&source) }
      return .table(Table(caption: detail < 0 ? nil : detail, columns: columns, rows: rows))
    default: throw ReadingError.broken
    }
  }

  private static func row(_ source: inout Numbers) throws -> Row {
    let kind = try source.next()
    let range = try source.range()
    let cells = try (0..<source.count()).map { _ in
      Cell(
        range: try source.range(), column: try source.next(), columnSpan: try source.next(),
        rowSpan: try source.next())
    }
    guard kinds.indices.contains(kind) else { throw ReadingError.broken }
    return Row(kind: kinds[kind], cells: cells, range: range)
  }

  /// Whole numbers that are taken one by one and must be what they should.
  private struct Numbers {
    var rest: ArraySlice<Int>
    let end: Int

    mutating func next() throws -> Int {
      guard let number = rest.popFirst() else { throw ReadingError.broken }
      return number
    }

    mutating func range() throws -> Range<Int> {
      let (lower, upper) = (try next(), try next())
      guard 0 <= lower, lower <= upper, upper <= end else { throw ReadingError.broken }
      return lower..<upper
    }

    mutating func count() throws -> Int {
      let count = try next()
      guard count >= 0, count <= rest.count else { throw ReadingError.broken }
      return count
    }
  }
}
