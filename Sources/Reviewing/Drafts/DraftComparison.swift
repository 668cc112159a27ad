/// What became of every problem from draft to draft, its findings matched by fact.
///
/// The same fingerprint is the same finding wherever it stands; of equal facts as many are the same as both drafts have.
/// A finding whose topic an earlier one had, but with another value, is that one changed and still wrong. What is gone
/// is done only where the draft shows that it could be judged: a rule that did not run or stayed unsure of it, a part
/// that is missing, or more that cannot be read than before, leave it undecided.
package struct DraftComparison: Sendable {
  package struct Entry: Sendable {
    package let state: FindingProgress
    /// As it stands in the newest draft; nil when it is gone.
    package let current: DraftFinding?
    /// As it was last seen before.
    package let earlier: DraftFinding?
    /// The number of the draft it was last seen in.
    package let earlierDraft: Int?
    /// Why it cannot be said to be done.
    package let reason: String?

    /// The finding as it is now, else as it was.
    package var finding: DraftFinding? { current ?? earlier }
  }

  /// By state, then in the order of the newest draft, or of the one it was last seen in.
  package let entries: [Entry]
  /// The names of the drafts, the newest last.
  package let names: [String]
  /// Findings lighter than this were left out because one of the drafts does not tell them.
  package let minimum: Severity

  /// Compares drafts, the newest last.
  package init(_ drafts: [Draft]) {
    names = drafts.map(\.name)
    minimum = drafts.map(\.minimum).max() ?? .note
    var history = DraftHistory(minimum: minimum)
    var entries: [Entry] = []
    for draft in drafts { entries = history.add(draft) }
    let told = DraftProblems(entries).entries
    self.entries = FindingProgress.allCases.flatMap { state in told.filter { $0.state == state } }
  }

  package func entries(_ state: FindingProgress) -> [Entry] { entries.filter { $0.state == state } }

  /// Whether the newest draft brings errors that the one before had not; accepted ones do not count.
  package var hasFreshErrors: Bool {
    entries.contains { $0.state.isFresh && $0.current?.severity == .error && $0.current?.isAccepted == false }
  }
}
