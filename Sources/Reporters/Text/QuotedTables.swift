internal import Documents
internal import Facts

/// The tables that findings quote, with what a quoted row needs to be understood: the header above it and the cells that
/// reach down into it. Each table is looked through once.
struct QuotedTables {
  /// One cell of a quoted table.
  struct QuotedCell {
    let range: Range<Int>
    let column: Int
    let columnSpan: Int
    let rowSpan: Int
    /// Whether it belongs to the row itself, or reaches down from a row above.
    let isOwn: Bool
  }

  private struct Header {
    let rows: [[QuotedCell]]
    /// The words over each column.
    let names: [String]
    /// For each accused row the cells that reach down into it.
    let carried: [Int: [QuotedCell]]
  }

  private struct Key: Hashable {
    let document: Int
    let block: Int
  }

  private let book: FactBook
  private let headers: [Key: Header]

  /// Wider tables are quoted as a line.
  private static let mostColumns = 24
  /// More header rows than this are no header.
  private static let mostHeaderRows = 4

  /// The tables of the given places.
  init(book: FactBook, places: [Place]) {
    self.book = book
    var rows: [Key: Set<Int>] = [:]
    for place in places {
      guard let cell = place.cell else { continue }
      rows[Key(document: place.document, block: place.block), default: []].insert(cell.row)
    }
    var headers: [Key: Header] = [:]
    for (key, rows) in rows {
      let document = book.document(key.document)
      guard case .table(let table) = document.blocks[key.block].content, table.columns <= Self.mostColumns else {
        continue
      }
      headers[key] = Self.header(of: table, in: document.text, rows: rows)
    }
    self.headers = headers
  }

  /// The header words over the column of a place, as printed; nil when there are none.
  func column(of place: Place) -> String? {
    guard let cell = place.cell, let header = headers[Key(document: place.document, block: place.block)],
      header.names.indices.contains(cell.column), !header.names[cell.column].isEmpty
    else { return nil }
    return header.names[cell.column]
  }

  /// The header rows and the row of a place; nil when it stands in no table that can be shown as one.
  func quote(_ place: Place) -> (header: [[QuotedCell]], row: [QuotedCell])? {
    guard let cell = place.cell, let header = headers[Key(document: place.document, block: place.block)],
      case .table(let table) = book.document(place.document).blocks[place.block].content
    else { return nil }
    let row = table.rows[cell.row]
    let own = row.cells.map { QuotedCell($0, rowSpan: 1) }
    let all = (own + (header.carried[cell.row] ?? [])).sorted { $0.column < $1.column }
    return (row.kind == .header ? [] : header.rows, all)
  }

  private static func header(of table: Table, in text: TextBuffer, rows: Set<Int>) -> Header {
    let shown = table.rows.filter { $0.kind == .header }.prefix(mostHeaderRows)
    var names = [[String]](repeating: [], count: table.columns)
    var header: [[QuotedCell]] = []
    for (index, row) in shown.enumerated() {
      header.append(row.cells.map { QuotedCell($0, rowSpan: min($0.rowSpan, shown.count - index)) })
      for cell in row.cells {
        let words = Layout.cut(text.string(cell.range).plain, to: 80)
        guard !words.isEmpty else { continue }
        for column in cell.column..<min(cell.column + cell.columnSpan, table.columns)
        where names[column].last != words { names[column].append(words) }
      }
    }
    return Header(
      rows: header, names: names.map { $0.joined(separator: " / ") }, carried: carried(in: table, to: rows))
  }

  private static func carried(in table: Table, to rows: Set<Int>) -> [Int: [QuotedCell]] {
    var carried: [Int: [QuotedCell]] = [:]
    for (number, row) in table.rows.enumerated() where row.kind == .body {
      for cell in row.cells where cell.rowSpan > 1 {
        for below in (number + 1)..<max(min(number + cell.rowSpan, table.rows.count), number + 1)
        where rows.contains(below) {
          carried[below, default: []].append(QuotedCell(cell, rowSpan: 1, isOwn: false))
        }
      }
    }
    return carried
  }
}

extension QuotedTables.QuotedCell {
  fileprivate init(_ cell: Cell, rowSpan: Int, isOwn: Bool = true) {
    self.init(
      range: cell.range, column: cell.column, columnSpan: max(cell.columnSpan, 1), rowSpan: max(rowSpan, 1),
      isOwn: isOwn)
  }
}
