internal import Bahasa
internal import Documents
import Facts
import Patterns

/// What the figures of its own table say of the cells of one column, and of any other figure in their places.
struct Support {
  /// The target a cell was measured against where that bears it out.
  private(set) var targets: [Int: Double] = [:]
  private var signs: [Int: Int] = [:]
  private var trials: [Int: [Trial]] = [:]

  /// 1 where the figures of its row bear a cell out, -1 where they contradict it, else 0.
  subscript(row: Int) -> Int { signs[row] ?? 0 }

  /// Everything a figure in this row can be held against.
  func trials(_ row: Int) -> [Trial] { trials[row] ?? [] }

  /// Formulas over the other columns of a row, and, with `sums`, totals and parents of the column itself.
  init(
    _ column: Int, of reading: TableReading, by formulas: [Formula], sums: Bool, _ context: ReviewContext
  ) throws(Unfinished) {
    if !formulas.isEmpty { try weigh(formulas, column, reading, context) }
    if sums, reading.rows.count <= AddendSearch.mostRows { try weighSums(column, reading, context) }
  }

  private mutating func weigh(
    _ formulas: [Formula], _ column: Int, _ reading: TableReading, _ context: ReviewContext
  ) throws(Unfinished) {
    let search = PairingSearch(reading: reading, context: context)
    for pairing in try search.pairings(of: formulas.map { ($0, false) }, claim: column) {
      for row in pairing.holding where signs[row] != 1 {
        signs[row] = 1
        targets[row] = pairing.columns["target"].flatMap { reading.rows[row].cells[$0]?.figure?.reading.value }
      }
      for row in pairing.failing.keys where signs[row] == nil { signs[row] = -1 }
      for row in pairing.holding.union(pairing.failing.keys) {
        guard let record = search.record(reading.rows[row], pairing) else { continue }
        trials[row, default: []].append(
          .row(pairing.formula, record, measure: reading.columns[column].measure ?? ""))
      }
    }
  }

  private mutating func weighSums(
    _ column: Int, _ reading: TableReading, _ context: ReviewContext
  ) throws(Unfinished) {
    let search = AddendSearch(reading: reading)
    let totals = reading.rows.indices.filter { reading.rows[$0].kind == .total }
    let claims = totals.map { ($0, search.sets(ofTotal: $0)) } + search.parents().map { ($0.parent, $0.sets) }
    let sum = ColumnSum(reading: reading, column: column)
    for (position, sets) in claims {
      try context.step()
      guard let claim = reading.rows[position].cells[column], claim.figure?.isMalformed == false else { continue }
      for set in sets {
        guard let addends = sum.facts(set.rows), addends.count >= 2 else { continue }
        trials[position, default: []].append(.total(of: addends))
        for row in set.rows {
          guard let own = reading.rows[row].cells[column] else { continue }
          trials[row, default: []].append(.addend(own.place, among: addends, of: claim))
        }
      }
    }
  }
}

/// One thing a figure can be held against.
enum Trial {
  /// A formula over the figures of a row.
  case row(Formula, Record, measure: String)
  /// What a total adds up.
  case total(of: [Fact])
  /// A place among those that a total adds up.
  case addend(Place, among: [Fact], of: Fact)

  /// Whether it is one of sums.
  var isSum: Bool { if case .row = self { false } else { true } }

  /// Whether a figure stands the trial.
  func isStood(by fact: Fact, _ context: ReviewContext) throws(Unfinished) -> Bool {
    switch self {
    case .row(let formula, let record, let measure):
      var fields = record.fields
      fields[measure] = nil
      // Nothing divided by anything is nothing: such a row bears out no figure.
      if fields.values.contains(where: { $0.figure?.reading.value == 0 }) { return false }
      fields[measure] = fact
      let own = Record(kind: record.kind, block: record.block, row: record.row, place: record.place, fields: fields)
      if case .holds = try Evaluation(context: context, record: own).assess(formula).truth { return true }
      return false
    case .total(let addends): return fact.figure.map { ColumnSum.fits($0, ColumnSum.sum(addends)) } ?? false
    case .addend(let place, let addends, let total):
      let others = addends.filter { $0.place != place }
      return total.figure.map { ColumnSum.fits($0, ColumnSum.sum(others + [fact])) } ?? false
    }
  }
}
