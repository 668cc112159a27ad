import Bahasa
import Documents
import Patterns
import Testing

@testable import Facts

@Suite struct TableRecordsTests {
  @Test func aTableGivesRecordsOnlyWithTheColumnsItNeeds() throws {
    let fields = [
      try field("indikator", .name, "indikator"), try field("target", .figure, "target"),
      try field("pagu", .money, "pagu"),
    ]
    let text = """
      | Indikator | Target |
      |---|---|
      | Jalan mantap | 90 |

      Uraian di antara dua tabel.

      | Indikator | Target | Pagu |
      |---|---|---|
      | Jalan rusak | 10 | 1.000.000 |

      Uraian sesudahnya.

      | Indikator | Keterangan |
      |---|---|
      | Jalan baru | selesai |
      """
    let all = try tables(fields, needs: ["indikator", "target"])
    #expect(records(all, in: read(text)).map(show).count == 2)
    let withoutMoney = try tables(fields, needs: ["indikator", "target"], without: ["pagu"])
    #expect(records(withoutMoney, in: read(text)).map(show) == ["indikator=Jalan mantap target=90"])
  }

  @Test func aNumberColumnMayHaveNoHeader() throws {
    let definition = try tables([field("nomor", .label, "^no$"), field("nama", .name, "nama")])
    let found = records(definition, in: read("| | Nama |\n|---|---|\n| 1 | Rumah singgah |"))
    #expect(found.map(show) == ["nama=Rumah singgah nomor=1"])
  }

  @Test func aRowMustStateOneOfItsFields() throws {
    let definition = try tables(
      [field("nama", .name, "nama"), field("nilai", .figure, "nilai")], rows: ["nilai"], total: "^jumlah")
    let text = "| Nama | Nilai |\n|---|---|\n| Kelompok A | |\n| Satu | 10 |\n| Dua | - |\n| Jumlah | |"
    #expect(records(definition, in: read(text)).map(show) == ["nama=Satu nilai=10", "TOTAL nama=Jumlah"])
  }

  @Test(arguments: ["Jumlah", "TOTAL", "Rata-rata", "**Jumlah**"]) func totalsAreMarked(_ word: String) throws {
    let definition = try tables(
      [field("nama", .name, "nama", fill: true), field("nilai", .figure, "nilai")],
      total: #"^\W*(?:jumlah|total|rata-rata)"#)
    let text = "| Nama | Nilai |\n|---|---|\n| Satu | 10 |\n| | 5 |\n| \(word) | 15 |\n| Total penduduk desa | 3 |"
    let found = records(definition, in: read(text))
    #expect(found.map(\.isTotal) == [false, false, true, true])
    #expect(found[1].fields["nama"]?.text == "Satu")
  }

  @Test func ofColumnsNamedAlikeTheOneBehindItsFieldIsTaken() throws {
    let definition = try tables([
      field("sasaran", .name, "sasaran"), field("indikator", .name, "indikator", after: "sasaran"),
      field("nilai", .figure, "nilai"),
    ])
    let twice = "| Tujuan | Indikator | Sasaran | Indikator | Nilai |\n|---|---|---|---|---|\n| A | B | C | D | 5 |"
    #expect(records(definition, in: read(twice)).map(show) == ["indikator=D nilai=5 sasaran=C"])
    let before = "| Indikator | Sasaran | Nilai |\n|---|---|---|\n| D | C | 5 |"
    #expect(records(definition, in: read(before)).map(show) == ["indikator=D nilai=5 sasaran=C"])
  }

  @Test func anEmptyCellRepeatsTheOneAbove() throws {
    let definition = try tables([
      field("sasaran", .name, "sasaran", fill: true), field("indikator", .name, "indikator"),
      field("satuan", .text, "satuan"),
    ])
    let text = """
      | Sasaran | Indikator | Satuan |
      |---|---|---|
      | Layanan baik | Kepuasan | Indeks |
      | | Waktu layanan | |
      | - | Aduan selesai | % |
      | Tertib | Arsip | % |
      """
    #expect(
      records(definition, in: read(text)).map(show) == [
        "indikator=Kepuasan sasaran=Layanan baik satuan=Indeks", "indikator=Waktu layanan sasaran=Layanan baik",
        "indikator=Aduan selesai sasaran=Layanan baik satuan=%", "indikator=Arsip sasaran=Tertib satuan=%",
      ])
  }

