/// A comment this program wrote into a draft, as it is known again when the draft comes back.
package enum OwnComment {
  /// What the authors of our comments begin with; their severity follows.
  package static let authorPrefix = "reviu – "
}
