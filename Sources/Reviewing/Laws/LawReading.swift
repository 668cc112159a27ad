internal import Bahasa
import Documents
import Facts

/// One table with the laws it obeys by itself and the cells that break them.
struct LawReading {
  let table: LawTable
  let document: Int
  let block: Int
  let rowLaws: [SupportedLaw]
  let columnLaws: [ColumnLaw]
  let breaches: [LawBreach]
  /// Why nothing is said of a table though there would be something to calculate.
  let unreadable: String?

  /// Below this share of fitting rows nothing is said of a table's figures.
  private static let leastConfidence = 0.8

  init(_ figures: FigureTable, document: Int, block: Int) {
    table = LawTable(figures)
    self.document = document
    self.block = block
    let isReadable = figures.confidence >= Self.leastConfidence
    let isShort = figures.rows.count <= LawTable.longest
    unreadable = isReadable || figures.speaking < 5 ? isShort ? nil : "terlalu panjang" : "tidak pasti susunan selnya"
    rowLaws = isReadable && isShort ? RowLawSearch(table: table).laws() : []
    columnLaws = isReadable && isShort ? ColumnLawSearch(table: table).laws() : []
    breaches = LawBreaches(table: table, rowLaws: rowLaws, columnLaws: columnLaws).all()
  }

  /// The laws of every table of a dossier.
  static func all(in book: FactBook) -> [LawReading] {
    book.dossier.documents.enumerated().filter { $0.offset == book.report }.flatMap { number, document in
      document.blocks.enumerated().compactMap { index, block in
        guard case .table(let table) = block.content,
          let figures = FigureTable(table, block: index, of: document, index: number)
        else { return nil }
        return LawReading(figures, document: number, block: index)
      }
    }
  }
}

/// A cell that breaks laws its table obeys elsewhere.
struct LawBreach {
  enum Family: Hashable {
    case row(RowLaw.Family)
    case column(ColumnLaw.Family)

    init?(name: String) {
      if let family = RowLaw.Family(rawValue: name) {
        self = .row(family)
      } else {
        guard let family = ColumnLaw.Family(rawValue: name) else { return nil }
        self = .column(family)
      }
    }

    static let names = RowLaw.Family.allCases.map(\.rawValue) + ColumnLaw.Family.allCases.map(\.rawValue)
  }

  let family: Family
  let row: Int
  let column: Int
  /// What the column is called.
  let name: String
  /// What must stand there and how that is worked out.
  let expected: String
  let computation: String
  let isRounding: Bool
  let isStrong: Bool
  /// The other cells of the computation.
  let others: [(row: Int, column: Int)]
  /// Cells that obey the same law, as witnesses.
  let witnesses: [(row: Int, column: Int)]
  let support: Support

  /// How many obey, of how many.
  struct Support {
    let obeying: Int
    let all: Int
    let law: String
  }
}
