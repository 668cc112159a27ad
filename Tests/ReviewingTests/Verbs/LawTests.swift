import Bahasa
import Documents
import Testing

@testable import Reviewing

@Suite struct ObeyTests {
  /// A budget of six rows; the first may be printed otherwise.
  private static func budget(_ first: String = "412.350.000 | 371.908.250 | 40.441.750 | 90,19") -> String {
    """
    | No | Uraian | Pagu | Realisasi | Sisa | Serapan |
    |---|---|---|---|---|---|
    | 1 | Jalan | \(first) |
    | 2 | Jembatan | 1.208.400.000 | 987.114.600 | 221.285.400 | 81,68 |
    | 3 | Irigasi | 655.125.000 | 640.990.125 | 14.134.875 | 97,84 |
    | 4 | Trotoar | 98.760.000 | 61.203.400 | 37.556.600 | 61,97 |
    | 5 | Drainase | 287.415.000 | 279.014.000 | 8.401.000 | 97,07 |
    | 6 | Taman | 530.900.000 | 455.786.300 | 75.113.700 | 85,85 |
    """
  }

  private static let total = "| | Jumlah | 3.192.950.000 | 2.796.016.675 | 396.933.325 | 87,57 |"
  private static let rows = "obey: [rasio, selisih, jumlah, hasil-kali, rerata]"

  static let cases = [
    VerbCase(title: "semua baris patuh", check: rows, text: budget(), verdict: .pass),
    VerbCase(
      title: "hanya persentasenya salah", check: rows, text: budget("412.350.000 | 371.908.250 | 40.441.750 | 80,19"),
      verdict: .fail, accused: ["80,19"],
      witnesses: ["371.908.250", "412.350.000", "81,68", "97,84", "61,97"],
      computation: "371.908.250 ÷ 412.350.000 × 100 = 90,19", expected: "90,19",
      template: "{kolom} {tertulis}: {computation}; {patuh}/{semua}; {hukum}",
      message: "“serapan” 80,19: 371.908.250 ÷ 412.350.000 × 100 = 90,19; 5/5; serapan = realisasi ÷ pagu × 100"),
    VerbCase(
      title: "dua hukum menunjuk realisasi", check: rows,
      text: budget("412.350.000 | 317.908.250 | 40.441.750 | 90,19"), verdict: .fail, accused: ["317.908.250"],
      computation: "412.350.000 − 40.441.750 = 371.908.250"),
    VerbCase(
      title: "pembulatan dan pemotongan bukan kesalahan", check: rows,
      text: budget("412.350.000 | 371.928.650 | 40.421.350 | 90,20"), verdict: .pass),
    VerbCase(
      title: "kurang dari satu satuan digit terakhir", check: rows,
      text: budget("412.350.000 | 371.908.250 | 40.441.750 | 90,20"), verdict: .fail, accused: ["90,20"],
      severity: .note),
    VerbCase(
      title: "kolom jumlah menunjuk barisnya", check: rows,
      text: budget("412.350.000 | 317.908.250 | 40.441.750 | 90,19") + "\n" + total, verdict: .fail,
      accused: ["317.908.250"]),
    VerbCase(
      title: "hukum yang tidak diminta tidak dilaporkan", check: "obey: pertumbuhan",
      text: budget("412.350.000 | 371.908.250 | 40.441.750 | 80,19"), verdict: .skip),
    VerbCase(
      title: "baris yang dikecualikan", check: "obey: rasio\nunless: 'jalan'",
      text: budget("412.350.000 | 371.908.250 | 40.441.750 | 80,19"), verdict: .pass),
    VerbCase(
      title: "kolom yang dikecualikan", check: "obey: rasio\nexcept-column: serapan",
      text: budget("412.350.000 | 371.908.250 | 40.441.750 | 80,19"), verdict: .pass),
    VerbCase(
      title: "total semua kolom benar", check: "obey: total-kolom", text: budget() + "\n" + total, verdict: .pass),
    VerbCase(
      title: "total yang sudah dituduh hukum baris", check: "obey: total-kolom",
      text: budget() + "\n" + total.replacing("396.933.325", with: "396.393.325"), verdict: .pass),
    VerbCase(
      title: "total di luar jangkauan hukum baris", check: "obey: total-kolom",
      text: """
        | Desa | Tahap I | Tahap II |
        |---|---|---|
        | Hilir | 125.400.000 | 98.750.000 |
        | Tengah | 87.650.000 | 76.300.000 |
        | Hulu | 143.900.000 | 131.250.000 |
        | Semua | 356.950.000 | 360.300.000 |
        """, verdict: .fail, accused: ["360.300.000"],
      computation: "98.750.000 + 76.300.000 + 131.250.000 = 306.300.000"),
    VerbCase(
      title: "rumus kebalikan dan capaian yang dibatasi dimaafkan", check: "obey: rasio",
      text: """
        | No | Indikator | Target | Realisasi | Capaian |
        |---|---|---|---|---|
        | 1 | A | 412 | 371 | 90,05 |
        | 2 | B | 1.208 | 987 | 81,71 |
        | 3 | C | 655 | 641 | 97,86 |
        | 4 | D | 98 | 61 | 62,24 |
        | 5 | E | 287 | 279 | 97,21 |
        | 6 | F | 530 | 455 | 85,85 |
        | 7 | G | 744 | 601 | 80,78 |
        | 8 | Lama antre (menit) | 40 | 50 | 80 |
        """, verdict: .pass),
    VerbCase(
      title: "kolom yang hampir selalu sama bukan dalih", check: "obey: selisih",
      text: """
        | No | Indikator | Capaian | Serapan | Efisiensi |
        |---|---|---|---|---|
        | 1 | A | 100 | 91,25 | 8,75 |
        | 2 | B | 100 | 78,40 | 21,60 |
        | 3 | C | 112,50 | 95,10 | 17,40 |
        | 4 | D | 100 | 66,85 | 33,15 |
        | 5 | E | 100 | 84,30 | 15,70 |
        | 6 | F | 100 | 97,65 | 2,35 |
        """, verdict: .pass),
    VerbCase(
      title: "tiga dari sembilan baris beranggaran", check: "obey: rasio",
      text: budget() + "\n"
        + """
        | 7 | Pasar | 744.210.000 | 601.332.000 | - | 81,80 |
        | 8 | Terminal | 118.450.000 | 97.006.000 | - | 80,90 |
        | 9 | Talut | 391.027.000 | 388.114.000 | - | 98,26 |
        """,
      verdict: .fail, accused: ["81,80", "80,90", "98,26"], severity: .warning),
    VerbCase(
      title: "satu sebab dalam jumlah bertingkat", check: "obey: induk",
      text: """
        | No | Uraian | Semula | Menjadi |
        |---|---|---|---|
        | A | Pegawai | 4.218.500 | 4.377.250 |
        | 1 | Gaji | 3.104.300 | 3.215.900 |
        | 2 | Tunjangan | 1.114.200 | 1.161.350 |
        | B | Barang | 2.906.750 | 2.919.400 |
        | 1 | Cetak | 1.388.150 | 1.402.600 |
        | 2 | Perjalanan | 1.518.600 | 1.561.800 |
        | C | Modal | 5.071.900 | 5.140.350 |
        | 1 | Mesin | 2.963.400 | 3.027.150 |
        | 2 | Bangunan | 2.108.500 | 2.113.200 |
        """, verdict: .fail, accused: ["2.919.400"], computation: "1.402.600 + 1.561.800 = 2.964.400"),
    VerbCase(
      title: "sel yang tidak cocok dengan kolomnya", check: rows,
      text: """
        | No | Uraian | Pagu | Realisasi | Serapan |
        |---|---|---|---|---|
        | 1 | Jalan | 412.350.000 | 371.908.250 | 90,19 |
        | Jembatan | 1.208.400.000 | 987.114.600 | 81,68 | |
        | 3 | 655.125.000 | Irigasi | 640.990.125 | 97,84 |
        | 4 | Trotoar | 98.760.000 | 61.203.400 | 61,97 |
        | 279.014.000 | 97,07 | Drainase | 287.415.000 | |
        """, verdict: .unsure, reason: "tabel di baris 1 tidak pasti susunan selnya"),
  ]

