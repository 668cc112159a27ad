import Foundation
import Reviewing
import Testing

@testable import Reporters

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Markdown, CSV and JUnit")
struct HandedOutTests {
  private func text(_ format: Format, _ output: ReviewOutput) throws -> String {
    String(decoding: try format.bytes(of: output), as: UTF8.self)
  }

  /// Rows of fields as RFC 4180 says, with semicolons.
  private func rows(_ csv: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var scalars = csv.unicodeScalars.dropFirst().makeIterator()
    var pending = scalars.next()
    while let scalar = pending {
      pending = scalars.next()
      switch scalar {
      case "\"" where isQuoted && pending == "\"":
        field.unicodeScalars.append("\"")
        pending = scalars.next()
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }

  @Test func csvIsWhatExcelWants() throws {
    let bytes = try Format.csv.bytes(of: HostileReport.plain)
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF] && bytes.suffix(2) == [0x0D, 0x0A])
    let rows = rows(String(decoding: bytes, as: UTF8.self))
    #expect(rows.count == 1 + HostileReport.plain.review.findings.count)
    #expect(Set(rows.map(\.count)) == [20])
    let row = try #require(rows.first { $0[4] == "lkj/hitung/serapan-salah" })
    #expect(row[3] == "Kesalahan" && row[7] == "100 ÷ 400 × 100 = 25" && row[8] == "“25”" && row[16] == "“75”")
    #expect(row[9] == "map/laporan.md" && row[10] == "10" && row[13] == "Tabel 3.1" && row[14] == "2")
    #expect(row[17] == "Lembar Coba 1" && row[19].hasPrefix("#"))
  }

  @Test func csvRunsNoFormula() throws {
    let rows = rows(try text(.csv, HostileReport.output()))
    #expect(rows.count > 3)
    for field in rows.joined() {
      #expect(field.first.map { "=+-@\t\r".contains($0) } != true, "\(field)")
    }
    #expect(rows.dropFirst().contains { $0[9].hasPrefix("'=cmd|") })
    #expect(rows.dropFirst().contains { $0[13].contains("Tabel 3.1") })
  }

  @Test func markdownSaysItAll() throws {
    let text = try text(.markdown, HostileReport.plain)
    #expect(text.contains("| 1 | Laporan telah menyajikan realisasi anggaran | ada | tidak sesuai | 1 |"))
    #expect(text.contains("| Program | Pagu | Realisasi | Serapan (%) |\n| --- | --- | --- | --- |"))
    #expect(text.contains("| Program Jalan | 400 | 100 | **75** |"))
    #expect(text.contains("> Besarnya **prosentase** – naik"))
    #expect(text.contains("- Hitungan: 100 ÷ 400 × 100 = 25"))
    #expect(text.contains("## Belum dapat dinilai – bukan berarti sesuai"))
  }

  @Test(
    "Markdown marks are words",
    arguments: [
      ("a|b", "a\\|b"), ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("`x`", "\\`x\\`"), ("1. satu", "1\\. satu"),
      ("- satu", "\\- satu"), ("# a", "\\# a"), ("http://a.b www.c.d", "http:\\//a.b www\\.c.d"),
      (":\\*a*", ":\\\\\\*a\\*"), ("[a](b)", "\\[a\\](b)"), ("84,55", "84,55"), ("~~a~~ a_b", "\\~\\~a\\~\\~ a\\_b"),
    ])
  func markdownEscapes(words: String, written: String) {
    #expect(MarkdownText.escaped(words) == written)
  }

  @Test func markdownHoldsNoHTML() throws {
    let text = try text(.markdown, HostileReport.output())
    #expect(!text.contains("<script") && !text.contains("<img") && text.contains("\\[x\\](javascript"))
    #expect(text.contains("&lt;script&gt;"))
    // A bar in a cell would open another column.
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let bars = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(bars == 5 || bars == 7, "\(line)")
    }
  }

  @Test func junitHasASuiteForEachFormAndACaseForEachItem() throws {
    let document = try XMLDocument(data: Data(try Format.junit.bytes(of: HostileReport.plain)))
    let suites = try document.nodes(forXPath: "/testsuites/testsuite").compactMap { $0 as? XMLElement }
    #expect(suites.compactMap { $0.attribute(forName: "name")?.stringValue } == ["Lembar Coba", "Temuan lain"])
    let cases = suites[0].elements(forName: "testcase")
    #expect(cases.count == 3)
    let failure = try #require(cases[0].elements(forName: "failure").first)
    #expect(failure.attribute(forName: "message")?.stringValue == "Serapan tertulis 75.")
    #expect(failure.stringValue?.contains("Tempat: Tabel 3.1, baris 2 · laporan.md:10") == true)
    #expect(cases[1].elements(forName: "failure").count == 1)
    let passed = cases[2]
    #expect(passed.elements(forName: "failure").isEmpty && passed.elements(forName: "skipped").isEmpty)
    #expect(passed.elements(forName: "system-out").first?.stringValue?.contains("Tertulis “prosentase”.") == true)
    for suite in suites {
      let cases = suite.elements(forName: "testcase")
      let failed = cases.count { !$0.elements(forName: "failure").isEmpty }
      #expect(suite.attribute(forName: "tests")?.stringValue == "\(cases.count)")
      #expect(suite.attribute(forName: "failures")?.stringValue == "\(failed)")
    }
  }

  @Test func whatCouldNotBeReadIsSkippedWithTheReason() throws {
    let review = Sample.review("%PDF-1.7", file: "laporan.pdf")
    let output = ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: .note, version: "1")
    let document = try XMLDocument(data: Data(try Format.junit.bytes(of: output)))
    let cases = try document.nodes(forXPath: "//testcase").compactMap { $0 as? XMLElement }
    #expect(cases.count == 3)
    for test in cases {
      let skipped = try #require(test.elements(forName: "skipped").first)
      let message = try #require(skipped.attribute(forName: "message")?.stringValue)
      #expect(message.hasPrefix("Belum dapat dinilai: ") && message.count > 25)
    }
  }

  @Test func hostileWordsAreWellFormedXML() throws {
    let bytes = try Format.junit.bytes(of: HostileReport.output())
    let document = try XMLDocument(data: Data(bytes))
    let words = document.rootElement()?.stringValue ?? ""
    #expect(words.contains(HostileReport.script) || words.contains("prosentase"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("\u{FFFE}"))
  }
}
