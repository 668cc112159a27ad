import Foundation
import Reviewing
import TestSupport
import Testing

@testable import Reporters

@Suite("Forms of output")
struct FormatTests {
  @Test func endingsAreUnique() {
    let endings = Format.allCases.flatMap(\.extensions)
    #expect(Set(endings).count == endings.count)
    for format in Format.allCases {
      for ending in format.extensions { #expect(Format(file: "map.v2/Hasil Akhir." + ending.uppercased()) == format) }
    }
    #expect(Format(file: "a.sarif.json") == .sarif && Format(file: "a.json") == .json)
    for name in ["a", "json", "a.json.bak", "", "a.pdf"] { #expect(Format(file: name) == nil) }
  }

  @Test("The same review gives the same bytes", arguments: Format.allCases)
  func sameBytes(format: Format) throws {
    let (first, second) = (try format.bytes(of: HostileReport.output()), try format.bytes(of: HostileReport.output()))
    #expect(first == second && !first.isEmpty)
    let empty = try format.bytes(of: HostileReport.output(""))
    #expect(!empty.isEmpty && empty != first)
  }

  @Test("Nothing acts on a terminal or turns the direction of writing", arguments: Format.allCases.filter(\.isText))
  func nothingActs(format: Format) throws {
    let text = try #require(String(bytes: try format.bytes(of: HostileReport.output()), encoding: .utf8))
    let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r"] : ["\n"]
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && !allowed.contains($0) || $0.value == 0x7F })
    // JSON alone quotes verbatim.
    if format != .json { #expect(!text.unicodeScalars.contains("\u{202E}")) }
  }

  @Test("Lighter findings are left out everywhere", arguments: Format.allCases.filter { $0.isText && $0 != .json })
  func lighterFindings(format: Format) throws {
    let all = String(decoding: try format.bytes(of: HostileReport.plain), as: UTF8.self)
    let few = String(
      decoding: try format.bytes(
        of: ReviewOutput(
          review: Sample.review(), formIDs: ["lembar-coba"], minimum: .error, version: "1.2.3")), as: UTF8.self)
    // A log lists all rules, the forms keep what they say.
    let words = format == .sarif ? "Tertulis “prosentase”" : "lkj/kata/tidak-baku"
    #expect(all.contains(words) && !few.contains(words))
    #expect(few.contains(format == .statistics ? "Serapan salah hitung" : "Serapan tertulis 75"))
  }

  /// Four times the findings take about four times the computing, in every form.
  @Test("Writers are linear", arguments: Format.allCases.filter(\.isText))
  func pace(format: Format) throws {
    let rows = { (count: Int) in
      "| Program | Pagu | Realisasi | Serapan |\n|---|---|---|---|\n"
        + (1...count).map { "| Program \($0) | 400 | \($0 + 100) | 7 |\n" }.joined()
    }
    let (few, many) = (HostileReport.output(rows(200)), HostileReport.output(rows(800)))
    #expect(many.review.findings.count >= 3 * few.review.findings.count && few.review.findings.count >= 150)
    #expect(
      String(decoding: try format.bytes(of: many), as: UTF8.self).contains(
        format == .statistics ? "Serapan salah hitung" : "Serapan tertulis 7"))
    let short = try computingTime { _ = try format.bytes(of: few) }
    let long = try computingTime { _ = try format.bytes(of: many) }
    #expect(long < short * 12 + .milliseconds(20), "\(format): \(short) → \(long)")
  }
}
