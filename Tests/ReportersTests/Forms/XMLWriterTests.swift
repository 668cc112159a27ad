import Testing

@testable import Reporters

@Suite struct XMLWriterTests {
  @Test func wordsAreEscapedAndWhatXMLCannotHoldIsShown() throws {
    var xml = XMLWriter()
    xml.tag("a", ["b": "\"<&>\u{1}"]) { $0.words("1 < 2 & \"x\" > y\u{0}\u{8}\u{FFFE}\u{FFFF}\t\n😀") }
    let root = try Element(xml.bytes)
    #expect(root.attributes["b"] == "\"<&>\u{FFFD}")
    #expect(root.words == "1 < 2 & \"x\" > y\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\t\n😀")
  }

  @Test func elementsNest() {
    var xml = XMLWriter(fragment: 8)
    xml.tag("a") { xml in
      xml.tag("b", ["c": "1"])
      xml.tag("d") { $0.words("e") }
    }
    #expect(String(decoding: xml.bytes, as: UTF8.self) == "<a><b c=\"1\"/><d>e</d></a>")
  }

  /// Word breaks decide the height of a row; what is too wide is broken anywhere.
  @Test(arguments: [
    ("", 1), ("kata", 1), ("kata kata kata kata kata kata kata kata", 2), (String(repeating: "m", count: 100), 9),
  ])
  func linesOfType(words: String, lines: Int) {
    #expect(TypeWidth(points: 10, isBold: false).lines(words, in: 110) == lines)
  }
}
