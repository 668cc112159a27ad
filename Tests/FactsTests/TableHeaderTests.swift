import Documents
import Testing

@testable import Facts

@Suite struct TableHeaderTests {
  struct Case: CustomTestStringConvertible {
    let title: String
    let text: String
    let paths: [String]

    var testDescription: String { title }
  }

  static let cases = [
    Case(
      title: "satu baris judul",
      text: """
        | No | Indikator Kinerja | Target |
        |---|---|---|
        | 1 | Jalan mantap | 90 |
        """, paths: ["no", "indikator kinerja", "target"]),
    Case(
      title: "judul bersel gabung di atas dua tahun",
      text: """
        | No | Realisasi | | Target |
        | | Tahun 2022 | Tahun 2023 | |
        |---|---|---|---|
        | 1 | 80 | 81 | 90 |
        """, paths: ["no", "realisasi / tahun 2022", "realisasi / tahun 2023", "target"]),
    Case(
      title: "judul tiga tingkat",
      text: """
        | Program | Realisasi | | | |
        | | Kinerja | | Anggaran | |
        | | K | % | Rp | % |
        |---|---|---|---|---|
        | Jalan | 1 | 2 | 3 | 4 |
        """,
      paths: [
        "program", "realisasi / kinerja / k", "realisasi / kinerja / %", "realisasi / anggaran / rp",
        "realisasi / anggaran / %",
      ]),
    Case(
      title: "kolom tanpa judul sama sekali milik tetangga kiri",
      text: """
        | Kegiatan | | Pagu |
        |---|---|---|
        | a. | Jalan | 1.000 |
        """, paths: ["kegiatan", "kegiatan", "pagu"]),
    Case(
      title: "kolom pertama kosong tetap kosong",
      text: """
        | | Indikator | Target |
        |---|---|---|
        | 1 | Jalan | 90 |
        """, paths: ["", "indikator", "target"]),
    Case(
      title: "tebal, huruf besar, dan spasi tidak dihitung",
      text: """
        | **NO** | **Target   Kinerja** | _Satuan_ |
        |---|---|---|
        | 1 | 90 | Persen |
        """, paths: ["no", "target kinerja", "satuan"]),
    Case(
      title: "kata yang sama di dua baris ditulis sekali",
      text: """
        | No | Target | Capaian |
        | No | Target | (%) |
        |---|---|---|
        | 1 | 90 | 100 |
        """, paths: ["no", "target", "capaian / (%)"]),
    Case(
      title: "baris nomor kolom bukan judul",
      text: """
        | No | Indikator | Target |
        | 1 | 2 | 3 |
        |---|---|---|
        | 1 | Jalan | 90 |
        """, paths: ["no", "indikator", "target"]),
  ]

  @Test(arguments: cases) func paths(_ item: Case) throws {
    let document = read(item.text)
    let table = try #require(document.firstTable)
    #expect(TableHeader(table, in: document.text).paths == item.paths)
  }

  /// A reader that knows spans (DOCX, XLSX) says them; then nothing is guessed.
  @Test func aSpannedHeaderCoversItsColumns() {
    let text = TextBuffer("Realisasi 2022 2023 1 2")
    let table = Table(
      caption: nil, columns: 2,
      rows: [
        Row(kind: .header, cells: [Cell(range: 0..<9, column: 0, columnSpan: 2)], range: 0..<9),
        Row(kind: .header, cells: [Cell(range: 10..<14, column: 0), Cell(range: 15..<19, column: 1)], range: 10..<19),
        Row(kind: .body, cells: [Cell(range: 20..<21, column: 0), Cell(range: 22..<23, column: 1)], range: 20..<23),
      ])
    #expect(TableHeader(table, in: text).paths == ["realisasi / 2022", "realisasi / 2023"])
  }

  @Test func aSpanBeyondTheTableIsCut() {
    let text = TextBuffer("Target")
    let table = Table(
      caption: nil, columns: 1,
      rows: [Row(kind: .header, cells: [Cell(range: 0..<6, column: 0, columnSpan: Int.max / 2)], range: 0..<6)])
    #expect(TableHeader(table, in: text).paths == ["target"])
  }

  @Test func aTableWithoutHeaderHasEmptyPaths() {
    let text = TextBuffer("1 2")
    let cells = [Cell(range: 0..<1, column: 0), Cell(range: 2..<3, column: 1)]
    let table = Table(caption: nil, columns: 2, rows: [Row(kind: .body, cells: cells, range: 0..<3)])
    #expect(TableHeader(table, in: text).paths == ["", ""])
  }
}

extension Document {
  /// The first table of the document.
  var firstTable: Table? {
    for block in blocks { if case .table(let table) = block.content { return table } }
    return nil
  }
}
