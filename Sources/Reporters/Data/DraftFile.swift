internal import Foundation
package import Reviewing

/// A JSON report of an earlier review, read back as a draft to compare with.
package struct DraftFile {
  /// What is wrong with a file that should be such a report, in words for its user.
  package struct Unreadable: Error {
    package let problem: String
    package let advice: String
  }

  /// The draft in the bytes of a report; its name is the report's.
  package static func draft(_ bytes: [UInt8], name: String) throws(Unreadable) -> Draft {
    let report: Report
    do { report = try JSONDecoder().decode(Report.self, from: Data(bytes)) } catch {
      throw Unreadable(problem: problem(of: error), advice: remake)
    }
    guard report.schema == "reviu/1" else {
      throw Unreadable(problem: "skema “\(report.schema)” tidak dikenal, diharapkan reviu/1", advice: remake)
    }
    let shown = report.findings.map { ($0, false) } + report.aside.map { ($0, $0.because == "accepted") }
    return Draft(
      name: name, findings: shown.enumerated().map { $1.0.finding(number: $0, isAccepted: $1.1) },
      rules: Dictionary(report.outcomes.map { ($0.rule, $0.state) }, uniquingKeysWith: { first, _ in first }),
      parts: Set(report.dossier.flatMap(\.parts)), gaps: report.coverage.gaps, minimum: report.minimum.severity)
  }

  private static let remake = "buat lagi dengan reviu periksa … --keluaran NAMA.json"

  private static func problem(of error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context)?: "kunci '\(path(context.codingPath + [key]))' tidak ada"
    case .typeMismatch(_, let context)? where !context.codingPath.isEmpty:
      "isi '\(path(context.codingPath))' bukan yang diharapkan"
    case .valueNotFound(_, let context)? where !context.codingPath.isEmpty:
      "isi '\(path(context.codingPath))' kosong"
    default: "bukan hasil periksa berbentuk JSON"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }
}

/// The report as it is written in JSON, as far as a comparison needs it; see `JSONReport`.
private struct Report: Decodable {
  struct File: Decodable { let parts: [String] }
  struct Coverage: Decodable { let gaps: Int }
  struct Outcome: Decodable {
    let rule: String
    let verdict: VerdictName
    let reasons: [String]
    let undecided: [String]
    let blind: Bool
  }
  struct Finding: Decodable {
    let rule: String
    let title: String
    let severity: SeverityName
    let message: String
    let fingerprint: String
    let topic: String
    let part: String?
    let partTitle: String?
    /// Reports of earlier versions do not have it.
    let witnessParts: [Part]?
    let because: String?
    /// Reports of earlier versions do not have them.
    let problem: Int?
    let lead: Bool?
    let evidence: [Place]
  }
  struct Part: Decodable {
    let part: String
    let partTitle: String
  }
  struct Place: Decodable {
    let file: String
    let line: Int
    let page: Int?
    let table: String?
    let row: Int?
    let quote: String
  }
  enum SeverityName: String, Decodable { case note, warning, error }
  enum VerdictName: String, Decodable { case skip, pass, unsure, fail }

  let schema: String
  let minimum: SeverityName
  let dossier: [File]
  let coverage: Coverage
  let outcomes: [Outcome]
  let findings: [Finding]
  let aside: [Finding]
}

extension Report.SeverityName {
  fileprivate var severity: Severity {
    switch self {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}

extension Report.Outcome {
  fileprivate var state: Draft.RuleState {
    let verdict: Verdict =
      switch verdict {
      case .skip: .skip
      case .pass: .pass
      case .unsure: .unsure
      case .fail: .fail
      }
    return Draft.RuleState(verdict: verdict, reason: reasons.first, undecided: Set(undecided), isBlind: blind)
  }
}

extension Report.Finding {
  fileprivate func finding(number: Int, isAccepted: Bool) -> DraftFinding {
    DraftFinding(
      number: number, rule: rule, title: title, severity: severity.severity, message: message,
      identity: FindingIdentity(fingerprint: fingerprint, topic: topic), part: part, partTitle: partTitle,
      witnessParts: (witnessParts ?? []).map { DraftPart(name: $0.part, title: $0.partTitle) },
      place: evidence.first.map {
        DraftPlace(file: $0.file, line: $0.line, page: $0.page, table: $0.table, row: $0.row, quote: $0.quote)
      }, isAccepted: isAccepted, problem: problem, isLead: lead ?? true)
  }
}
