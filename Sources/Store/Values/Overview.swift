package import Reviewing

/// How a finding stands compared with the drafts before.
package enum FindingProgress: String, Sendable, CaseIterable {
  /// No draft before had it.
  case new = "baru"
  /// The draft before had the same with another value.
  case changed = "berubah"
  /// The draft before had it too.
  case remaining = "masih-ada"
  /// The draft before had it, this one has not.
  case fixed = "selesai"
  /// An earlier draft had it, the one before had not.
  case returned = "muncul-lagi"
  /// The draft before had it, and what became of it cannot be told.
  case undecided = "belum-dapat-dinilai"

  /// The words a reader sees.
  package var display: String {
    switch self {
    case .new: "Baru"
    case .remaining: "Masih ada"
    case .fixed: "Selesai"
    case .changed: "Berubah, masih salah"
    case .returned: "Muncul lagi"
    case .undecided: "Belum dapat dinilai"
    }
  }
}

/// The findings of a draft against those of the drafts before it.
package struct DraftComparison: Sendable {
  /// For each finding of this draft, by fingerprint: new, changed, remaining or returned.
  package let progress: [String: FindingProgress]
  /// Findings of earlier drafts that are gone because they were mended, in their order.
  package let fixed: [FindingLine]
  /// Findings of earlier drafts that are gone without showing that they were mended.
  package let undecided: [FindingLine]

  package init(progress: [String: FindingProgress], fixed: [FindingLine], undecided: [FindingLine] = []) {
    self.progress = progress
    self.fixed = fixed
    self.undecided = undecided
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
