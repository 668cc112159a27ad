import TestSupport
import Testing

@testable import Bahasa

@Suite struct HostileTests {
  static let pieces = [
    "1", "9", "000", "2024", "45", ".", ",", "-", "−", "–", "%", "Rp", "Rp.", " ", "\u{A0}", "\n", "/", "(", ")",
    "≤", "≥", "<",
    "s/d", "juta", "miliar", "Orang", "Januari", "Mei", "th.", "*", "$", "\\", "\\geq", "é", "漢", "😀", "x", "A",
    "BB", "'", "…",
    "T.A.", "Kamis", "sampai dengan", "99999999999999999999", "<br>", "(PPKS)", "&", "&lt;", "+", "±", "|",
    "\u{0}", "\u{AD}",
  ]

  static func text(_ seed: inout Dice) -> [UInt8] {
    (0..<Int(seed.next() % 14)).flatMap { _ in Array(pieces[Int(seed.next() % UInt64(pieces.count))].utf8) }
  }

  static func check(_ ranges: [Range<Int>], in range: Range<Int>) -> Bool {
    var end = range.lowerBound
    for one in ranges {
      guard one.lowerBound >= end, one.upperBound <= range.upperBound, !one.isEmpty else { return false }
      end = one.upperBound
    }
    return true
  }

  @Test func neverTraps() {
    var seed = Dice(42)
    var previous = Name("")
    for round in 0..<30_000 {
      let bytes =
        round % 5 == 0
        ? (0..<Int(seed.next() % 30)).map { _ in UInt8(truncatingIfNeeded: seed.next()) } : Self.text(&seed)
      let cut = bytes.isEmpty ? 0 : Int(seed.next() % UInt64(bytes.count))
      let range = min(cut, 3)..<bytes.count
      let figures = PrintedNumber.scan(bytes, in: range)
      #expect(Self.check(figures.map(\.whole), in: range), "\(String(decoding: bytes, as: UTF8.self))")
      #expect(Self.check(figures.map(\.range), in: range))
      #expect(
        figures.allSatisfy { $0.whole.lowerBound <= $0.range.lowerBound && $0.whole.upperBound >= $0.range.upperBound })
      #expect(figures.allSatisfy { $0.readings.allSatisfy { $0.value.isFinite && $0.grain > 0 } })
      if let cell = PrintedNumber.parse(bytes, in: range) {
        #expect(Self.check([cell.whole], in: range) && cell.whole.clamped(to: cell.range) == cell.range)
      }
      _ = PrintedNumber.isDash(bytes, in: range)
      if let interval = PrintedRange.parse(bytes, in: range), let low = interval.lower, let high = interval.upper {
        #expect(low <= high)
      }
      #expect(Self.check(PrintedDate.scan(bytes, in: range).map(\.range), in: range))
      let years = PrintedYears.scan(bytes, in: range)
      #expect(Self.check(years.map(\.range), in: range) && years.allSatisfy { $0.first <= $0.last })
      let name = Name(bytes, in: range)
      #expect(name.isSame(as: previous) == previous.isSame(as: name))
      #expect(name.similarity(to: previous) <= 1)
      _ = Terbilang.value(String(decoding: bytes, as: UTF8.self))
      previous = name
    }
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "1", "1.", "1,", "1, ", "-", "(", "Rp", "2024-", "a", "Mei ", " ", "\u{A0}", "1/", ".", "Rp. ", "2024, ",
    ])
  func longInputIsLinear(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 100_000).utf8)
    let range = 0..<bytes.count
    _ = PrintedNumber.scan(bytes, in: range)
    _ = PrintedNumber.parse(bytes, in: range)
    _ = PrintedNumber.isDash(bytes, in: range)
    _ = PrintedRange.parse(bytes, in: range)
    _ = PrintedDate.scan(bytes, in: range)
    _ = PrintedYears.scan(bytes, in: range)
    #expect(Name(bytes, in: range).key.utf8.count <= bytes.count)
  }
}
