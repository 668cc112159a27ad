import Documents
import TestSupport
import Testing

@testable import Readers

private typealias Word = WordFile

private func tables(_ body: String) -> (document: Document, tables: [Table]) {
  let document = Readers.read(Word(body).bytes, file: "a.docx")
  expectSound(document)
  let tables = document.blocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }
  return (document, tables)
}

/// A cell as compared: its words and how far it reaches.
private struct Shape: Hashable {
  let row: Int
  let column: Int
  let columns: Int
  let rows: Int
  let words: String
}

@Suite struct WordTableTests {
  @Test func headerRows() {
    let header = [Word.cell("No", "<w:vMerge w:val=\"restart\"/>"), Word.cell("Target", "<w:gridSpan w:val=\"2\"/>")]
    let rows = [
      Word.row(header, "<w:tblHeader/>"),
      Word.row([Word.cell("", "<w:vMerge/>"), Word.cell("K"), Word.cell("Rp")]),
      Word.row(["1", "2 Unit", "5"].map { Word.cell($0) }),
    ]
    #expect(tables(Word.table(rows)).tables.first?.rows.map(\.kind) == [.header, .header, .body])
  }

  private static func stack(_ lines: [String]) -> String {
    Word.cell("", content: lines.map { Word.paragraph($0) }.joined())
  }

  /// A list of names with a figure for each, every one on a line of its own, is as many rows; what is not stacked reaches
  /// over them.
  @Test func stackedLinesAreRows() {
    let rows = [
      Word.row(["No", "Sasaran", "Indikator", "Target"].map { Word.cell($0) }),
      Word.row([
        Word.cell("1"), Word.cell("Layanan naik"),
        Self.stack(["1. Persentase warga", "terlayani", "2. Nilai akreditasi"]), Self.stack(["80 %", "", "90"]),
      ]),
      Word.row(["2", "Tertib", "Opini", "WTP"].map { Word.cell($0) }),
    ]
    let read = tables(Word.table(rows))
    #expect(
      read.document.notation().contains(
        """
        | 1 | Layanan naik | 1. Persentase warga terlayani | 80 % |
        | | | 2. Nilai akreditasi | 90 |
        | 2 | Tertib | Opini | WTP |
        """), "\(read.document.notation())")
    let spans = read.tables.first?.rows.flatMap(\.cells).filter { $0.rowSpan > 1 }.map(\.rowSpan)
    #expect(spans == [2, 2])
  }

  /// Lines that only wrap, and lists with another number of figures, stay one row.
  @Test(arguments: [
    (["Persentase warga", "terlayani"], ["80 %"]),
    (["1. Persentase warga", "2. Nilai akreditasi"], ["80 %", "90", "95"]),
    (["Persentase warga", "Nilai akreditasi"], ["80 %", "90"]),
    (["1. Persentase warga", "2. Nilai"], ["naik", "tetap"]),
  ]) func otherLinesAreOneRow(names: [String], figures: [String]) {
    let rows = [
      Word.row(["Indikator", "Target"].map { Word.cell($0) }), Word.row([Self.stack(names), Self.stack(figures)]),
    ]
    #expect(tables(Word.table(rows)).tables.first?.rows.count == 2)
  }

  @Test func frameAroundText() {
    let inner = Word.paragraph("BAB I") + Word.table([["a", "b"], ["1", "2"]])
    let read = tables(Word.table([Word.row([Word.cell("", content: inner)])]))
    #expect(read.tables.count == 1)
    #expect(read.document.notation().hasPrefix("# BAB I\n"))
  }

  @Test func nestedTablesFollow() {
    let inner = Word.paragraph("Luar") + Word.table([["x", "y"], ["1", "2"]])
    let outer = Word.table([Word.row([Word.cell("a"), Word.cell("", content: inner)]), Word.row([Word.cell("c")])])
    let read = tables(outer)
    #expect(read.tables.map(\.rows.count) == [2, 2])
    #expect(read.document.notation().contains("| a | Luar |"))
  }

  /// Borders dragged by hand leave columns no letter fits in.
  @Test func columnsByHandAreOne() {
    func row(_ cells: [(String, Int)]) -> String {
      Word.row(cells.map { Word.cell($0.0, "<w:gridSpan w:val=\"\($0.1)\"/>") })
    }
    let grid = "<w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"12\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>"
    let body = "<w:tbl>\(grid)\(row([("No", 1), ("Uraian", 2)]))\(row([("1", 2), ("a", 1)]))</w:tbl>"
    #expect(tables(body).tables.first?.columns == 2)
  }

  /// Random tables: every cell and every span comes out as it was put in.
  @Test(arguments: 0..<220 as Range<UInt64>) func cellsAndSpans(_ seed: UInt64) {
    var dice = Dice(seed)
    let (xml, wanted) = table(&dice)
    let read = tables(xml)
    var found: Set<Shape> = []
    for (number, row) in (read.tables.first?.rows ?? []).enumerated() {
      for cell in row.cells {
        found.insert(
          Shape(
            row: number, column: cell.column, columns: cell.columnSpan, rows: cell.rowSpan,
            words: read.document.text.string(cell.range)))
      }
    }
    #expect(found == wanted)
  }

  /// A table of merged rectangles in which every column line and row line is used.
  private func table(_ dice: inout Dice) -> (xml: String, shapes: Set<Shape>) {
    let columns = Int.random(in: 2...7, using: &dice)
    let rows = Int.random(in: 2...9, using: &dice)
    var owner = [[Int?]](repeating: [Int?](repeating: nil, count: columns), count: rows)
    var shapes: [Shape] = []
    for row in 0..<rows {
      for column in 0..<columns where owner[row][column] == nil {
        var width = 1
        var height = 1
        // The first row stays whole, so that each column begins somewhere.
        if row > 0, Int.random(in: 0..<4, using: &dice) == 0 {
          width = Int.random(in: 1...(columns - column), using: &dice)
          height = Int.random(in: 1...(rows - row), using: &dice)
        }
        while !(column..<(column + width)).allSatisfy({ owner[row][$0] == nil }) { width -= 1 }
        let words =
          Int.random(in: 0..<6, using: &dice) == 0 ? "" : "s\(row)k\(column) \(Int.random(in: 0...99, using: &dice))"
        for under in row..<(row + height) {
          for beside in column..<(column + width) { owner[under][beside] = shapes.count }
        }
        shapes.append(Shape(row: row, column: column, columns: width, rows: height, words: words))
      }
    }
    let xml = Word.table(
      owner.indices.map { row in
        var cells: [String] = []
        var column = 0
        while column < columns {
          let shape = shapes[owner[row][column] ?? 0]
          var properties = shape.columns > 1 ? "<w:gridSpan w:val=\"\(shape.columns)\"/>" : ""
          if shape.rows > 1 { properties += shape.row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>" }
          cells.append(Word.cell(shape.row == row ? shape.words : "", properties))
          column += shape.columns
        }
        return Word.row(cells)
      })
    return (xml, Set(shapes))
  }
}
