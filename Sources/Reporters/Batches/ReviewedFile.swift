internal import Foundation
internal import Reviewing

/// A review of one dossier as `periksa` left it in JSON, read back for a run over many.
package struct ReviewedFile {
  private let file: File

  /// Reads a review of schema `reviu/1`; throws what is wrong with it in words for its user.
  package init(_ bytes: [UInt8]) throws(DraftFile.Unreadable) {
    do { file = try JSONDecoder().decode(File.self, from: Data(bytes)) } catch {
      throw DraftFile.Unreadable(problem: "bukan hasil periksa berbentuk JSON", advice: Self.remake)
    }
    guard file.schema == "reviu/1" else {
      throw DraftFile.Unreadable(problem: "skema “\(file.schema)” tidak dikenal", advice: Self.remake)
    }
  }

  private static let remake = "hapus folder hasil dosir ini lalu ulangi"

  /// What the review comes to; `isWhole` as far as the file tells it: nothing unread.
  package var digest: ReviewedDossier.Digest {
    var counts: [String: Int] = [:]
    var known: [String: Finding] = [:]
    for finding in file.findings where finding.lead {
      counts[finding.rule, default: 0] += 1
      known[finding.rule] = finding
    }
    let rules = known.values.sorted { $0.rule < $1.rule }.map { finding in
      ReviewedDossier.RuleCount(
        rule: finding.rule, title: finding.title, severity: finding.severity, problems: counts[finding.rule] ?? 0)
    }
    return ReviewedDossier.Digest(
      agency: file.identity.agency, year: file.identity.year, isWhole: file.coverage.gaps == 0, counts: file.counts,
      coverage: file.coverage, forms: file.forms, rules: rules)
  }

  /// Every finding as one line of JSON (`temuan.jsonl`), with the name of the dossier it belongs to; see `JSONReport`
  /// for what the keys mean. Of its places the first alone is told.
  package func lines(dossier: String) -> [UInt8] {
    var lines: [UInt8] = []
    for (number, finding) in file.findings.enumerated() {
      let place = finding.evidence.first
      lines += JSONValue.object([
        ("dossier", .string(dossier)), ("number", .integer(number)), ("rule", .string(finding.rule)),
        ("family", .string(finding.family)), ("severity", .string(finding.severity.rawValue)),
        ("title", .string(finding.title)), ("message", .string(finding.message)), ("basis", .string(finding.basis)),
        ("items", .strings(finding.items)), ("fingerprint", .string(finding.fingerprint)),
        ("topic", .string(finding.topic)), ("part", .optional(finding.part)), ("problem", .integer(finding.problem)),
        ("lead", .boolean(finding.lead)), ("weight", .integer(finding.weight)),
        ("places", .integer(finding.evidence.count { $0.as == "accused" })),
        ("file", .optional(place?.file)), ("line", .optional(place?.line)), ("page", .optional(place?.page)),
        ("table", .optional(place?.table)), ("row", .optional(place?.row)), ("quote", .optional(place?.quote)),
      ]).line()
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }
}

/// The part of a review in JSON that is read here; see `JSONReport`.
private struct File: Decodable {
  let schema: String
  let identity: Identity
  let coverage: ReviewedDossier.Coverage
  let counts: ReviewedDossier.Counts
  let findings: [Finding]
  let forms: [ReviewedDossier.FormAnswers]
}

/// Whose report it is.
private struct Identity: Decodable {
  let agency: String?
  let year: Int?
}

/// One finding of the file.
private struct Finding: Decodable {
  let rule, family, title, message, basis, fingerprint, topic: String
  let severity: Severity
  let items: [String]
  let part: String?
  let problem, weight: Int
  let lead: Bool
  let evidence: [Place]
}

/// Words that a finding rests on.
private struct Place: Decodable {
  let file, quote, `as`: String
  let line: Int
  let page: Int?
  let table: String?
  let row: Int?
}