  @Test(arguments: cases) func judges(_ item: VerbCase) throws {
    let problems = try item.problems()
    #expect(problems == [])
  }

  @Test func unknownLawsAreErrors() {
    #expect(throws: RuleFileError.self) {
      try World.outcome("obey: rasoi", on: .init(documents: [World.document("Teks.")]))
    }
  }
}

@Suite struct RowLawTests {
  static let forms: [RowLaw.Form] = [
    .ratio, .share, .sum, .difference, .complement, .product, .growth, .decline, .mean, .portion,
  ]

  /// What a law says of its result, solved for an input, leads back to that input.
  @Test(arguments: forms) func solvingTurnsComputingRound(_ form: RowLaw.Form) throws {
    let inputs = [Interval(84, 84.5), Interval(19.5, 20)]
    let isAlone = form == .complement || form == .portion
    let law = RowLaw(form: form, result: 0, inputs: isAlone ? [1] : [1, 2], whole: Reading(value: 310, grain: 1))
    let x = isAlone ? [inputs[0]] : inputs
    let result = try #require(law.compute(x))
    for position in x.indices {
      let solved = try #require(law.solve(position, result: result, x))
      #expect(solved.low <= x[position].low + 1e-9 && solved.high >= x[position].high - 1e-9)
    }
    #expect(!law.write(["a", "b"]).isEmpty)
  }
}
