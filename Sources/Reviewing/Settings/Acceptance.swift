internal import Documents
internal import Facts

/// A finding that a person accepted: which, why, who, and until when.
package struct Acceptance: Sendable, Hashable {
  /// How the finding is named.
  package enum Subject: Sendable, Hashable {
    /// By its identity, which a changed figure does not keep.
    case fingerprint(String)
    /// By its rule, and by words that must stand in what it accuses or says when any are given.
    case rule(String, words: String?)
  }

  package let subject: Subject
  package let reason: String
  package let by: String
  /// The last day on which it holds.
  package let until: CalendarDay
  /// The line of the settings it stands on.
  package let line: Int

  package init(subject: Subject, reason: String, by: String, until: CalendarDay, line: Int) {
    self.subject = subject
    self.reason = reason
    self.by = by
    self.until = until
    self.line = line
  }
}

extension Acceptance {
  /// Whether it names a finding. Words are compared as facts are: line ends, quotation marks and case do not count.
  func accepts(_ finding: Finding, _ book: FactBook) -> Bool {
    switch subject {
    case .fingerprint(let print): return finding.fingerprint == print
    case .rule(let rule, let words):
      guard finding.rule.id == rule || finding.rule.formerly.contains(rule) else { return false }
      guard let words else { return true }
      let wanted = FactWords(words)
      let accused = finding.evidence.first.map { book.document($0.place.document).text.string($0.place.range) }
      return [finding.message, accused ?? ""].contains { FactWords($0).contains(wanted) }
    }
  }

  /// How the settings name what is accepted.
  package var name: String {
    switch subject {
    case .fingerprint(let print): print
    case .rule(let rule, let words): words.map { "\(rule) “\($0)”" } ?? rule
    }
  }
}
