package import Documents

/// What a check says of one subject, a rule of a dossier, or a form of an item.
package enum Verdict: String, Sendable, CaseIterable, Comparable {
  /// Nothing to judge here.
  case skip
  case pass
  /// Something is needed that is missing, unreadable or undecidable.
  case unsure
  case fail

  private var rank: Int {
    switch self {
    case .skip: 0
    case .pass: 1
    case .unsure: 2
    case .fail: 3
    }
  }

  /// The worse of two verdicts is the greater.
  package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

  /// The word a reader sees.
  package var display: String {
    switch self {
    case .pass: "Sesuai"
    case .fail: "Tidak sesuai"
    case .skip: "Tidak berlaku"
    case .unsure: "Belum dapat dinilai"
    }
  }

  /// The sign that stands for it.
  package var sign: String {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .unsure: "?"
    case .skip: "–"
    }
  }
}

/// How much a finding weighs: error = a figure or duty is contradicted, warning = cannot be verified or weak, note = style.
package enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// The word a reader sees.
  package var display: String {
    switch self {
    case .error: "Kesalahan"
    case .warning: "Peringatan"
    case .note: "Catatan"
    }
  }

  /// The sign that stands for it.
  package var sign: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }
}

/// Words of a document that a judgement rests on: what is said to be wrong, or what bears witness to it.
package struct Evidence: Sendable {
  package let place: Place
  /// The field the words were read as, when they were read as one.
  package let field: String?
  /// Whether the finding says of these words that they are wrong.
  package var isAccused: Bool
  /// What turns the accused words into the right ones, where the rule knows those letter by letter.
  package internal(set) var edits: [TextEdit] = []

  package init(_ place: Place, field: String? = nil, isAccused: Bool = false) {
    self.place = place
    self.field = field
    self.isAccused = isAccused
  }
}

/// What a check says of one subject: a row, a phrase, a group.
package struct Judgement: Sendable {
  package var verdict: Verdict
  /// The accused words first, then the witnesses. Where a failure names none as accused, the first is.
  package var evidence: [Evidence]
  /// The words for the placeholders of the rule's message.
  package var values: [String: String]
  package var expected: String?
  /// The computation written out: `36.274.000 ÷ 36.592.500 × 100 = 99,13`.
  package var computation: String?
  /// Why it is `unsure`.
  package var reason: String?
  /// A lighter severity than the rule's, for a figure that is only rounded the wrong way.
  package var severity: Severity?

  package init(
    _ verdict: Verdict, evidence: [Evidence] = [], values: [String: String] = [:], expected: String? = nil,
    computation: String? = nil, reason: String? = nil, severity: Severity? = nil
  ) {
    self.verdict = verdict
    self.evidence = evidence
    if verdict == .fail, !evidence.isEmpty, !evidence.contains(where: \.isAccused) { self.evidence[0].isAccused = true }
    self.values = values
    self.expected = expected
    self.computation = computation
    self.reason = reason
    self.severity = severity
  }
}

extension Judgement {
  /// All failures as one, in the order of their places, with `{jumlah}`, `{dari}` (how many were judged) and `{semua}`
  /// for the wording.
  static func together(_ judgements: [Judgement], naming field: String?) -> [Judgement] {
    let failed = judgements.filter { $0.verdict == .fail }
    guard var one = failed.first else { return judgements }
    one.evidence =
      failed.flatMap { $0.evidence.filter(\.isAccused) } + failed.flatMap { $0.evidence.filter { !$0.isAccused } }
    let names = failed.compactMap { judgement in field.flatMap { judgement.values[$0] } }.map(MessageTemplate.plain)
    one.values["jumlah"] = "\(failed.count)"
    one.values["dari"] = "\(judgements.filter { $0.verdict == .fail || $0.verdict == .pass }.count)"
    one.values["semua"] = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: "; ")
    return judgements.filter { $0.verdict != .fail } + [one]
  }
}

/// What a rule found wrong at one place, with its work shown.
package struct Finding: Sendable {
  package let rule: Rule
  package let severity: Severity
  package let message: String
  /// The accused words first, then the witnesses; empty when something is missing as a whole.
  package let evidence: [Evidence]
  package let expected: String?
  package let computation: String?
  /// What makes it the same finding in another draft.
  package let identity: FindingIdentity
  /// Why it is set apart from what is shown and what fails a run; nil when it is not.
  package internal(set) var aside: Aside?

  package var fingerprint: String { identity.fingerprint }

  /// Every place it says is wrong, the first first; none when something is missing as a whole.
  package var accused: [Place] { evidence.filter(\.isAccused).map(\.place) }
}

/// What a rule says of a whole dossier.
package struct Outcome: Sendable {
  package let rule: Rule
  /// The worst verdict of its judgements; `skip` when there was nothing to judge.
  package let verdict: Verdict
  package let findings: [Finding]
  /// Evidence that made it pass.
  package let support: [Evidence]
  /// How many subjects were judged `pass` or `fail`.
  package let checked: Int
  /// Why subjects stayed `unsure`, each reason once.
  package let reasons: [String]
  /// The topics (`FindingIdentity`) of what stayed `unsure`, sorted.
  package let undecided: [String]
  /// Whether something nobody can name stayed `unsure`, so that the absence of a finding says nothing.
  package let isBlind: Bool
  /// Whether a limit stopped it.
  package let isStopped: Bool
}
