package import Documents
internal import Facts

/// What one review of a draft found and could judge: all that is needed to compare it with the next, free of its files.
package struct Draft: Sendable {
  /// What a rule said of the draft, as far as it tells whether the absence of a finding means anything.
  package struct RuleState: Sendable {
    package let verdict: Verdict
    package let reason: String?
    /// The topics of what stayed `unsure`.
    package let undecided: Set<String>
    /// Whether something nobody can name stayed `unsure`.
    package let isBlind: Bool

    package init(verdict: Verdict, reason: String?, undecided: Set<String>, isBlind: Bool) {
      self.verdict = verdict
      self.reason = reason
      self.undecided = undecided
      self.isBlind = isBlind
    }
  }

  /// What the draft is called: usually its file.
  package let name: String
  /// All findings, by place; those that are set apart too.
  package let findings: [DraftFinding]
  /// By the ids of the rules that ran.
  package let rules: [String: RuleState]
  /// The parts that are there, as `role/part`: `lkj/bab-3`.
  package let parts: Set<String>
  /// How many pieces could not be read.
  package let gaps: Int
  /// Lighter findings are not told.
  package let minimum: Severity

  package init(
    name: String, findings: [DraftFinding], rules: [String: RuleState], parts: Set<String>, gaps: Int,
    minimum: Severity
  ) {
    self.name = name
    self.findings = findings
    self.rules = rules
    self.parts = parts
    self.gaps = gaps
    self.minimum = minimum
  }
}

/// A finding as a draft is remembered by.
package struct DraftFinding: Sendable {
  /// Its number in the list of its draft.
  package let number: Int
  /// The number of its problem, and whether it speaks for that.
  package let problem: Int
  package let isLead: Bool
  package let rule: String
  package let title: String
  package let severity: Severity
  package let message: String
  package let identity: FindingIdentity
  /// The part of the dossier it stands in, as `role/part`; nil when something is missing as a whole.
  package let part: String?
  package let partTitle: String?
  /// The other parts its witnesses stand in; without one of them nobody can tell whether it is done.
  package let witnessParts: [DraftPart]
  package let place: DraftPlace?
  package let isAccepted: Bool

  package init(
    number: Int, rule: String, title: String, severity: Severity, message: String, identity: FindingIdentity,
    part: String?, partTitle: String?, witnessParts: [DraftPart] = [], place: DraftPlace?, isAccepted: Bool,
    problem: Int? = nil, isLead: Bool = true
  ) {
    self.number = number
    self.problem = problem ?? number
    self.isLead = isLead
    self.rule = rule
    self.title = title
    self.severity = severity
    self.message = message
    self.identity = identity
    self.part = part
    self.partTitle = partTitle
    self.witnessParts = witnessParts
    self.place = place
    self.isAccepted = isAccepted
  }
}

/// A part of a dossier by its name, `role/part`, and the title its readers know.
package struct DraftPart: Sendable, Equatable {
  package let name: String
  package let title: String

  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// Where accused words stood in a draft, in a reader's terms, and the words.
package struct DraftPlace: Sendable {
  package let file: String
  package let line: Int
  package let page: Int?
  package let table: String?
  package let row: Int?
  package let quote: String

  package init(file: String, line: Int, page: Int?, table: String?, row: Int?, quote: String) {
    self.file = file
    self.line = line
    self.page = page
    self.table = table
    self.row = row
    self.quote = quote
  }
}

extension Draft {
  package init(_ review: Review, name: String) {
    self.init(
      name: name, findings: review.findings.indices.map { DraftFinding(review, $0) },
      rules: Dictionary(
        review.outcomes.map { ($0.rule.id, RuleState($0)) }, uniquingKeysWith: { first, _ in first }),
      parts: Set(review.book.dossier.documents.indices.flatMap { review.book.partNames(of: $0) }),
      gaps: review.coverage.gaps, minimum: .note)
  }
}

extension Draft.RuleState {
  fileprivate init(_ outcome: Outcome) {
    self.init(
      verdict: outcome.verdict, reason: outcome.reasons.first, undecided: Set(outcome.undecided),
      isBlind: outcome.isBlind)
  }
}

extension DraftFinding {
  fileprivate init(_ review: Review, _ number: Int) {
    let finding = review.findings[number]
    let place = finding.evidence.first?.place
    let problem = review.problemOfFinding[number]
    self.init(
      number: number, rule: finding.rule.id, title: finding.rule.title, severity: finding.severity,
      message: finding.message, identity: finding.identity, part: place.map(review.book.partName),
      partTitle: place.map { review.book.part(of: $0).title }, witnessParts: review.witnessParts(of: finding),
      place: place.map { DraftPlace($0, in: review.book.document($0.document)) },
      isAccepted: finding.isAccepted, problem: problem, isLead: review.problems[problem].lead == number)
  }
}

extension DraftPlace {
  fileprivate init(_ place: Place, in document: Document) {
    let location = document.location(of: place)
    self.init(
      file: location.file, line: location.line, page: location.page, table: location.table, row: location.row,
      quote: document.text.string(place.range))
  }
}

extension Review {
  /// The parts the witnesses of a finding stand in, other than that of the accused words, each once.
  package func witnessParts(of finding: Finding) -> [DraftPart] {
    var seen = Set(finding.evidence.prefix(1).map { book.partName(of: $0.place) })
    return finding.evidence.dropFirst().compactMap {
      let name = book.partName(of: $0.place)
      return seen.insert(name).inserted ? DraftPart(name: name, title: book.part(of: $0.place).title) : nil
    }
  }
}

extension FactBook {
  /// The part of the dossier a place belongs to: `lkj/bab-3`.
  package func partName(of place: Place) -> String { "\(document(place.document).role.rawValue)/\(part(of: place).id)" }

  /// The parts a document has, in its order, each once.
  package func partNames(of index: Int) -> [String] {
    var seen: Set<Int> = []
    return parts[index].ofBlock.filter { seen.insert($0).inserted }.map {
      "\(document(index).role.rawValue)/\(parts[index].parts[$0].id)"
    }
  }
}
