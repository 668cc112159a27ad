internal import Bahasa
import Documents
import Facts

/// How much of a dossier was looked at; silence is never sold as approval.
package struct Coverage: Sendable, Equatable {
  package let lines: Int
  package let blocks: Int
  package let tables: Int
  /// Tables of which at least one row was read into a record.
  package let tablesRead: Int
  /// What tables of the report with figures are called of which no row was read.
  package let unreadTables: [String]
  /// Cells of tables that hold a figure, or several.
  package let figures: Int
  /// Of those, the cells that a rule judged.
  package let figuresChecked: Int
  /// Figures in sentences and captions that a rule judged.
  package let statementsChecked: Int
  /// Subjects judged `pass` or `fail`.
  package let judgements: Int
  package let gaps: Int
  /// The kinds of record that tables were read as, by name.
  package let kinds: [TableCoverage]
}

/// How many of the tables read as one kind of record were looked at.
package struct TableCoverage: Sendable, Equatable, Codable {
  /// The kind as the rules name it: `indikator`.
  package let kind: String
  package let tables: Int
  /// Of those, the tables in which a rule judged at least one cell.
  package let checked: Int
}

/// Counts coverage while rules are judged.
struct CoverageCount {
  private let book: FactBook
  private var places: Set<Place> = []
  private var judgements = 0

  private struct JudgedCell: Hashable {
    let document: Int
    let block: Int
    let cell: CellAddress
  }

  init(_ book: FactBook) { self.book = book }

  mutating func count(_ judgements: [Judgement]) {
    for judgement in judgements where judgement.verdict == .pass || judgement.verdict == .fail {
      self.judgements += 1
      for evidence in judgement.evidence where evidence.field != nil {
        let bytes = book.document(evidence.place.document).text.bytes
        let hasDigit = bytes[evidence.place.range].contains { $0 >= 0x30 && $0 <= 0x39 }
        if hasDigit { places.insert(evidence.place) }
      }
    }
  }

  var total: Coverage {
    var (lines, blocks, tables, figures, checked) = (0, 0, 0, 0, 0)
    let cells = places.reduce(into: Set<JudgedCell>()) { cells, place in
      if let cell = place.cell { cells.insert(JudgedCell(document: place.document, block: place.block, cell: cell)) }
    }
    for (index, document) in book.dossier.documents.enumerated() {
      lines += document.text.lineStarts.count
      blocks += document.blocks.count
      for (number, block) in document.blocks.enumerated() {
        guard case .table(let table) = block.content else { continue }
        tables += 1
        for (line, row) in table.rows.enumerated() where row.kind == .body {
          for cell in row.cells {
            let address = CellAddress(row: line, column: cell.column)
            let isChecked = cells.contains(JudgedCell(document: index, block: number, cell: address))
            if isChecked { checked += 1 }
            if isChecked || PrintedNumber.parse(document.text.bytes, in: cell.range) != nil { figures += 1 }
          }
        }
      }
    }
    let kinds = book.records.mapValues { records in
      Set(records.lazy.filter { $0.row != nil }.map { [$0.document, $0.block] })
    }
    let read = kinds.values.reduce(into: Set()) { $0.formUnion($1) }
    let judged = Set(places.lazy.filter { $0.cell != nil }.map { [$0.document, $0.block] })
    return Coverage(
      lines: lines, blocks: blocks, tables: tables, tablesRead: read.count,
      unreadTables: book.unreadTables.map(\.name), figures: figures,
      figuresChecked: checked, statementsChecked: places.count { $0.cell == nil },
      judgements: judgements,
      gaps: book.dossier.documents.reduce(0) { $0 + $1.gaps.count { !$0.isNote } },
      kinds: kinds.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { kind, tables in
        TableCoverage(kind: kind, tables: tables.count, checked: tables.intersection(judged).count)
      })
  }
}
