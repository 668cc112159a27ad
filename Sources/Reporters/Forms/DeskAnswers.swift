internal import Reviewing

/// What persons decided about a review at a desk, for the papers they sign: it goes before what the machine says.
package struct DeskAnswers: Sendable, Codable {
  /// By form and item: `lembar-asistensi/6`.
  package var items: [String: OnItem] = [:]
  /// By the fingerprint of the finding.
  package var findings: [String: OnFinding] = [:]
  /// Day and time of the last decision, in words.
  package var asOf: String?
  /// Set when the round was closed.
  package var closing: Closing?

  package init() {}

  /// What a person says of an item.
  package struct OnItem: Sendable, Codable {
    /// The verdict by its name; nil follows the machine.
    let verdict: String?
    /// The Catatan as written; empty leaves the machine's draft.
    let note: String

    package init(verdict: String?, note: String) { (self.verdict, self.note) = (verdict, note) }
  }

  /// What a person made of a finding.
  package struct OnFinding: Sendable, Codable {
    /// What becomes of it; `open` takes a former decision back.
    package enum Fate: String, Sendable, Codable { case accepted, dismissed, open }

    let fate: Fate
    /// What the one who accepts it would rather say; empty leaves the machine's words.
    let note: String

    package init(_ fate: Fate, note: String) { (self.fate, self.note) = (fate, note) }
  }

  /// The end of a round: the day, who closed it, and the initials they typed.
  package struct Closing: Sendable, Codable {
    package let day: String
    let by: String
    let initials: String

    package init(day: String, by: String, initials: String) {
      (self.day, self.by, self.initials) = (day, by, initials)
    }
  }

  /// What stands below a form that carries decisions.
  var remarks: [String] {
    (asOf.map { ["Jawaban dan Catatan memuat keputusan di meja reviu sampai \($0.plain)."] } ?? []) + closingRemark
  }

  /// Who closed the round and when; empty while it is open.
  var closingRemark: [String] {
    closing.map { ["Putaran ditutup \($0.day.plain) oleh \($0.by.plain), paraf \($0.initials.plain)."] } ?? []
  }

  /// The form with the verdicts of persons in place of the machine's.
  func overrule(_ filled: FilledForm) -> FilledForm {
    FilledForm(filled) { answer in
      items["\(filled.form.id)/\(answer.item.id)"]?.verdict.flatMap(Verdict.init(rawValue:))
    }
  }
}

/// What persons made of the problems of one review, by their numbers.
struct DecidedProblems {
  private(set) var accepted: Set<Int> = []
  private(set) var dismissed: Set<Int> = []
  /// What a person who accepted a problem would rather say of it.
  private(set) var notes: [Int: String] = [:]

  /// A decision about the finding that speaks for a problem counts, else one about another of its findings.
  ///
  /// Problems are told by the fingerprints of their findings, the one that speaks for all first.
  init(_ answers: DeskAnswers?, _ problems: [[String]]) {
    guard let answers, !answers.findings.isEmpty else { return }
    for (number, fingerprints) in problems.enumerated() {
      let known = fingerprints.lazy.compactMap { answers.findings[$0] }.first
      guard let known else { continue }
      switch known.fate {
      case .accepted:
        accepted.insert(number)
        if !known.note.plain.isEmpty { notes[number] = known.note }
      case .dismissed: dismissed.insert(number)
      case .open: break
      }
    }
  }
}
