import Documents
import Readers
import Reviewing
import Testing

@testable import Reporters

@Suite("What is told first")
struct ForemostTests {
  private static let tiers = SourceFile(
    path: "lkj/bobot.yaml",
    text: """
      weights:
        - { title: hitungan, weight: 60, families: [hitung] }
        - { title: isi, weight: 40, families: [isi] }
        - { title: kata, weight: 8, families: [kata] }
      """)

  private func output(_ misprints: Int) -> ReviewOutput {
    let words = (0..<misprints).map { "Kata wow\($0)!" }.joined(separator: "\n\n")
    let document = Readers.read(Array((words + "\n\n" + Sample.text).utf8), file: "laporan.md")
    let review = Review(
      Dossier(documents: [document]), library: RuleLibrary(files: Sample.files + [Self.tiers]))
    return ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: .note, version: "1")
  }

  private func text(_ output: ReviewOutput, _ format: Format) throws -> String {
    String(decoding: try format.bytes(of: output), as: UTF8.self)
  }

  @Test func theHeaviestStandsFirstAndEqualOnesAreCounted() throws {
    let output = output(6)
    let text = TextReport(output).write()
    let beginning = try #require(text.ranges(of: "YANG TERPENTING DULU").first)
    let form = try #require(text.ranges(of: "LEMBAR COBA").first)
    #expect(beginning.upperBound < form.lowerBound)
    let foremost = text[beginning.upperBound..<form.lowerBound]
    #expect(foremost.contains(" 1  Serapan tertulis 75."))
    #expect(foremost.contains("Tanda seru pada “wow0!”."))
    #expect(foremost.contains("dan 6 serupa)"))
    #expect(foremost.ranges(of: "Tanda seru").count == 1)
    #expect(foremost.contains("Urutan: hitungan, isi, kata;"))
  }

  @Test func everyReportForReadersBeginsWithThem() throws {
    let output = output(6)
    let page = try text(output, .html)
    #expect(page.contains("<h2>Yang terpenting dulu</h2>\n<ol><li class=\"error\">"))
    let links = page.matches(of: /<li class="\w+"><span class="tag">.*?href="#(t-[0-9a-f-]+)"/).map { $0.output.1 }
    #expect(!links.isEmpty && links.allSatisfy { page.contains("id=\"\($0)\"") })
    let markdown = try text(output, .markdown)
    #expect(markdown.contains("## Yang terpenting dulu\n\n1. Serapan tertulis 75."))
    #expect(try text(output, .json).contains("\"weight\": 60"))
    #expect(try text(output, .sarif).contains("\"rank\": 60"))
  }

  @Test func aFewFindingsNeedNoBeginning() throws {
    let output = output(0)
    #expect(output.review.problems.count <= 5)
    #expect(!TextReport(output).write().contains("TERPENTING"))
    #expect(try !text(output, .html).contains("Yang terpenting dulu"))
  }
}
