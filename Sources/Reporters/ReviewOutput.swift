package import Reviewing

/// What a writer is given: a review, and how much of it is asked for. The command line and the server hand over the same.
package struct ReviewOutput: Sendable {
  package let review: Review
  /// The forms to show, in this order; ids without a form are passed over.
  package let formIDs: [String]
  /// Findings lighter than this are left out.
  package let minimum: Severity
  /// The version of the program, for formats that name their maker.
  package let version: String
  /// The columns a text may use.
  package var width = 100
  /// Whether a text is coloured for a terminal.
  package var hasColour = false
  /// What stands at the head of forms on paper.
  package var subject: FormSubject
  /// Who signs off, so that forms on paper draft their statement; nil leaves it out.
  package var approval: Approval?
  /// The most problems a text writes out, the heaviest, and the list of notes of a form on paper; nil for all that a
  /// reader can be asked to read.
  package var most: Int?
  /// Whether forms on paper list matters of style in an annex; else these are only counted.
  package var hasAnnex = true

  package init(review: Review, formIDs: [String], minimum: Severity, version: String) {
    self.review = review
    self.formIDs = formIDs
    self.minimum = minimum
    self.version = version
    subject = FormSubject(of: review)
  }
}
