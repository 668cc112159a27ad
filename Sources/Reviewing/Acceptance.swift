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
