import Documents
import Facts
import Testing

@testable import Reviewing

/// What shipped words make of headers and rows.
@Suite struct RoleTests {
  /// The understood table of a text in house notation, in a report of 2024.
  private static func table(_ text: String) throws -> TableReading {
    let report = World.document(
      "# LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\n# BAB III AKUNTABILITAS KINERJA\n\n" + text)
    let book = FactBook(Dossier(documents: [report]), vocabulary: Shipped.library.vocabulary)
    return try #require(book.tables.first)
  }

  static let headers: [(header: String, cells: String, role: String)] = [
    ("Target", "90", "target"),
    ("Target PK Perubahan 2024", "90", "target · 2024 · pk · sesudah"),
    ("Realisasi TW II", "40", "realisasi · tw2"),
    ("REALI- SASI", "40", "realisasi"), ("R E A L I S A S I", "40", "realisasi"),
    ("% Pencapaian", "96", "capaian · %"),
    ("% Realisasi", "96", "capaian · %"),
    ("Capaian Tahun Lalu", "96", "capaian · 2023"),
    ("Target Akhir Renstra", "95", "target · akhir · renstra"),
    ("Tingkat Kemajuan", "95", "capaian · renstra"),
    ("Pagu Anggaran sesudah perubahan (Rp)", "200.000.000", "pagu · sesudah · Rp"),
    ("Penyerapan Dana (Rp)", "200.000.000", "realisasi · keuangan · Rp"),
    ("Persentase Penyerapan", "98", "serapan · %"),
    ("Sisa Anggaran", "4.000.000", "sisa · keuangan"),
    ("Katagori", "Tinggi", "predikat"),
    ("Luas lahan yang aneh", "12", "tidak dipahami"),
  ]

  @Test(arguments: headers) func headersGiveRoles(_ one: (header: String, cells: String, role: String)) throws {
    let reading = try Self.table(
      """
      | No | Indikator | \(one.header) |
      |---|---|---|
      | 1 | Jalan mantap | \(one.cells) |
      | 2 | Taman asri | \(one.cells) |
      """)
    #expect(reading.columns[2].display == one.role)
  }

  @Test func aGroupOfColumnsGivesItsYearToEachOfThem() throws {
    let reading = try Self.table(
      """
      | No | Indikator | 2023 | | 2024 | |
      | | | Target | Realisasi | Target | Realisasi |
      |---|---|---|---|---|---|
      | 1 | Jalan mantap | 80 | 79 | 90 | 81 |
      """)
    #expect(
      reading.columns[2...].map(\.display) == [
        "target · 2023", "realisasi · 2023", "target · 2024", "realisasi · 2024",
      ])
  }

  /// Large counts of cattle are no money where a column of units says what they count.
  @Test func unitsOfThingsKeepCountsFromBeingMoney() throws {
    let reading = try Self.table(
      """
      | No | Indikator | Satuan | Target | Realisasi | % | Capaian |
      |---|---|---|---|---|---|---|
      | 1 | Sapi potong | Ekor | 466.272 | 410.934 | 88,13 | B |
      | 2 | Sapi perah | Ekor | 143.774 | 119.590 | 83,18 | SB |
      """)
    #expect(reading.columns[3...].map(\.display) == ["target", "realisasi", "capaian · %", "predikat"])
  }

  /// One header over `1.2`, `-` and the names: the deepest words name a row, and a short one belongs to the row above.
  @Test func theDeepestWordsUnderOneHeaderNameARow() throws {
    let reading = try Self.table(
      """
      | No | Sasaran | Indikator Kinerja | Indikator Kinerja | Satuan | Target | Capaian |
      |---|---|---|---|---|---|---|
      | 1 | Naiknya populasi | | | | | 84,11 |
      | | | Jumlah populasi | | | | 84,11 |
      | | | - | Kerbau | Ekor | 144 | 71,98 |
      | | | Jumlah kelompok | | Kelompok | 30 | 100 |
      """)
    #expect(
      reading.rows.map { $0.subject?.text } == ["Naiknya populasi", "Jumlah populasi", "Kerbau", "Jumlah kelompok"])
    #expect(reading.rows[2].parent == "Jumlah populasi")
  }

  /// What was reached of the year before is no share of a target, and what is printed beside a predicate is one.
  @Test func comparisonsAndGradedSharesAreToldApart() throws {
    let years = try Self.table(
      """
      | No | Indikator | Realisasi 2023 | Realisasi 2024 | Capaian (%) |
      |---|---|---|---|---|
      | 1 | Jalan mantap | 80 | 79 | 98,75 |
      """)
    #expect(years.columns[4].basis == "pembanding")
    let graded = try Self.table(
      """
      | No | Indikator | Target | Realisasi | Kategori Penilaian |
      |---|---|---|---|---|
      | 1 | Jalan mantap | 80 | 79 | 98,75 % (Baik) |
      | 2 | Taman asri | 50 | 60 | 120 % (Sangat Baik) |
      """)
    #expect(graded.columns[4].measure == "capaian")
  }

  @Test func columnsOfYearsMeasureWhatTheCaptionNames() throws {
    let reading = try Self.table(
      """
      Tabel 3.2 Perbandingan Realisasi Kinerja

      | No | Indikator | 2023 | 2024 |
      |---|---|---|---|
      | 1 | Jalan mantap | 80 | 79 |
      """)
    #expect(
      reading.columns[2...].map(\.display) == ["realisasi · 2023 (disimpulkan)", "realisasi · 2024 (disimpulkan)"])
  }

  @Test func aPercentSignBesideTargetAndRealisasiIsTheirShare() throws {
    let reading = try Self.table(
      """
      | Indikator | Target | Realisasi | % |
      |---|---|---|---|
      | Jalan mantap | 80 | 79 | 98,75 |
      """)
    #expect(reading.columns[3].measure == "capaian")
    #expect(reading.columns[3].isPrinted)
  }

  static let rows: [(row: String, kind: RowKind)] = [
    ("| 1 | Jumlah kader aktif | 40 | 44 |", .data),
    ("| | Jumlah | 40 | 44 |", .total),
    ("| Jumlah Total | | 40 | 44 |", .total),
    ("| | Rata-rata capaian sasaran | | 98,2 |", .mean),
    ("| 1 | Rata-rata lama sekolah | 9 | 8,7 |", .data),
    ("| Meningkatnya layanan | | | |", .group),
    ("| Keterangan: data sementara | | | |", .note),
  ]

  @Test(arguments: rows) func rowsHaveKinds(_ one: (row: String, kind: RowKind)) throws {
    let reading = try Self.table(
      """
      | No | Indikator | Target | Realisasi |
      |---|---|---|---|
      | 1 | Jalan mantap | 40 | 44 |
      \(one.row)
      | 2 | Taman asri | 40 | 44 |
      """)
    #expect(reading.rows.map(\.kind)[1] == one.kind)
  }

  @Test func levelsComeFromCodesAndWords() throws {
    let codes = try Self.table(
      """
      | Kode | Uraian | Pagu (Rp) |
      |---|---|---|
      | 1.02 | Pelayanan | 300.000.000 |
      | 1.02.01 | Pengadaan | 200.000.000 |
      | 1.02.02 | Pemeliharaan | 100.000.000 |
      """)
    #expect(codes.rows.map(\.level) == [0, 1, 1])
    let words = try Self.table(
      """
      | No | Program/Kegiatan | Pagu (Rp) |
      |---|---|---|
      | | PROGRAM PELAYANAN | 300.000.000 |
      | 1 | Kegiatan Pengadaan | 200.000.000 |
      | 2 | Kegiatan Pemeliharaan | 100.000.000 |
      """)
    #expect(words.rows.map(\.level) == [0, 1, 1])
  }
}

