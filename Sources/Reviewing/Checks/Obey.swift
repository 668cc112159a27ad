import Documents
import Facts
package import Patterns

/// `obey: <laws>` — a table obeys the laws that most of it obeys.
///
/// No record names the columns: relations that hold in nearly every row (`rasio`, `selisih`, `jumlah`, `hasil-kali`,
/// `pertumbuhan`, `rerata`, `porsi`) or in the other columns of a row (`total-kolom`, `rerata-kolom`, `induk`) are found by
/// themselves, and the exceptions are accused. `unless` is a pattern that excuses a row, `except-column`
/// one on the header words of columns that may rightly differ. A table whose cells do not fit
/// its columns is `unsure`.
package struct Obey: Check {
  package static let verb = "obey"
  static let keys = [verb, "unless", "except-column"]

  let families: Set<LawBreach.Family>
  let excuse: Pattern?
  let exceptColumn: Pattern?

  package var isGeneral: Bool { true }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    var families: Set<LawBreach.Family> = []
    for name in try yaml.strings(Self.verb) {
      guard let family = LawBreach.Family(name: name) else {
        throw yaml.error(
          Self.verb, "hukum '\(name)' tidak dikenal; yang ada: \(LawBreach.Family.names.joined(separator: ", "))")
      }
      families.insert(family)
    }
    self.families = families
    excuse = try yaml.optionalPattern("unless")
    exceptColumn = try yaml.optionalPattern("except-column")
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    for reading in context.laws {
      try context.step()
      // One rule says so for all: the one that asks for the commonest law.
      if let reason = reading.unreadable, families.contains(.row(.ratio)) {
        judgements.append(
          Judgement(.unsure, reason: "\(context.tableName(reading.block, of: reading.document)) \(reason)"))
      }
      let figures = reading.table.table
      for breach in reading.breaches where families.contains(breach.family) {
        let row = figures.rows[breach.row]
        if let excuse, try context.finds(excuse, in: context.words(row.place)) { continue }
        if let exceptColumn, try context.finds(exceptColumn, in: figures.headers[breach.column]) { continue }
        judgements.append(judgement(breach, figures, context))
      }
      judgements += obeying(reading)
    }
    return judgements
  }

  private func judgement(_ breach: LawBreach, _ figures: FigureTable, _ context: ReviewContext) -> Judgement {
    let cells = [(row: breach.row, column: breach.column)] + breach.others + breach.witnesses
    let places = cells.compactMap { cell in figures.rows[cell.row].figure(cell.column)?.place }
    return Judgement(
      .fail, evidence: places.map { Evidence($0, field: "angka") },
      values: [
        "kolom": "“\(breach.name)”", "tertulis": places.first.map(context.words) ?? "",
        "patuh": "\(breach.support.obeying)", "semua": "\(breach.support.all)", "hukum": breach.support.law,
      ],
      expected: breach.expected.isEmpty ? nil : breach.expected, computation: breach.computation,
      severity: breach.isRounding ? .note : (breach.isStrong ? nil : .warning))
  }

  /// The figures that do what their table's laws say.
  private func obeying(_ reading: LawReading) -> [Judgement] {
    var cells: [(row: Int, column: Int)] = []
    for law in reading.rowLaws where families.contains(.row(law.law.family)) {
      cells += law.telling.map { ($0, law.law.result) }
    }
    for law in reading.columnLaws where families.contains(.column(law.family)) {
      cells += law.telling.map { (law.result, $0) }
    }
    return cells.compactMap { cell in
      reading.table.table.rows[cell.row].figure(cell.column).map {
        Judgement(.pass, evidence: [Evidence($0.place, field: "angka")])
      }
    }
  }
}
