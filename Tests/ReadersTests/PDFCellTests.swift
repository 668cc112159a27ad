import Documents
import Foundation
import TestSupport
import Testing

@testable import Readers

/// How many cells of known tables are found again in print: `swift test --filter PDFCellTests` prints the shares.
@Suite(.serialized) struct PDFCellTests {
  private static let reports = ["bersih", "cacat", "kecamatan"]

  /// The report of a corpus case.
  private func report(_ name: String) throws -> Document {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Corpus")
    let path = root.appending(path: "\(name)/laporan.txt").standardized
    return Readers.read([UInt8](try Data(contentsOf: path)), file: "laporan.txt")
  }

  @Test(.enabled(if: PrintedFile.soffice != nil, "LibreOffice tidak terpasang"), arguments: [true, false])
  func cellsAreFoundAgain(ruled: Bool) async throws {
    var all = CellScore()
    for name in Self.reports {
      let known = try report(name)
      let document = await Readers.document(of: try PrintedFile.printed(known, ruled: ruled), file: "\(name).pdf")
      expectSound(document)
      let score = CellScore(document, against: known)
      let kind = ruled ? "bergaris" : "tanpa garis"
      print("\(name) \(kind): F1 \(score.share), tabel utuh \(score.whole) dari \(score.tables)")
      all.add(score)
    }
    print("semua \(ruled ? "bergaris" : "tanpa garis"): F1 \(all.share), utuh \(all.whole) dari \(all.tables)")
    #expect(all.share > (ruled ? 0.97 : 0.85))
    #expect(Double(all.whole) > 0.95 * Double(all.tables) || !ruled)
  }
}
