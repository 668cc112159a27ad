import Testing

@testable import Reviewing

/// `each … holds …`: arithmetic, comparison, words, and what keeps it from accusing.
@Suite struct EachTests {
  private static let capaian = "each: indikator\nholds: capaian = realisasi / target * 100"

  private static func row(_ target: String, _ result: String, _ capaian: String) -> String {
    "| Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|\n| Jalan mantap | \(target) | \(result) | \(capaian) |"
  }

  static let arithmeticCases = [
    VerbCase(
      title: "salah hitung", check: capaian, text: row("90", "81", "95"), verdict: .fail, accused: ["95"],
      witnesses: ["81", "90"], computation: "81 ÷ 90 × 100 = 90", expected: "90",
      template: "Tertulis {capaian}, padahal {computation}; {expected}.",
      message: "Tertulis 95, padahal 81 ÷ 90 × 100 = 90; 90."),
    VerbCase(
      title: "hasil dengan desimal sebanyak yang tertulis", check: capaian, text: row("37", "36", "98,5"),
      verdict: .fail,
      accused: ["98,5"], computation: "36 ÷ 37 × 100 = 97,3", expected: "97,3"),
    VerbCase(title: "benar", check: capaian, text: row("90", "81", "90"), verdict: .pass),
    VerbCase(title: "dibulatkan", check: capaian, text: row("37", "36", "97,3%"), verdict: .pass),
    VerbCase(title: "dipotong", check: capaian, text: row("3", "2", "66,66"), verdict: .pass),
    VerbCase(title: "kosong", check: capaian, text: row("90", "", ""), verdict: .skip),
    VerbCase(title: "tanda hubung", check: capaian, text: row("90", "-", "n/a"), verdict: .skip),
    VerbCase(
      title: "kata, bukan angka", check: capaian, text: row("WTP", "WTP", "100"), verdict: .unsure,
      reason: "realisasi bukan satu angka: WTP"),
    VerbCase(
      title: "salah tulis tidak dihitung", check: capaian, text: row("76,946.900", "81", "95"), verdict: .unsure,
      reason: "target salah tulis: 76,946.900"),
    VerbCase(
      title: "pembagi nol", check: capaian, text: row("0", "81", "95"), verdict: .unsure, reason: "pembagi nol"),
    VerbCase(
      title: "1,309 dibaca seribu tiga ratus sembilan", check: capaian, text: row("1309", "1,309", "100"),
      verdict: .pass),
    VerbCase(
      title: "1,309 dibaca satu koma tiga", check: capaian, text: row("1,309", "1,309", "100"), verdict: .pass),
    VerbCase(
      title: "1,309 tidak dapat berarti keduanya sekaligus", check: capaian, text: row("1309", "1,309", "50"),
      verdict: .fail, accused: ["50"]),
    VerbCase(
      title: "angka di luar jangkauan", check: capaian, text: row("1", String(repeating: "9", count: 400), "100"),
      verdict: .fail, accused: ["100"]),
    VerbCase(
      title: "tepat satu satuan di bawah hasil yang bulat", check: capaian, text: row("90", "81", "89"), verdict: .fail,
      accused: ["89"]),
  ]

  @Test(arguments: arithmeticCases) func arithmetic(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }

  private static let rows = """
    | No | Sasaran | Indikator | Target | Realisasi | Predikat |
    |---|---|---|---|---|---|
    | 1 | Tertib | Arsip | 80 | 90 | Tinggi |
    | 2 | Layanan | Aduan | 10 | 8 | Rendah |
    | 3 | Jumlah | | 90 | 98 | |
    """

