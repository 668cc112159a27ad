import Testing

@testable import Reporters

@Suite("Layout")
struct LayoutTests {
  @Test(
    arguments: [
      ("", 10, []),
      ("satu dua tiga", 10, ["satu dua", "tiga"]),
      ("satu dua tiga", 13, ["satu dua tiga"]),
      ("sangatpanjangsekali ya", 10, ["sangatpanj", "angsekali", "ya"]),
      ("é é é é é é", 8, ["é é é é", "é é"]),
      ("  dua   spasi ", 20, ["dua spasi"]),
    ])
  func wrap(text: String, width: Int, lines: [String]) {
    #expect(Layout.wrap(text, to: width) == lines)
  }

  @Test(
    arguments: [
      ("pendek", 10, "pendek"), ("kata yang dipotong di sini", 20, "kata yang dipotong…"),
      ("tanpaspasiyangpanjang", 10, "tanpaspas…"), ("satu dua", 5, "satu…"), ("abc", 1, "…"), ("abc", 0, "…"),
    ])
  func cut(text: String, width: Int, expected: String) {
    #expect(Layout.cut(text, to: width) == expected)
  }

  @Test func linesOverTheLimitAreCut() {
    #expect(Layout.wrap("satu dua tiga empat lima", to: 9, lines: 2) == ["satu dua", "tiga…"])
  }

  @Test(
    arguments: [
      ("a\n\t b ", "a b"), ("\u{1B}[31m", "\u{FFFD}[31m"), ("a\u{202E}b\u{FEFF}", "ab"), ("a\u{2028}b", "a b"),
    ])
  func plain(text: String, expected: String) {
    #expect(text.plain == expected)
  }
}