/// A table says the same in any dress: other words for its columns, another order, a header of one row or of two.
@Suite struct DressTests {
  private struct Dress {
    let text: String
    let name: String
  }

  private static let targets = ["Target", "Target Kinerja", "Rencana", "TARGET", "Target PK"]
  private static let results = ["Realisasi", "Realisasi Kinerja", "REALI- SASI", "Realisasi Tahun 2024"]
  private static let shares = [
    "Capaian (%)", "% Capaian", "Persentase Capaian", "Tingkat Pencapaian", "% Realisasi", "%",
  ]
  private static let names = ["Indikator Kinerja", "Indikator", "IKU"]

  /// Every dress of one table with a wrong share (`95`, must be 90) and three right ones.
  private static var all: [Dress] {
    let rows = [
      ["Persentase jalan mantap", "90", "81", "95"], ["Persentase taman asri", "50", "45", "90"],
      ["Indeks layanan", "80", "84", "105"], ["Jumlah kader aktif", "40", "44", "110"],
    ]
    var dresses: [Dress] = []
    for name in names {
      for target in targets {
        for result in results {
          for share in shares {
            let header = [name, target, result, share]
            dresses.append(Dress(text: write(header, rows), name: header.joined(separator: " | ")))
          }
        }
      }
    }
    // Another order of columns; a bare percent sign only says what it is behind the figures it is made of.
    for target in targets {
      for share in shares.dropLast() {
        dresses.append(
          Dress(
            text: write([names[0], share, target, results[0]], rows.map { [$0[0], $0[3], $0[1], $0[2]] }),
            name: "tukar \(target) \(share)"))
      }
    }
    return dresses
  }

  private static func write(_ header: [String], _ rows: [[String]]) -> String {
    let lines = [header] + [header.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  @Test func findingsAreTheSameWhateverTheDress() throws {
    let rule = try #require(Shipped.library.rule(named: "lkj/aritmetika/capaian-salah-hitung"))
    var different: [String] = []
    let dresses = Self.all
    for dress in dresses {
      let report = World.document(
        "# LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\n# BAB III AKUNTABILITAS KINERJA\n\nTabel 3.1 Capaian Kinerja Tahun 2024\n\n"
          + dress.text)
      let outcome = Review.outcome(of: rule, on: Dossier(documents: [report]), library: Shipped.library)
      let accused = outcome.findings.compactMap { $0.evidence.first.map { report.text.string($0.place.range) } }
      if accused != ["95"] { different.append(dress.name) }
    }
    #expect(dresses.count >= 300)
    #expect(different == [])
  }
}
