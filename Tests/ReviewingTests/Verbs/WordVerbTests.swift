import Documents
import Testing

@testable import Reviewing

@Suite struct ForbidTests {
  static let cases = [
    VerbCase(
      title: "kata terlarang", check: "forbid: 'lorem (?<sisa>\\w+)'", text: "Ini Lorem\nipsum saja.\n\nLorem dolor.",
      verdict: .fail, accused: ["Lorem\nipsum", "Lorem dolor"], template: "Ada {kutipan}: {sisa}.",
      message: "Ada Lorem ipsum: ipsum."),
    VerbCase(title: "tidak ada", check: "forbid: lorem", text: "Ini biasa.", verdict: .pass),
    VerbCase(
      title: "hanya di judul", check: "forbid: lorem\nin: heading", text: "# BAB I LOREM\n\nLorem.", verdict: .fail,
      accused: ["LOREM"]),
    VerbCase(
      title: "hanya di sel", check: "forbid: lorem\nin: [cell]", text: "Lorem.\n\n| A | B |\n|---|---|\n| lorem | 1 |",
      verdict: .fail, accused: ["lorem"]),
    VerbCase(
      title: "formulir bukan pernyataan laporan", check: "forbid: lorem",
      text: "# BAB II\n\nIsi.\n\n# LEMBAR ASISTENSI\n\nLorem.",
      verdict: .pass),
    VerbCase(
      title: "bagian tertentu", check: "forbid: lorem\npart: bab-3",
      text: "# BAB II\n\nLorem.\n\n# BAB III\n\nLorem lagi.",
      verdict: .fail, accused: ["Lorem"]),
    VerbCase(
      title: "selain bagian tertentu", check: "forbid: lorem\nexcept-part: [bab-2]",
      text: "# BAB II\n\nLorem.\n\n# BAB III\n\nIsi.",
      verdict: .pass),
    VerbCase(
      title: "where", check: "forbid: 'nomor (?<n>\\d+)'\nwhere: n > 5\naccuse: n", text: "Nomor 3 dan nomor 7.",
      verdict: .fail, accused: ["7"]),
    VerbCase(
      title: "where tak terjawab", check: "forbid: 'nomor (?<n>\\w+)'\nwhere: tahun_laporan > 5", text: "Nomor x.",
      verdict: .unsure, reason: "tahun laporan tidak diketahui"),
    VerbCase(
      title: "unless memaafkan satu blok", check: "forbid: lorem\nunless: contoh",
      text: "Lorem sebagai contoh.\n\nLorem lain.", verdict: .fail, accused: ["Lorem"]),
    VerbCase(
      title: "dua pola, satu tempat, satu temuan", check: "forbid: ['lorem', 'LOREM']", text: "Lorem.", verdict: .fail,
      accused: ["Lorem"]),
    VerbCase(
      title: "dokumen kosong", check: "forbid: lorem", text: "", verdict: .unsure,
      reason: "ada bagian dokumen yang tidak terbaca"),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}

@Suite struct RequireTests {
  static let cases = [
    VerbCase(
      title: "judul ada", check: "require: Bab II\nas:\n  - heading: '^\\W*bab II\\b'",
      text: "# BAB II PERENCANAAN\n\nIsi.",
      verdict: .pass),
    VerbCase(
      title: "tidak ada", check: "require: Bab II\nas:\n  - heading: '^\\W*bab II\\b'", text: "# BAB III\n\nIsi.",
      verdict: .fail, accused: ["–"], template: "{nama} tidak ada.", message: "Bab II tidak ada."),
    VerbCase(
      title: "near menunjuk bagian", check: "require: Kata\nas:\n  - phrase: lorem\nnear: bab-3",
      text: "# BAB III\n\nIsi.", verdict: .fail, accused: ["BAB III"]),
    VerbCase(
      title: "salah satu cara cukup", check: "require: Kata\nas:\n  - phrase: lorem\n  - caption: grafik",
      text: "Gambar 1: Grafik", verdict: .pass),
    VerbCase(
      title: "syarat tidak terpenuhi", check: "require: Kata\nas:\n  - phrase: lorem\nif:\n  - phrase: hadiah",
      text: "Isi.", verdict: .skip),
    VerbCase(
      title: "syarat terpenuhi", check: "require: Kata\nas:\n  - phrase: lorem\nif:\n  - phrase: hadiah",
      text: "Ada hadiah.", verdict: .fail, accused: ["–"]),
    VerbCase(
      title: "catatan dengan isian", check: "require: Kata\nas:\n  - record: indikator\n    having: [realisasi]",
      text: "| Indikator | Realisasi 2021 |\n|---|---|\n| A | 3 |", verdict: .pass),
    VerbCase(
      title: "catatan tanpa isian", check: "require: Kata\nas:\n  - record: indikator\n    having: [realisasi]",
      text: "| Indikator | Realisasi |\n|---|---|\n| A | - |", verdict: .fail, accused: ["–"]),
    VerbCase(
      title: "bagian", check: "require: Kata\nas:\n  - part: bab-2", text: "# BAB II\n\nIsi.", verdict: .pass),
    VerbCase(
      title: "dokumen ada", check: "require: Renstra\nas:\n  - document: renstra", text: "Isi.", verdict: .pass,
      beside: [(.renstra, "Renstra.")]),
    VerbCase(
      title: "dokumen tidak ada", check: "require: Renstra\nas:\n  - document: renstra", text: "Isi.", verdict: .fail,
      accused: ["–"]),
    VerbCase(
      title: "kata di dokumen lain bukan kata laporan", check: "require: Kata\nas:\n  - phrase: lorem", text: "Isi.",
      verdict: .fail, accused: ["–"], beside: [(.renstra, "Lorem.")]),
    VerbCase(
      title: "bagian tak terbaca", check: "require: Kata\nas:\n  - phrase: lorem",
      text: "Isi.\n\n[tak terbaca: halaman 3 berupa gambar]\n\nIsi.", verdict: .unsure,
      reason: "Kata tidak ditemukan, tetapi ada bagian dokumen yang tidak terbaca"),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}
