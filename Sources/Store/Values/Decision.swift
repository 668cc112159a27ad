package import Reviewing

/// What a decision is about.
package enum DecisionSubject: Sendable, Hashable {
  /// A finding, by what makes it the same in another draft (`Finding.fingerprint`).
  case finding(String)
  /// An item of a form: `lembar-asistensi/6`.
  case item(String)
}

/// What a person made of a finding.
package enum Disposition: String, Sendable, CaseIterable {
  case accepted = "diterima"
  case dismissed = "diabaikan"
  /// A former decision is taken back.
  case open = "terbuka"

  /// The word a reader sees.
  package var display: String {
    switch self {
    case .accepted: "Diterima"
    case .dismissed: "Diabaikan"
    case .open: "Belum diputuskan"
    }
  }
}

/// One decision of one person. Decisions are never changed: a later one about the same subject counts instead.
package struct Decision: Sendable, Equatable {
  /// Grows with time; tells which decision a later one was made in knowledge of.
  package let id: Int64
  package let subject: DecisionSubject
  /// For a finding; nil for an item.
  package let disposition: Disposition?
  /// Why a finding was dismissed.
  package let reason: String
  /// For an item: what the person says in its place; nil leaves the machine's answer.
  package let verdict: Verdict?
  /// The Catatan of an item or a remark on a finding, as edited.
  package let note: String
  /// What the machine had said: the verdict of an item, or the message of a finding.
  package let machine: String
  package let draft: Int64
  package let by: String
  package let at: Moment
}

/// All decisions of a dossier, which outlive its drafts.
package struct Decisions: Sendable {
  /// Oldest first.
  package let all: [Decision]
  private let latest: [DecisionSubject: Int]

  package init(_ all: [Decision]) {
    self.all = all
    var latest: [DecisionSubject: Int] = [:]
    for (index, decision) in all.enumerated() { latest[decision.subject] = index }
    self.latest = latest
  }

  /// The decisions that count, oldest first.
  package var current: [Decision] { all.filter { self[$0.subject]?.id == $0.id } }

  /// The decision that counts about a subject.
  package subscript(_ subject: DecisionSubject) -> Decision? { latest[subject].map { all[$0] } }

  /// The decision that counts about a finding.
  package func finding(_ fingerprint: String) -> Decision? { self[.finding(fingerprint)] }

  /// The decision that counts about an item: `lembar-asistensi/6`.
  package func item(_ name: String) -> Decision? { self[.item(name)] }

  /// All decisions about a subject, oldest first.
  package func history(_ subject: DecisionSubject) -> [Decision] { all.filter { $0.subject == subject } }
}

/// A decision a person wants to make.
package struct NewDecision: Sendable {
  package let subject: DecisionSubject
  package var disposition: Disposition?
  package var reason = ""
  package var verdict: Verdict?
  package var note = ""
  /// The decision it was made in knowledge of; nil when there was none.
  package var after: Int64?

  package init(_ subject: DecisionSubject) { self.subject = subject }
}
