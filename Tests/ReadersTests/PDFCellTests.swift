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

  /// A cell as a reader sees it: its column and its words.
  private struct Seen: Hashable {
    let column: Int
    let words: String
  }

  private func cells(of table: Table, in text: TextBuffer) -> [Seen] {
    table.rows.filter { $0.kind != .repeated }.flatMap(\.cells).filter { !$0.range.isEmpty }.map { cell in
      let words = text.string(cell.range).split(whereSeparator: \.isWhitespace).joined()
      return Seen(column: cell.column, words: words)
    }
  }

  private func tables(of document: Document) -> [[Seen]] {
    document.blocks.compactMap { block in
      if case .table(let table) = block.content { cells(of: table, in: document.text) } else { nil }
    }
  }

  private struct Score {
    var found = 0
    var wanted = 0
    var given = 0
    var whole = 0
    var tables = 0
    var share: Double { given + wanted == 0 ? 0 : 2 * Double(found) / Double(given + wanted) }
  }

  private func score(_ document: Document, against known: Document) -> Score {
    var score = Score()
    var left: [Seen: Int] = [:]
    let given = tables(of: document)
    for cell in given.joined() { left[cell, default: 0] += 1 }
    score.given = left.values.reduce(0, +)
    for table in tables(of: known) {
      for cell in table {
        score.wanted += 1
        guard let count = left[cell], count > 0 else { continue }
        left[cell] = count - 1
        score.found += 1
      }
      guard let first = table.first, let last = table.last else { continue }
      score.tables += 1
      if given.contains(where: { $0.contains(first) && $0.contains(last) }) { score.whole += 1 }
    }
    return score
  }

  @Test(.enabled(if: PrintedFile.soffice != nil, "LibreOffice tidak terpasang"), arguments: [true, false])
  func cellsAreFoundAgain(ruled: Bool) async throws {
    var all = Score()
    for name in Self.reports {
      let known = try report(name)
      let document = await Readers.document(of: try PrintedFile.printed(known, ruled: ruled), file: "\(name).pdf")
      expectSound(document)
      let score = score(document, against: known)
      let kind = ruled ? "bergaris" : "tanpa garis"
      print("\(name) \(kind): F1 \(score.share), tabel utuh \(score.whole) dari \(score.tables)")
      all.found += score.found
      all.wanted += score.wanted
      all.given += score.given
      all.whole += score.whole
      all.tables += score.tables
    }
    print("semua \(ruled ? "bergaris" : "tanpa garis"): F1 \(all.share), utuh \(all.whole) dari \(all.tables)")
    #expect(all.share > (ruled ? 0.97 : 0.85))
    #expect(Double(all.whole) > 0.95 * Double(all.tables) || !ruled)
  }
}
