import Documents
import Facts
import Foundation
import Readers
import Reviewing
import TestSupport
import Testing

@testable import Reporters

/// A finding that stands for many places leads to each of them, in every output that lists findings.
@Suite("Every place") struct PlacesTests {
  private static let words = ["diatas", "dibawah", "disamping", "didalam"]
  private static let text =
    "BAB III AKUNTABILITAS KINERJA\n\n"
    + (0..<30).map { "Kalimat nomor \($0) menyebut hal \(words[$0 % 4]) tanpa jarak.\n\n" }.joined()

  private static func output(places: Int) throws -> ReviewOutput {
    let lines = (0..<places).map { "Kalimat nomor \($0) menyebut hal dibawah tanpa jarak.\n\n" }.joined()
    return ReviewOutput(
      review: try review("BAB III\n\n" + lines), formIDs: ["lembar-coba"], minimum: .note, version: "0")
  }

  private static func review(_ text: String = text) throws -> Review {
    let rule = Sample.rule(
      "Kata depan serangkai", severity: "note", items: "[lembar-coba/3]",
      message: "Serangkai di {jumlah} tempat, mulai dari “{kutipan}”.",
      check: "{ forbid: '\\b(?:diatas|dibawah|disamping|didalam)\\b', together: true }")
    let library = RuleLibrary(files: Sample.files + [SourceFile(path: "lkj/kata/depan.yaml", text: rule)])
    try #require(library.errors == [])
    return Review(Dossier(documents: [Readers.read(Array(text.utf8), file: "laporan.md")]), library: library)
  }

  private static func output() throws -> ReviewOutput {
    ReviewOutput(review: try review(), formIDs: ["lembar-coba"], minimum: .note, version: "0")
  }

  private func written(_ format: Format) throws -> String {
    String(decoding: try format.bytes(of: Self.output()), as: UTF8.self)
  }

  /// The lines that the words stand on.
  private static let lines = (0..<30).map { 3 + 2 * $0 }

  @Test func oneFindingHasThemAll() throws {
    let review = try Self.review()
    let finding = try #require(review.findings.first { $0.rule.id == "lkj/kata/depan" })
    #expect(finding.accused.count == 30 && finding.message.contains("30 tempat"))
  }

  @Test func thePageListsThemFolded() throws {
    let page = try written(.html)
    #expect(page.contains("<details class=\"spots\"><summary>Semua 30 tempat</summary>"))
    for line in Self.lines { #expect(page.contains("laporan.md:\(line): “")) }
  }

  @Test func theTableHasARowForEach() throws {
    let rows = try written(.csv).split(separator: "\r\n").filter { $0.contains("lkj/kata/depan") }
    #expect(rows.count == 30)
    for (index, row) in rows.enumerated() {
      let fields = row.split(separator: ";", omittingEmptySubsequences: false)
      #expect(fields[0] == rows[0].split(separator: ";")[0] && fields[2] == "\(index + 1)")
      #expect(fields[10] == "\(Self.lines[index])" && fields[16] == "“\(Self.words[index % 4])”")
    }
  }

  @Test func textAndMarkdownNameTheLines() throws {
    let lines = Self.lines.dropFirst().map(String.init).joined(separator: ", ")
    #expect(try written(.markdown).contains("laporan.md:\(lines)"))
    let text = try written(.text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Juga: laporan.md:\(lines)") && !text.contains("tempat lain"))
  }

  /// Four times the places take about four times the computing, in every form and as comments.
  @Test(arguments: Format.allCases.filter(\.isText))
  func manyPlacesArePaced(_ format: Format) throws {
    let (few, many) = (try Self.output(places: 1500), try Self.output(places: 6000))
    let short = try computingTime { _ = try format.bytes(of: few) }
    let long = try computingTime { _ = try format.bytes(of: many) }
    #expect(long < short * 10 + .milliseconds(60), "\(format): \(short) → \(long)")
  }

  @Test func manyCommentsArePaced() throws {
    let times = try [1500, 6000].map { count in
      let review = try Self.output(places: count).review
      let file = try #require(AnnotatedFile("laporan.md", in: review.book.dossier))
      return try computingTime { #expect(RemarkList(review, file: file, minimum: .note).remarks.count >= count) }
    }
    #expect(times[1] < times[0] * 10 + .milliseconds(60), "\(times)")
  }

  /// A comment stands at each; one of them says it all, the others lead there.
  @Test func eachHasAComment() throws {
    let review = try Self.review()
    let file = try #require(AnnotatedFile("laporan.md", in: review.book.dossier))
    let remarks = RemarkList(review, file: file, minimum: .note).remarks.filter {
      $0.paragraphs[0].hasSuffix("Kata depan serangkai")
    }
    let document = review.book.document(0)
    #expect(remarks.map { document.text.string($0.range) } == (0..<30).map { Self.words[$0 % 4] })
    #expect(remarks.allSatisfy { $0.isExact })
    let first = try #require(remarks.first)
    #expect(
      first.paragraphs.contains { $0.hasPrefix("Lihat juga komentar ") && $0.hasSuffix("–\(remarks[29].number)") })
    #expect(remarks.dropFirst().allSatisfy { $0.paragraphs[1] == "Lihat komentar \(first.number)." })
  }
}
