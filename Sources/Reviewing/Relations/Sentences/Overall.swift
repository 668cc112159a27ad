internal import Bahasa
import Documents
import Facts
package import Patterns

/// `overall: <claim>` `measure:` — what was spent in all, as totals of budget tables and sentences state it, is one amount.
///
/// Nobody says which tables and sentences speak of the same budget: direct spending, one fund, all of it. But two totals
/// that differ by less than one per cent, and not by rounding, are hardly those of different budgets, unless they are other
/// parts of these; those that differ by less than one in a thousand are not at all. The claim has the fields `jumlah`
/// (rupiah) and `persen`. The amount that fewer places state is accused; of two stated equally often, both, a sentence
/// before a table. Tables without a total state what their rows add up to. Keys: those that narrow the claim, and `measure`, the column of the tables.
package struct Overall: Check {
  package static let verb = "overall"
  static let keys = [verb, "measure"] + Selection.keys

  let claims: Selection
  let measure: String

  package var placeholders: Set<String> { ["tertulis", "seharusnya", "tempat", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    claims = try Selection(kind: try yaml.string(Self.verb), yaml, definitions)
    let fields = try definitions.fields(of: claims.kind, yaml)
    for field in ["jumlah", "persen"] { try definitions.check(field, fields, yaml, Self.verb) }
    measure = try yaml.string("measure")
  }

  /// Shares of the larger amount within which two totals are one; differences of revised budgets are seldom smaller.
  private static let near = 0.01
  /// Shares within which two totals are one whatever budget stands beside them: of a year's plan, or of the last revision.
  private static let nearer = 0.001
  /// Points of a hundred within which two amounts are the same part of a budget.
  private static let nearShare = 2.0
  /// Smaller amounts are those of single activities.
  private static let least = 10_000_000.0

  private enum Kind { case said, total, sum }

  /// One place that states a whole budget's amount.
  private struct Mention {
    let fact: Fact
    let value: Double
    /// How much of its budget that is, in per cent, where the place says it or the budget.
    let share: Double?
    let name: String
    let kind: Kind

    /// The amount as it is printed, or as the rows add up to it.
    var text: String { kind == .sum ? Figures.format(value, grain: 1) : fact.text }
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let mentions = try totals(context) + said(context)
    let groups = Dictionary(grouping: mentions, by: \.value)
    var judgements: [Judgement] = []
    for (value, own) in groups.sorted(by: { $0.key < $1.key }) {
      try context.step()
      let rivals = groups.filter { $0.key != value && Self.areNear(own[0], $0.value[0]) }
      if rivals.isEmpty {
        if own.count > 1 {
          judgements.append(Judgement(.pass, evidence: [Evidence(own[0].fact.place, field: "jumlah")]))
        }
        continue
      }
      guard
        own.contains(where: { $0.kind != .sum }), let rival = rivals.values.max(by: Self.isLighter),
        Self.isLighter(own, than: rival)
      else { continue }
      judgements.append(judgement(own, against: rival))
    }
    return judgements
  }

  /// Whether fewer places state the one amount; of equals, whether sentences do, or it is the smaller.
  private static func isLighter(_ left: [Mention], than right: [Mention]) -> Bool {
    let tables = { (mentions: [Mention]) in mentions.count { $0.kind != .said } }
    return (left.count, tables(left), left[0].value) < (right.count, tables(right), right[0].value)
  }

  private func judgement(_ own: [Mention], against rival: [Mention]) -> Judgement {
    let isTie = own.count == rival.count && rival.contains { $0.kind != .sum }
    return Judgement(
      .fail,
      evidence: own.map { Evidence($0.fact.place, field: "jumlah", isAccused: $0.kind != .sum) }
        + rival.map { Evidence($0.fact.place, field: "jumlah", isAccused: isTie && $0.kind != .sum) },
      values: [
        "tertulis": own[0].text, "tempat": own[0].name, "seharusnya": rival[0].text, "lawan": rival[0].name,
      ],
      expected: isTie ? nil : rival[0].text)
  }

  /// The grand totals of the report's budget tables of its year.
  private func totals(_ context: ReviewContext) throws(Unfinished) -> [Mention] {
    let year = context.book.identity.year?.value
    var found: [Mention] = []
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let columns = reading.columns(measure, ofYear: year).filter { reading.columns[$0].isIn("keuangan") }
      guard columns.count == 1 else { continue }
      let budgets = reading.columns("pagu", ofYear: year)
      if let mention = total(columns[0], budgets, reading, context) ?? sum(columns[0], reading, context) {
        found.append(mention)
      }
    }
    return found
  }

  /// The last total of a column that is no total of a part.
  private func total(_ column: Int, _ budgets: [Int], _ reading: TableReading, _ context: ReviewContext) -> Mention? {
    guard let row = reading.rows.last(where: { $0.kind == .total }), !row.merged.contains(column),
      let fact = row.cells[column], let value = Self.amount(fact),
      reading.rows.allSatisfy({ other in
        other.cells[column]?.figure.map { $0.isMalformed || $0.reading.value <= value } ?? true
      })
    else { return nil }
    let budget = budgets.count == 1 ? row.cells[budgets[0]].flatMap(Self.amount) : nil
    return Mention(
      fact: fact, value: value, share: budget.map { 100 * value / $0 },
      name: context.tableName(reading.block, of: reading.document), kind: .total)
  }

  /// What the rows of a table without a total add up to, where all stand on one level and each states an amount.
  private func sum(_ column: Int, _ reading: TableReading, _ context: ReviewContext) -> Mention? {
    let rows = reading.rows.indices
    guard rows.count >= 2, reading.rows.allSatisfy({ $0.kind == .data }), Set(reading.rows.map(\.level)).count == 1,
      let facts = ColumnSum(reading: reading, column: column).facts(Array(rows)), facts.count == rows.count
    else { return nil }
    let value = ColumnSum.sum(facts).middle
    guard value >= Self.least else { return nil }
    return Mention(
      fact: facts[facts.count - 1], value: value, share: nil,
      name: "jumlah baris \(context.tableName(reading.block, of: reading.document))", kind: .sum)
  }

  private func said(_ context: ReviewContext) throws(Unfinished) -> [Mention] {
    try context.records(claims).compactMap { _, claim in
      guard let fact = claim.stated("jumlah"), let value = Self.amount(fact) else { return nil }
      let document = context.book.document(fact.place.document)
      return Mention(
        fact: fact, value: value, share: claim.stated("persen")?.figure?.reading.value,
        name: "kalimat di \(ReviewContext.placeName(fact.place.range.lowerBound, in: document))", kind: .said)
    }
  }

  private static func amount(_ fact: Fact) -> Double? {
    guard let figure = fact.figure, !figure.isMalformed, figure.reading.value >= least else { return nil }
    return figure.reading.value
  }

  /// Whether two amounts differ by little, neither is the other rounded to thousands or more, and they are about the same
  /// part of their budgets.
  private static func areNear(_ left: Mention, _ right: Mention) -> Bool {
    let (a, b) = (left.value, right.value)
    let gap = abs(a - b)
    if let left = left.share, let right = right.share, abs(left - right) > nearShare, gap > max(a, b) * nearer {
      return false
    }
    return gap >= 1 && gap <= max(a, b) * near && gap > max(PrintedNumber.step(of: a), PrintedNumber.step(of: b)) / 2
  }
}
