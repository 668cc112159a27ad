import Documents
import Foundation
import TestSupport
import Testing

@testable import Readers

/// Pages that were recognised, as they are kept.
struct KeptPageTests {
  private func word(_ text: String, _ left: Float, confidence: Float) -> PDFWord {
    let box = Box(left: left, top: 100, right: left + 40.25, bottom: 110.5)
    return PDFWord(text: Array(text.utf8)[...], box: box, confidence: confidence)
  }

  private func reading(quarters: Int) -> PageReading {
    let words = [word("Realisasi", -0.00001, confidence: 96.37), word("1.250.000,00", 80.13, confidence: 0.00001)]
    var reading = PageReading(width: 595.28, height: 841.89, words: words)
    reading.rulings = [
      Ruling(isHorizontal: true, at: 98.5, from: 0.25, to: 500), Ruling(isHorizontal: false, at: 70, from: 98, to: 112),
    ]
    reading.quarters = quarters
    return reading
  }

  @Test(arguments: [0, 1, 3]) func whatIsKeptIsReadAgain(quarters: Int) throws {
    let reading = reading(quarters: quarters)
    let kept = try #require(PageReading(kept: reading.bytes))
    #expect(kept.quarters == quarters)
    #expect((kept.width * 100).rounded() == 59528 && (kept.height * 100).rounded() == 84189)
    #expect(kept.words.map(\.text) == reading.words.map(\.text))
    for (kept, word) in zip(kept.words, reading.words) {
      #expect(abs(kept.box.left - word.box.left) < 0.01 && abs(kept.box.right - word.box.right) < 0.01)
      #expect(abs(kept.centre - word.centre) < 0.01 && abs(kept.height - word.height) < 0.02)
      #expect(abs(kept.confidence - word.confidence) < 0.01)
    }
    #expect(kept.rulings.map(\.isHorizontal) == [true, false])
    #expect(kept.rulings.map(\.at) == [98.5, 70] && kept.rulings.map(\.to) == [500, 112])
    #expect(kept.bytes == reading.bytes)
  }

  @Test func whatIsNotWholeIsNotRead() {
    let bytes = reading(quarters: 0).bytes
    for count in bytes.indices { #expect(PageReading(kept: Array(bytes[..<count])) == nil) }
    for turn in ["4", "-1", "0.5", String(repeating: "9", count: 60), ""] {
      #expect(PageReading(kept: bytes.dropLast(2) + Array("\(turn)\n".utf8)) == nil, "\(turn)")
    }
  }

  @Test func theOldestGoesWhenThereIsNoRoom() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-ocr-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = RecognitionCache(folder: folder.path, room: 250)
    cache.keep([1], "a.tsv")
    try Data(count: 1_000).write(to: folder.appending(path: "lain"))
    for name in ["b.tsv", "c.tsv", "d.tsv"] { cache.keep([UInt8](repeating: 7, count: 100), name) }
    cache.makeRoom()
    #expect(cache.read("a.tsv") == nil && cache.read("b.tsv") == nil)
    #expect(cache.read("c.tsv")?.count == 100 && cache.read("d.tsv")?.count == 100)
    // What another put there stays.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  /// A table that goes on over a page of its own text parts the remark on the pages that were recognised.
  @Test func onlyRecognisedPagesAreCalledSo() {
    let pages = (3...5).map { number in
      var page = PDFPage(number: number, width: 595, height: 842)
      page.isRecognised = number != 4
      return page
    }
    var writer = PDFWriter(pages)
    writer.write(.page(pages[0]))
    writer.goOn(onPage: 4)
    writer.goOn(onPage: 5)
    #expect(
      writer.finished().gaps.map { $0.reason.prefix(22) } == ["Halaman 3 dibaca dari ", "Halaman 5 dibaca dari "])
  }

  @Test func pagesThatCouldNotBeReadSaySo() {
    let pages = (1...3).map { number in
      var page = PDFPage(number: number, width: 595, height: 842)
      page.legibility = number == 2 ? .garbled : .picture
      return page
    }
    var writer = PDFWriter(pages, unread: [1, 2])
    for page in pages { writer.write(.page(page)) }
    let reasons = writer.finished().gaps.map(\.reason)
    #expect(reasons.count == 2 && reasons[0].hasPrefix("Halaman 1–2 sudah dicoba dibaca dengan OCR, tidak terbaca"))
    #expect(reasons.last?.contains("baca dengan --ocr") == true)
  }
}
