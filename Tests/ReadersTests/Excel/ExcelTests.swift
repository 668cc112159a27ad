import Archives
import Documents
import TestSupport
import Testing

@testable import Readers

private typealias Book = WorkbookFile

private func read(_ book: WorkbookFile) -> Document {
  let document = Readers.read(book.bytes, file: "a.xlsx")
  expectSound(document)
  return document
}

@Suite struct ExcelTests {
  @Test(arguments: [
    ("0.00%", "0.84555", "84,56%"), ("0%", "0.855", "86%"), ("#,##0", "1234567.5", "1.234.568"),
    ("#,##0.00", "-1234.5", "-1.234,50"), ("\"Rp\"#,##0", "1500000", "Rp1.500.000"),
    ("[$Rp-421]#,##0.00", "12.3", "Rp12,30"), ("#,##0_);(#,##0)", "-5000", "(5.000)"), ("0.0", "2.25", "2,3"),
    ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", "0", "-"), ("General", "0.1", "0,1"), ("General", "1E-3", "0,001"),
    ("General", "0.333333333333333", "0,333333333"), ("General", "123456789012", "123456789012"),
    ("dd/mm/yyyy", "45291", "31/12/2023"), ("d mmmm yyyy", "45351", "29 Februari 2024"), ("0.0,,", "2500000", "2,5"),
    ("dd/mm/yy\\ hh:mm", "45291.75", "31/12/23 18:00"), ("#,##0.##", "12", "12"), ("00", "7", "07"),
    ("0.00", "1.005", "1,01"), ("@", "5", "5"), ("0 \"orang\"", "12", "12 orang"),
  ])
  func showsNumbers(_ format: String, _ value: String, _ shown: String) {
    var book = Book(.init("A", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(value)</v></c></row>"))
    book.formats = [format]
    #expect(read(book).notation() == "# A\n\n\(shown)\n")
  }

  @Test func sheetsTitlesAndTables() {
    let rows =
      Book.row(1, ["", "Tabel 1.1 Capaian Kinerja"]) + Book.row(3, ["", "No", "", "Indikator", "Target"])
      + Book.row(4, ["", "1", "", "Mutu layanan", "85%"]) + Book.row(5, ["", "2", "", "Waktu", "90%"])
      + Book.row(7, ["", "Sumber: data diolah"])
    let document = read(Book(.init("Rekap", rows)))
    #expect(
      document.notation()
        == "# Rekap\n\nTabel 1.1: Capaian Kinerja\n\n| No | Indikator | Target |\n|---|---|---|\n| 1 | Mutu layanan | 85% |\n| 2 | Waktu | 90% |\n\nSumber: data diolah\n"
    )
    guard case .table(let table) = document.blocks[2].content else { return #expect(Bool(false)) }
    let place = Place(
      document: 0, block: 2, cell: CellAddress(row: 1, column: 2), range: table.rows[1].cells[2].range)
    let location = document.location(of: place)
    #expect(location.sheet == "Rekap" && location.cell == "E4" && location.table == "Tabel 1.1" && location.row == 1)
  }

  @Test func blankRowsPartTables() {
    let rows =
      Book.row(1, ["No", "Sasaran", "Target"]) + Book.row(2, ["1", "a", "5"]) + Book.row(4, ["No", "Program", "Pagu"])
      + Book.row(5, ["1", "b", "6"])
    let tables = read(Book(.init("A", rows))).blocks.count { if case .table = $0.content { true } else { false } }
    #expect(tables == 2)
  }

  @Test func mergedCells() {
    let rows =
      Book.row(1, ["No", "Target", ""]) + Book.row(2, ["", "K", "Rp"]) + Book.row(3, ["1", "2 Unit", "500"])
    let merged = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"
    let document = read(Book(.init("A", rows, after: merged)))
    guard case .table(let table)? = document.blocks.last?.content else { return #expect(Bool(false)) }
    #expect(table.rows.map(\.kind) == [.header, .header, .body])
    #expect(table.rows[0].cells.map(\.rowSpan) == [2, 1] && table.rows[0].cells.map(\.columnSpan) == [1, 2])
  }

  @Test func formulasAreWitnesses() {
    let cells = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>SUM(B2:B9)</f><v>12.5</v></c><c r="C1"><f>A1/0</f></c>\
      <c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="b"><v>1</v></c></row>
      """
    var book = Book(.init("A", cells))
    book.strings = ["Jumlah & lain"]
    let document = read(book)
    #expect(document.notation().contains("| Jumlah & lain | 12,5 | #DIV/0! | TRUE |"))
    #expect(document.source.formulas.values.sorted() == ["1/0", "SUM(B2:B9)"])
    #expect(document.gaps.map(\.reason).contains { $0.contains("1 sel berisi rumus tanpa nilai tersimpan, mulai C1") })
  }

  @Test func textBoxesAndCommentsAreSaid() {
    var book = WorkbookFile(.init("A", WorkbookFile.row(1, ["Satu", "2"])))
    let xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    let a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    func box(_ words: String) -> String {
      "<xdr:sp><xdr:txBody><a:p><a:r><a:t>\(words)</a:t></a:r><a:r><a:t>lagi</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    }
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    book.others = [
      (
        "xl/worksheets/_rels/sheet0.xml.rels",
        WordFile.relationships([("drawing", "../drawings/drawing1.xml"), ("comments", "../comments1.xml")])
      ),
      (
        "xl/drawings/drawing1.xml",
        WordFile.part("<xdr:wsDr xmlns:xdr=\"\(xdr)\" xmlns:a=\"\(a)\">\(box("Catatan"))\(box("Dua"))</xdr:wsDr>")
      ),
      (
        "xl/comments1.xml",
        WordFile.part(
          "<comments \(space)><commentList><comment ref=\"A1\"><text><t>Periksa</t></text></comment></commentList></comments>"
        )
      ),
    ]
    let document = read(book)
    let text = document.notation()
    #expect(text.contains("[tak terbaca: Lembar A: 2 kotak teks tidak dibaca; pindahkan isinya ke sel.]"), "\(text)")
    #expect(text.contains("[catatan: Lembar A: 1 komentar sel tidak dibaca.]"), "\(text)")
    #expect(document.gaps.map(\.hidesWords).sorted { $0 && !$1 } == [true, false])
  }

  @Test func hiddenThingsAreSaidAndNotRead() {
    let rows =
      Book.row(1, ["No", "Uraian", "Nilai"]) + Book.row(2, ["1", "lama", "3"], "hidden=\"1\"")
      + Book.row(3, ["2", "baru", "4"])
    let document = read(Book(.init("Nilai", rows), .init("Konsep", rows, isHidden: true)))
    #expect(document.gaps.map(\.isNote) == [true, true])
    let notation = document.notation()
    #expect(notation.contains("| 2 | baru | 4 |"))
    #expect(!notation.contains("| 1 | lama"))
    #expect(!notation.contains("# Konsep"))
  }

  @Test func aDayAndMonthIsNoFigure() {
    var book = Book(
      .init("Nilai", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45568</v></c><c r=\"B1\"><v>2</v></c></row>"))
    book.formats = ["d.mm"]
    #expect(read(book).notation().contains("03/10/2024"))
  }

  /// One long string may stand in very many cells: what the words take is limited, not only how many cells there are.
  @Test(arguments: [(30, 2), (1000, 5)])
  func wordsOfAllCellsAreLimited(_ most: Int, _ kept: Int) throws {
    let rows = (1...5).map { Book.row($0, [String(repeating: "a", count: 20)]) }.joined()
    let cells = SheetCells(
      strings: SharedStrings(), styles: WorkbookStyles(), from1904: false, most: 100, mostBytes: most)
    try XMLStream.parse("xl/worksheets/sheet0.xml", of: try ZipArchive(Book(.init("A", rows)).bytes), cells)
    #expect(cells.cells.count == kept && cells.leftOut == 5 - kept)
  }

  /// What there was no room for is named and counted: cells, the rest of a long one, and the sheets that follow.
  @Test func whatIsLeftOutIsCounted() {
    let shared = (1...400).map { "<row r=\"\($0)\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>" }.joined()
    var book = Book(.init("Panjang", shared), .init("Dua", shared), .init("Tiga", shared))
    book.strings = [String(repeating: "panjang ", count: 100_000)]
    let document = read(book)
    let kept = SheetCells.mostBytes / SheetCells.longestCell
    #expect(
      document.gaps.map(\.reason) == [
        "Lembar Panjang: terlalu besar; \(800 - kept) sel terakhir tidak dibaca. Bagi berkas lalu periksa ulang.",
        "Lembar Panjang: \(kept) sel terlalu panjang; hanya 64 KB pertamanya dibaca. Bagi isinya lalu periksa ulang.",
        "2 lembar tidak dibaca: Dua, Tiga. Bagi berkas lalu periksa ulang.",
      ])
  }
}
