import Testing

@testable import Reviewing

@Suite struct SumTests {
  private static func table(_ program: String, _ first: String, _ second: String, total: String = "3.000.000") -> String
  {
    """
    | No | Kegiatan | Keluaran | Pagu |
    |---|---|---|---|
    | | Program Jalan | 30 Orang | \(program) |
    | 1 | Kegiatan A | 10 Orang | \(first) |
    | 2 | Kegiatan B | 20 Orang | \(second) |
    | | Jumlah | | \(total) |
    """
  }

  private static let parent = "sum: kegiatan\nof: pagu\nas: induk"
  private static let total = "sum: kegiatan\nof: pagu\nas: jumlah"

  static let cases = [
    VerbCase(title: "induk benar", check: parent, text: table("3.000.000", "1.000.000", "2.000.000"), verdict: .pass),
    VerbCase(
      title: "induk salah", check: parent, text: table("3.100.000", "1.000.000", "2.000.000"), verdict: .fail,
      accused: ["3.100.000"], witnesses: ["1.000.000", "2.000.000"],
      computation: "1.000.000 + 2.000.000 = 3.000.000", expected: "3.000.000",
      template: "{jumlah} bukan {expected}", message: "3.100.000 bukan 3.000.000"),
    VerbCase(
      title: "rincian tidak disebut", check: parent, text: table("3.100.000", "1.000.000", ""), verdict: .unsure,
      reason: "pagu pada rincian tidak disebut"),
    VerbCase(
      title: "rincian salah tulis", check: parent, text: table("3.100.000", "1.000.000", "20.00.000"), verdict: .unsure),
    VerbCase(title: "induk tanpa angka", check: parent, text: table("-", "1.000.000", "2.000.000"), verdict: .skip),
    VerbCase(
      title: "jumlah benar menurut tingkat atas", check: total, text: table("3.000.000", "1.000.000", "2.000.000"),
      verdict: .pass),
    VerbCase(
      title: "jumlah benar menurut rincian", check: total, text: table("9.000.000", "1.000.000", "2.000.000"),
      verdict: .pass),
    VerbCase(
      title: "jumlah salah", check: total,
      text: "| Kegiatan | Pagu |\n|---|---|\n| A | 1.000.000 |\n| B | 2.500.000 |\n| Jumlah | 3.000.000 |",
      verdict: .fail, accused: ["3.000.000"], computation: "1.000.000 + 2.500.000 = 3.500.000"),
    VerbCase(
      title: "rerata", check: "sum: kegiatan\nof: serapan\nas: rerata",
      text:
        "| Kegiatan | Pagu | Serapan |\n|---|---|---|\n| A | 1.000 | 90,00 |\n| B | 2.000 | 95,00 |\n| Rata-rata | | 92,50 |",
      verdict: .pass),
    VerbCase(
      title: "rerata salah", check: "sum: kegiatan\nof: serapan\nas: rerata",
      text:
        "| Kegiatan | Pagu | Serapan |\n|---|---|---|\n| A | 1.000 | 90,00 |\n| B | 2.000 | 95,00 |\n| Rata-rata | | 93,50 |",
      verdict: .fail, accused: ["93,50"], computation: "(90,00 + 95,00) ÷ 2 = 92,50"),
    VerbCase(
      title: "satuan yang sama dijumlah", check: "sum: kegiatan\nof: keluaran\nas: induk\nunit: true",
      text: table("3.000.000", "1.000.000", "2.000.000").replacing("30 Orang", with: "35 Orang"), verdict: .fail,
      accused: ["35 Orang"]),
    VerbCase(
      title: "satuan berbeda tidak dijumlah", check: "sum: kegiatan\nof: keluaran\nas: induk\nunit: true",
      text: table("3.000.000", "1.000.000", "2.000.000").replacing("30 Orang", with: "35 Laporan"), verdict: .skip),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}

@Suite struct SequenceTests {
  private static func captions(_ numbers: String...) -> String {
    numbers.map { "Tabel \($0): Judul\n\n| A | B |\n|---|---|\n| x | y |" }.joined(separator: "\n\nUraian.\n\n")
  }

  private static let check = "sequence: judul\nof: nomor\nper: [tabel]"

  static let cases = [
    VerbCase(title: "urut", check: check, text: captions("1.1", "1.2", "2.1", "2.2"), verdict: .pass),
    VerbCase(
      title: "melompat", check: check, text: captions("3.1", "3.2", "3.5"), verdict: .fail, accused: ["3.5"],
      witnesses: ["3.2"], template: "{nomor} {masalah} sesudah {sebelumnya}; hilang {hilang}.",
      message: "3.5 melompat sesudah 3.2; hilang 3.3–3.4."),
    VerbCase(
      title: "ganda", check: check, text: captions("3.1", "3.2", "3.2"), verdict: .fail, accused: ["3.2"],
      template: "{masalah}", message: "dipakai dua kali"),
    VerbCase(
      title: "mundur", check: check, text: captions("3.4", "3.5", "3.2"), verdict: .fail, accused: ["3.2"],
      template: "{masalah}", message: "mundur"),
    VerbCase(title: "mulai lagi adalah daftar baru", check: check, text: captions("1", "2", "1", "2"), verdict: .pass),
    VerbCase(title: "hanya satu", check: check, text: captions("1.7"), verdict: .skip),
    VerbCase(
      title: "awal", check: check + "\nfaults: start", text: captions("1.7"), verdict: .fail, accused: ["1.7"]),
    VerbCase(
      title: "celah di dokumen tak terbaca", check: check,
      text: captions("3.1") + "\n\n[tak terbaca: halaman hilang]\n\n" + captions("3.5"), verdict: .unsure,
      reason: "ada bagian dokumen yang tidak terbaca"),
    VerbCase(
      title: "huruf", check: "sequence: indikator\nof: nomor\ntable: true",
      text: "| No | Indikator |\n|---|---|\n| a. | Satu |\n| b. | Dua |\n| d. | Empat |", verdict: .fail,
      accused: ["d."], template: "hilang {hilang}", message: "hilang c"),
    VerbCase(
      title: "nomor yang terlewat ada di tempat lain", check: check, text: captions("3.1", "3.3", "3.2", "3.4"),
      verdict: .fail, accused: ["3.2"], template: "{masalah}", message: "mundur"),
    VerbCase(
      title: "setiap tabel sendiri", check: "sequence: indikator\nof: nomor\ntable: true",
      text:
        "| No | Indikator |\n|---|---|\n| 1 | Satu |\n| 2 | Dua |\n\nUraian.\n\n| No | Indikator |\n|---|---|\n| 5 | Lima |\n| 6 | Enam |",
      verdict: .pass),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}
