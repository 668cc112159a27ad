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

  @Test(
    arguments: [
      ("hasilnya 9.", "9", true), ("hasilnya 90", "9", false), ("hasilnya 1,9", "9", false), ("9, lalu 8", "9", true),
      ("judul resminya “Desa”.", "Desa", true), ("judul resminya “Desa Adat”", "Desa", true),
      ("Desanya", "Desa", false), ("2019–2024", "2024", true), ("é9", "9", false), ("", "9", false),
    ])
  func says(text: String, words: String, expected: Bool) {
    #expect(text.says(words) == expected)
  }

  /// Screen, paper and desk leave out alike what the message says already.
  @Test func aRemedySaysWhatTheMessageDoesNot() {
    #expect(Remedy(message: "Tertulis 90.", computation: nil, expected: "9").expected == "9")
    #expect(Remedy(message: "Seharusnya 9.", computation: nil, expected: "9").expected == nil)
    let worked = Remedy(message: "Tertulis 90.", computation: "4 + 5 = 9", expected: "9")
    #expect(worked.computation == "4 + 5 = 9" && worked.expected == nil)
  }
}
