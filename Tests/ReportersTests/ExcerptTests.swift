import Documents
import Testing

@testable import Reporters

@Suite("Excerpt")
struct ExcerptTests {
  /// The excerpt around the words between `«` and `»`.
  private func excerpt(_ marked: String, width: Int = 60) -> Excerpt? {
    var text = ""
    var marks: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "«" || scalar == "»" { marks.append(text.utf8.count) } else { text.unicodeScalars.append(scalar) }
    }
    return Excerpt(TextBuffer(text), around: marks[0]..<marks[1], width: width)
  }

  /// What the carets stand under.
  private func pointed(_ excerpt: Excerpt) -> String? {
    guard let carets = excerpt.carets else { return nil }
    let line = Array(excerpt.line.unicodeScalars)
    let start = carets.count { $0 == " " }
    let end = min(carets.count, line.count)
    return String(String.UnicodeScalarView(line[min(start, end)..<end]))
  }

  @Test(
    "The carets stand under the words",
    arguments: [
      ("a «b» c", "a b c", "b"),
      ("Jalan\t«400»\t100", "Jalan │ 400 │ 100", "400"),
      ("Sérapan – naïf\t«75,49%»", "Sérapan – naïf │ 75,49%", "75,49%"),
      ("baris satu\n  dua «tiga\nempat» lima", "dua tiga", "tiga"),
      ("x «\n awal» y", "awal y", "awal"),
      ("| a | «b» |", "| a | b |", "b"),
      ("𝑥² «é́» z", "𝑥² é́ z", "é́"),
      ("lebar\u{200B}nol «di sini»", "lebarnol di sini", "di sini"),
      ("a\t«»\tb", "a │  │ b", " "),
    ])
  func carets(marked: String, line: String, words: String) throws {
    let excerpt = try #require(self.excerpt(marked))
    #expect(excerpt.line == line)
    #expect(pointed(excerpt) == words)
  }

  @Test func wordsThatAreTheWholeLineNeedNoCarets() throws {
    let excerpt = try #require(self.excerpt("atas\n«BAB IV»\nbawah"))
    #expect(excerpt.line == "BAB IV")
    #expect(excerpt.carets == nil)
  }

  @Test func aBlankLineIsNotQuoted() {
    #expect(excerpt("«  »\n") == nil)
    #expect(excerpt("«»") == nil)
  }

  @Test("A long line is cut around the words", arguments: [0, 20, 21, 40, 57, 96], [0, 1, 3, 50, 400])
  func longLines(width: Int, before: Int) throws {
    let marked = String(repeating: "kata ", count: before) + "«sasaran»" + String(repeating: " ekor", count: 300)
    let excerpt = try #require(self.excerpt(marked, width: width))
    #expect(Layout.width(excerpt.line) <= max(width, 20))
    #expect(pointed(excerpt) == "sasaran")
    #expect(
      excerpt.line.hasPrefix("…")
        == (before > 0 && !excerpt.line.hasPrefix("kata kata kata sasaran") && !excerpt.line.hasPrefix("kata sasaran")))
    #expect(excerpt.line.hasSuffix("…"))
  }

  @Test func wordsLongerThanTheWidthAreCut() throws {
    let excerpt = try #require(self.excerpt("awal «" + String(repeating: "panjang", count: 50) + "» akhir", width: 30))
    #expect(Layout.width(excerpt.line) <= 30)
    #expect(try #require(pointed(excerpt)).hasPrefix("panjang"))
    #expect(excerpt.line.hasSuffix("…"))
  }

  @Test(.timeLimit(.minutes(10)))
  func aLineOfMegabytesIsReadOnlyWhereItIsShown() throws {
    let long = String(repeating: "\u{200B}x ", count: 400_000)
    let text = TextBuffer(long + "sasaran" + long)
    let start = long.utf8.count
    for _ in 0..<200 {
      let excerpt = try #require(Excerpt(text, around: start..<start + 7, width: 80))
      #expect(Layout.width(excerpt.line) <= 80)
    }
  }
}
