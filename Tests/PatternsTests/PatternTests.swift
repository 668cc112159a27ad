import Patterns
import Testing

@Suite("Patterns")
struct PatternTests {
  private func found(_ source: String, in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    let pattern = try Pattern(source)
    return try Matcher().matches(of: pattern, in: bytes, range: 0..<bytes.count).map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(
    "A pattern finds its words whatever the case, line breaks and Markdown marks",
    arguments: [
      ("perjanjian kinerja", "Perjanjian\nKINERJA dan perjanjian   kinerja", 2),
      ("sebesar (?<angka>[\\d,]+)", "sebesar **96,68%**", 1),
      ("^bab [ivx]+", "BAB I\nBAB II\nbabak", 2),
      ("é+", "ÉÉ é", 2),
      ("x*", "ab", 3),
      ("wali ?kota", "walikota, Wali Kota, wali\nkota", 3),
      ("[a b]x", "ax  x", 2),
    ])
  func finds(source: String, text: String, count: Int) throws {
    #expect(try found(source, in: text).count == count)
  }

  @Test func namedGroups() throws {
    let pattern = try Pattern("tahun (?<tahun>\\d{4})(?: s/d (?<akhir>\\d{4}))?")
    let bytes = Array("Tahun 2024 selesai".utf8)
    let match = try #require(try Matcher().first(of: pattern, within: 0..<bytes.count, of: bytes))
    #expect(match.range("tahun", of: pattern) == 6..<10)
    #expect(match.range("akhir", of: pattern) == nil)
    #expect(match.range("tiada", of: pattern) == nil)
  }

  @Test func aBrokenPatternSaysWhere() {
    let error = #expect(throws: PatternError.self) { try Pattern("tahun (\\d{4}") }
    #expect(error?.offset ?? 0 > 5)
    #expect(error?.problem == "kurung ) penutup tidak ada")
    for (source, words) in [
      ("[a", "]"), ("+a", "tanda ulang"), ("a)", "pembukanya"), ("(?<a>b)(?<a>c)", "bernama sama"),
    ] {
      let error = #expect(throws: PatternError.self) { try Pattern(source) }
      #expect(error?.problem.contains(words) == true, "\(error?.problem ?? "")")
    }
  }

  @Test func aRunawayPatternIsStopped() throws {
    let pattern = try Pattern("^(a+)+$")
    let bytes = Array((String(repeating: "a", count: 60) + "b").utf8)
    #expect(throws: Unfinished.self) {
      try Matcher().matches(of: pattern, in: bytes, range: 0..<bytes.count)
    }
  }

  /// A space of a pattern takes a whole run of blanks and gives none back, so runs side by side do not multiply.
  @Test(.timeLimit(.minutes(10)), arguments: ["a %? ? b", "(?:a )? (?:b )? c", " +x"]) func runsOfBlanksAreReadOnce(
    _ source: String
  ) throws {
    let bytes = Array(("12" + String(repeating: "* ", count: 20_000) + "orang").utf8)
    #expect(try Matcher().matches(of: try Pattern(source), in: bytes, range: 0..<bytes.count).isEmpty)
  }

  @Test func aSpentBudgetStopsTheScan() throws {
    let pattern = try Pattern("a")
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    #expect(throws: Unfinished.self) {
      try Matcher().matches(of: pattern, in: bytes, range: 0..<1000, budget: Budget(.zero))
    }
  }

  @Test func anEmptyTextIsNoFault() throws {
    #expect(try found("a", in: "").isEmpty)
  }

  @Test func matchesStayInsideTheRange() throws {
    let bytes = Array("tahun 2023 tahun 2024".utf8)
    let pattern = try Pattern("\\d{4}")
    let matches = try Matcher().matches(of: pattern, in: bytes, range: 10..<21)
    #expect(matches.map(\.range) == [17..<21])
  }

  /// A heading is a text of its own, also behind its mark.
  @Test(arguments: ["# BAB II", "**BAB II**", "1. BAB II"]) func aRangeIsATextOfItsOwn(_ line: String) throws {
    let bytes = Array(line.utf8)
    let start = try #require(bytes.firstIndex(of: UInt8(ascii: "B")))
    let matches = try Matcher().matches(of: try Pattern("^bab II"), in: bytes, range: start..<bytes.count)
    #expect(matches.map(\.range) == [start..<(start + 6)])
  }
}
