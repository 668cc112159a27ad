import Documents
import Foundation
import Reviewing
import TestSupport
import Testing

@testable import Reporters

@Suite("SARIF")
struct SARIFTests {
  private func run(_ output: ReviewOutput) throws -> [String: Any] {
    let data = Data(try Format.sarif.bytes(of: output))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0")
    let runs = try #require(root["runs"] as? [[String: Any]])
    return try #require(runs.first)
  }

  private func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

  private func results(_ output: ReviewOutput) throws -> [[String: Any]] { try list(try run(output)["results"]) }

  @Test func everyRuleAndEveryFindingIsThere() throws {
    let output = HostileReport.plain
    let run = try run(output)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try list(driver["rules"])
    #expect(rules.compactMap { $0["id"] as? String } == output.review.outcomes.map(\.rule.id))
    for rule in rules {
      let help = try #require(rule["help"] as? [String: String])
      #expect(help["text"]?.contains("Dasar: Contoh dasar") == true && help["markdown"]?.hasPrefix("## ") == true)
      #expect((rule["shortDescription"] as? [String: String])?["text"]?.isEmpty == false)
    }
    let results = try list(run["results"])
    #expect(results.count == output.review.findings.count)
    for (result, finding) in zip(results, output.review.findings) {
      #expect(result["ruleId"] as? String == finding.rule.id)
      #expect(result["level"] as? String == finding.severity.rawValue)
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == finding.rule.id)
      #expect(result["partialFingerprints"] as? [String: String] == ["reviuFakta/v1": finding.fingerprint])
    }
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
  }

  @Test func aCellHasItsRegionAndItsPlaceInTheReport() throws {
    let result = try #require(
      try results(HostileReport.plain).first { $0["ruleId"] as? String == "lkj/hitung/serapan-salah" })
    let location = try #require(try list(result["locations"]).first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "map/laporan.md")
    let region = try #require(physical["region"] as? [String: Any])
    #expect(["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int } == [10, 31, 10, 33])
    #expect((region["snippet"] as? [String: String])?["text"] == "75")
    let logical = try list(location["logicalLocations"])
    #expect(logical.compactMap { $0["kind"] as? String } == ["bab", "tabel", "baris", "kolom"])
    #expect(
      logical.last?["fullyQualifiedName"] as? String
        == "BAB III AKUNTABILITAS KINERJA / Tabel 3.1 / baris 2 / Serapan (%)")
    let related = try list(result["relatedLocations"])
    #expect(related.compactMap { $0["id"] as? Int } == [1, 2])
    let message = try #require((result["message"] as? [String: String])?["text"])
    #expect(message == "Serapan tertulis 75. Hitungan: 100 ÷ 400 × 100 = 25.")
  }

  @Test func whatIsMissingIsAboutTheWholeFile() throws {
    let result = try #require(
      try results(HostileReport.plain).first { $0["ruleId"] as? String == "lkj/isi/tanpa-penutup" })
    let location = try #require(try list(result["locations"]).first)
    #expect((location["physicalLocation"] as? [String: Any])?["region"] == nil)
    #expect((location["message"] as? [String: String])?["text"] == "Seluruh dokumen")
  }

  /// The lines of a Word file are made by its reader: nobody could look them up.
  @Test func aWordFileHasNoInventedLines() throws {
    let body = WordFile.paragraph("BAB III AKUNTABILITAS KINERJA") + WordFile.paragraph("Besarnya prosentase naik.")
    let review = Sample.review(bytes: WordFile(body).bytes, file: "laporan kinerja #1.docx")
    let results = try results(
      ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: .note, version: "1"))
    let result = try #require(results.first { $0["ruleId"] as? String == "lkj/kata/tidak-baku" })
    let location = try #require(try list(result["locations"]).first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect(physical["region"] == nil)
    #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "laporan%20kinerja%20%231.docx")
    #expect((location["message"] as? [String: String])?["text"]?.contains("“prosentase”") == true)
  }

  @Test func whatCouldNotBeReadIsNotified() throws {
    let review = Sample.review("%PDF-1.7", file: "laporan.pdf")
    let run = try run(ReviewOutput(review: review, formIDs: [], minimum: .note, version: "1"))
    let invocation = try #require(try list(run["invocations"]).first)
    let notifications = try list(invocation["toolExecutionNotifications"])
    #expect(notifications.first?["level"] as? String == "warning")
    #expect(notifications.count > 1 && notifications.last?["associatedRule"] != nil)
  }

  @Test func pathsAreReferences() {
    #expect(SARIFPlaces.uri("/a b/ü.txt") == "file:///a%20b/%C3%BC.txt")
    #expect(SARIFPlaces.uri("c:d%.md") == "c%3Ad%25.md")
  }
}
