import ArgumentParser
import Reviewing
import Testing

@testable import reviu

@Suite("Wording of the command line")
struct WordingTests {
  @Test(
    "What the argument parser says is Bahasa Indonesia",
    arguments: [
      [], ["--help"], ["periksa", "--help"], ["isi", "--help"], ["anotasi", "--help"], ["banding", "--help"],
      ["check", "--help"], ["help", "uji"], ["--salah"], ["periksa"],
      ["periksa", "a", "--bentuk", "pdf"], ["periksa", "a", "--warna"], ["periksa", "a", "--tingkatt", "x"],
      ["aturan", "lebih"], ["jelaskan"], ["baca", "a", "b", "c"], ["aturan", "--aturan=x", "--version=1"],
    ])
  func indonesian(arguments: [String]) {
    let english = [
      "Usage", "usage", "option", "argument ", "Error", "Help", "Show", "See ", "default", "values", "Missing",
      "Unknown",
      "expected", "value", "invalid", "Please", " and ", " or ", "subcommand", "information", "did ", "specified",
    ]
    do {
      var command = try Reviu.parseAsRoot(arguments)
      try command.run()
    } catch {
      let text = HelpWording.indonesian(Reviu.fullMessage(for: error, columns: 100))
      #expect(!text.isEmpty)
      for word in english { #expect(!text.contains(word), "\(word): \(text)") }
    }
  }

  @Test(
    arguments: [
      ("serapan-slah-hitung", ["lkj/aritmetika/serapan-salah-hitung"]),
      ("lkj/capaian", ["lkj/aritmetika/capaian-salah"]),
      ("zzzzzzzz", []), ("", []),
    ])
  func suggestions(word: String, expected: [String]) {
    let names = ["lkj/aritmetika/capaian-salah", "lkj/aritmetika/serapan-salah-hitung", "lkj/tahun/tahun-keliru"]
    #expect(Suggestions.nearest(to: word, among: names) == expected)
  }

  @Test func sectionsOfARuleFile() {
    let text = RuleText("title: A\ncheck:\n  each: x\n  # catatan\n\nexamples:\n- fail: |\n    y\n\n")
    #expect(text.section("check") == "  each: x\n  # catatan")
    #expect(text.section("examples") == "- fail: |\n    y")
    #expect(text.section("title") == "  A")
    #expect(text.section("why") == nil)
  }
}
