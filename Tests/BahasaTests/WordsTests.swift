import TestSupport
import Testing

@testable import Bahasa

@Suite struct WordsTests {
  @Test(arguments: [
    ("lima", 5), ("tiga belas", 13), ("tigapuluh tiga", 33), ("tiga puluh tiga", 33), ("seratus dua puluh", 120),
    ("se ribu", 1000), ("dua miliar", 2_000_000_000), ("tigabelas", 13), ("LIMA", 5), ("(Lima)", 5), ("nol", 0),
    ("sembilan ratus sembilan puluh sembilan triliun", 999_000_000_000_000), ("sebelas", 11),
    ("sepuluh ribu", 10_000),
    ("seribu seratus sebelas", 1111), ("sejuta", 1_000_000), ("dua ratus ribu lima", 200_005),
    ("satu milyar", 1_000_000_000),
    ("tujuh juta tiga ratus ribu rupiah", 7_300_000), ("Tiga  Puluh\nTiga", 33), ("seratus ribu", 100_000),
  ])
  func value(_ words: String, _ expected: Int) { #expect(Terbilang.value(words) == expected) }

  @Test(arguments: [
    "", "tiga puluhan", "tigapuluhan tiga", "lima koma dua", "dua tiga", "ribu", "lima puluh belas", "orang", "5",
    "se",
    "sedua", "dua ribu tiga juta", "lima ratus ratus", "nol satu", "rupiah", "dua ribu tiga ribu",
  ])
  func noValue(_ words: String) { #expect(Terbilang.value(words) == nil) }

  @Test(arguments: [
    ("i", 1), ("IV", 4), ("ix", 9), ("XII", 12), ("xxxix", 39), ("", nil), ("iiv", nil), ("vx", nil), ("xxxx", nil),
    ("vi a", nil), ("siv", nil),
  ])
  func romanNumerals(_ word: String, _ expected: Int?) { #expect(RomanNumeral.value(word) == expected) }

  @Test(arguments: [
    ("pertama", 1), ("Kesatu", 1), ("kedua", 2), ("KE-2", 2), ("ke 3", 3), ("IV", 4), ("lima", 5), ("7", 7), ("1.", 1),
    ("ketua", nil), ("keluar", nil), ("0", nil), ("40", nil), ("3.2", nil), ("2019-2024", nil), ("", nil), ("1-2", nil),
    ("I-V", nil),
    ("ke - 2", 2),
    ("kesekian", nil),
  ])
  func ordinals(_ word: String, _ expected: Int?) { #expect(Ordinal.value(word) == expected) }

  @Test(arguments: [
    (0, "nol"), (11, "sebelas"), (33, "tiga puluh tiga"), (100, "seratus"), (1000, "seribu"),
    (1234, "seribu dua ratus tiga puluh empat"),
    (-5, "minus lima"), (2_000_000_000, "dua miliar"), (1_000_000, "satu juta"), (110_000, "seratus sepuluh ribu"),
  ])
  func spell(_ number: Int, _ words: String) { #expect(Terbilang.spell(number) == words) }

  @Test func roundTrip() {
    var seed = Dice(7)
    for _ in 0..<3000 {
      let number = Int(seed.next() % 1_000_000_000_000_000) >> Int(seed.next() % 50)
      #expect(Terbilang.value(Terbilang.spell(number)) == number)
      #expect(Terbilang.value(Terbilang.spell(number).filter { $0 != " " }) == number)
    }
    #expect(Terbilang.spell(Int.min).hasPrefix("minus sembilan juta"))
  }

  @Test(arguments: [
    (84.25, 0.01, "84,25"), (7_393_559_206, 1, "7.393.559.206"), (0.5, 0.1, "0,5"), (-1234.5, 0.1, "-1.234,5"),
    (1_250_000_000, 10_000_000, "1.250.000.000"), (-0.001, 0.01, "0,00"), (999.995, 0.01, "1.000,00"),
    (2.675, 0.01, "2,68"),
    (0, 1, "0"), (100, 0.01, "100,00"),
  ])
  func format(_ value: Double, _ grain: Double, _ text: String) { #expect(Figures.format(value, grain: grain) == text) }

  @Test(arguments: [
    (84.25, 4, "84,25"), (90, 2, "90"), (97.2973, 2, "97,3"), (-0.001, 2, "0"), (1000, 2, "1.000"), (100, 0, "100"),
  ])
  func shortest(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(Figures.shortest(value, maxDecimals: decimals) == text)
  }

  @Test(arguments: [
    Double.infinity, -.infinity, .nan, 1e300, -1e19, 9e15, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
  ])
  func extremes(_ value: Double) {
    #expect(!Figures.format(value, decimals: 2).isEmpty)
    #expect(!Figures.format(value, grain: .leastNonzeroMagnitude).isEmpty)
    #expect(!Figures.shortest(value, maxDecimals: 99).isEmpty)
  }

  @Test(
    arguments: [
      ("", "", 0, 0), ("abc", "abc", 0, 0), ("abc", "acb", 1, 1), ("abc", "abd", 1, 1), ("abc", "", 3, 3),
      ("abc", "", 2, nil),
      ("kitten", "sitting", 3, 3), ("kitten", "sitting", 2, nil), ("keahlawanan", "kepahlawanan", 2, 1),
      ("ab", "ba", 0, nil),
      ("abcdef", "badcfe", 3, 3), ("ca", "abc", 3, 3), ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaab", 1, 1),
    ] as [(String, String, Int, Int?)])
  func distance(_ a: String, _ b: String, _ limit: Int, _ expected: Int?) {
    #expect(Spelling.distance(a.utf8, b.utf8, limit: limit) == expected)
    #expect(Spelling.distance(b.utf8, a.utf8, limit: limit) == expected)
  }

  @Test func boundedEqualsUnbounded() {
    var seed = Dice(11)
    for _ in 0..<2000 {
      let a = (0..<Int(seed.next() % 9)).map { _ in UInt8(97 + seed.next() % 3) }
      let b = (0..<Int(seed.next() % 9)).map { _ in UInt8(97 + seed.next() % 3) }
      let full = plainDistance(a, b)
      for limit in 0...4 { #expect(Spelling.distance(a, b, limit: limit) == (full <= limit ? full : nil)) }
    }
  }

  private func plainDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var d = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : j == 0 ? i : 0 } }
    for i in a.indices {
      for j in b.indices {
        d[i + 1][j + 1] = min(d[i][j] + (a[i] == b[j] ? 0 : 1), d[i][j + 1] + 1, d[i + 1][j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          d[i + 1][j + 1] = min(d[i + 1][j + 1], d[i - 1][j - 1] + 1)
        }
      }
    }
    return d[a.count][b.count]
  }
}
