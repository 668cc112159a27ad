internal import Bahasa
import Documents
import Facts
package import Patterns

/// `summary: <claim>` `of: capaian | serapan` — what a foreword or conclusion sums up follows from the chapter it sums up.
///
/// The claim's field `nilai` is a mean achievement or the share of the budget that was spent. It is right when the chapter
/// of results states it anywhere, or when a table's rows, levels or totals come to it. Where nothing does, and the chapter
/// has one plain answer (a mean row, a total, or its only table of results), that is expected. Keys: those that narrow the
/// claim.
package struct Summary: Check {
  package static let verb = "summary"
  static let keys = [verb, "of", "by"] + Selection.keys

  enum Measure: String, CaseIterable { case achievement = "capaian", spending = "serapan" }

  let claims: Selection
  let measure: Measure
  /// Whether claims are about single goals.
  let isByGoal: Bool

  package var placeholders: Set<String> { ["nilai", "seharusnya", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    claims = try Selection(kind: try yaml.string(Self.verb), yaml, definitions)
    measure = try yaml.choice("of", Measure.self)
    let by = try yaml.optionalString("by")
    guard by == nil || by == "sasaran" else { throw yaml.error("by", "'by' hanya mengenal sasaran") }
    isByGoal = by != nil
    let fields = try definitions.fields(of: claims.kind, yaml)
    for field in ["nilai"] + (isByGoal ? ["sasaran"] : []) { try definitions.check(field, fields, yaml, Self.verb) }
  }

  /// A value that a table comes to as a whole, and the words that say so.
  private struct Answer {
    let value: Interval
    let fact: Fact?
    let block: Int
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    guard let report = context.book.report else { return [] }
    let claims = try context.records(claims)
    guard !claims.isEmpty else { return [] }
    let tables = tables(of: report, context)
    if isByGoal { return try judge(claims.map(\.record), by: GoalRows(tables, context), context) }
    var answers: [Answer] = []
    for reading in tables { answers += try self.answers(of: reading, context) }
    guard !answers.isEmpty else { return [] }
    let stated = stated(in: report, context)
    var judgements: [Judgement] = []
    for (_, claim) in claims {
      try context.step()
      guard let fact = claim.stated("nilai"), let figure = fact.figure, !figure.isMalformed else { continue }
      let isTrue =
        figure.readings.contains { reading in answers.contains { $0.value.isPrinted(as: reading) } }
        || figure.intervals.contains { one in stated.contains { $0.overlaps(one) } }
      if isTrue {
        judgements.append(Judgement(.pass, evidence: [Evidence(fact.place, field: "nilai")]))
      } else if let answer = plain(answers, tables.count) {
        judgements.append(judgement(fact, figure, answer, context))
      }
    }
    return judgements
  }

  /// Holds sentences about single goals against the rows of these.
  private func judge(_ claims: [Record], by goals: GoalRows, _ context: ReviewContext) throws(Unfinished) -> [Judgement]
  {
    var judgements: [Judgement] = []
    for claim in claims {
      try context.step()
      guard let fact = claim.stated("nilai"), let figure = fact.figure, !figure.isMalformed,
        let goal = claim.stated("sasaran"), goals.says(goal.text, in: fact.place)
      else { continue }
      let groups = goals.rows(of: goal.text)
      let answers = groups.flatMap { means(of: $0.reading, rows: $0.rows, context) }
      guard let first = answers.first(where: { $0.fact == nil }) ?? answers.first else { continue }
      if figure.readings.contains(where: { reading in answers.contains { $0.value.isPrinted(as: reading) } }) {
        judgements.append(Judgement(.pass, evidence: [Evidence(fact.place, field: "nilai")]))
      } else if groups.allSatisfy({ group in
        means(of: group.reading, rows: group.rows, context).contains { $0.value.overlaps(first.value) }
      }) {
        judgements.append(judgement(fact, figure, first, context))
      }
    }
    return judgements
  }

  private func judgement(
    _ fact: Fact, _ figure: PrintedNumber, _ answer: Answer, _ context: ReviewContext
  ) -> Judgement {
    let expected = answer.fact?.text ?? Figures.format(answer.value.middle, grain: min(0.01, figure.reading.grain))
    return Judgement(
      .fail,
      evidence: [Evidence(fact.place, field: "nilai", isAccused: true)]
        + (answer.fact.map { [Evidence($0.place, field: "nilai")] } ?? []),
      values: [
        "nilai": fact.text, "seharusnya": expected,
        "lawan": context.tableName(answer.block, of: fact.place.document),
      ],
      expected: expected)
  }

  /// The one answer that stands in the tables in so many words, else what the only table comes to.
  private func plain(_ answers: [Answer], _ tables: Int) -> Answer? {
    let printed = answers.filter { $0.fact != nil }
    if let first = printed.first {
      return printed.allSatisfy { $0.value.overlaps(first.value) } ? first : nil
    }
    return tables == 1 ? answers.first : nil
  }

  /// The tables of results, or of spending, in the chapter that is summed up.
  private func tables(of report: Int, _ context: ReviewContext) -> [TableReading] {
    let year = context.book.identity.year?.value
    return context.book.tables.filter { reading in
      guard reading.document == report, reading.part == Self.chapter else { return false }
      switch measure {
      case .achievement:
        return !own("capaian", of: reading, year).isEmpty && !reading.columns("target").isEmpty
          && !reading.columns("realisasi").isEmpty
      case .spending:
        return !reading.columns("pagu").isEmpty && !reading.columns("realisasi").isEmpty
      }
    }
  }

  private static let chapter = "bab-3"

  /// The columns of a measure that speak of the report's year and of its agreement.
  private func own(_ measure: String, of reading: TableReading, _ year: Int?) -> [Int] {
    reading.columns(measure, ofYear: year).filter { column in
      let role = reading.columns[column]
      return role.isIn("kinerja") && ColumnRole.fits(role.basis, "pk")
    }
  }

  /// What a table comes to: its mean rows or totals first, then what its rows, each of its levels, and its rows with
  /// nothing counted above a hundred come to.
  private func answers(of reading: TableReading, _ context: ReviewContext) throws(Unfinished) -> [Answer] {
    try context.step()
    return measure == .achievement ? means(of: reading, rows: reading.rows, context) : shares(of: reading)
  }

  private func means(of reading: TableReading, rows: [ReadRow], _ context: ReviewContext) -> [Answer] {
    let year = context.book.identity.year?.value
    var answers: [Answer] = []
    for column in own("capaian", of: reading, year) {
      for row in rows where row.kind == .mean {
        if let fact = row.cells[column], let figure = fact.figure, !figure.isMalformed {
          answers.append(Answer(value: figure.intervals[0], fact: fact, block: reading.block))
        }
      }
      let stated = rows.filter { $0.kind == .data && $0.cells[column]?.figure.map { !$0.isMalformed } ?? false }
      let levels = Set(stated.map { $0.level ?? 0 })
      for chosen in [stated] + levels.sorted().map({ level in stated.filter { ($0.level ?? 0) == level } }) {
        let values = chosen.compactMap { $0.cells[column]?.figure }
        // Where points and commas may mean either, nobody can say what the rows come to.
        guard values.count > (isByGoal ? 0 : 1),
          values.allSatisfy({ Set($0.readings.map { abs($0.value) }).count == 1 })
        else {
          continue
        }
        for cap in [Double.infinity, 100] {
          let sum = values.reduce(Interval(exactly: 0)) { total, figure in
            total + (figure.reading.value > cap ? Interval(exactly: cap) : figure.intervals[0])
          }
          answers.append(
            Answer(value: sum * Interval(exactly: 1 / Double(values.count)), fact: nil, block: reading.block))
        }
      }
    }
    return answers
  }

  private func shares(of reading: TableReading) -> [Answer] {
    var answers: [Answer] = []
    for row in reading.rows where row.kind == .total {
      for column in reading.columns("serapan") {
        if let fact = row.cells[column], let figure = fact.figure, !figure.isMalformed {
          answers.append(Answer(value: figure.intervals[0], fact: fact, block: reading.block))
        }
      }
      for budget in reading.columns("pagu") {
        for spent in reading.columns("realisasi") where reading.columns[spent].domain == "keuangan" {
          guard let a = row.cells[spent]?.figure, let b = row.cells[budget]?.figure,
            let share = Interval(exactly: a.reading.value) / Interval(exactly: b.reading.value)
          else { continue }
          answers.append(Answer(value: share * Interval(exactly: 100), fact: nil, block: reading.block))
        }
      }
    }
    return answers
  }

  /// Every figure that the chapter states, in sentences and tables.
  private func stated(in report: Int, _ context: ReviewContext) -> [Interval] {
    let document = context.book.document(report)
    return document.blocks.indices.filter { context.book.parts[report].part($0).id == Self.chapter }.flatMap { block in
      PrintedNumber.scan(document.text.bytes, in: document.blocks[block].range)
        .filter { !$0.isMalformed && abs($0.reading.value) < 100_000 }.flatMap(\.intervals)
    }
  }
}

/// The rows of results tables by the goal they belong to.
private struct GoalRows {
  typealias Group = (reading: TableReading, rows: [ReadRow])

  private let context: ReviewContext
  private var index = NameIndex()
  private var groups: [Int: [Group]] = [:]

  init(_ tables: [TableReading], _ context: ReviewContext) {
    self.context = context
    for reading in tables {
      guard
        let column = reading.columns.indices.first(where: {
          reading.columns[$0].isWords && reading.columns[$0].measure == "sasaran"
        })
      else { continue }
      var rows: [Int: [ReadRow]] = [:]
      var goal: Int?
      for row in reading.rows where row.kind == .data || row.kind == .mean {
        if let fact = row.cells[column], !fact.isBlank, fact.figure == nil {
          goal = index.insert(context.name(fact.text))
        }
        if let goal { rows[goal, default: []].append(row) }
      }
      for (goal, rows) in rows { groups[goal, default: []].append((reading, rows)) }
    }
  }

  func rows(of goal: String) -> [Group] { index.find(context.name(goal)).flatMap { groups[$0] } ?? [] }

  /// Whether the paragraph a figure stands in says the goal itself.
  func says(_ goal: String, in place: Place) -> Bool {
    let document = context.book.document(place.document)
    return context.name(document.string(document.blocks[place.block])).key.contains(context.name(goal).key)
  }
}