  @Test func fillingStopsAtTheTable() throws {
    let definition = try tables([field("sasaran", .name, "sasaran", fill: true), field("nilai", .figure, "nilai")])
    let one = "| Sasaran | Nilai |\n|---|---|\n| Layanan | 1 |"
    let two = "| Sasaran | Nilai |\n|---|---|\n| | 2 |"
    let found = records(definition, in: read(one + "\n\nUraian.\n\n" + two))
    #expect(found.map(show) == ["nilai=1 sasaran=Layanan", "nilai=2"])
  }

  /// Columns of other years are kept apart; the report's own year has the plain name.
  @Test(arguments: [
    (
      "2023",
      "nama=Jalan realisasi=85 realisasi.2021=81 realisasi.2022=83 realisasi.2024=87"
    ),
    ("2030", "nama=Jalan realisasi.2021=81 realisasi.2022=83 realisasi.2023=85 realisasi.2024=87"),
  ])
  func columnsOfYears(_ year: String, _ expected: String) throws {
    let definition = try tables([field("nama", .name, "nama"), field("realisasi", .figure, "realisasi", perYear: true)])
    let identity = IdentityDefinition(year: [try Pattern(#"laporan tahun (?<tahun>\d{4})"#)], agency: [])
    let text = """
      Laporan tahun \(year) disusun tepat waktu.

      | Nama | Realisasi | | | |
      | | 2021 | 2022 | 2023 | Tahun 2024 |
      |---|---|---|---|---|
      | Jalan | 81 | 83 | 85 | 87 |
      """
    #expect(records(definition, in: read(text), identity: identity).map(show) == [expected])
  }

  @Test func aSpanOfYearsIsNoYear() throws {
    let definition = try tables([field("nama", .name, "nama"), field("target", .figure, "target", perYear: true)])
    let text = "| Nama | Target 2021-2026 | Target 2022 |\n|---|---|---|\n| Jalan | 90 | 80 |"
    #expect(records(definition, in: read(text)).map(show) == ["nama=Jalan target=90 target.2022=80"])
  }

  @Test func theSameHeaderAgainNextToItselfIsOneColumn() throws {
    let definition = try tables([field("nama", .name, "kegiatan"), field("pagu", .money, "pagu")])
    let text = """
      | Kegiatan | | Pagu | Pagu |
      |---|---|---|---|
      | Program jalan | | 1.000.000 | |
      | | Rehabilitasi jalan | | 900.000 |
      """
    let found = records(definition, in: read(text))
    #expect(found.map { $0.fields["nama"]?.text } == ["Program jalan", "Rehabilitasi jalan"])
    #expect(found.map { $0.fields["pagu"]?.text } == ["1.000.000", "900.000"])
  }

  /// Fields cut out of other fields, of the caption, of the note under the table, of the heading above.
  @Test func fieldsAreCutOutOfOtherWords() throws {
    let definition = try tables([
      field("nama", .name, "nama"), field("target", .figure, "target"),
      field("predikat", .label, of: "target", cut: #"/(?<predikat>BB|B)\b"#),
      field("tahun", .figure, of: "judul_tabel", cut: #"20\d\d"#),
      field("sumber", .text, of: "catatan_tabel", cut: #"sumber\s*:\s*(?<sumber>[^,\n]+)"#),
      field("bab", .label, of: "judul_bagian", cut: #"^bab (?<bab>\w+)"#),
      field("tiada", .text, of: "nama", cut: "tidak ada di sini"),
    ])
    let document = read(
      """
      # BAB III AKUNTABILITAS

      Tabel 3.1: Capaian Tahun 2023

      | Nama | Target |
      |---|---|
      | Nilai SAKIP | 72/BB |

      Sumber: Bagian Organisasi, 2024
      """)
    let found = records(definition, in: document)
    #expect(
      found.map(show) == [
        "bab=III nama=Nilai SAKIP predikat=BB sumber=Bagian Organisasi tahun=2023 target=72/BB"
      ])
    let facts = try #require(found.first?.fields)
    #expect(facts["tahun"]?.figure?.reading.value == 2023)
    for fact in facts.values { #expect(document.text.string(fact.place.range) == fact.text) }
    #expect(facts["predikat"]?.place.cell == CellAddress(row: 1, column: 1))
    #expect(facts["tahun"]?.place.cell == nil)
  }
}
