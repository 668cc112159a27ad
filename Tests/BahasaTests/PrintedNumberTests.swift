import Testing

@testable import Bahasa

/// One cell text and what it must be read as.
struct NumberCase: Sendable, CustomTestStringConvertible {
  let text: String
  let value: Double
  let grain: Double
  var others: [Double] = []
  var unit: Unit?
  var label: String?
  var extent: Extent?
  var isMalformed = false
  var isPlain = false
  var testDescription: String { text }
}

@Suite struct PrintedNumberTests {
  static let cells: [NumberCase] = [
    .init(text: "7.393.559.206,-", value: 7_393_559_206, grain: 1, isPlain: true),
    .init(text: "Rp. 6.486.724.616", value: 6_486_724_616, grain: 1, unit: .rupiah, isPlain: true),
    .init(text: "Rp.7.393", value: 7393, grain: 1, others: [7.393], unit: .rupiah, isPlain: true),
    .init(text: "RP 2.640.884.280", value: 2_640_884_280, grain: 1, unit: .rupiah, isPlain: true),
    .init(text: "Rp175.026.650,00", value: 175_026_650, grain: 0.01, unit: .rupiah),
    .init(text: "Rp. 7.393.559.206,-", value: 7_393_559_206, grain: 1, unit: .rupiah, isPlain: true),
    .init(text: "87,73%", value: 87.73, grain: 0.01, unit: .percent),
    .init(text: "96.68%", value: 96.68, grain: 0.01, unit: .percent),
    .init(text: ".87,73%", value: 87.73, grain: 0.01, unit: .percent),
    .init(text: "102, 99%", value: 102.99, grain: 0.01, others: [99], unit: .percent),
    .init(text: "4,775,000,000", value: 4_775_000_000, grain: 1, isPlain: true),
    .init(text: "1,234.56", value: 1234.56, grain: 0.01),
    .init(text: "1.234,56", value: 1234.56, grain: 0.01),
    .init(text: "1,309", value: 1.309, grain: 0.001, others: [1309]),
    .init(text: "1.309", value: 1309, grain: 1, others: [1.309], isPlain: true),
    .init(text: "0.123", value: 0.123, grain: 0.001),
    .init(text: "1234.567", value: 1234.567, grain: 0.001),
    .init(text: "12.3456", value: 12.3456, grain: 0.0001),
    .init(text: "(3,14)", value: 3.14, grain: 0.01, others: [-3.14]),
    .init(text: "(1.500.000)", value: -1_500_000, grain: 1, others: [1_500_000], isPlain: true),
    .init(text: "(Rp5)", value: -5, grain: 1, others: [5], unit: .rupiah, isPlain: true),
    .init(text: "72/BB", value: 72, grain: 1, label: "BB", isPlain: true),
    .init(text: "72 BB", value: 72, grain: 1, label: "BB", isPlain: true),
    .init(text: "64,00 / B", value: 64, grain: 0.01, label: "B"),
    .init(text: "Puas/100%", value: 100, grain: 1, unit: .percent, label: "Puas", isPlain: true),
    .init(text: "Sangat Puas / 88,31", value: 88.31, grain: 0.01, label: "Sangat Puas"),
    .init(text: "5 (Lima)", value: 5, grain: 1, label: "Lima", isPlain: true),
    .init(text: "5 (Lima) Dokumen", value: 5, grain: 1, unit: .word("Dokumen"), label: "Lima", isPlain: true),
    .init(
      text: "Rp 1.000.000,- (satu juta rupiah)", value: 1e6, grain: 1, unit: .rupiah, label: "satu juta rupiah",
      isPlain: true),
    .init(text: "100 Orang", value: 100, grain: 1, unit: .word("Orang"), isPlain: true),
    .init(text: "312 Orang/bulan", value: 312, grain: 1, unit: .word("Orang/bulan"), isPlain: true),
    .init(text: "20 lembaga", value: 20, grain: 1, unit: .word("lembaga"), isPlain: true),
    .init(text: "25 m2", value: 25, grain: 1, unit: .word("m2"), isPlain: true),
    .init(text: "14.90.000", value: 1_490_000, grain: 1, isMalformed: true, isPlain: true),
    .init(text: "76,946.900", value: 76_946_900, grain: 1, others: [76_946.9], isMalformed: true, isPlain: true),
    .init(text: "2.035.000.000.00", value: 2_035_000_000, grain: 0.01, others: [203_500_000_000]),
    .init(text: "782,040,500,25", value: 782_040_500.25, grain: 0.01, others: [78_204_050_025]),
    .init(text: "28.90‰", value: 28.9, grain: 0.01, unit: .word("‰")),
    .init(text: "930.47.023", value: 93_047_023, grain: 1, isMalformed: true, isPlain: true),
    .init(text: "Rp1,25 miliar", value: 1_250_000_000, grain: 10_000_000, unit: .rupiah),
    .init(text: "2,5 juta", value: 2_500_000, grain: 100_000),
    .init(text: "1,2 triliun rupiah", value: 1.2e12, grain: 1e11, unit: .rupiah),
    .init(text: "100,%", value: 100, grain: 1, unit: .percent, isPlain: true),
    .init(text: "**96,68%**", value: 96.68, grain: 0.01, unit: .percent),
    .init(text: "*5*", value: 5, grain: 1, isPlain: true),
    .init(text: "$85$", value: 85, grain: 1, isPlain: true),
    .init(text: "$85\\%$", value: 85, grain: 1, unit: .percent, isPlain: true),
    .init(text: "85 %", value: 85, grain: 1, unit: .percent, isPlain: true),
    .init(text: "85\u{A0}%", value: 85, grain: 1, unit: .percent, isPlain: true),
    .init(text: "85 persen", value: 85, grain: 1, unit: .percent, isPlain: true),
    .init(text: "± 40", value: 40, grain: 1, isPlain: true),
    .init(text: "-3,5", value: -3.5, grain: 0.1, others: [3.5]),
    .init(text: "−3,5", value: -3.5, grain: 0.1, others: [3.5]),
    .init(text: "Rp -5.000.000", value: -5_000_000, grain: 1, unit: .rupiah, isPlain: true),
    .init(text: "-Rp5.000.000", value: -5_000_000, grain: 1, unit: .rupiah, isPlain: true),
    .init(text: "0,00", value: 0, grain: 0.01),
    .init(text: "100,0", value: 100, grain: 0.1),
    .init(text: " 1.100.000.000 \n", value: 1_100_000_000, grain: 1, isPlain: true),
    .init(text: "Rp.200.000,00/Bulan", value: 200_000, grain: 0.01, unit: .rupiah),
    .init(text: "9460 Orang", value: 9460, grain: 1, unit: .word("Orang"), isPlain: true),
  ]

