internal import Bahasa
import Documents
import Facts
package import Patterns

/// `retell: <claim>` — sentences that give a budget and what was spent of it tell what the row of the tables states.
///
/// The claim has the fields `pagu`, `realisasi` and perhaps `persen`. A row is meant when its budget is the same and it is a
/// total, its name stands before the amount, or no other row has that budget; or when what was spent is the same to the
/// rupiah. A claim without `realisasi` is held against the budget of the rows it names. Where the sentence comes out with
/// its own percentage and the row with its, nobody can say which is wrong: both are accused. Keys: those that narrow the
/// claim, and `without` (a pattern on the words of caption and headers that leaves a table out).
package struct Retell: Check {
  package static let verb = "retell"
  static let keys = [verb, "without"] + Selection.keys

  let claims: Selection
  let without: Pattern?
  /// Whether its claims tell a budget alone.
  let isAboutBudget: Bool

  package var placeholders: Set<String> { ["tertulis", "seharusnya", "pagu", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    claims = try Selection(kind: try yaml.string(Self.verb), yaml, definitions)
    without = try yaml.optionalPattern("without")
    let fields = try definitions.fields(of: claims.kind, yaml)
    try definitions.check("pagu", fields, yaml, Self.verb)
    isAboutBudget = !fields.contains("realisasi")
  }

  /// A row of a budget table: what was planned and what was spent.
  private struct Row {
    let name: String?
    /// The words of its name.
    let words: [String]
    let budget: Fact
    let spent: Fact?
    let share: Fact?
    let block: Int
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let rows = try rows(context)
    guard !rows.isEmpty else { return [] }
    var judgements: [Judgement] = []
    for (_, claim) in try context.records(claims) {
      try context.step()
      if isAboutBudget {
        if let judgement = budgetAlone(claim, rows, context) { judgements.append(judgement) }
        continue
      }
      guard let budget = claim.stated("pagu"), let spent = claim.stated("realisasi"), let a = Self.amount(budget),
        let b = Self.amount(spent), a > 0, b > 0
      else { continue }
      let same = rows.filter { Self.amount($0.budget) == a }
      if same.contains(where: { Self.agree(b, $0.spent.flatMap(Self.amount)) }) {
        judgements.append(Judgement(.pass, evidence: [Evidence(spent.place, field: "realisasi")]))
      } else if let row = meant(same, by: budget, context), let stated = row.spent {
        judgements.append(judgement(spent, stated, "realisasi", row, claim, context))
      } else if same.isEmpty, Self.isRare(spent), let row = only(rows.filter { $0.spent.flatMap(Self.amount) == b }) {
        judgements.append(judgement(budget, row.budget, "pagu", row, claim, context))
      }
    }
    return judgements
  }

  /// A sentence that gives the budget of a row it names.
  private func budgetAlone(_ claim: Record, _ rows: [Row], _ context: ReviewContext) -> Judgement? {
    guard let budget = claim.stated("pagu"), let amount = Self.amount(budget), amount > 0 else { return nil }
    let meant = named(rows.filter { $0.words.count > 2 }, by: budget, context)
    guard !meant.isEmpty else { return nil }
    if meant.contains(where: { Self.agree(amount, Self.amount($0.budget)) }) {
      return Judgement(.pass, evidence: [Evidence(budget.place, field: "pagu")])
    }
    return only(meant).map { judgement(budget, $0.budget, "pagu", $0, claim, context) }
  }

  private func rows(_ context: ReviewContext) throws(Unfinished) -> [Row] {
    let year = context.book.identity.year?.value
    var found: [Row] = []
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let words = reading.caption + " / " + reading.headers.joined(separator: " / ")
      if let without, try context.finds(without, in: words) { continue }
      let budgets = reading.columns("pagu", ofYear: year)
      let spendings = reading.columns("realisasi", ofYear: year).filter { reading.columns[$0].domain == "keuangan" }
      // Of two columns, before and after a revision, nobody says which a sentence means.
      guard budgets.count == 1, spendings.count == 1 || isAboutBudget else { continue }
      let share = reading.columns("serapan", ofYear: year).first
      for row in reading.rows where row.kind == .data || row.kind == .total {
        let spent = spendings.first.flatMap { row.cells[$0] }
        guard let budget = row.cells[budgets[0]], Self.amount(budget) != nil,
          isAboutBudget || spent.flatMap(Self.amount) != nil
        else { continue }
        let name = row.kind == .total ? nil : (row.budget ?? row.subject)?.text ?? ""
        found.append(
          Row(
            name: name, words: name.map(RecitedRows.words) ?? [], budget: budget, spent: spent,
            share: share.flatMap { row.cells[$0] }, block: reading.block))
      }
    }
    return found
  }

  /// The row a sentence with this budget speaks of; nil where rows of this budget differ and nothing tells which.
  private func meant(_ rows: [Row], by budget: Fact, _ context: ReviewContext) -> Row? {
    let named = named(rows, by: budget, context)
    if !named.isEmpty { return only(named) }
    let totals = rows.filter { $0.name == nil }
    if !totals.isEmpty { return only(totals) }
    guard Self.isRare(budget) else { return nil }
    return only(rows)
  }

  /// The rows whose name stands before the amount.
  private func named(_ rows: [Row], by budget: Fact, _ context: ReviewContext) -> [Row] {
    let document = context.book.document(budget.place.document)
    var start = document.blocks[budget.place.block].range.lowerBound
    // A name before another amount is that amount's.
    if isAboutBudget {
      let before = start..<max(start, budget.place.range.lowerBound)
      let amounts = PrintedNumber.scan(document.text.bytes, in: before).filter { $0.reading.value >= 100_000 }
      start = amounts.last?.range.upperBound ?? start
    }
    let said = RecitedRows.words(document.text.string(start..<max(start, budget.place.range.lowerBound)))
    let known = Set(said)
    let line = " \(said.joined(separator: " ")) "
    return rows.filter { row in
      let words = row.words
      guard let name = row.name, words.count > 1, words.count <= said.count,
        known.contains(words[0]) || known.contains(words[1])
      else { return false }
      // Also with a misprint, behind `Kegiatan` or `Program`.
      let starts = said.indices.prefix(4).filter { $0 + words.count <= said.count }
      return line.contains(" \(words.joined(separator: " ")) ")
        || starts.contains { start in
          context.name(said[start..<start + words.count].joined(separator: " ")).isSame(as: context.name(name))
        }
    }
  }

  /// The first of rows that all state the same.
  private func only(_ rows: [Row]) -> Row? {
    guard let first = rows.first else { return nil }
    let isOne = rows.allSatisfy {
      $0.spent.flatMap(Self.amount) == first.spent.flatMap(Self.amount)
        && Self.amount($0.budget) == Self.amount(first.budget)
    }
    return isOne ? first : nil
  }

  /// Whether a sentence's amount is a table's, perhaps rounded or cut off to thousands or more.
  private static func agree(_ said: Double, _ stated: Double?) -> Bool {
    guard let stated else { return false }
    return abs(said - stated) < PrintedNumber.step(of: said)
  }

  private static func amount(_ fact: Fact) -> Double? {
    guard let figure = fact.figure, !figure.isMalformed, figure.reading.value >= 100_000 else { return nil }
    return figure.reading.value
  }

  /// An amount with five digits that say something is hardly that of another thing by chance.
  private static func isRare(_ fact: Fact) -> Bool {
    amount(fact) != nil && fact.figure.map { $0.significantDigits() >= 5 } ?? false
  }

  private func judgement(
    _ accused: Fact, _ witness: Fact, _ field: String, _ row: Row, _ claim: Record, _ context: ReviewContext
  ) -> Judgement {
    let isTextWrong =
      comesOut(row.share, row.spent, row.budget)
      && !comesOut(claim.stated("persen"), claim.stated("realisasi"), claim.stated("pagu"))
    var evidence = [Evidence(accused.place, field: field, isAccused: true)]
    if let share = claim.stated("persen"), !comesOut(share, row.spent, row.budget) {
      evidence.append(Evidence(share.place, field: "persen", isAccused: true))
    }
    evidence.append(Evidence(witness.place, field: field, isAccused: !isTextWrong))
    return Judgement(
      .fail, evidence: evidence,
      values: [
        "tertulis": accused.text, "seharusnya": witness.text, "pagu": row.budget.text,
        "lawan": context.tableName(row.block, of: witness.place.document),
      ],
      expected: isTextWrong ? witness.text : nil)
  }

  /// Whether a share is what was spent of a budget; nothing said is nothing shown.
  private func comesOut(_ share: Fact?, _ spent: Fact?, _ budget: Fact?) -> Bool {
    guard let share = share?.figure, let spent = spent?.figure, let budget = budget?.figure,
      let ratio = (Interval(exactly: spent.reading.value) / Interval(exactly: budget.reading.value))
    else { return false }
    return share.readings.contains { (ratio * Interval(exactly: 100)).isPrinted(as: $0) }
  }
}
