import Documents
import Foundation
import Reviewing
import Testing

@testable import Store
@testable import Web

@Suite("Size of pages")
struct SizeTests {
  static let most = 150_000

  /// All pages of a review that differ in what they show: every part, every item, every page of the list.
  private func check(_ review: Review) throws {
    var source = try Desk.page(review).source
    let shown = try ShownShelf.shared.dossier(of: source.review)
    let finding = review.problems.lazy.map { review.findings[$0.lead] }.first { $0.evidence.count > 1 }
    for part in shown.parts {
      source.query = ["bagian": "\(part.number)", "temuan": finding?.fingerprint ?? "", "banding": "1"]
      let html = try ReviewPage(source: source).write()
      #expect(html.utf8.count <= Self.most, "bagian \(part.number): \(html.utf8.count)")
    }
    source.query = [:]
    #expect(try PrintPage(source: source).write().utf8.count <= Self.most)
  }

  @Test(.enabled(if: Desk.seed != nil, "../shared tidak ada"))
  func theRealReport() throws { try check(Desk.review(#require(Desk.seed))) }

  /// About 150 pages of 2,500 letters.
  @Test func aReportOfManyPages() throws {
    let text = try String(contentsOf: Desk.package.appending(path: "Corpus/cacat/laporan.txt"), encoding: .utf8)
    let copies = 375_000 / text.utf8.count + 1
    let long = (0..<copies).map { text.replacing("2023", with: "\(2000 + $0)") }.joined(separator: "\n\n")
    try check(Desk.review(text: long, file: "panjang.txt"))
  }

  @Test(arguments: ["petik", "kolom", "baris", "sel", "seru", "spasi"])
  func hostileShapes(_ kind: String) throws {
    let rows = { (count: Int, cells: Int, word: String) in
      (0..<count).map { _ in "| " + Array(repeating: word, count: cells).joined(separator: " | ") + " |" }
        .joined(separator: "\n")
    }
    let text =
      switch kind {
      case "petik": String(repeating: "\"", count: 300_000)
      case "kolom": rows(3, 4000, "1")
      case "baris": rows(8000, 4, "7")
      case "sel": rows(3, 3, String(repeating: "<&\" ", count: 40_000))
      case "seru": String(repeating: "prosentase ", count: 9000)
      default: String(repeating: "a\u{00A0}\u{0301}", count: 90_000)
      }
    try check(Desk.review(text: text))
  }

  @Test func anOverviewOfManyAgencies() throws {
    let html = try Desk.overview(Desk.agencies(300)).write()
    #expect(html.utf8.count <= Self.most)
    #expect(html.contains("Halaman 1 dari 8"))
  }
}
