import Documents
import Testing

@testable import Readers

/// Amounts that recognition took apart.
struct RecognisedFiguresTests {
  /// Words of a cell side by side.
  private func words(_ texts: [String]) -> [PDFWord] {
    var left: Float = 0
    return texts.map { text in
      defer { left += Float(text.utf8.count) * 5 + 4 }
      let box = Box(left: left, top: 10, right: left + Float(text.utf8.count) * 5, bottom: 20)
      return PDFWord(text: Array(text.utf8)[...], box: box)
    }
  }

  @Test(arguments: [
    (["3.851.418", "164,00"], ["3.851.418.164,00"]), (["6.445.", "120.000,00"], ["6.445.120.000,00"]),
    (["10.296,538.194.00"], ["10.296.538.194,00"]), (["1.373.942.019.00"], ["1.373.942.019,00"]),
    // Right as they stand, or nothing that can be told.
    (["1,869,700,000.00"], ["1,869,700,000.00"]), (["12.500.000", "2022"], ["12.500.000", "2022"]),
    (["3", "500"], ["3", "500"]), (["82,06", "90,00"], ["82,06", "90,00"]), (["3,949"], ["3,949"]),
    (["1.2.1", "100"], ["1.2.1", "100"]), (["1.234,567"], ["1.234,567"]), (["1,234.567"], ["1,234.567"]),
    (["12.500", "100"], ["12.500", "100"]), (["12.500", "100,00"], ["12.500.100,00"]),
    (["12.500.", "100"], ["12.500.100"]),
  ])
  func groupsAreJoined(given: [String], wanted: [String]) {
    let reading = PageReading(width: 595, height: 842, words: RecognisedFigures.joined(words(given)))
    let joined = reading.words.map { String(decoding: $0.text, as: UTF8.self) }
    #expect(joined == wanted)
  }
}
