internal import Bahasa
package import Documents
package import Facts

/// What an indicator is compared with: how records show it, the rule that says which indicators lack it, and the rule
/// that says that no indicator has it; written as YAML in `Rules/*/pembanding.yaml`.
package struct IndicatorComparison: Sendable {
  /// `tahun-lalu`: the name by which an item of a form asks for it.
  let id: String
  package let title: String
  let records: [String]
  /// What a record must state: of each group one field, `realisasi.*` being the field of any year.
  let states: [[String]]
  let each: String?
  let whole: String

  /// Whether a record makes the comparison.
  fileprivate func isStated(_ record: Record) -> Bool {
    states.allSatisfy { group in
      group.contains { name in
        guard name.hasSuffix(".*") else { return record.stated(name) != nil }
        return record.fields.contains { field, fact in !fact.isBlank && field.hasPrefix(name.dropLast()) }
      }
    }
  }
}

/// For each indicator of the performance agreement what the report compares it with, as far as that is known.
///
/// A comparison is there when a record of the report states it; it is missing when a rule says so; else nothing is said.
package struct IndicatorCoverage: Sendable {
  package enum Standing: Sendable {
    case found(Place)
    case missing
    case unknown
  }

  /// The figures a table of the report states for an indicator and the reported year.
  package struct Achievement: Sendable {
    package let target: Fact?
    package let actual: Fact?
    package let share: Fact
    package let value: Double
  }

  package struct Row: Sendable {
    package let name: String
    package let place: Place
    /// One for each comparison.
    package fileprivate(set) var standings: [Standing]
    package fileprivate(set) var achievement: Achievement?
  }

  package private(set) var rows: [Row] = []
  /// How many indicators more there are than are shown.
  package private(set) var hidden = 0
  /// Whether the indicators come from an agreement; else from the tables of what was achieved.
  package private(set) var isPromised = true

  /// More indicators than any agency has.
  private static let mostRows = 150

  package let comparisons: [IndicatorComparison]

  init(_ comparisons: [IndicatorComparison], _ book: FactBook, _ outcomes: [Outcome]) {
    self.comparisons = comparisons
    guard let report = book.dossier.documents.firstIndex(where: { $0.role == .lkj }) else { return }
    var index = NameIndex()
    collect(promises(book, report), &index)
    if rows.isEmpty {
      isPromised = false
      collect(Self.reported("indikator", book, report), &index)
    }
    for (column, comparison) in comparisons.enumerated() {
      for kind in comparison.records {
        for record in Self.reported(kind, book, report) where comparison.isStated(record) {
          guard let row = row(of: record, index) else { continue }
          if case .unknown = rows[row].standings[column] { rows[row].standings[column] = .found(record.place) }
          if column == 0, rows[row].achievement == nil { rows[row].achievement = Achievement(record) }
        }
      }
      markMissing(comparison, column, outcomes, book, index)
    }
  }

  /// What the rules say is missing; they are heard before the records.
  private mutating func markMissing(
    _ comparison: IndicatorComparison, _ column: Int, _ outcomes: [Outcome], _ book: FactBook, _ index: NameIndex
  ) {
    if outcomes.contains(where: { $0.rule.id == comparison.whole && $0.verdict == .fail }) {
      for row in rows.indices {
        if case .unknown = rows[row].standings[column] { rows[row].standings[column] = .missing }
      }
    }
    for finding in outcomes.filter({ $0.rule.id == comparison.each }).flatMap(\.findings) {
      for evidence in finding.evidence {
        let words = book.document(evidence.place.document).text.string(evidence.place.range)
        if let row = index.find(Name(words)), row < rows.count { rows[row].standings[column] = .missing }
      }
    }
  }

  /// Indicators as the agreement in the report or beside it promises them.
  private func promises(_ book: FactBook, _ report: Int) -> [Record] {
    (book.records["rumusan"] ?? []).filter { record in
      if record.document == report { return ["bab-2", "lampiran-pk"].contains(book.part(of: record.place).id) }
      return book.document(record.document).role == .pk
    }
  }

  /// The records of a kind in the report's own account of the year.
  private static func reported(_ kind: String, _ book: FactBook, _ report: Int) -> [Record] {
    (book.records[kind] ?? []).filter { record in
      record.document == report && !record.isTotal && book.part(of: record.place).id == "bab-3"
    }
  }

  private mutating func collect(_ records: [Record], _ index: inout NameIndex) {
    for record in records {
      guard let fact = record.stated("indikator"), fact.text.contains(where: \.isLetter) else { continue }
      let number = index.insert(Name(fact.text))
      guard number >= rows.count + hidden else { continue }
      guard rows.count < Self.mostRows else {
        hidden += 1
        continue
      }
      rows.append(
        Row(name: MessageTemplate.plain(fact.text), place: fact.place, standings: comparisons.map { _ in .unknown }))
    }
  }

  /// How many indicators have a comparison, and the names of those without; nil where no indicator is known.
  func standing(_ comparison: String) -> (found: Int, without: [String])? {
    guard let column = comparisons.firstIndex(where: { $0.id == comparison }), !rows.isEmpty, hidden == 0 else {
      return nil
    }
    let without = rows.filter { row in
      if case .found = row.standings[column] { false } else { true }
    }
    return (rows.count - without.count, without.map(\.name))
  }

  private func row(of record: Record, _ index: NameIndex) -> Int? {
    guard let fact = record.stated("indikator"), let row = index.find(Name(fact.text)), row < rows.count else {
      return nil
    }
    return row
  }
}

extension IndicatorCoverage.Achievement {
  /// Nil when the share is not one figure.
  fileprivate init?(_ record: Record) {
    guard let share = record.stated("capaian"), let figure = share.figure, !figure.isMalformed,
      figure.reading.value.isFinite
    else { return nil }
    self.init(
      target: record.stated("target"), actual: record.stated("realisasi"), share: share, value: figure.reading.value)
  }
}
