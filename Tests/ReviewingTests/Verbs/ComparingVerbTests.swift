import Documents
import Testing

@testable import Reviewing

@Suite struct MatchTests {
  private static let text = """
    | Sasaran | Indikator | Target |
    |---|---|---|
    | Layanan publik prima | Kepuasan warga | 80 |
    | Arsip tertib | Arsip tertata | 70 |

    Laporan memuat sasaran “Layanan publik prima” dan sasaran “Kota bersih”.

    | Kegiatan | Keluaran | Pagu |
    |---|---|---|
    | Kepuasan warga | 85 | 1.000 |
    | Arsip tertata | 70 | 2.000 |
    """

  static let cases = [
    VerbCase(
      title: "tanpa pasangan", check: "match: sebutan\nwith: indikator\nby: nama = sasaran", text: text,
      verdict: .fail, accused: ["Kota bersih"], witnesses: [], template: "{nama} tidak dikenal.",
      message: "Kota bersih tidak dikenal."),
    VerbCase(
      title: "pasangan mungkin di tabel yang tidak terbaca",
      check: "match: sebutan\nwith: indikator\nby: nama = sasaran",
      text: text + "\n\n[tak terbaca: halaman 4]", verdict: .unsure,
      reason: "ada bagian yang tidak terbaca; pasangannya mungkin di sana"),
    VerbCase(
      title: "yang berpasangan dengan yang di atasnya saja",
      check: "match: indikator\nwith: indikator\nby: target\nwhen: indikator != pasangan.indikator\nnever: true\n"
        + "once: true\naccuse: indikator",
      text: "| Indikator | Target |\n|---|---|\n| Jalan | 90 |\n| Jembatan | 90 |", verdict: .fail,
      accused: ["Jembatan"]),
    VerbCase(
      title: "nama salah cetak tetap pasangan", check: "match: sebutan\nwith: indikator\nby: nama = sasaran",
      text: text.replacing("dan sasaran “Kota bersih”", with: "dan sasaran “Layanan publk prima”"), verdict: .pass),
    VerbCase(
      title: "pasangan berkata lain",
      check: "match: indikator\nwith: kegiatan\nby: indikator = kegiatan\nsame: target = keluaran", text: text,
      verdict: .fail, accused: ["80"], witnesses: ["85"], expected: "85",
      template: "{target}, di sana {pasangan.keluaran}.", message: "80, di sana 85."),
    VerbCase(
      title: "tidak ada yang dibandingkan", check: "match: sebutan\nwith: kegiatan\nby: nama = kegiatan",
      text: "Satu sasaran “Kota bersih” saja.", verdict: .skip),
    VerbCase(
      title: "with-only menyaring pasangan",
      check: "match: sebutan\nwith: indikator\nby: nama = sasaran\nwith-only: { indikator: '^arsip' }", text: text,
      verdict: .fail, accused: ["Layanan publik prima", "Kota bersih"]),
    VerbCase(
      title: "dokumen lain",
      check:
        "match: indikator\nwith: indikator\nonly: { peran: lkj }\nwith-document: pk\nby: indikator\nsame: target",
      text: "| Indikator | Target |\n|---|---|\n| Jalan | 90 |", verdict: .fail, accused: ["90"], witnesses: ["85"],
      beside: [(.pk, "| Indikator | Target |\n|---|---|\n| Jalan | 85 |")]),
    VerbCase(
      title: "rumus atas keduanya",
      check: "match: indikator\nwith: kegiatan\nby: indikator = kegiatan\nholds: target = pasangan.keluaran",
      text: text, verdict: .fail, accused: ["80"], witnesses: ["85"], template: "{target}, di sana {seharusnya}.",
      message: "80, di sana 85."),
    VerbCase(
      title: "hanya pasangan yang memenuhi syarat",
      check:
        "match: indikator\nwith: kegiatan\nwhen: target < pasangan.keluaran dan menyebut(pasangan.kegiatan, indikator)\nnever: true\naccuse: target",
      text: text, verdict: .fail, accused: ["80"]),
    VerbCase(
      title: "pasangan di bawah judul lain tidak dihitung",
      check: "match: indikator\nwith: kegiatan\nnear: bagian\nholds: target = pasangan.keluaran",
      text: text.replacing("| Kegiatan |", with: "# BAB III\n\n| Kegiatan |"), verdict: .skip),
    VerbCase(
      title: "pasangan yang tidak jelas yang mana",
      check: "match: indikator\nwith: kegiatan\nsole: kegiatan\nholds: target = pasangan.keluaran", text: text,
      verdict: .skip),
    VerbCase(
      title: "tahun yang disebut",
      check: "match: sebutan\nwith: indikator\nholds: pada(pasangan.target, 2023) >= pasangan.target",
      text:
        "Laporan kinerja tahun 2024, sasaran “A”.\n\n| Indikator | Target 2023 | Target 2024 |\n|---|---|---|\n| Jalan | 80 | 85 |",
      verdict: .fail, accused: ["sasaran “A”"]),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }

  @Test func aRemarkAboutTheFileHidesNoPartner() throws {
    let read = World.document(Self.text)
    func verdict(_ gap: Gap) throws -> Verdict {
      let document = Document(file: read.file, role: .lkj, text: read.text, blocks: read.blocks, gaps: [gap])
      return try World.outcome(
        "match: sebutan\nwith: indikator\nby: nama = sasaran", on: Dossier(documents: [document])
      ).verdict
    }
    #expect(try verdict(Gap(note: "Dokumen memuat 3 komentar.")) == .fail)
    #expect(try verdict(Gap(range: 0..<0, reason: "Satu tabel tidak terbaca.", hidesWords: false)) == .unsure)
  }
}

@Suite struct AgreeTests {
  private static let check = "agree: target\nof: [indikator]\nby: indikator\nauthority: [bab-2]"

  private static func text(_ first: String, _ second: String, _ third: String) -> String {
    """
    # BAB II

    | Indikator | Target |
    |---|---|
    | Jalan mantap | \(first) |

    # BAB III

    | Indikator | Target |
    |---|---|
    | 1. Jalan Mantap | \(second) |

    Uraian.

    | Indikator | Target |
    |---|---|
    | Jalan mantap (%) | \(third) |
    """
  }

  static let cases = [
    VerbCase(title: "sepakat", check: check, text: text("90", "90,00", "90%"), verdict: .pass),
    VerbCase(
      title: "satu berbeda", check: check, text: text("90", "90", "85"), verdict: .fail, accused: ["85"],
      expected: "90", template: "{nama} {tertulis} bukan {seharusnya} di {tempat}.",
      message: "Jalan mantap (%) 85 bukan 90 di 1."),
    VerbCase(
      title: "tanpa lawan", check: check, text: "| Indikator | Target |\n|---|---|\n| Jalan | 90 |", verdict: .skip),
    VerbCase(
      title: "kosong dan salah tulis tidak ikut", check: check, text: text("90", "-", "14.90.000"), verdict: .skip),
    VerbCase(
      title: "persen dan cacah tidak bertentangan", check: check, text: text("90%", "90%", "12 Orang"), verdict: .pass),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }
}
