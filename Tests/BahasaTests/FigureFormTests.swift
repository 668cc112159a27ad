import Testing

@testable import Bahasa

/// The forms figures take in the cells of real reports beyond plain numbers.
@Suite struct FigureFormTests {
  static let grades: [NumberCase] = [
    .init(text: "Nilai A (83)", value: 83, grain: 1, label: "A"),
    .init(text: "BB (72,13)", value: 72.13, grain: 0.01, label: "BB"),
    .init(text: "72,13 (BB)", value: 72.13, grain: 0.01, label: "BB"),
    .init(text: "Sangat Baik (95,40%)", value: 95.4, grain: 0.01, unit: .percent, label: "Sangat Baik"),
    .init(text: "95,00 (Baik)", value: 95, grain: 0.01, label: "Baik"),
    .init(text: "Level 3 (3,35)", value: 3.35, grain: 0.01, others: [3], label: "Level 3"),
    .init(text: "Level III (3,35)", value: 3.35, grain: 0.01, others: [3], label: "Level III"),
    .init(text: "Level 3", value: 3, grain: 1, label: "Level 3", extent: .upTo(3.99)),
    .init(text: "Tingkat IV", value: 4, grain: 1, label: "Tingkat IV", extent: .upTo(4.99)),
    .init(text: "Skor 72,5", value: 72.5, grain: 0.1),
    .init(text: "Indeks: 3,21", value: 3.21, grain: 0.01),
  ]

  static let bounds: [NumberCase] = [
    .init(text: "≥ 75", value: 75, grain: 1, extent: .atLeast),
    .init(text: "> 80", value: 80, grain: 1, extent: .atLeast),
    .init(text: ">= 80,5%", value: 80.5, grain: 0.1, unit: .percent, extent: .atLeast),
    .init(text: "lebih dari 90", value: 90, grain: 1, extent: .atLeast),
    .init(text: "minimal 12 bulan", value: 12, grain: 1, unit: .word("bulan"), extent: .atLeast),
    .init(text: "< 48 jam", value: 48, grain: 1, unit: .word("jam"), extent: .atMost),
    .init(text: "5-6 %", value: 5, grain: 1, others: [6], unit: .percent, extent: .upTo(6)),
    .init(text: "50%-60%", value: 50, grain: 1, others: [60], unit: .percent, extent: .upTo(60)),
    .init(text: "3 s.d. 4 hari", value: 3, grain: 1, others: [4], unit: .word("hari"), extent: .upTo(4)),
  ]

  static let rates: [NumberCase] = [
    .init(text: "16/100.000", value: 16, grain: 1, unit: .word("/100.000")),
    .init(text: "5,8/1000 KH", value: 5.8, grain: 0.1, others: [580], unit: .word("/1.000 KH")),
    .init(text: "85 per 100.000 kelahiran hidup", value: 85, grain: 1, unit: .word("/100.000 kelahiran hidup")),
    .init(text: "2,66 / 10.000", value: 2.66, grain: 0.01, others: [26.6], unit: .word("/10.000")),
    .init(text: "86 (101%)", value: 86, grain: 1, others: [101]),
    .init(text: "% 95", value: 95, grain: 1, unit: .percent),
  ]

  static let broken: [NumberCase] = [
    .init(text: "83, 60", value: 83.6, grain: 0.01),
    .init(text: "83, 60 nilai indeks", value: 83.6, grain: 0.01, unit: .word("nilai indeks")),
    .init(text: "265.718.00 0", value: 265_718_000, grain: 1),
    .init(text: "265.718.\n000", value: 265_718_000, grain: 1),
    .init(text: "1\u{202F}250\u{202F}000", value: 1_250_000, grain: 1),
    .init(text: "1\u{A0}000", value: 1000, grain: 1),
    .init(text: "1\u{A0}234 m³", value: 1234, grain: 1, unit: .word("m3")),
    .init(text: "８０,００", value: 80, grain: 0.01),
    .init(text: "80,0\u{AD}0", value: 80, grain: 0.01),
    .init(text: "\u{200F}72,00\u{200F}", value: 72, grain: 0.01),
    .init(text: "72\u{200B},00", value: 72, grain: 0.01),
    .init(text: "95,00*)", value: 95, grain: 0.01),
    .init(text: "87,5²", value: 87.5, grain: 0.1),
    .init(text: "20.067.214.000.-", value: 20_067_214_000, grain: 1),
    .init(text: "2,260,675,137", value: 2_260_675_137, grain: 1),
  ]

  @Test(arguments: grades + bounds + rates + broken) func form(_ expected: NumberCase) throws {
    let figure = try #require(PrintedNumber.parse(expected.text))
    #expect(abs(figure.reading.value - expected.value) < 1e-9)
    #expect(abs(figure.reading.grain - expected.grain) < 1e-9)
    #expect(zip(figure.alternatives.map(\.value), expected.others).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(figure.alternatives.count == expected.others.count)
    #expect(figure.unit == expected.unit)
    #expect(figure.label == expected.label)
    #expect(figure.extent == expected.extent)
    #expect(!figure.isMalformed)
  }

  @Test(arguments: [
    ("2.035.00", 2_035), ("19,041.740.000", 19_041_740_000), ("2.345,678,000", 2_345_678_000),
  ])
  func malformedIsReadAsFarAsItCan(_ text: String, _ value: Double) throws {
    let figure = try #require(PrintedNumber.parse(text))
    #expect(figure.isMalformed)
    #expect(figure.readings.contains { $0.value == value })
  }

  @Test(arguments: [
    "Sasaran (1)", "Triwulan (3)", "Level tinggi", "Level 3 (A)", "100 100", "1. 100", "75, 80, 85", "5/2023", "12/05",
    "80 - 90", "2019-2024", "> 80 - < 100 %", "Nilai", "Peringkat pertama", "III",
  ])
  func noFigure(_ text: String) { #expect(PrintedNumber.parse(text) == nil) }

  @Test func placesPointIntoTheOriginal() throws {
    for (text, whole) in [
      ("x265.718.00 0y", "265.718.00 0"), ("x80,0\u{AD}0 %y", "80,0\u{AD}0 %"), ("xLevel 3 (3,35)y", "3,35"),
    ] {
      let bytes = Array(text.utf8)
      let figure = try #require(PrintedNumber.parse(bytes, in: 1..<bytes.count - 1))
      #expect(String(decoding: bytes[figure.whole], as: UTF8.self) == whole)
    }
  }

  @Test func aShareOfOneMayMeanPerCent() throws {
    let share = try #require(PrintedNumber.parse("0,9529")?.perCent)
    #expect(abs(share.value - 95.29) < 1e-9)
    #expect(try #require(PrintedNumber.parse("95,29")).perCent == nil)
    #expect(try #require(PrintedNumber.parse("0,85%")).perCent == nil)
  }
}
