package import Reviewing

/// How much of a review a form on paper tells.
package struct FormExtent: Sendable {
  /// Lighter problems are only counted.
  package var minimum = Severity.note
  /// The list of notes has no more than this; the others are only counted.
  package var most = FormExtent.mostReadable
  /// Whether what is a matter of style is listed in an annex; else it is only counted.
  package var hasAnnex = true

  /// A list of more notes is not read.
  package static let mostReadable = 500

  package init() {}
}
