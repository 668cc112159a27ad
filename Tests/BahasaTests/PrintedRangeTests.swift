import Testing

@testable import Bahasa

/// One printed interval and its bounds.
struct RangeCase: Sendable, CustomTestStringConvertible {
  let text: String
  let lower: Double?
  let upper: Double?
  var lowerIn = true
  var upperIn = true
  var isReversed = false
  var grain = 1.0
  var testDescription: String { text }
}

@Suite struct PrintedRangeTests {
  static let cases: [RangeCase] = [
    .init(text: "90 ≤ 100", lower: 90, upper: 100),
    .init(text: "91 % ≤ 100 %", lower: 91, upper: 100),
    .init(text: "≤ 50 %", lower: nil, upper: 50),
    .init(text: "76 s/d <90", lower: 76, upper: 90, upperIn: false),
    .init(text: "0 s/d <50", lower: 0, upper: 50, upperIn: false),
    .init(text: "$90 \\geq 100$", lower: 90, upper: 100, isReversed: true),
    .init(text: "$76 \\leq s/d < 90$", lower: 76, upper: 90, upperIn: false),
    .init(text: "$0 \\leq s/d < 50$", lower: 0, upper: 50, upperIn: false),
    .init(text: "$90 \\geq 100\\%$", lower: 90, upper: 100, isReversed: true),
    .init(text: ">80-90", lower: 80, upper: 90, lowerIn: false),
    .init(text: "> 100", lower: 100, upper: nil, lowerIn: false),
    .init(text: "80 > 100", lower: 80, upper: 100, lowerIn: false, isReversed: true),
    .init(text: "80 – 100 %", lower: 80, upper: 100),
    .init(text: "50 ≤ x < 75", lower: 50, upper: 75, upperIn: false),
    .init(text: "50 < x ≤ 75", lower: 50, upper: 75, lowerIn: false),
    .init(text: "75 > x ≥ 50", lower: 50, upper: 75, upperIn: false),
    .init(text: "<55", lower: nil, upper: 55, upperIn: false),
    .init(text: "≥80", lower: 80, upper: nil),
    .init(text: "60-79,99", lower: 60, upper: 79.99, grain: 0.01),
    .init(text: "60 s.d. 79,99", lower: 60, upper: 79.99, grain: 0.01),
    .init(text: "> 90 s/d 100", lower: 90, upper: 100, lowerIn: false),
    .init(text: "≥ 90 s/d 100", lower: 90, upper: 100),
    .init(text: "lebih dari 90", lower: 90, upper: nil, lowerIn: false),
    .init(text: "Kurang dari 55", lower: nil, upper: 55, upperIn: false),
    .init(text: "50 < 75", lower: 50, upper: 75, upperIn: false),
    .init(text: "100 ≥ 90", lower: 90, upper: 100),
    .init(text: "100 ≤ 90", lower: 90, upper: 100, isReversed: true),
    .init(text: "90 ≤ x", lower: 90, upper: nil),
    .init(text: "x > 90", lower: 90, upper: nil, lowerIn: false),
    .init(text: "90 ke atas", lower: 90, upper: nil),
    .init(text: "antara 80 dan 90", lower: 80, upper: 90),
    .init(text: "90 - 80", lower: 80, upper: 90),
    .init(text: "80 sampai dengan 90", lower: 80, upper: 90),
    .init(text: "**85% - 100%**", lower: 85, upper: 100),
    .init(text: ">= 85", lower: 85, upper: nil),
    .init(text: "&lt; 50", lower: nil, upper: 50, upperIn: false),
    .init(text: "50% - < 75%", lower: 50, upper: 75, upperIn: false),
    .init(text: "> 76 s/d < 90", lower: 76, upper: 90, lowerIn: false, upperIn: false),
  ]

  @Test(arguments: cases) func interval(_ expected: RangeCase) throws {
    let range = try #require(PrintedRange.parse(expected.text))
    #expect(range.lower == expected.lower)
    #expect(range.upper == expected.upper)
    #expect(range.lowerIncluded == expected.lowerIn)
    #expect(range.upperIncluded == expected.upperIn)
    #expect(range.isReversed == expected.isReversed)
    #expect(range.grain == expected.grain)
  }

  @Test(arguments: [
    "", "90", "85 %", "12-03-2025", "Puas", "80 90", "-", "72/BB", "≤", "80 - ", "> 80 > 90 > 100", "s/d",
  ])
  func noInterval(_ text: String) { #expect(PrintedRange.parse(text) == nil) }

  @Test func membership() throws {
    let range = try #require(PrintedRange.parse("76 s/d <90"))
    #expect(range.contains(76) && range.contains(89.99))
    #expect(!range.contains(90) && !range.contains(75.9))
  }
}
