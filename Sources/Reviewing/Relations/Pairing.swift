internal import Bahasa
import Documents
import Facts
import Patterns

/// One way to read a relation off a table: which column stands for which measure of a formula.
struct Pairing {
  let formula: Formula
  /// The column of each measure the formula names.
  let columns: [String: Int]
  /// The number of the formula in its rule; the first one that the table has columns for is what is meant, the others
  /// excuse.
  let order: Int
  /// Whether it counts only where most rows obey it.
  let isUnusual: Bool
  /// Whether every column's own header names its measure.
  let isPrinted: Bool
  /// Rows that obey, by their place among the table's rows.
  var holding: Set<Int> = []
  /// Rows that do not, with what was found.
  var failing: [Int: Assessment] = [:]
  /// Rows whose own words, or the formula the report declares, rule it out.
  private(set) var excluded: Set<Int> = []

  /// Whether its claims print a minus sign where the formula comes to less than nothing.
  var isSigned = false

  /// Forgets rows it does not count for.
  mutating func exclude(_ rows: Set<Int>) {
    excluded.formUnion(rows)
    holding.subtract(rows)
    for row in rows { failing[row] = nil }
  }

  /// Lets rows no longer obey that it does not excuse.
  mutating func excuseNone(of rows: Set<Int>) { holding.subtract(rows) }

  var judged: Int { holding.count + failing.count }
  /// The share of judged rows that obey.
  var share: Double { judged == 0 ? 0 : Double(holding.count) / Double(judged) }
}

/// Everything a table can mean by a relation about one of its columns.
struct PairingSearch {
  let reading: TableReading
  let context: ReviewContext

  /// More columns of one measure than this are no longer combined.
  private static let mostColumns = 8

  /// Every admissible pairing for a claim column, with the rows that obey and that do not.
  func pairings(of formulas: [(formula: Formula, isUnusual: Bool)], claim: Int) throws(Unfinished) -> [Pairing] {
    var found: [Pairing] = []
    for (order, (formula, isUnusual)) in formulas.enumerated() {
      for columns in assignments(of: formula, claim: claim) {
        try context.step()
        var pairing = Pairing(
          formula: formula, columns: columns, order: order, isUnusual: isUnusual,
          isPrinted: columns.values.allSatisfy { reading.columns[$0].isPrinted })
        try judge(&pairing)
        try settleSigns(&pairing, claim)
        found.append(pairing)
      }
    }
    return found.filter { !$0.isUnusual || $0.holding.count >= 2 && $0.share >= 0.6 }
  }

  private func assignments(of formula: Formula, claim: Int) -> [[String: Int]] {
    let measure = reading.columns[claim].measure ?? ""
    var partial: [[String: Int]] = [[measure: claim]]
    var seen: Set<String> = [measure]
    for name in formula.fields where seen.insert(name).inserted {
      let candidates = self.candidates(name, for: claim)
      guard candidates.count <= Self.mostColumns else { return [] }
      partial = partial.flatMap { known in
        candidates.filter { candidate in
          name.hasSuffix(".lalu")
            || known.allSatisfy { other, column in
              column == claim || other.hasSuffix(".lalu")
                || reading.columns[column].agrees(with: reading.columns[candidate])
                || isAhead(candidate, of: claim) || isAhead(column, of: claim)
            }
        }.map { candidate in known.merging([name: candidate]) { first, _ in first } }
      }
    }
    return partial
  }

  /// Columns of a measure that a claim may be about: none that says something else than it, and where it names a
  /// basis or the end of the plan the columns that name it too.
  private func candidates(_ measure: String, for claim: Int) -> [Int] {
    let role = reading.columns[claim]
    let parts = measure.split(separator: ".").map(String.init)
    let measure = parts[0]
    let own = parts.last == "lalu" ? before(reading.period(claim)) : reading.period(claim)
    if parts.last == "lalu", own == nil { return [] }
    let fitting = reading.columns(measure).filter { column in
      let other = reading.columns[column]
      guard column != claim, ColumnRole.fits(role.domain, other.domain), ColumnRole.fits(spans: role.span, other.span)
      else {
        return false
      }
      guard ColumnRole.fits(role.stage, other.stage), !isForeign(other, to: role) else { return false }
      // A share that does not say so is one of money only behind the money.
      if role.domain == nil, other.domain == "keuangan", column > claim { return false }
      if isAhead(column, of: claim) { return true }
      let period = reading.period(column)
      return own == nil || period == nil || own == period || role.period == "akhir"
    }
    let isTarget = measure == "target" || measure == "pagu"
    guard isTarget else {
      // Beside `Keuangan / Realisasi` a plain `Realisasi` is not the money that was spent.
      let own = fitting.filter { role.domain != nil && reading.columns[$0].domain == role.domain }
      return own.isEmpty ? fitting : own
    }
    let atEnd = fitting.filter(isEnd)
    if ["renstra", "rpjmd"].contains(role.basis) || role.period == "akhir" { return atEnd.isEmpty ? fitting : atEnd }
    let plain = fitting.filter { !isEnd($0) }
    return plain.isEmpty ? fitting : plain
  }

