internal import Bahasa
internal import Documents
package import Facts
internal import Mustache

/// A document as it was understood, as one HTML page: its words, its tables with the cells that became facts, and what
/// could not be read. Needs nothing beside itself.
package struct DocumentPage {
  private let document: Document
  /// The kinds of record read from each table, by block.
  private let kinds: [Int: Set<String>]
  /// The cells that became facts, by block.
  private let cells: [Int: Set<CellAddress>]
  /// How each table is understood, by block.
  private let readings: [Int: TableReading]

  /// The document with an index in the dossier of a book.
  package init(_ book: FactBook, document index: Int) {
    document = book.document(index)
    var kinds: [Int: Set<String>] = [:]
    var cells: [Int: Set<CellAddress>] = [:]
    for (kind, records) in book.records {
      for record in records where record.document == index && record.row != nil {
        kinds[record.block, default: []].insert(kind)
        for fact in record.fields.values {
          if let cell = fact.place.cell, fact.place.block == record.block {
            cells[record.block, default: []].insert(cell)
          }
        }
      }
    }
    (self.kinds, self.cells) = (kinds, cells)
    readings = Dictionary(book.tables.filter { $0.document == index }.map { ($0.block, $0) }) { first, _ in first }
  }

  /// The page as HTML. Throws only when the template itself is broken.
  package func write() throws -> String {
    let template = try MustacheTemplate(string: String(decoding: PackageResources.dokumen_mustache, as: UTF8.self))
    return template.render(PageContent(title: document.file.plain, summary: summary, blocks: blocks()))
  }

  private var summary: String {
    let tables = document.blocks.count { if case .table = $0.content { true } else { false } }
    let parts = [
      document.pages.isEmpty ? nil : "\(document.pages.count) halaman", "\(document.blocks.count) bagian",
      "\(tables) tabel, \(kinds.count) dikenali", document.gaps.isEmpty ? nil : "\(document.gaps.count) tak terbaca",
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private func blocks() -> [PageBlock] {
    var pages = document.pages[...]
    var gaps = document.gaps.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    var figures = document.figures[...]
    var blocks: [PageBlock] = []
    for (index, block) in document.blocks.enumerated() {
      var shown = PageBlock()
      while let page = pages.first, page.offset <= block.range.lowerBound {
        shown.page = page.page
        pages.removeFirst()
      }
      while let gap = gaps.first, gap.range.lowerBound <= block.range.lowerBound {
        shown.gaps.append(gap.reason.plain)
        gaps.removeFirst()
      }
      while let next = figures.first, next.offset <= block.range.lowerBound {
        blocks.append(Self.shown(next))
        figures.removeFirst()
      }
      fill(&shown, block, index)
      blocks.append(shown)
    }
    blocks += figures.map(Self.shown)
    return gaps.isEmpty ? blocks : blocks + [PageBlock(gaps: gaps.map(\.reason.plain))]
  }

  /// A picture, by what its author says it shows.
  private static func shown(_ figure: Figure) -> PageBlock {
    var shown = PageBlock()
    let words = figure.words.plain
    shown.line = .init(style: "figure", words: words.isEmpty ? "[gambar]" : "[gambar: \(words)]")
    return shown
  }

  private func fill(_ shown: inout PageBlock, _ block: Block, _ index: Int) {
    switch block.content {
    case .heading(let level): shown.heading = .init(level: min(max(level, 1), 4) + 1, words: words(block.range))
    case .paragraph: shown.line = .init(style: "paragraph", words: words(block.range))
    case .listItem: shown.line = .init(style: "item", words: words(block.range))
    case .caption: shown.line = .init(style: "caption", words: words(block.range))
    case .formula: shown.line = .init(style: "formula", words: words(block.range))
    case .entry: shown.line = .init(style: "entry", words: words(block.range))
    case .table(let table): shown.table = self.table(table, index)
    }
  }

  private func table(_ table: Table, _ block: Int) -> PageBlock.TableShown {
    let names = (kinds[block] ?? []).sorted()
    let kinds = names.isEmpty ? "tabel tidak dikenali" : "dikenali: " + names.joined(separator: ", ")
    let reading = kinds + " · " + Self.words(table.structure)
    let known = Dictionary((readings[block]?.rows ?? []).map { ($0.index, $0) }) { first, _ in first }
    var rows = table.rows.enumerated().map { number, row in
      PageBlock.RowShown(
        attributes: row.kind == .repeated ? " class=\"repeated\"" : known[number].map(Self.attributes) ?? "",
        cells: row.cells.map { cell(of: row, $0, at: CellAddress(row: number, column: $0.column), block) })
    }
    if let roles = roles(of: block) { rows.insert(roles, at: table.rows.firstIndex { $0.kind == .body } ?? 0) }
    return .init(attributes: names.isEmpty ? "" : " class=\"known\"", reading: reading, rows: rows)
  }

  /// What each column measures, as a row below the header.
  private func roles(of block: Int) -> PageBlock.RowShown? {
    guard let columns = readings[block]?.columns, columns.contains(where: { $0.measure != nil }) else { return nil }
    return .init(
      attributes: " class=\"roles\"",
      cells: columns.map { role in
        .init(tag: "td", attributes: role.measure == nil ? " class=\"unknown\"" : "", words: role.display)
      })
  }

  /// What a row is, for the eye and for who points at it: a total, a mean, data on the second level.
  private static func attributes(_ row: ReadRow) -> String {
    let level = row.level.map { ", jenjang \($0 + 1)" } ?? ""
    return " class=\"\(row.kind.rawValue)\" title=\"\(row.kind.rawValue)\(level)\""
  }

  private func cell(of row: Row, _ cell: Cell, at address: CellAddress, _ block: Int) -> PageBlock.CellShown {
    let bytes = document.text.bytes
    var styles: [String] = []
    if row.kind == .body {
      if PrintedNumber.parse(bytes, in: cell.range) != nil { styles.append("figure") }
      if cells[block]?.contains(address) == true { styles.append("used") }
    }
    var attributes = styles.isEmpty ? "" : " class=\"\(styles.joined(separator: " "))\""
    if cell.columnSpan > 1 { attributes += " colspan=\"\(cell.columnSpan)\"" }
    if cell.rowSpan > 1 { attributes += " rowspan=\"\(cell.rowSpan)\"" }
    return .init(tag: row.kind == .body ? "td" : "th", attributes: attributes, words: words(cell.range))
  }

  /// How sure the arrangement of a table is.
  private static func words(_ structure: Table.Structure) -> String {
    switch structure {
    case .aligned: "kolom ditebak dari letak kata"
    case .marked: "sel menurut tanda pemisah"
    case .ruled: "sel menurut garis"
    case .stated: "sel menurut berkas"
    }
  }

  private func words(_ range: Range<Int>) -> String { document.text.string(range).plain }
}

/// What the template of the page fills in.
private struct PageContent {
  let title: String
  let summary: String
  let blocks: [PageBlock]
}

/// One block as the template shows it; what a block is not stays nil.
private struct PageBlock {
  struct Heading { let level: Int; let words: String }
  struct Line { let style: String; let words: String }
  struct TableShown {
    let attributes: String
    let reading: String
    let rows: [RowShown]
  }
  struct RowShown {
    let attributes: String
    let cells: [CellShown]
  }
  struct CellShown {
    let tag: String
    let attributes: String
    let words: String
  }

  /// The page that begins before this block.
  var page: Int?
  var gaps: [String] = []
  var heading: Heading?
  var line: Line?
  var table: TableShown?
}
