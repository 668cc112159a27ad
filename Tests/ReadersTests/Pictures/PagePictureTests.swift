import Foundation
import Testing

@testable import Readers

@Suite("Picture of a page")
struct PagePictureTests {
  private static let hasPoppler = FileManager.default.fileExists(atPath: "/usr/bin/pdftoppm")

  @Test(.enabled(if: hasPoppler, "perlu poppler-utils"))
  func aPageIsAPictureOfItsSize() async throws {
    var file = TinyPDF()
    file.addPage()
    let picture = try #require(PagePicture(of: file.bytes))
    let png = try #require(await picture.png(page: 1))
    // The header says how wide and how high: 595 by 842 points at 100 dots an inch.
    let sizes = [16, 20].map { start in png[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(sizes == [827, 1170])
    #expect(await picture.png(page: 2) == nil)
    #expect(await picture.png(page: 0) == nil)
  }

  @Test func onlyAPDFHasPictures() { #expect(PagePicture(of: Array("PK\\u{3}\\u{4} bukan PDF".utf8)) == nil) }
}
