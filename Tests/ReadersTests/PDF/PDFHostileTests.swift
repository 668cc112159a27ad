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
    let (pages, _) = try PDFDrawing.read(RawPDF.forms) { _, _ in }
    #expect(pages.map(\.isCut) == [true])
    #expect(ContinuousClock.now - start < .seconds(3))
    #expect(await refusal(RawPDF.forms)?.contains("3 detik") == true)
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
