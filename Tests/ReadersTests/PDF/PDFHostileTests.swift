import Documents
import TestSupport
import Testing

@testable import Readers

/// PDF files that ask for more memory or time than there is: each ends soon and says what was left out.
@Suite(.serialized) struct PDFHostileTests {
  private static let sheet = "/MediaBox[0 0 595 842]"

  /// The reason why nothing of a file could be read; nil when something was.
  private func refusal(_ bytes: [UInt8]) async -> String? {
    let document = await Readers.document(of: bytes, file: "a.pdf")
    expectSound(document)
    return document.blocks.isEmpty ? document.gaps.first?.reason : nil
  }

  @Test(.timeLimit(.minutes(1))) func formsThatDrawEachOtherComeToAnEnd() async throws {
    let start = ContinuousClock.now
    let pages = try PDFDrawing.read(RawPDF.forms).pages
    #expect(pages.map(\.isCut) == [true])
    #expect(ContinuousClock.now - start < .seconds(3))
    #expect(await refusal(RawPDF.forms)?.contains("2 detik") == true)
  }

  /// Saved states of drawing pile up in whoever follows them.
  @Test(.timeLimit(.minutes(1))) func pilesOfStatesAreStopped() async {
    let file = RawPDF.file([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R\(Self.sheet)/Contents 4 0 R>>",
      RawPDF.stream("", String(repeating: "q ", count: 2_000_000)),
    ])
    #expect(await refusal(file)?.contains("384 MB memori") == true)
  }

  /// A tree of pages as deep as a list: what follows it by recursion would have no stack left.
  @Test(arguments: [true, false]) func deepPagesAreRefused(_ isFirst: Bool) async {
    let depth = 20_000
    var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    for level in 0..<depth {
      let (next, leaf) = ("\(level + 3) 0 R", "\(depth + 2) 0 R")
      objects.append("<</Type/Pages/Count 1/Kids[\(isFirst && level == 0 ? "\(next) \(leaf)" : next)]>>")
    }
    objects.append("<</Type/Page/Parent \(depth + 1) 0 R\(Self.sheet)>>")
    #expect(await refusal(RawPDF.file(objects))?.contains("bersarang lebih dari") == true)
  }

  /// Streams whose lengths are streams whose lengths …: what follows them by recursion crashes, and nothing else does.
  @Test(.timeLimit(.minutes(1))) func aCrashIsAGapInOneFile() async {
    let depth = 60_000
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R\(Self.sheet)/Contents 4 0 R>>",
    ]
    for number in 5..<(5 + depth) { objects.append("<</Length \(number) 0 R>>\nstream\nq\nendstream") }
    objects.append("1")
    #expect(await refusal(RawPDF.file(objects))?.contains("768 MB memori") == true)
  }

  /// What is read apart comes over as it was, and nothing else is taken for it.
  @Test func drawingsComeOverWhole() throws {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.table([60, 200, 300], from: 100, [["No", "Nilai"], ["1", "2"]])
    pdf.clip("kata", 60, 300, 90, 20)
    pdf.addBookmark("Gambaran umum dinas")
    pdf.addPage()
    let drawn = try PDFDrawing.read(pdf.bytes)
    let bytes = drawn.bytes
    let read = try #require(DrawnFile(bytes))
    #expect(read.pages.count == 2 && read.pages[0].rulings.count == drawn.pages[0].rulings.count)
    #expect(read.pages[0].rulings.count > 5 && read.pages.map(\.clips) == drawn.pages.map(\.clips))
    let ends = { (file: DrawnFile) in file.pages[0].rulings.map { [$0.at, $0.from, $0.to] } }
    #expect(ends(read) == ends(drawn) && read.pages[0].clips.count == 1)
    #expect(read.bookmarks.map(\.key) == drawn.bookmarks.map(\.key) && read.bookmarks.map(\.page) == [1])
    for length in 0..<bytes.count { #expect(DrawnFile(Array(bytes.prefix(length))) == nil) }
    #expect(DrawnFile(bytes + [0]) == nil)
    var dice = Dice(3)
    for _ in 0..<200 {
      var other = bytes
      other[Int.random(in: 0..<other.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      _ = DrawnFile(other)
    }
  }

  @Test func tooManyPagesAreRefused() async {
    let kids = String(repeating: "3 0 R ", count: PDFDrawing.mostPages + 1)
    let file = RawPDF.file([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count 5001>>",
      "<</Type/Page/Parent 2 0 R\(Self.sheet)>>",
    ])
    #expect(await refusal(file)?.contains("lebih dari 5000 halaman") == true)
  }

  /// A page whose drawing is followed in part is read, and says that its tables may be missing.
  @Test func overdrawnPagesAreSaid() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Satu kalimat biasa yang terbaca seluruhnya.", 60, 100)
    pdf.draw(String(repeating: "9 9 m 99 9 l S ", count: 20_100))
    pdf.addPage()
    pdf.write("Halaman biasa.", 60, 100)
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf")
    #expect(document.notation().contains("terbaca seluruhnya"))
    let gap = document.gaps.first
    #expect(document.gaps.count == 1 && gap?.hidesWords == false && gap?.pages == 1...1, "\(document.gaps)")
    #expect(gap?.reason.contains("terlalu banyak garis") == true)
  }
}
