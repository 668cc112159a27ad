internal import Bahasa
import Facts
package import Patterns

/// `sum: <record>` `of: <field>` — parents equal the sum of their children; total rows equal the column.
///
/// `as: induk` judges each record that has children one level down, `as: jumlah` each total row against its table,
/// `as: rerata` each total row as the mean. Rows that state no figure at all count as nothing; a row that states
/// other figures but not this one, or a malformed one, makes the sum `unsure`. With `unit: true` only figures that
/// count the same things (`335 Orang`) are added up.
package struct Sum: Check {
  package static let verb = "sum"
  static let keys = [verb, "of", "as", "unit"] + Selection.keys

  enum Manner: String, CaseIterable { case parent = "induk", total = "jumlah", mean = "rerata" }

  let selection: Selection
  let field: String
  let manner: Manner
  let needsUnit: Bool
  let fields: Set<String>

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    let kind = try yaml.string(Self.verb)
    selection = try Selection(kind: kind, yaml, definitions)
    field = try yaml.string("of")
    manner = try yaml.choice("as", Manner.self)
    needsUnit = try yaml.flag("unit")
    fields = try definitions.fields(of: kind, yaml)
    try definitions.check(field, fields, yaml, "of")
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let records = try context.records(selection)
    if manner == .parent { return parents(Family(records)) }
    var judgements: [Judgement] = []
    for table in Dictionary(grouping: records, by: { Table(document: $0.record.document, block: $0.record.block) })
      .sorted(by: { $0.key < $1.key })
    {
      judgements += try totals(table.value, context)
    }
    return judgements
  }

  private struct Table: Hashable, Comparable {
    let document: Int
    let block: Int

    static func < (left: Table, right: Table) -> Bool {
      (left.document, left.block) < (right.document, right.block)
    }
  }

  private func parents(_ family: Family) -> [Judgement] {
    family.records.compactMap { index, record in
      guard !record.isTotal, let claim = record.stated(field), family.children[index] != nil else { return nil }
      switch family.addends(of: field, below: index) {
      case .unclear(let reason):
        return unsure(claim, record, reason)
      case .known(let facts):
        return facts.isEmpty || !countSame([claim] + facts) ? nil : judge(claim, record, [facts])
      }
    }
  }

  private func unsure(_ claim: Fact, _ record: Record, _ reason: String) -> Judgement {
    Judgement(
      .unsure, evidence: [Evidence(claim.place, field: field)], values: record.fields.mapValues(\.text), reason: reason)
  }

  /// Whether figures may be added up: `unit` asks that all print the same counted thing.
  private func countSame(_ facts: [Fact]) -> Bool {
    guard needsUnit else { return true }
    let units = Set(
      facts.map { fact -> String? in
        guard case .word(let word)? = fact.figure?.unit else { return nil }
        return word.lowercased()
      })
    return units.count == 1 && !units.contains(nil)
  }

  private func totals(
    _ records: [(index: Int, record: Record)], _ context: ReviewContext
  ) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    var rows: [(index: Int, record: Record)] = []
    // Where a total stands above its rows, nobody can tell which rows a later one is made of.
    if let first = records.first?.record, first.isTotal, let claim = first.stated(field) {
      return [
        unsure(claim, first, "baris jumlah berada di atas")
      ]
    }
    for item in records {
      guard item.record.isTotal else {
        rows.append(item)
        continue
      }
      guard let claim = item.record.stated(field), rows.count > 1 else { continue }
      if context.budget.isSpent { throw Unfinished(pattern: "") }
      let sets = candidates(rows)
      if let reason = sets.reason {
        judgements.append(unsure(claim, item.record, reason))
      } else if !sets.facts.isEmpty {
        judgements.append(contentsOf: [judge(claim, item.record, sets.facts)].compactMap { $0 })
      }
    }
    return judgements
  }

  /// The sets of rows a total may rightly be made of: all rows, those of the highest level, those without children.
  private func candidates(_ rows: [(index: Int, record: Record)]) -> (facts: [[Fact]], reason: String?) {
    let family = Family(rows)
    let indices = Set(rows.map(\.index))
    let top = rows.filter { $0.record.parent.map { !indices.contains($0) } ?? true }.map(\.index)
    let leaves = rows.filter { family.children[$0.index] == nil }.map(\.index)
    var sets: [[Fact]] = []
    for set in [rows.map(\.index), top, leaves] {
      var facts: [Fact] = []
      for index in set {
        guard let record = family.byIndex[index] else { continue }
        guard let fact = record.stated(field) else {
          if set.count == rows.count, Family.hasOtherFigures(than: field, record), manner == .total {
            return ([], "\(FieldWords(field)) pada salah satu baris tidak disebut")
          }
          continue
        }
        guard let figure = fact.figure, !figure.isMalformed else {
          return ([], "\(FieldWords(field)) pada salah satu baris bukan angka: \(fact.text)")
        }
        facts.append(fact)
      }
      if facts.count > 1 { sets.append(facts) }
    }
    return (sets, nil)
  }

  private func judge(_ claim: Fact, _ record: Record, _ sets: [[Fact]]) -> Judgement? {
    guard let figure = claim.figure, !figure.isMalformed else {
      return unsure(claim, record, "\(FieldWords(field)) bukan angka")
    }
    let results = sets.map { (facts: $0, value: compute($0)) }
    let evidence = { (facts: [Fact]) in
      [Evidence(claim.place, field: field)] + facts.map { Evidence($0.place, field: field) }
    }
    let fits = { (value: Interval, reading: Reading) in
      manner == .mean
        ? value.isPrinted(as: reading)
        : value.overlaps(Interval(input: reading, isPlainInteger: figure.isPlainInteger))
    }
    if let fitting = results.first(where: { result in figure.readings.contains { fits(result.value, $0) } }) {
      return Judgement(.pass, evidence: evidence(fitting.facts))
    }
    let nearest = results.min {
      abs($0.value.middle - figure.reading.value) < abs($1.value.middle - figure.reading.value)
    }
    guard let nearest else { return nil }
    // A parent with one child is the child itself: of the two nobody knows which one is right.
    var shown = evidence(nearest.facts)
    if nearest.facts.count == 1 { for index in shown.indices { shown[index].isAccused = true } }
    let expected = Figures.format(nearest.value.middle, grain: figure.reading.grain)
    var values = record.fields.mapValues(\.text)
    values["jumlah"] = claim.text
    return Judgement(
      .fail, evidence: shown, values: values, expected: expected,
      computation: nearest.facts.count == 1 ? expected : "\(write(nearest.facts)) = \(expected)")
  }

  private func compute(_ facts: [Fact]) -> Interval {
    let figures = facts.compactMap(\.figure)
    // Among figures with decimals a whole number of a mean is a rounded one.
    let isRounded = manner == .mean && figures.contains { $0.reading.grain < 1 }
    let intervals = figures.map { Interval(input: $0.reading, isPlainInteger: $0.isPlainInteger && !isRounded) }
    let sum = intervals.reduce(Interval(exactly: 0), +)
    return manner == .mean ? sum * Interval(exactly: 1 / Double(max(1, facts.count))) : sum
  }

  private func write(_ facts: [Fact]) -> String {
    let sum = ColumnSum.write(facts)
    return manner == .mean ? "(\(sum)) ÷ \(facts.count(where: { $0.figure != nil }))" : sum
  }
}
