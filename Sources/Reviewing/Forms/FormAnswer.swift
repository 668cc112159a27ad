/// What a group of rules says together.
struct FormAnswer {
  private(set) var verdict: Verdict
  var isAnswered: Bool { verdict != .skip }
  /// Whether some rules say yes and others no.
  let isPartial: Bool
  /// Whether something the item is about was seen.
  private(set) var hasChecked: Bool
  private(set) var reasons: [String]

  init(
    _ outcomes: [Outcome], isAboutPresence: Bool = false, enough: Form.Presence? = nil, failsOn: Severity = .error
  ) {
    var verdict = Verdict.skip
    for outcome in outcomes where outcome.verdict != .skip {
      verdict = max(verdict, isAboutPresence ? Self.presence(outcome) : Self.weight(outcome, failsOn))
    }
    // Of two rules that each warn hardly both are wrong.
    let warnings = outcomes.count { $0.findings.map(\.severity).max() == .warning }
    if verdict == .unsure, !isAboutPresence, warnings >= Self.enoughWarnings { verdict = .fail }
    // Where rules found what the item is about and none could judge it, nobody has seen it right.
    let isUnread = outcomes.contains { $0.verdict == .unsure && !$0.undecided.isEmpty }
    if verdict == .skip, !isAboutPresence, isUnread { verdict = .unsure }
    let isThere = isAboutPresence && outcomes.contains { $0.verdict == .pass }
    self.verdict = isThere && enough == .one ? .pass : verdict
    isPartial = isThere && (verdict == .fail || verdict == .unsure)
    hasChecked = outcomes.contains { !$0.support.isEmpty || !$0.findings.isEmpty }
    reasons = outcomes.flatMap(\.reasons)
  }

  /// Read on real reports, 87 of 100 warnings were true: two of different rules are both wrong once in sixty times.
  private static let enoughWarnings = 2

  /// Errors that concern the item by where they stand.
  mutating func add(errors: [Finding]) {
    guard !errors.isEmpty else { return }
    verdict = .fail
    hasChecked = true
  }

  /// Whatever was judged, something the item asks for was not seen: it is no yes.
  mutating func leaveOpen(_ reason: String) {
    verdict = max(verdict, .unsure)
    reasons.insert(reason, at: 0)
  }

  /// What is asked of every indicator is there when all have it and a person's to judge when some do, or when nobody
  /// could read which. That it is missing as a whole only rules can say.
  mutating func weigh(found: Int, without: Int) {
    if without == 0 { verdict = .pass } else if found > 0 || verdict == .pass { verdict = .unsure }
  }

  /// What proves the item was seen, and nothing else was judged.
  mutating func prove() {
    guard verdict == .skip else { return }
    verdict = .pass
    hasChecked = true
  }

  /// What is not there is not there, however much it weighs; only what is a matter of style may be missing.
  private static func presence(_ outcome: Outcome) -> Verdict {
    outcome.verdict == .fail && outcome.rule.severity == .note ? .pass : outcome.verdict
  }

  /// A rule with errors fails the item, with warnings where the item says so; else these leave it open, unless two rules
  /// warn; notes do not count. A rule that judged nothing says nothing, so that the item is open only when no rule judged
  /// anything, or when a limit stopped one. That forbidden words are absent supports no yes: an empty report has none
  /// either.
  private static func weight(_ outcome: Outcome, _ failsOn: Severity) -> Verdict {
    // What is a matter of style is right or wrong beside the question.
    if outcome.rule.severity == .note, outcome.findings.isEmpty, !outcome.isStopped { return .skip }
    return switch outcome.findings.map(\.severity).max() {
    case let found? where found >= failsOn: .fail
    case .error, .warning: .unsure
    case .note: .pass
    case nil where outcome.checked > 0: outcome.support.isEmpty ? .skip : .pass
    case nil: outcome.isStopped ? .unsure : .skip
    }
  }
}