  static let narrowedCases = [
    VerbCase(
      title: "setiap baris diperiksa", check: "each: indikator\nholds: realisasi < target", text: rows, verdict: .fail,
      accused: ["90", "98"], witnesses: ["80"], computation: ""),
    VerbCase(
      title: "only", check: "each: indikator\nonly: { indikator: '^aduan' }\nholds: realisasi < target", text: rows,
      verdict: .pass),
    VerbCase(
      title: "except", check: "each: indikator\nexcept: { indikator: '^(?:arsip|$)' }\nholds: realisasi < target",
      text: rows, verdict: .pass),
    VerbCase(
      title: "where", check: "each: indikator\nwhere: target >= 80\nholds: realisasi < target", text: rows,
      verdict: .fail, accused: ["90", "98"]),
    VerbCase(
      title: "when", check: "each: indikator\nwhen: predikat = 'Rendah'\nholds: realisasi > target", text: rows,
      verdict: .fail, accused: ["8"]),
    VerbCase(
      title: "accuse", check: "each: indikator\nonly: { nomor: '1' }\naccuse: indikator\nholds: realisasi < target",
      text: rows, verdict: .fail, accused: ["Arsip"], witnesses: ["90", "80"]),
    VerbCase(
      title: "kata", check: "each: indikator\nholds: predikat = 'Tinggi'", text: rows, verdict: .fail,
      accused: ["Rendah"], expected: "Tinggi"),
    VerbCase(
      title: "kata dan angka tidak sejenis", check: "each: indikator\nonly: { nomor: '1' }\nholds: predikat = target",
      text: rows, verdict: .unsure, reason: "yang dibandingkan tidak sejenis"),
    VerbCase(
      title: "ejaan", check: "each: indikator\nonly: { nomor: '2' }\nholds: ejaan(predikat, 'Rendahh') = 1", text: rows,
      verdict: .pass),
    VerbCase(
      title: "min, max, abs",
      check:
        "each: indikator\nonly: { nomor: '1' }\nholds: abs(target - realisasi) = max(target, realisasi) - min(target, realisasi)",
      text: rows, verdict: .pass),
    VerbCase(
      title: "atau: yang pertama gagal yang dilaporkan",
      check: "each: indikator\nonly: { nomor: '1' }\nholds: realisasi = target + 1 atau realisasi = target * 2",
      text: rows,
      verdict: .fail, accused: ["90"], computation: "80 + 1 = 81"),
    VerbCase(
      title: "selisih ditulis dari yang besar",
      check: "each: indikator\nonly: { nomor: '1' }\nholds: realisasi = abs(target - realisasi)", text: rows,
      verdict: .fail, accused: ["90"], computation: "90 − 80 = 10", expected: "10"),
    VerbCase(
      title: "perbandingan bukan hitungan",
      check: "each: indikator\nonly: { nomor: '2' }\nholds: realisasi >= target + 1", text: rows, verdict: .fail,
      accused: ["8"], computation: "", expected: ""),
    VerbCase(
      title: "bukan", check: "each: indikator\nonly: { nomor: '1' }\nholds: bukan realisasi > target", text: rows,
      verdict: .fail, accused: ["90"]),
    VerbCase(
      title: "tabel lain dilewati", check: capaian, text: "| Nama | Umur |\n|---|---|\n| A | 3 |", verdict: .skip),
    VerbCase(
      title: "dokumen kosong", check: capaian, text: "", verdict: .unsure,
      reason: "ada bagian dokumen yang tidak terbaca"),
  ]

  @Test(arguments: narrowedCases) func narrowed(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }

  private static let spelled = "| Indikator | Satuan | Target | Realisasi |\n|---|---|---|---|\n"

  static let functionsCases = [
    VerbCase(
      title: "terbilang benar", check: "each: indikator\nholds: target = terbilang(satuan)",
      text: spelled + "| A | tiga belas | 13 | |", verdict: .pass),
    VerbCase(
      title: "terbilang salah", check: "each: indikator\nholds: target = terbilang(satuan)",
      text: spelled + "| A | tiga puluh | 13 | |", verdict: .fail, accused: ["13"]),
    VerbCase(
      title: "terbilang tak terbaca", check: "each: indikator\nholds: target = terbilang(satuan)",
      text: spelled + "| A | tigapuluhan lima | 13 | |", verdict: .unsure,
      reason: "bukan bilangan: tigapuluhan lima"),
    VerbCase(
      title: "satuan sama", check: "each: indikator\nholds: satuan(target) = satuan(realisasi)",
      text: spelled + "| A | | 13 Orang | 10 orang |", verdict: .pass),
    VerbCase(
      title: "satuan berbeda", check: "each: indikator\naccuse: realisasi\nholds: satuan(target) = satuan(realisasi)",
      text: spelled + "| A | | 13 Orang | 10% |", verdict: .fail, accused: ["10%"]),
    VerbCase(
      title: "tanpa satuan tidak dinilai", check: "each: indikator\nholds: satuan(target) = satuan(realisasi)",
      text: spelled + "| A | | 13 | 10% |", verdict: .skip),
    VerbCase(
      title: "tahun laporan", check: "each: indikator\nholds: target = tahun_laporan",
      text: "Laporan tahun 2023 ini.\n\n" + spelled + "| A | | 2022 | |", verdict: .fail, accused: ["2022"]),
    VerbCase(
      title: "tahun laporan tidak diketahui", check: "each: indikator\nholds: target = tahun_laporan",
      text: spelled + "| A | | 2022 | |", verdict: .unsure, reason: "tahun laporan tidak diketahui"),
  ]

  @Test(arguments: functionsCases) func functions(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}

@Suite struct FieldWordsTests {
  @Test(arguments: [
    ("pagu", "pagu"), ("realisasi_rp", "realisasi (Rp)"), ("target_persen", "target (%)"),
    ("tahun_tabel", "tahun tabel"), ("rp", "rp"),
  ]) func fieldsAreNamedAsAReaderWould(_ field: String, _ words: String) {
    #expect(FieldWords(field).description == words)
  }
}
