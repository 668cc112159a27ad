import Documents
import Facts
import Foundation
import Testing
import Yams

@testable import Reviewing

/// What a case of the corpus must give: `expected.yaml` beside its documents.
///
/// `faults` are the mistakes planted by hand (`family`, `line`, `quote`, `why`); how many of them are found is printed.
/// `findings` must all be found: `rule`, and `file` (when it is not the report), `line`, `quote` of the words accused.
/// `silent: true` says that nothing else of severity error is found. `RECORD=1 swift test --filter CorpusTests` writes
/// `findings` anew, for a person to read the difference; `faults` and all above `findings:` stay as they are.
struct Expected: Decodable {
  struct Fault: Decodable {
    let family: String
    let line: Int
    let quote: String
    let why: String
  }

  struct Found: Decodable, Hashable {
    let rule: String
    var file: String?
    var line: Int?
    var quote: String?
  }

  let faults: [Fault]?
  let silent: Bool?
  let findings: [Found]?
}

@Suite struct CorpusTests {
  private static let cases = CorpusCase.all.map(\.description)

  /// A clean case has no list of what must be found.
  private static func isClean(_ name: String) -> Bool { name.hasPrefix("bersih") }

  @Test func everyFolderIsACase() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Shipped.package.appending(path: "Corpus").path())
    #expect(Self.cases == folders.filter { !$0.hasPrefix(".") }.sorted())
    #expect(Self.cases.contains("bersih"))
  }

  /// A report without a fault: nothing is said about it, not even a note.
  @Test(arguments: cases.filter(isClean)) func aCleanReportIsSilent(_ name: String) throws {
    let item = try #require(CorpusCase.named(name))
    let review = Review(item.dossier, library: Shipped.library)
    #expect(review.findings.map { $0.show(in: item.dossier) } == [])
    // Silent because it is right, not because nothing was looked at.
    #expect(review.coverage.judgements > 300)
    #expect(review.coverage.figuresChecked > 150)
  }

  @Test(arguments: cases.filter { !isClean($0) }) func findsWhatItMust(_ name: String) throws {
    let item = try #require(CorpusCase.named(name))
    let file = item.folder.appending(path: "expected.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let expected = try YAMLDecoder().decode(Expected.self, from: text)
    let review = Review(item.dossier, library: Shipped.library)
    report(expected.faults ?? [], review, item)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try record(review, item, over: text).write(to: file, atomically: true, encoding: .utf8)
      return
    }
    var open = expected.findings ?? []
    var extra: [Finding] = []
    for finding in review.findings {
      let found = found(finding, item)
      if let index = open.firstIndex(of: found) { open.remove(at: index) } else { extra.append(finding) }
    }
    #expect(open.map(show) == [], "tidak ditemukan lagi")
    guard expected.silent == true else { return }
    let errors = extra.filter { $0.severity == .error }
    #expect(errors.map { $0.show(in: item.dossier) } == [], "tidak diharapkan")
  }

  private func found(_ finding: Finding, _ item: CorpusCase) -> Expected.Found {
    let document = finding.evidence.first?.place.document
    return Expected.Found(
      rule: finding.rule.id, file: document.flatMap { $0 == 0 ? nil : item.dossier.documents[$0].file },
      line: finding.line(in: item.dossier), quote: document == nil ? nil : finding.quote(in: item.dossier))
  }

  private func show(_ found: Expected.Found) -> String {
    "\(found.file ?? "laporan"):\(found.line ?? 0) \(found.rule) “\(found.quote ?? "–")”"
  }

  /// Which planted faults were found, in the words of a person; a measure, not a test.
  private func report(_ faults: [Expected.Fault], _ review: Review, _ item: CorpusCase) {
    guard !faults.isEmpty else { return }
    let defects = faults.map { Gold.Defect(family: $0.family, lines: [$0.line], quote: $0.quote) }
    let missed = zip(faults, Gold.found(defects, review.findings, in: item.dossier)).filter { !$0.1 }.map(\.0)
    print("\(item): \(faults.count - missed.count) dari \(faults.count) kesalahan yang ditanam ditemukan")
    for fault in missed { print("  belum: \(fault.line) \(fault.family) “\(fault.quote)” \(fault.why)") }
  }

  /// The file with `findings` as they are now.
  private func record(_ review: Review, _ item: CorpusCase, over text: String) -> String {
    let kept = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.hasPrefix("findings:") }
    var lines = kept.map(String.init)
    while lines.last == "" { lines.removeLast() }
    if !lines.contains(where: { $0.hasPrefix("silent:") }) { lines.append("silent: true") }
    lines.append("findings:" + (review.findings.isEmpty ? " []" : ""))
    for finding in review.findings {
      let found = found(finding, item)
      lines.append("  - rule: \(found.rule)")
      if let file = found.file { lines.append("    file: \(file)") }
      if let line = found.line { lines.append("    line: \(line)") }
      if let quote = found.quote { lines.append("    quote: '\(quote.replacing("'", with: "''"))'") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