  @Test(arguments: cells) func cell(_ expected: NumberCase) throws {
    let figure = try #require(PrintedNumber.parse(expected.text))
    #expect(figure.reading == Reading(value: expected.value, grain: expected.grain))
    #expect(figure.alternatives.map(\.value) == expected.others)
    #expect(figure.unit == expected.unit)
    #expect(figure.label == expected.label)
    #expect(figure.extent == expected.extent)
    #expect(figure.isMalformed == expected.isMalformed)
    #expect(figure.isPlainInteger == expected.isPlain)
  }

  @Test(arguments: [
    "", " ", "-", "–", "N/A", "Puas", "2 Dokumen 37.754.909", "97,45% 243.624.014", "80-90",
    "80 – 90", "76 s/d <90", "0 s/d <50", "90 ≤ 100", "$90 \\geq 100$", "1.06.01", "12.03.2025",
    "01/02/2024", "3 x 4", "72/BB/90", "5.1.02.01.001.00001", "LK3", "D3", "1 2 3",
    "9. Jika tidak ada penjelasan memadai maka",
    "Rp. -", "c. D3", "9. Program", "5\t6", "Rp5 Rp6", "5 a2", "1 (satu) 2", "60 sampai 70", "2019-2024",
    "Tahun 2024",
  ])
  func noFigure(_ text: String) { #expect(PrintedNumber.parse(text) == nil) }

  @Test(arguments: [
    ("Rp. 6.486.724.616,-", "6.486.724.616", "Rp. 6.486.724.616,-"), (".87,73%", "87,73", "87,73%"),
    ("-3,5 %", "-3,5", "-3,5 %"), ("(Rp5)", "5", "Rp5"), ("312 Orang/bulan", "312", "312 Orang/bulan"),
    ("Rp1,25 miliar", "1,25", "Rp1,25 miliar"), ("Puas/100%", "100", "100%"), ("−3,5", "−3,5", "−3,5"),
  ])
  func places(_ text: String, _ digits: String, _ whole: String) throws {
    let bytes = Array("xx\(text)yy".utf8)
    let figure = try #require(PrintedNumber.parse(bytes, in: 2..<bytes.count - 2))
    #expect(String(decoding: bytes[figure.range], as: UTF8.self) == digits)
    #expect(String(decoding: bytes[figure.whole], as: UTF8.self) == whole)
  }

  @Test(arguments: [
    ("sebesar 102, 99% dengan", [102.99]), ("menjadi .87,73% naik", [87.73]),
    ("anggaran Rp. 7.393.559.206,- dan Rp1,25 miliar atau 87,73%.", [7_393_559_206, 1.25e9, 87.73]),
    ("312 Orang dari 2 Dokumen 37.754.909", [312, 2, 37_754_909]), ("LK3 dan S1 serta D3", []),
    ("kode 1.06.01 nilai 5", [5]), ("tahun 2019,2020,2021 ada 3", [2019, 2020, 2021, 3]),
    ("80-90 dan 80 -90", [80, 90, 80, 90]), ("turun -3,5 poin", [-3.5]), ("COVID-19", [19]),
    ("2024.....38 1.", [2024, 38, 1]), ("sebesarRp.5.000.000 sebesar87,73%", [5_000_000, 87.73]),
    ("sebesar 930.47.023 atau 14,90", [93_047_023, 14.9]), ("(3,14) (5)", [3.14, 5]),
  ])
  func running(_ text: String, _ values: [Double]) {
    let bytes = Array(text.utf8)
    #expect(PrintedNumber.scan(bytes, in: 0..<bytes.count).map(\.reading.value) == values)
  }

  @Test func unitsInRunningText() {
    let bytes = Array("312 Orang, 87,73% dengan 40 dengan 7 Dokumen".utf8)
    let units = PrintedNumber.scan(bytes, in: 0..<bytes.count).map(\.unit)
    #expect(units == [.word("Orang"), .percent, nil, .word("Dokumen")])
  }

  @Test(arguments: [
    ("-", true), ("–", true), ("—", true), ("…", true), ("N/A", true), ("n/a", true), ("NA", true), (" - ", true),
    ("**-**", true), ("--", true), ("Rp. -", true), ("", false), (" ", false), ("nihil", true), ("Rp. ,-", true),
    (",", false), ("0", false),
    ("-5", false), ("Nama", false), (".", false),
  ])
  func dash(_ text: String, _ expected: Bool) {
    let bytes = Array(text.utf8)
    #expect(PrintedNumber.isDash(bytes, in: 0..<bytes.count) == expected)
  }

  @Test(arguments: [20, 400, 4000]) func longDigits(_ count: Int) throws {
    let figure = try #require(PrintedNumber.parse(String(repeating: "9", count: count)))
    #expect(figure.reading.value >= 9e18 && figure.reading.value.isFinite)
    let decimals = try #require(PrintedNumber.parse("0," + String(repeating: "3", count: count - 10)))
    #expect(abs(decimals.reading.value - 1.0 / 3) < 1e-9)
    _ = PrintedNumber.parse("Rp" + String(repeating: "9", count: count) + " triliun")
  }
}
