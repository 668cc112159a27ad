import Documents
import Testing

@testable import Facts

@Suite struct FigureTableTests {
  private static func table(_ text: String) throws -> FigureTable? {
    let document = read(text)
    let index = try #require(document.blocks.firstIndex { if case .table = $0.content { true } else { false } })
    guard case .table(let table) = document.blocks[index].content else { return nil }
    return FigureTable(table, block: index, of: document, index: 0)
  }

  @Test func rowNumbersYearsAndCodesAreNoQuantities() throws {
    let table = try #require(
      try Self.table(
        """
        | No | Kode | Tahun | NIP | Uraian | Pagu | Serapan |
        |---|---|---|---|---|---|---|
        | 1 | 2.13.01 | 2021 | 0012 | Jalan | 1.200.000 | 91,20 |
        | 2 | 2.13.02 | 2022 | 0047 | Jembatan | 3.400.000 | 88,10 |
        | 3 | 2.13.03 | 2023 | 0051 | Irigasi | 2.100.000 | - |
        """))
    #expect(table.headers == ["pagu", "serapan"])
    #expect(table.rows.map(\.isFitting) == [true, true, true])
    #expect(table.confidence == 1)
  }

  @Test func aFigureBeyondAllIntegersIsStillAFigure() throws {
    let table = try Self.table(
      """
      | No | Uraian | Nomor SP2D | Nilai (Rp) |
      |---|---|---|---|
      | 1 | Belanja Satu | 10213010000020240001 | 217.433.657 |
      | 2 | Belanja Dua | 10213010000020240002 | 13.349.500 |
      | 3 | Belanja Tiga | 10213010000020240003 | 13.349.500 |
      """)
    #expect(table?.headers == ["nilai (rp)"])
  }

  @Test func shortHeadersKeepTheWordsAboveThem() throws {
    let table = try #require(
      try Self.table(
        """
        | Uraian | Pagu | Realisasi Keuangan | |
        | | | (Rp) | (%) |
        |---|---|---|---|
        | Jalan | 1.200.000 | 1.100.000 | 91,67 |
        | Jembatan | 3.400.000 | 3.000.000 | 88,24 |
        | Irigasi | 2.100.000 | 1.900.000 | 90,48 |
        """))
    #expect(table.headers == ["pagu", "realisasi keuangan (rp)", "realisasi keuangan (%)"])
  }

  @Test func aShiftedRowDoesNotFit() throws {
    let table = try #require(
      try Self.table(
        """
        | No | Uraian | Pagu | Realisasi | Serapan |
        |---|---|---|---|---|
        | 1 | Jalan | 1.200.000 | 1.100.000 | 91,67 |
        | 2 | Jembatan | 3.400.000 | 3.000.000 | 88,24 |
        | Irigasi | 2.100.000 | 1.900.000 | 90,48 | |
        | 4 | Trotoar | 1.500.000 | 1.400.000 | 93,33 |
        | 5 | Drainase | 900.000 | 800.000 | 88,89 |
        | Jumlah | | 9.100.000 | 8.200.000 | 90,11 |
        """))
    #expect(table.rows.map(\.isFitting) == [true, true, false, true, true, true])
    #expect(table.speaking == 6)
  }

  @Test func rowsOfOneLevelBeginAlike() throws {
    let table = try #require(
      try Self.table(
        """
        | No | Uraian | Orang | Unit |
        |---|---|---|---|
        | 1 | PELATIHAN | 30 | 12 |
        | | a. Dasar | 10 | 7 |
        | | b. Lanjut | 20 | 5 |
        | 2. | PENYULUHAN | 45 | 19 |
        | | a. Desa | 45 | 19 |
        """))
    let levels = table.rows.map(\.level)
    #expect(levels[0] == levels[3])
    #expect(levels[1] == levels[2])
    #expect(levels[1] == levels[4])
    #expect(levels[0] != levels[1])
  }
}
