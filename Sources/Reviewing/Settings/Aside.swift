/// Why a finding is set apart: it is shown elsewhere or only counted, and does not fail a run.
package enum Aside: Sendable, Hashable {
  /// Already known from the review that is given as the base.
  case known
  /// Accepted by a person, as the settings of the report say.
  case accepted(Acceptance)
}
