/// A finding without its evidence: what is kept of every draft to compare and to count.
package struct FindingLine: Codable, Sendable, Equatable {
  package let fingerprint: String
  package let rule: String
  package let family: String
  package let severity: Severity
  package let title: String
  package let message: String

  package init(
    fingerprint: String, rule: String, family: String, severity: Severity, title: String, message: String
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.family = family
    self.severity = severity
    self.title = title
    self.message = message
  }
}
