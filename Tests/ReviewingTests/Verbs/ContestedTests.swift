import Documents
import Testing

@testable import Reviewing

/// Which places a finding accuses where figures contradict each other: the wrong one where something tells it, else all.
@Suite struct ContestedTests {
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let rule: String
    let text: String
    let accused: [String]
  }

  private static let programs = """
    # LAPORAN KINERJA DINAS CONTOH TAHUN 2024

    # BAB II PERENCANAAN KINERJA

    Tabel 2.1 Perjanjian Kinerja Tahun 2024

    | No | Program | Anggaran (Rp) |
    |---|---|---|
    | 1 | Program Penataan Taman Kota | 300.000.000 |
    | 2 | Program Pembinaan Pedagang | 200.000.000 |

    # BAB III AKUNTABILITAS KINERJA

    Tabel 3.4 Realisasi Anggaran Tahun 2024

    | No | Program | Anggaran (Rp) | Realisasi (Rp) | % |
    |---|---|---|---|---|
    | 1 | Program Penataan Taman Kota | 320.000.000 | 160.000.000 | PORSI |
    | 2 | Program Pembinaan Pedagang | 200.000.000 | 190.000.000 | 95,00 |
    """

  static let cases = [
    Case(
      description: "realisasi yang menyalin anggaran dipersoalkan bersama serapannya",
      rule: "lkj/aritmetika/serapan-salah-hitung",
      text: """
        | No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%) |
        |---|---|---|---|---|
        | 1 | Program Penataan Taman | 1.399.735.000 | 1.399.735.000 | 89,66 |
        | 2 | Program Pembinaan Pedagang | 518.309.200 | 494.541.600 | 95,41 |
        """, accused: ["89,66", "1.399.735.000"]),
    Case(
      description: "kalimat yang tidak cocok dengan dirinya mempersoalkan ketiga angkanya",
      rule: "lkj/aritmetika/serapan-kalimat-salah-hitung",
      text: "Pagu pelatihan sebesar Rp 150.000.000 terealisasi sebesar Rp 120.000.000 (setara dengan 82,00%).",
      accused: ["82,00%", "Rp 120.000.000", "Rp 150.000.000"]),
    Case(
      description: "anak tunggal dan induknya sama-sama dipersoalkan",
      rule: "lkj/aritmetika/pagu-induk-bukan-jumlah",
      text: """
        | Kode | Uraian | Anggaran (Rp) |
        |---|---|---|
        | 1 | Program Penataan Taman | 500.000.000 |
        | 1.1 | Kegiatan Perawatan Taman | 500.000.000 |
        | 2 | Program Pembinaan Pedagang | 300.000.000 |
        | 2.1 | Kegiatan Pelatihan Pedagang | 300.000.000 |
        | 3 | Program Kebersihan Kota | 280.000.000 |
        | 3.1 | Kegiatan Pengangkutan Sampah | 250.000.000 |
        | 4 | Program Penerangan Jalan | 120.000.000 |
        | 4.1 | Kegiatan Penggantian Lampu | 120.000.000 |
        """, accused: ["280.000.000", "250.000.000"]),
    Case(
      description: "angka yang juga dimuat tabel tidak dipersoalkan",
      rule: "lkj/aritmetika/serapan-kalimat-salah-hitung",
      text: """
        Pagu pelatihan sebesar Rp 151.250.000 terealisasi sebesar Rp 120.000.000 (setara dengan 82,00%).

        | No | Kegiatan | Anggaran (Rp) |
        |---|---|---|
        | 1 | Pelatihan | 151.250.000 |
        """, accused: ["82,00%", "Rp 120.000.000"]),
    Case(
      description: "induk yang salah tulis dipersoalkan sendiri",
      rule: "lkj/aritmetika/pagu-induk-bukan-jumlah",
      text: """
        | Kode | Uraian | Anggaran (Rp) |
        |---|---|---|
        | 1 | Program Penataan Taman | 500.000.000 |
        | 1.1 | Kegiatan Perawatan Taman | 500.000.000 |
        | 2 | Program Pembinaan Pedagang | 300.000.000 |
        | 2.1 | Kegiatan Pelatihan Pedagang | 300.000.000 |
        | 3 | Program Penerangan Jalan | 120.000.000 |
        | 3.1 | Kegiatan Penggantian Lampu | 120.000.000 |
        | 4 | Program Kebersihan Kota | 3.8000.000.000 |
        | 4.1 | Kegiatan Pengangkutan Sampah | 3.800.000.000 |
        """, accused: ["3.8000.000.000"]),
    Case(
      description: "perjanjian kinerja menentukan pagu", rule: "lkj/konsistensi/pagu-berbeda",
      text: programs.replacing("PORSI", with: "53,33"), accused: ["320.000.000"]),
    Case(
      description: "baris yang cocok dengan pagu lain membuat keduanya dipersoalkan",
      rule: "lkj/konsistensi/pagu-berbeda", text: programs.replacing("PORSI", with: "50,00"),
      accused: ["320.000.000", "300.000.000"]),
  ]

  @Test(arguments: cases) func accuses(_ one: Case) throws {
    let document = World.document(one.text)
    let review = Review(Dossier(documents: [document]), library: Shipped.library)
    let finding = try #require(review.findings.first { $0.rule.id == one.rule }, "tidak ada temuan")
    let accused = finding.evidence.filter(\.isAccused).map { document.text.string($0.place.range) }
    #expect(accused == one.accused)
  }
}
