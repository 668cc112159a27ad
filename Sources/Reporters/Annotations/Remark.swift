internal import Documents
package import Reviewing

/// What is said at one place of the author's file: one problem, in paragraphs.
package struct Remark: Sendable {
  /// Counted from 1 in the order of the file; comments name each other by it.
  package let number: Int
  package let severity: Severity
  package let paragraphs: [String]
  /// The words it stands at, in the text of the document.
  package let range: Range<Int>
  /// Whether those are the accused words, and not only near to what it is about.
  package let isExact: Bool

  /// What the authors of our comments begin with, so that a second run knows them again.
  package static let authorPrefix = OwnComment.authorPrefix

  /// The severity stands for the author, so that Word can show one kind alone.
  package var author: String { Self.authorPrefix + severity.display }

  package var initials: String { "R" + severity.display.prefix(1) }
}
