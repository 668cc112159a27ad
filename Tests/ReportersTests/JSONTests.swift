import Documents
import Foundation
import Reviewing
import Testing

@testable import Reporters

@Suite("JSON")
struct JSONTests {
  private func parsed(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  @Test(
    "Foundation reads back what was written",
    arguments: [
      "", "biasa", "kutip \" dan \\ garis", "baris\nbaru\r\n\ttab", "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}",
      "é – “kutip” 𝑥 👍🏽",
      "\u{2028}\u{2029}", "</script>", "\u{FFFD}",
    ])
  func escaping(text: String) throws {
    let written = JSONValue.object([(text, .array([.string(text), .null, .integer(-3), .array([]), .object([])]))])
      .written()
    let object = try #require(try parsed(written) as? [String: [Any]])
    let values = try #require(object[text])
    #expect(values[0] as? String == text)
    #expect(values[1] is NSNull)
    #expect(values[2] as? Int == -3)
    #expect((values[3] as? [Any])?.isEmpty == true)
    #expect(!written.dropLast().unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || $0.value == 0x7F })
  }

  @Test func indentation() {
    let value = JSONValue.object([("b", .array([.integer(1), .object([("a", .null)])])), ("a", .object([]))])
    #expect(
      value.written() == """
        {
          "b": [
            1,
            {
              "a": null
            }
          ],
          "a": {}
        }

        """)
  }

  private func report(_ review: Review, minimum: Severity = .note) -> String {
    JSONReport(review: review, formIDs: ["lembar-coba", "tiada"], minimum: minimum, version: "1.2.3").write()
  }

  private static let evidence = [
    "file", "line", "column", "endLine", "endColumn", "page", "table", "row", "box", "ocr", "sheet", "cell", "field",
    "quote", "as",
  ]

  /// The keys of an object in the order they are documented, by its path.
  private static let schema: [(path: [String], keys: [String])] = [
    (
      [],
      [
        "schema", "tool", "dossier", "identity", "minimum", "coverage", "counts", "outcomes", "findings", "aside",
        "settlement",
        "forms",
      ]
    ),
    (["tool"], ["name", "version"]),
    (["dossier"], ["file", "role", "pages", "blocks", "tables", "parts", "gaps"]),
    (["identity"], ["agency", "year"]),
    (
      ["coverage"],
      [
        "lines", "blocks", "tables", "tablesRead", "figures", "figuresChecked", "statementsChecked", "judgements",
        "gaps",
      ]
    ),
    (
      ["counts"],
      ["error", "warning", "note", "problems", "findings", "places", "lighter", "known", "accepted"]
    ),
    (
      ["outcomes"],
      [
        "rule", "family", "title", "severity", "verdict", "checked", "findings", "support", "reasons", "undecided",
        "blind",
      ]
    ),
    (["outcomes", "support"], evidence),
    (
      ["findings"],
      [
        "rule", "family", "severity", "title", "message", "expected", "computation", "basis", "items", "fingerprint",
        "topic", "part", "partTitle", "witnessParts", "problem", "lead", "weight", "evidence",
      ]
    ),
    (["findings", "evidence"], evidence),
    (["settlement"], ["base", "settings", "expired", "unused", "contradictions"]),
    (["forms"], ["form", "title", "basis", "items"]),
    (["forms", "items"], ["item", "group", "ask", "verdict", "answers", "note", "findings", "support"]),
    (["forms", "items", "answers"], ["ketersediaan", "kesesuaian"]),
    (["forms", "items", "support"], evidence),
  ]

  /// Every object a path leads to, through arrays.
  private func objects(_ value: Any, _ path: ArraySlice<String>) -> [[String: Any]] {
    if let array = value as? [Any] { return array.flatMap { objects($0, path) } }
    guard let object = value as? [String: Any] else { return [] }
    guard let key = path.first else { return [object] }
    return object[key].map { objects($0, path.dropFirst()) } ?? []
  }

  @Test(arguments: schema)
  func keys(path: [String], keys: [String]) throws {
    let text = report(Sample.review())
    let found = objects(try parsed(text), path[...])
    #expect(!found.isEmpty)
    for object in found { #expect(Set(object.keys) == Set(keys)) }
  }

  @Test func theKeysKeepTheirOrder() {
    let text = report(Sample.review())
    let roots = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map {
      $0.dropFirst(3).prefix { $0 != "\"" }
    }
    #expect(roots.map(String.init) == Self.schema[0].keys)
  }

  @Test func gapsHaveLineAndReason() throws {
    let found = objects(try parsed(report(Sample.review("%PDF-1.7", file: "a.pdf"))), ["dossier", "gaps"])
    #expect(found.first.map { Set($0.keys) } == ["file", "line", "reason"])
    #expect(found.first?["line"] as? Int == 1)
  }

  @Test func aFindingSaysWhereInWholeTerms() throws {
    let finding = try #require(
      objects(try parsed(report(Sample.review())), ["findings"]).first {
        $0["rule"] as? String == "lkj/hitung/serapan-salah"
      })
    let accused = try #require((finding["evidence"] as? [[String: Any]])?.first)
    #expect(accused["file"] as? String == "map/laporan.md")
    #expect(accused["line"] as? Int == 10)
    #expect(accused["column"] as? Int == 31)
    #expect(accused["endColumn"] as? Int == 33)
    #expect(accused["table"] as? String == "Tabel 3.1")
    #expect(accused["row"] as? Int == 2)
    #expect(accused["field"] as? String == "serapan")
    #expect(accused["quote"] as? String == "75")
    #expect(accused["page"] is NSNull)
    #expect(finding["expected"] as? String == "25")
  }

  @Test(arguments: Severity.allCases)
  func indicesPointAtTheRightFindings(minimum: Severity) throws {
    let review = Sample.review()
    let root = try parsed(report(review, minimum: minimum))
    let findings = objects(root, ["findings"])
    #expect(findings.count == review.findings.count { $0.severity >= minimum })
    for item in objects(root, ["forms", "items"]) {
      let name = "lembar-coba/\(try #require(item["item"] as? String))"
      for index in try #require(item["findings"] as? [Int]) {
        let items = try #require(findings[index]["items"] as? [String])
        #expect(items.contains(name))
      }
    }
    #expect(objects(root, ["forms", "items"]).count == 3)
  }

  @Test func theSameInputGivesTheSameBytes() {
    let first = report(Sample.review())
    for _ in 0..<3 { #expect(report(Sample.review()) == first) }
    var output = ReviewOutput(review: Sample.review(), formIDs: [], minimum: .note, version: "1")
    output.hasColour = true
    let text = { TextReport(output).write() }
    #expect(text() == text())
  }
}
