import Documents
import Testing

@testable import Facts

/// Rows that OCR shifted, cut or widened against their header still give the right facts.
@Suite struct RowAlignmentTests {
  struct Case: CustomTestStringConvertible {
    let title: String
    /// The row under test; it stands between rows of the usual shape.
    let row: String
    let record: String

    var testDescription: String { title }
  }

  /// A budget table: number, name, two amounts of money, a percentage, a remark.
  private static func budget() throws -> RecordDefinition {
    try tables(
      [
        field("nomor", .label, "^no$"), field("nama", .name, "kegiatan"), field("pagu", .money, "pagu"),
        field("realisasi", .money, "realisasi"), field("serapan", .figure, "%"), field("ket", .text, "ket"),
      ], needs: ["nama", "pagu"])
  }

  static let budgetCases = [
    Case(
      title: "baris biasa", row: "| 3 | Rapat koordinasi | 1.500.000 | 1.200.000 | 80,00% | APBD |",
      record: "ket=APBD nama=Rapat koordinasi nomor=3 pagu=1.500.000 realisasi=1.200.000 serapan=80,00%"),
    Case(
      title: "nomor hilang, semua bergeser ke kiri",
      row: "| Rapat koordinasi | 1.500.000 | 1.200.000 | 80,00% | APBD |",
      record: "GESER ket=APBD nama=Rapat koordinasi pagu=1.500.000 realisasi=1.200.000 serapan=80,00%"),
    Case(
      title: "nomor kosong bukan geseran", row: "| | Rapat koordinasi | 1.500.000 | 1.200.000 | 80,00% | APBD |",
      record: "ket=APBD nama=Rapat koordinasi pagu=1.500.000 realisasi=1.200.000 serapan=80,00%"),
    Case(
      title: "nomor terbelah dua", row: "| 0 | 3 | Rapat koordinasi | 1.500.000 | 1.200.000 | 80,00% | APBD |",
      record: "GESER ket=APBD nama=Rapat koordinasi nomor=0 | 3 pagu=1.500.000 realisasi=1.200.000 serapan=80,00%"),
    Case(
      title: "pagu hilang: persen tidak menjadi uang", row: "| 3 | Rapat koordinasi | 1.200.000 | 80,00% | APBD |",
      record: "GESER ket=APBD nama=Rapat koordinasi nomor=3 pagu=1.200.000 serapan=80,00%"),
    Case(
      title: "hanya judul kelompok", row: "| | Urusan Sosial | | | | |", record: "nama=Urusan Sosial"),
    Case(
      title: "tanda hubung adalah isian kosong", row: "| 3 | Rapat koordinasi | 1.500.000 | - | - | APBD |",
      record: "ket=APBD nama=Rapat koordinasi nomor=3 pagu=1.500.000 realisasi=- serapan=-"),
  ]

  @Test(arguments: budgetCases) func budgetRow(_ item: Case) throws {
    let text = """
      | No | Kegiatan | Pagu | Realisasi | % | Ket |
      |---|---|---|---|---|---|
      | 1 | Sosialisasi perizinan | 2.000.000 | 1.000.000 | 50,00% | APBD |
      | 2 | Pendataan usaha | 4.000.000 | 3.000.000 | 75,00% | APBD |
      \(item.row)
      | 4 | Pengawasan lapangan | 8.000.000 | 7.000.000 | 87,50% | APBD |
      | 5 | Pemeliharaan gedung | 3.000.000 | 2.100.000 | 70,00% | APBD |
      """
    let found = try records(Self.budget(), in: read(text))
    try #require(found.count == 5)
    #expect(show(found[2]) == item.record)
    #expect(show(found[3]).hasSuffix("pagu=8.000.000 realisasi=7.000.000 serapan=87,50%"))
  }

  static let countCases = [
    Case(
      title: "nama terbelah dua oleh batas kolom",
      row: "| Pelatihan kader dan | pendamping desa | 15 Orang | 12 Orang | 80% |",
      record: "nama=Pelatihan kader dan | pendamping desa realisasi=12 Orang serapan=80% target=15 Orang"),
    Case(
      title: "nomor hilang di tabel cacah", row: "| Pelatihan kader | 15 Orang | 12 Orang | 80% |",
      record: "GESER nama=Pelatihan kader realisasi=12 Orang serapan=80% target=15 Orang"),
    Case(
      title: "baris biasa dengan cacah", row: "| 3 | Pelatihan kader | 15 Orang | 12 Orang | 80% |",
      record: "nama=Pelatihan kader nomor=3 realisasi=12 Orang serapan=80% target=15 Orang"),
  ]

  @Test(arguments: countCases) func countRow(_ item: Case) throws {
    let definition = try tables([
      field("nomor", .label, "^no$"), field("nama", .name, "kegiatan"), field("target", .figure, "target"),
      field("realisasi", .figure, "realisasi"), field("serapan", .figure, "%"),
    ])
    let text = """
      | No | Kegiatan | Target | Realisasi | % |
      |---|---|---|---|---|
      | 1 | Bantuan pangan | 100 Keluarga | 90 Keluarga | 90% |
      | 2 | Bimbingan teknis | 20 Orang | 20 Orang | 100% |
      \(item.row)
      | 4 | Penerbitan izin | 40 Dokumen | 38 Dokumen | 95% |
      | 5 | Pengaduan warga | 10 Kasus | 9 Kasus | 90% |
      """
    let found = records(definition, in: read(text))
    try #require(found.count == 5)
    #expect(show(found[2]) == item.record)
  }

  /// What is printed stands where it is printed: places survive every move.
  @Test(arguments: budgetCases + countCases) func placesHoldTheWords(_ item: Case) throws {
    let document = read(
      """
      | No | Kegiatan | Pagu | Realisasi | % | Ket |
      |---|---|---|---|---|---|
      | 1 | Sosialisasi perizinan | 2.000.000 | 1.000.000 | 50,00% | APBD |
      \(item.row)
      | 2 | Pendataan usaha | 4.000.000 | 3.000.000 | 75,00% | APBD |
      """)
    for record in try records(Self.budget(), in: document) {
      for fact in record.fields.values {
        #expect(document.text.string(fact.place.range) == fact.text)
        #expect(document.blocks[fact.place.block].range.contains(fact.place.range.lowerBound))
      }
    }
  }

  /// A row far longer than the table must neither trap nor spill over.
  @Test func aVeryLongRowIsRead() throws {
    let cells = (0..<400).map { "\($0) Orang" }.joined(separator: " | ")
    let text =
      "| No | Kegiatan | Pagu |\n|---|---|---|\n| 1 | Rapat | 1.000.000 |\n| \(cells) |\n| 2 | Desk | 2.000.000 |"
    let found = try records(Self.budget(), in: read(text))
    #expect(found.first.map(show) == "nama=Rapat nomor=1 pagu=1.000.000")
    #expect(found.last.map(show) == "nama=Desk nomor=2 pagu=2.000.000")
  }
}
