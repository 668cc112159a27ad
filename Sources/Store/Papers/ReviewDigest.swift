internal import Foundation
package import Reviewing

/// What the desk takes out of a review in JSON, to count and to compare: its findings and answers, without places.
package struct ReviewDigest: Sendable {
  package let findings: [FindingLine]
  /// For each finding the number of its problem: findings with one cause have the same.
  package let problems: [Int]
  /// For each finding whether it speaks for its problem.
  package let leads: [Bool]
  /// The machine's verdict of every item: `lembar-asistensi/6`.
  package let answers: [String: Verdict]

  /// Reads a review of schema `reviu/1`.
  package init(json: [UInt8]) throws {
    let file: ReviewFile
    do {
      file = try JSONDecoder().decode(ReviewFile.self, from: Data(json))
    } catch {
      throw DeskProblem("Hasil pemeriksaan tidak dapat dibaca (\(error)).")
    }
    guard file.schema == "reviu/1" else { throw DeskProblem("Bentuk hasil \(file.schema) tidak dikenal.") }
    findings = file.findings.map {
      FindingLine(
        fingerprint: $0.fingerprint, rule: $0.rule, family: $0.family,
        severity: Severity(rawValue: $0.severity) ?? .note,
        title: $0.title, message: $0.message)
    }
    problems = file.findings.map(\.problem)
    leads = file.findings.map(\.lead)
    let named = file.forms.flatMap { form in
      form.items.compactMap { item in Verdict(rawValue: item.verdict).map { ("\(form.form)/\(item.item)", $0) } }
    }
    answers = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }
}

/// The part of a review in JSON that is read here.
private struct ReviewFile: Decodable {
  let schema: String
  let findings: [Finding]
  let forms: [Form]

  struct Finding: Decodable {
    let fingerprint, rule, family, severity, title, message: String
    let problem: Int
    let lead: Bool
  }

  struct Form: Decodable {
    let form: String
    let items: [Item]
  }

  struct Item: Decodable {
    let item, verdict: String
  }
}
