import Documents
import Facts
import Foundation
import Readers
import Reviewing
import Testing

@testable import Reporters

/// Highlights lie on the words they are about, however a page is turned and cut; other programs see them.
@Suite struct PDFAnnotationTests {
  static let pages = [
    PagePDF(), PagePDF(media: [50, 100, 645, 942]), PagePDF(crop: [60, 80, 500, 700]),
    PagePDF(rotation: 90, angle: 90), PagePDF(rotation: 180, angle: 180), PagePDF(rotation: 270, angle: 270),
    PagePDF(media: [50, 100, 645, 942], rotation: 90, angle: 90),
    PagePDF(media: [-20, -30, 575, 812], rotation: 270, angle: 270),
    // Pages whose words run up or down are turned by the reader.
    PagePDF(angle: 90), PagePDF(angle: 270), PagePDF(media: [50, 100, 645, 942], angle: 90),
    PagePDF(rotation: 90, angle: 0), PagePDF(media: [50, 100, 645, 942], rotation: 270, angle: 0),
  ]

  private static func annotated(
    _ page: PagePDF, _ words: String, over bytes: [UInt8]? = nil
  ) async throws -> PDFAnnotation {
    let bytes = bytes ?? page.bytes
    let document = await Readers.document(of: bytes, file: "laporan.pdf")
    let file = try #require(AnnotatedFile("laporan.pdf", in: Dossier(documents: [document])))
    let text = document.text.string(0..<document.text.count)
    let found = try #require(text.utf8.firstRange(of: words.utf8), "“\(words)” tidak terbaca: \(text)")
    let start = text.utf8.distance(from: text.utf8.startIndex, to: found.lowerBound)
    let remark = Remark(
      number: 1, severity: .error, paragraphs: ["1. Judul – “uji”", "Baris kedua ≥ 90", "Aturan: a/b"],
      range: start..<(start + words.utf8.count), isExact: true)
    return try PDFAnnotation(bytes, file: file, remarks: [remark])
  }

  @Test(arguments: pages) func aHighlightLiesOnItsWord(_ page: PagePDF) async throws {
    let result = try await Self.annotated(page, "Capaian")
    #expect(result.count == 1)
    let box = try Poppler.box(of: "Capaian", in: page.bytes)
    try #require(box.count == 4)
    let picture = try PagePicture(result.bytes)
    #expect(try !PagePicture(page.bytes).hasColour)
    var (inside, coloured, stray) = (0, 0, 0)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let (px, py) = (Double(x) + 0.5, Double(y) + 0.5)
        let isColoured = picture.isColoured(x, y)
        if px > box[0] + 1, px < box[2] - 1, py > box[1] + 1, py < box[3] - 1 {
          inside += 1
          coloured += isColoured ? 1 : 0
        } else if isColoured, px < box[0] - 2 || px > box[2] + 2 || py < box[1] - 2 || py > box[3] + 2 {
          stray += 1
        }
      }
    }
    #expect(inside > 300)
    // Letters are black; the rest of the box is coloured.
    #expect(coloured * 10 > inside * 6, "\(coloured) dari \(inside)")
    #expect(stray == 0)
  }

  @Test func theNoteSaysItAll() async throws {
    let result = try await Self.annotated(PagePDF(), "98,14")
    let text = String(decoding: result.bytes, as: UTF8.self)
    #expect(text.contains("/Highlight") && text.contains("/QuadPoints") && text.contains("/NM (reviu-1)"))
    // ≥ has no place in PDF's own alphabet, so that the words are UTF-16.
    let contents: [UInt8] =
      [0xFE, 0xFF]
      + "1. Judul – “uji”\nBaris kedua ≥ 90\nAturan: a/b".utf16.flatMap {
        [UInt8($0 >> 8), UInt8($0 & 0xFF)]
      }
    let hex = contents.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(text.contains(hex) || result.bytes.firstRange(of: contents) != nil)
  }

  @Test func aSecondRunChangesNothingAndKeepsNotesOfOthers() async throws {
    var page = PagePDF()
    page.pageEntries =
      "/Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (Budi) /Contents (Sudah dicek) >>]"
    let first = try await Self.annotated(page, "Capaian")
    let second = try await Self.annotated(page, "Capaian", over: first.bytes)
    #expect(second.bytes == first.bytes)
    let text = String(decoding: second.bytes, as: UTF8.self)
    #expect(text.ranges(of: "/Highlight").count == 1)
    #expect(text.contains("(Budi)") && text.contains("(Sudah dicek)"))
    let third = try await Self.annotated(page, "Demikian", over: second.bytes)
    #expect(String(decoding: third.bytes, as: UTF8.self).ranges(of: "/Highlight").count == 1)
  }

  @Test func signedFilesAreRefused() async throws {
    var page = PagePDF()
    page.rootEntries = "/AcroForm << /SigFlags 3 /Fields [] >>"
    await #expect(throws: PDFAnnotation.Problem.signed) { try await Self.annotated(page, "Capaian") }
  }

  @Test func brokenFilesAreRefused() async throws {
    let document = await Readers.document(of: PagePDF().bytes, file: "laporan.pdf")
    let file = try #require(AnnotatedFile("laporan.pdf", in: Dossier(documents: [document])))
    for bytes in [[], Array("%PDF-1.5\nrusak".utf8)] {
      #expect(throws: PDFAnnotation.Problem.self) { try PDFAnnotation(bytes, file: file, remarks: []) }
    }
  }

  /// Files of real offices, where they lie beside the package.
  @Test func realFilesStayReadable() async throws {
    if RealFiles.pdf.isEmpty { print("dokumen-nyata tidak ada: uji atas berkas nyata dilewati") }
    for url in RealFiles.pdf.prefix(2) {
      let bytes = [UInt8](try Data(contentsOf: url))
      let document = await Readers.document(of: bytes, file: "x.pdf")
      let file = try #require(AnnotatedFile("x.pdf", in: Dossier(documents: [document])))
      let blocks = document.blocks.filter { !$0.range.isEmpty }.prefix(400)
      let remarks = blocks.enumerated().map { number, block in
        Remark(
          number: number + 1, severity: .note, paragraphs: ["\(number)"], range: block.range, isExact: true)
      }
      let result = try PDFAnnotation(bytes, file: file, remarks: remarks)
      #expect(result.count == remarks.count)
      let again = await Readers.document(of: result.bytes, file: "x.pdf")
      #expect(again.text.bytes == document.text.bytes)
    }
  }
}

extension PagePicture {
  var hasColour: Bool { (0..<height).contains { y in (0..<width).contains { isColoured($0, y) } } }
}
