import Foundation
import Reviewing
import Testing

@testable import Reporters

@Suite("Page of a review")
struct ReviewPageTests {
  private func page(_ output: ReviewOutput = HostileReport.plain) throws -> String {
    String(decoding: try Format.html.bytes(of: output), as: UTF8.self)
  }

  private func count(_ words: String, in page: String) -> Int { page.ranges(of: words).count }

  @Test func everyProblemIsTold() throws {
    let review = HostileReport.plain.review
    let page = try page()
    #expect(count("<article class=\"finding ", in: page) == review.problems.count)
    for problem in review.problems {
      let lead = review.findings[problem.lead]
      #expect(page.contains("id=\"t-\(lead.fingerprint)\""))
      #expect(page.contains("<dd class=\"rule\">\(lead.rule.id)</dd>"))
    }
    #expect(page.contains("Hitungan:</span> 100 ÷ 400 × 100 = 25"))
    #expect(page.contains("Tabel 3.1, baris 2 · laporan.md:10"))
  }

  @Test func theAccusedCellStandsUnderItsHeader() throws {
    let page = try page()
    #expect(
      page.contains("<thead><tr><th>Program</th><th>Pagu</th><th>Realisasi</th><th>Serapan (%)</th></tr></thead>"))
    #expect(page.contains("<td class=\"witness\">400</td><td class=\"witness\">100</td>"))
    #expect(page.contains("<td class=\"accused\"><mark>75</mark></td>"))
    #expect(page.contains("<blockquote>Besarnya <mark>prosentase</mark> – naik"))
  }

  @Test func formsHaveTheirVerdictsInWords() throws {
    let page = try page()
    #expect(count("<td class=\"ask\">", in: page) == 3)
    #expect(
      page.contains("data-judul=\"Kesesuaian\"><span class=\"fail\"><span aria-hidden=\"true\">✗</span> tidak sesuai"))
    #expect(page.contains("data-judul=\"Ketersediaan\"><span class=\"pass\"><span aria-hidden=\"true\">✓</span> ada"))
    let links = page.matches(of: /href="#(t-[0-9a-f-]+)"/).map { String($0.output.1) }
    #expect(!links.isEmpty && links.allSatisfy { page.contains("id=\"\($0)\"") })
  }

  @Test func chartsAreTextToo() throws {
    let page = try page()
    #expect(count("<svg role=\"img\"", in: page) == 1)
    #expect(page.contains("<desc>Kata 2, Hitung 1, Isi 1</desc>"))
    #expect(page.contains("<tr><th scope=\"row\">Kata</th><td>0</td><td>0</td><td>2</td><td>2</td></tr>"))
  }

  /// Nothing of the report becomes part of the page, and nothing is fetched.
  @Test func wordsStayWords() throws {
    let page = try page(HostileReport.output())
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("Serapan <i>"))
    #expect(page.contains("&lt;script&gt;alert(1)"))
    #expect(page.contains("default-src 'none'"))
    let addresses = page.matches(of: /(?:src|href|action)="([^"]*)"/).map { String($0.output.1) }
    #expect(addresses.allSatisfy { $0.hasPrefix("#") })
    #expect(!page.contains("url(") && !page.contains("@import"))
    #expect(page.contains("<tr><th>Program</th><th>Pagu</th><th>Realisasi</th><th>Serapan &lt;i&gt; (%)</th></tr>"))
  }

  @Test func anEmptyReviewIsNoApproval() throws {
    let page = try page(
      ReviewOutput(review: Sample.review("%PDF-1.7", file: "a.pdf"), formIDs: [], minimum: .note, version: "1"))
    #expect(page.contains("Tak terbaca – bukan berarti sesuai") && page.contains("<div class=\"gaps\">"))
    #expect(page.contains("Tidak ada tabel indikator yang dikenali; pembandingnya belum dapat dinilai."))
  }

  @Test func tagsAreBalanced() throws {
    for output in [HostileReport.plain, HostileReport.output(), HostileReport.output("")] {
      let page = try page(output)
      for tag in [
        "section", "article", "table", "thead", "tbody", "tr", "td", "div", "dl", "ul", "li", "svg", "p", "h4",
      ] {
        let opened = page.ranges(of: try Regex("<\(tag)[ >]")).count
        #expect(opened == count("</\(tag)>", in: page), "\(tag)")
      }
    }
  }
}
