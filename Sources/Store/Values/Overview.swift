package import Reviewing

/// The findings of a draft against those of the drafts before it.
package struct DraftProgress: Sendable {
  /// For each finding of this draft, by fingerprint: new, changed, remaining or returned.
  package let progress: [String: FindingProgress]
  /// Findings of earlier drafts that are gone because they were mended, in their order.
  package let done: [FindingLine]
  /// Findings of earlier drafts that are gone without showing that they were mended.
  package let undecided: [FindingLine]

  package init(progress: [String: FindingProgress], done: [FindingLine], undecided: [FindingLine] = []) {
    self.progress = progress
    self.done = done
    self.undecided = undecided
  }

  /// The findings of earlier drafts that are gone in one way; nil for those that this draft has.
  package func gone(_ progress: FindingProgress) -> [FindingLine]? {
    switch progress {
    case .done: done
    case .undecided: undecided
    case .new, .changed, .remaining, .returned: nil
    }
  }
}

/// How many findings a draft had.
package struct DraftCounts: Sendable, Equatable {
  package let draft: Int
  package let bySeverity: [Severity: Int]
  package let byFamily: [String: Int]

  package init(draft: Int, bySeverity: [Severity: Int], byFamily: [String: Int]) {
    self.draft = draft
    self.bySeverity = bySeverity
    self.byFamily = byFamily
  }
}

/// Where one agency stands in a year, for the overview.
package struct AgencyStatus: Sendable {
  package let agency: Agency
  /// Nil when nothing was handed in.
  package let dossier: DossierSummary?
  /// Of each reviewed draft, oldest first; the last is the present state.
  package let trend: [DraftCounts]
  /// The machine's answers in the latest reviewed draft: `lembar-asistensi/6`.
  package let answers: [String: Verdict]
  /// The answers persons gave instead.
  package let overruled: [String: Verdict]
  /// How many findings of the latest reviewed draft were accepted or dismissed.
  package let decided: Int

  package init(
    agency: Agency, dossier: DossierSummary?, trend: [DraftCounts], answers: [String: Verdict],
    overruled: [String: Verdict], decided: Int
  ) {
    self.agency = agency
    self.dossier = dossier
    self.trend = trend
    self.answers = answers
    self.overruled = overruled
    self.decided = decided
  }

  /// What counts as the answer to an item: the person's, else the machine's.
  package func answer(_ item: String) -> Verdict? { overruled[item] ?? answers[item] }
}
