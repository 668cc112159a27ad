import Testing

@testable import Bahasa

@Suite struct DateTests {
  static func dates(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PrintedDate.scan(bytes, in: 0..<bytes.count).map { date in
      "\(date.day.map { "\($0)/" } ?? "")\(date.month)/\(date.year)="
        + String(decoding: bytes[date.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Contoh, 04 Oktober 2024", ["4/10/2024=04 Oktober 2024"]), ("4 Okt. 2024", ["4/10/2024=4 Okt. 2024"]),
    ("Januari 2025", ["1/2025=Januari 2025"]), ("tgl 01/02/2024.", ["1/2/2024=01/02/2024"]),
    ("12-03-2025", ["12/3/2025=12-03-2025"]), ("12.03.2025", ["12/3/2025=12.03.2025"]),
    ("Contoh,Januari 2025", ["1/2025=Januari 2025"]),
    ("10 Nopember 2023 dan 1 Pebruari 2024", ["10/11/2023=10 Nopember 2023", "1/2/2024=1 Pebruari 2024"]),
    ("04Oktober2024", ["4/10/2024=04Oktober2024"]), ("PER JANUARI 2024**", ["1/2024=JANUARI 2024"]),
    ("Per Januari Tahun 2024", ["1/2024=Januari Tahun 2024"]), ("2024-10-04", ["4/10/2024=2024-10-04"]),
    ("Juli-Oktober 2024", ["10/2024=Oktober 2024"]), ("10 Nopember setiap tahun", []), ("188/12/2024", []),
    ("Mei 20245", []), ("45 Maret 2024", ["3/2024=Maret 2024"]), ("13/13/2024", []), ("1/2/2024/5", []),
    ("26/02", []),
  ])
  func scan(_ text: String, _ expected: [String]) { #expect(Self.dates(text) == expected) }

  @Test func order() throws {
    let bytes = Array("4 Oktober 2024; Oktober 2024; 12-03-2025; 31 Februari 2024".utf8)
    let found = PrintedDate.scan(bytes, in: 0..<bytes.count)
    try #require(found.count == 4)
    #expect(found[0].isBefore(found[2]) && found[2].isAfter(found[0]))
    #expect(!found[0].isBefore(found[1]) && !found[1].isBefore(found[0]))
    #expect(found[2].isPossible && !found[3].isPossible)
  }

  @Test(
    arguments: [
      ("Kamis (01/02/2024)", Weekday.kamis, false), ("Jumat, 1 Februari 2024", .jumat, true),
      ("hari Jum'at tanggal 2 Februari 2024", .jumat, false), ("Contoh, 1 Februari 2024", nil, false),
    ] as [(String, Weekday?, Bool)])
  func weekday(_ text: String, _ day: Weekday?, _ contradicts: Bool) throws {
    let bytes = Array(text.utf8)
    let date = try #require(PrintedDate.scan(bytes, in: 0..<bytes.count).first)
    #expect(date.weekday == day)
    #expect(date.contradictsWeekday == contradicts)
  }

  static func years(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PrintedYears.scan(bytes, in: 0..<bytes.count).map {
      ($0.isSpan ? "\($0.first)-\($0.last)" : "\($0.first)") + ($0.isMarked ? "!" : "")
    }
  }

  @Test(arguments: [
    ("2024", ["2024"]), ("Th. 2021 s/d 2024", ["2021-2024!"]), ("2019-2024", ["2019-2024!"]),
    ("2019 - 2024", ["2019-2024!"]),
    ("2019 s.d. 2024", ["2019-2024!"]), ("tahun 2020 sampai dengan 2024", ["2020-2024!"]), ("TA 2024", ["2024!"]),
    ("T.A. 2024", ["2024!"]), ("Th. 2021 s/d Th. 2024", ["2021-2024!"]), ("Tahun 2020- 2024", ["2020-2024!"]),
    ("Tahun. 2019 – 2024", ["2019-2024!"]), ("2.024", []), ("2000 Orang", ["2000"]), ("12.2024,5", []),
    ("Rp 2000", []),
    ("Rp. 2000", []), ("2024%", []), ("20245", []),
    ("tahun 2019, 2020, 2021 dan 2022", ["2019!", "2020!", "2021!", "2022!"]),
    ("2019,2020,2021", ["2019", "2020", "2021"]), ("12 Maret 2025", ["2025!"]), ("01/02/2024", ["2024!"]),
    ("12.03.2025", ["2025!"]),
    ("Nomor 53/2014", ["2014"]), ("2023/2024", ["2023-2024!"]), ("2024-2019", ["2024", "2019"]), ("1234", []),
    ("2024.....38", ["2024"]),
    ("FY 2024 (2023)", ["2024!", "2023"]), ("Tahun2024", ["2024!"]), ("2.024.000", []), ("2024,-", []),
    ("Tahun Keempat 2024", ["2024!"]), ("2021\t-\t2022", ["2021", "2022"]), ("Tahun Anggaran 2024", ["2024!"]),
  ])
  func yearScan(_ text: String, _ expected: [String]) { #expect(Self.years(text) == expected) }
}
