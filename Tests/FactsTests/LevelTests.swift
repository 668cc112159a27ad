import Documents
import Testing

@testable import Facts

/// Levels and parents of rows.
@Suite struct LevelTests {
  private func definition() throws -> RecordDefinition {
    try tables(
      [field("nomor", .label, "^no$"), field("nama", .name, "uraian"), field("pagu", .money, "pagu")],
      total: "^jumlah",
      levels: [
        level("program", row: ["nama": "^program"]),
        level("kegiatan", row: ["nomor": #"^\d+$"#], table: ["nama": "^program"]),
        level("subkegiatan", row: ["nomor": #"^\d+\.\d+$"#]),
      ], order: ["program", "kegiatan", "subkegiatan"])
  }

  @Test func everyRowBelongsToTheNearestRowAbove() throws {
    let text = """
      | No | Uraian | Pagu |
      |---|---|---|
      | | Program Jalan | 10.000.000 |
      | 1 | Rehabilitasi | 6.000.000 |
      | 1.1 | Survei | 1.000.000 |
      | 1.2 | Pekerjaan | 5.000.000 |
      | 2 | Pemeliharaan | 4.000.000 |
      | | Program Jembatan | 3.000.000 |
      | 1.1 | Inspeksi | 3.000.000 |
      | | Jumlah | 13.000.000 |
      """
    let found = try records(definition(), in: read(text))
    #expect(
      found.map { $0.level ?? "-" } == [
        "program", "kegiatan", "subkegiatan", "subkegiatan", "kegiatan", "program", "subkegiatan", "-",
      ])
    #expect(found.map(\.parent) == [nil, 0, 1, 1, 0, nil, 5, nil])
  }

  /// A level that asks for something in the whole table is not used where the table has none of it.
  @Test func aLevelMayAskForItsTable() throws {
    let text = "| No | Uraian | Pagu |\n|---|---|---|\n| 1 | Rehabilitasi | 6.000.000 |\n| 1.1 | Survei | 1.000.000 |"
    let found = try records(definition(), in: read(text))
    #expect(found.map { $0.level ?? "-" } == ["-", "subkegiatan"])
    #expect(found.map(\.parent) == [nil, nil])
  }

  /// A parent is never taken from another table or another document.
  @Test func parentsStayInTheirTable() throws {
    let one =
      "| No | Uraian | Pagu |\n|---|---|---|\n| | Program Jalan | 10.000.000 |\n| 1 | Rehabilitasi | 6.000.000 |"
    let two = "| No | Uraian | Pagu |\n|---|---|---|\n| 1.1 | Survei | 1.000.000 |\n| | Program Air | 1.000.000 |"
    let found = try records(definition(), in: read(one + "\n\nUraian.\n\n" + two), read(one))
    #expect(found.map(\.parent) == [nil, 0, nil, nil, nil, 4])
    #expect(found.map(\.document) == [0, 0, 0, 0, 1, 1])
  }
}
