internal import Documents
internal import Facts
internal import FoundationEssentials
package import Reporters
package import Reviewing

/// A review as the desk keeps it to show it again: the documents as they read, the findings with their places, the
/// filled forms and what was not looked at. Needs neither rules nor files when it is read back.
package struct ReviewReading: Sendable, Codable {
  package let agency: String?
  package let year: Int?
  package let coverage: ReadCoverage
  package let documents: [ReadDocument]
  /// All findings, by place.
  package let findings: [ReadFinding]
  /// The findings joined by their cause, the one that speaks for all first.
  package let problems: [[Int]]
  /// For each problem how much it matters, 1 to 100; nil in a review that was kept before problems had weights.
  package let weights: [Int]?
  package let rules: [String: ReadRule]
  package let forms: [ReadForm]
  /// What the Catatan on paper are written from; nil in a review that was kept before the desk showed them.
  package let notes: PaperNotes?
  /// Rules that could not decide, with their reasons.
  package let undecided: [ReadUndecided]

  package init(review: Review) {
    let places = PlaceWords(book: review.book)
    let evidence = { (evidence: Evidence) in ReadEvidence(evidence, review.book, places) }
    agency = review.book.identity.agency?.text.plain
    year = review.book.identity.year?.value
    coverage = ReadCoverage(review)
    documents = review.book.dossier.documents.enumerated().map { ReadDocument($1, review.book, $0) }
    findings = review.findings.map { finding in
      ReadFinding(
        rule: finding.rule.id, severity: finding.severity.rawValue, message: finding.message.plain,
        expected: finding.expected?.plain, computation: finding.computation?.plain, fingerprint: finding.fingerprint,
        items: finding.rule.items, evidence: finding.evidence.prefix(Self.mostEvidence).map(evidence),
        more: max(finding.evidence.count - Self.mostEvidence, 0))
    }
    problems = review.problems.map(\.findings)
    weights = review.weights
    let used = Set(review.findings.map(\.rule.id))
    rules = Dictionary(
      review.outcomes.lazy.map(\.rule).filter { used.contains($0.id) }.map { rule in
        (rule.id, ReadRule(title: rule.title.plain, why: rule.why.plain, basis: rule.basis.plain, family: rule.family))
      }, uniquingKeysWith: { first, _ in first })
    forms = review.forms.map { ReadForm($0, evidence) }
    notes = PaperNotes(review)
    undecided = review.outcomes.filter { $0.verdict == .unsure && !$0.reasons.isEmpty }.map {
      ReadUndecided(title: $0.rule.title.plain, items: $0.rule.items, reasons: $0.reasons.map(\.plain))
    }
  }

  /// More places of one finding are only counted.
  private static let mostEvidence = 60

  /// As JSON, with sorted keys: the same review gives the same bytes.
  package func write() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// Throws when the bytes are not what `write()` wrote.
  package init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(ReviewReading.self, from: Data(bytes))
    try check()
  }

  /// A reading that names a finding or a place it does not have would be shown wrongly.
  private func check() throws {
    let isWhole =
      weights?.count ?? problems.count == problems.count && notes?.isWhole(of: problems.count) ?? true
      && problems.allSatisfy { !$0.isEmpty && $0.allSatisfy(findings.indices.contains) }
      && forms.allSatisfy { $0.items.allSatisfy { $0.findings.allSatisfy(findings.indices.contains) } }
      && Set(problems.joined()).count == findings.count && findings.allSatisfy { rules[$0.rule] != nil }
      && (findings.flatMap(\.evidence) + forms.flatMap(\.items).flatMap(\.support)).allSatisfy { evidence in
        documents.indices.contains(evidence.document) && 0 <= evidence.start && evidence.start <= evidence.end
          && evidence.end <= documents[evidence.document].document.text.count
          && documents[evidence.document].document.blocks.indices.contains(evidence.block)
      }
    guard isWhole else { throw ReadingError.broken }
  }
}

/// Why a kept review cannot be shown.
enum ReadingError: Error {
  /// It is not what was written, or another version wrote it.
  case broken
}

/// A finding as the desk keeps it.
package struct ReadFinding: Sendable, Codable {
  package let rule: String
  package let severity: String
  package let message: String
  package let expected: String?
  package let computation: String?
  package let fingerprint: String
  /// The items of forms its rule answers: `lembar-asistensi/6`.
  package let items: [String]
  package let evidence: [ReadEvidence]
  /// How many places are not kept.
  package let more: Int

  package var weight: Severity { Severity(rawValue: severity) ?? .note }
}

/// The words a finding or an answer rests on, with their place as a reader says it.
package struct ReadEvidence: Sendable, Codable {
  package let document: Int
  package let block: Int
  package let start: Int
  package let end: Int
  package let isInTable: Bool
  /// `Tabel 3.9, baris 10 · laporan.txt:292`.
  package let place: String
  package let field: String?
  package let page: Int?
  /// Left, top, right, bottom on the page in points.
  package let box: [Float]?

  package var range: Range<Int> { start..<end }

  init(_ evidence: Evidence, _ book: FactBook, _ places: PlaceWords) {
    let place = evidence.place
    let location = book.document(place.document).location(of: place)
    (document, block, start, end) = (place.document, place.block, place.range.lowerBound, place.range.upperBound)
    isInTable = place.cell != nil
    self.place = places.place(place)
    field = evidence.field
    page = location.page
    box = location.box.map { [$0.left, $0.top, $0.right, $0.bottom] }
  }
}

/// What the reader of a finding may want to know of its rule.
package struct ReadRule: Sendable, Codable {
  package let title: String
  package let why: String
  package let basis: String
  package let family: String
}

/// A rule that could not decide.
package struct ReadUndecided: Sendable, Codable {
  package let title: String
  package let items: [String]
  package let reasons: [String]
}

/// How much of a dossier was looked at, and which tables were not.
package struct ReadCoverage: Sendable, Codable {
  package let tables: Int
  package let tablesRead: Int
  package let figures: Int
  package let figuresChecked: Int
  package let statementsChecked: Int
  package let gaps: Int
  package let kinds: [TableCoverage]

  init(_ review: Review) {
    let coverage = review.coverage
    (tables, tablesRead, gaps) = (coverage.tables, coverage.tablesRead, coverage.gaps)
    (figures, figuresChecked) = (coverage.figures, coverage.figuresChecked)
    statementsChecked = coverage.statementsChecked
    kinds = coverage.kinds
  }
}