  private func before(_ year: String?) -> String? { year.flatMap { Int($0) }.map { "\($0 - 1)" } }

  /// A target of the end of the strategic plan, whatever year it is.
  private func isEnd(_ column: Int) -> Bool {
    let role = reading.columns[column]
    return role.measure == "target"
      && (role.period == "akhir" || ["renstra", "rpjmd"].contains(role.basis) && role.period == nil)
  }

  /// Whether a column states a target that a claim of an earlier year may be measured against: the plan's end, and of a
  /// claim about the plan its target of a later year (`% Capaian 2016 terhadap Renstra` beside `Target Renstra 2018`).
  private func isAhead(_ column: Int, of claim: Int) -> Bool {
    let (role, own) = (reading.columns[column], reading.columns[claim])
    if isEnd(column) { return true }
    guard role.measure == "target", ColumnRole.plans.contains(own.basis), role.basis == own.basis,
      let year = role.period.flatMap({ Int($0) }), let claimed = reading.period(claim).flatMap({ Int($0) })
    else { return false }
    return year > claimed
  }

  /// Figures of the nation, the province or another office belong only to claims that name them.
  private func isForeign(_ role: ColumnRole, to claim: ColumnRole) -> Bool {
    guard let basis = role.basis, ["nasional", "provinsi", "lain"].contains(basis) else { return false }
    return claim.basis != basis
  }

  private func judge(_ pairing: inout Pairing) throws(Unfinished) {
    for (position, row) in reading.rows.enumerated() where row.kind == .data || row.kind == .total {
      try context.step()
      guard let record = record(row, pairing) else { continue }
      let assessment = try Evaluation(context: context, record: record).assess(pairing.formula)
      switch assessment.truth {
      case .holds: pairing.holding.insert(position)
      case .fails: pairing.failing[position] = assessment
      case .missing, .unclear: continue
      }
    }
  }

  /// A dash before a figure may be a sign or a bullet. Where a row shows that it is a sign, a row that obeys only without
  /// its sign has the wrong one.
  private func settleSigns(_ pairing: inout Pairing, _ claim: Int) throws(Unfinished) {
    guard pairing.holding.count >= 3 else { return }
    var wrong: [Int: Assessment] = [:]
    for position in pairing.holding {
      guard let fact = reading.rows[position].cells[claim], let figure = fact.figure, figure.reading.value < 0,
        figure.signed != figure, var record = record(reading.rows[position], pairing),
        let measure = reading.columns[claim].measure
      else { continue }
      record.fields[measure] = Fact(place: fact.place, text: fact.text, figure: figure.signed)
      let assessment = try Evaluation(context: context, record: record).assess(pairing.formula)
      if assessment.truth == .holds {
        pairing.isSigned = true
      } else if assessment.truth == .fails {
        wrong[position] = assessment
      }
    }
    guard pairing.isSigned else { return }
    for (position, assessment) in wrong {
      pairing.holding.remove(position)
      pairing.failing[position] = assessment
    }
  }

  /// Whether a target is printed in per cent and what was reached is a number far beyond any share.
  private func isShareOfCount(_ target: PrintedNumber?, _ reached: PrintedNumber?) -> Bool {
    guard let target, let reached else { return false }
    return target.unit == .percent && reached.unit != .percent && reached.reading.value > 1000
  }

  /// The row as a record of the pairing's measures; nil when a figure is missing or belongs to more rows than others.
  func record(_ row: ReadRow, _ pairing: Pairing) -> Record? {
    var fields: [String: Fact] = [:]
    let merged = pairing.columns.values.filter(row.merged.contains)
    guard merged.isEmpty || merged.count == pairing.columns.count else { return nil }
    for (measure, column) in pairing.columns {
      guard let fact = row.cells[column], !fact.isBlank, let figure = fact.figure, !figure.isMalformed else {
        return nil
      }
      fields[measure] = fact
    }
    // `3 dokumen` of `5 orang` is no relation, nor are 464.971 inhabitants of `1% dari jumlah penduduk`.
    guard PrintedNumber.countOneThing(fields.values.compactMap(\.figure)),
      !isShareOfCount(fields["target"]?.figure, fields["realisasi"]?.figure)
    else { return nil }
    return Record(kind: "baris", block: reading.block, row: row.index, place: row.place, fields: fields)
  }
}
