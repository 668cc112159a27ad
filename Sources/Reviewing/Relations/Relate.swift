internal import Bahasa
import Documents
import Facts
package import Patterns

/// `relate: <measure>` `holds: [<formula>…]` — what a column states follows from other columns of its table.
///
/// Formulas name measures (`capaian = realisasi / target * 100`); which columns they mean is read off the roles of the
/// columns. Where several columns may be meant, all are tried and the pairing that most rows confirm is taken; a row is
/// wrong only when no admissible pairing makes it right. Where a measure was inferred, a table must confirm how it was
/// read: three rows and three fifths of all; else the table is unsure and nobody is accused.
/// Keys: `mostly` (formulas that count only where most rows obey them), `inverse` (formulas for what had better be low) with
/// `lower` (a pattern on the words of a row that says so: there no other formula counts) and `declared` (one pattern for
/// each inverse formula, on the report's running text: where the report declares one and a row of the table shows that it
/// is used, the others excuse nothing), `capped` (patterns for words that say above what value nothing is counted), `domain` (`kinerja`, `keuangan`, …), `except` (a pattern on the words of caption
/// and headers that leaves a table out), `except-row` (one on the words of a row or of those above it that leaves the row
/// out, and the total below it).
package struct Relate: Check {
  package static let verb = "relate"
  static let keys = [
    verb, "holds", "mostly", "inverse", "lower", "declared", "capped", "domain", "except", "except-row",
  ]

  let measure: String
  let formulas: [(formula: Formula, isUnusual: Bool)]
  let domain: String?
  let except: Pattern?
  let exceptRow: Pattern?
  let inverse: InverseFormulas
  let cap: StatedCap

  package var placeholders: Set<String> { Set(formulas.flatMap(\.formula.fields) + ["subjek", "tabel"]) }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    measure = try definitions.measures(Self.verb, yaml)[0]
    domain = try yaml.optionalString("domain")
    except = try yaml.optionalPattern("except")
    exceptRow = try yaml.optionalPattern("except-row")
    let straight = try yaml.formulas("holds")
    inverse = try InverseFormulas(yaml, after: straight.count)
    cap = try StatedCap(yaml)
    formulas =
      (straight + inverse.formulas).map { ($0, false) } + (try yaml.formulas("mostly").map { ($0, true) })
    guard !formulas.isEmpty else { throw yaml.error("holds", "'holds' perlu paling sedikit satu rumus") }
    for (formula, _) in formulas {
      for field in formula.fields { try definitions.check(field, definitions.measures, yaml, "holds") }
    }
  }

  /// What names and the report's own words say about how a column is to be judged.
  private struct Terms {
    /// Rows of which low may be good.
    let low: Set<Int>
    /// The numbers of the inverse formulas that the report declares.
    let declared: Set<Int>
    /// Above these nothing is counted.
    let caps: Set<Double>
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    let declared = try inverse.declared(context)
    let caps = try cap.stated(context)
    for reading in context.relatedTables where reading.document == context.book.report {
      let claims = try claims(of: reading, context)
      let low = claims.isEmpty ? [] : try inverse.low(reading, context)
      let directions = claims.isEmpty ? (high: [], low: []) : try inverse.directions(reading, context)
      let out = claims.isEmpty ? [] : try leftOut(reading, context)
      for claim in claims {
        var pairings = try PairingSearch(reading: reading, context: context).pairings(of: formulas, claim: claim)
        for index in pairings.indices { pairings[index].exclude(out) }
        let settled = inverse.settled(pairings, low: low, high: directions.high, declared: declared)
        let own = caps.union(try cap.stated(in: reading.headers[claim], context))
        let terms = Terms(low: directions.low, declared: declared, caps: own)
        judgements += judge(claim, of: reading, settled, terms, context)
      }
    }
    return judgements
  }

  /// The columns that state the measure.
  private func claims(of reading: TableReading, _ context: ReviewContext) throws(Unfinished) -> [Int] {
    let words = reading.caption + " / " + reading.headers.joined(separator: " / ")
    if let except, try context.finds(except, in: words) { return [] }
    return reading.columns(measure).filter { reading.columns[$0].isIn(domain) }
  }

  /// The rows that `except-row` leaves out.
  private func leftOut(_ reading: TableReading, _ context: ReviewContext) throws(Unfinished) -> Set<Int> {
    guard let exceptRow else { return [] }
    var out: Set<Int> = []
    for (index, row) in reading.rows.enumerated() {
      let words = ([row.subject?.text, row.budget?.text].compactMap { $0 } + row.groups).joined(separator: " / ")
      let isTotal = row.kind == .total && index > 0 && out.contains(index - 1)
      let isOut = try context.finds(exceptRow, in: words)
      if isTotal || isOut { out.insert(index) }
    }
    return out
  }

  private func judge(
    _ claim: Int, of reading: TableReading, _ pairings: [Pairing], _ terms: Terms, _ context: ReviewContext
  ) -> [Judgement] {
    guard
      let best = pairings.max(by: { ($0.holding.count, -$0.failing.count) < ($1.holding.count, -$1.failing.count) }),
      best.judged > 0
    else { return unreadable(pairings, claim, reading) }
    // What most rows obey is meant, or any where none obeys what the rule names first, unless it is for what had better be
    // low, which each row is by itself; else what the rule names first.
    let first = pairings.first { $0.columns == best.columns && !$0.isUnusual }
    let isAlone = first.map { $0.holding.isEmpty && !best.holding.isEmpty } ?? false
    let isMeant =
      !best.isUnusual && !inverse.contains(best) && (isAlone || best.holding.count >= 3 && best.share >= 0.6)
    // The same columns the other way round excuse nothing where the signs show which way is meant.
    let admitted = best.isSigned ? pairings.filter { $0.columns != best.columns || $0.order == best.order } : pairings
    let explained = admitted.reduce(into: Set<Int>()) { $0.formUnion($1.holding) }
    let rows = pairings.reduce(into: Set<Int>()) {
      $0.formUnion($1.holding); $0.formUnion($1.failing.keys)
    }.sorted()
    let isConfirmed = explained.count >= 3 && explained.count * 10 >= rows.count * 6
    // Printed or not: a table that contradicts a reading in all of its rows, or in nearly all of many, was misread, not
    // miswritten.
    let isRefuted = rows.count >= 3 && explained.isEmpty || rows.count >= 6 && explained.count * 5 < rows.count
    guard isConfirmed || best.isPrinted && !isRefuted else {
      guard explained.count < rows.count else { return passes(explained, claim, reading) }
      let header = reading.headers[claim]
      return [
        Judgement(
          .unsure, evidence: [], values: ["tabel": context.tableName(reading.block, of: reading.document)],
          reason: "kolom “\(header)” pada \(context.tableName(reading.block, of: reading.document)) tidak dipahami")
      ]
    }
    var judgements = passes(explained, claim, reading) + unreadable(pairings, claim, reading)
    let usual = isMeant ? best : first ?? best
    for row in rows where !explained.contains(row) && !isSum(row, claim, reading) {
      let lowest = pairings.filter { !$0.excluded.contains(row) }.map(\.order).min()
      let meant = isMeant && !best.excluded.contains(row) ? best.order : lowest
      let figure = reading.rows[row].cells[claim]?.figure
      let low = terms.low.contains(row) ? inverse.told(row, figure, pairings, declared: terms.declared) : nil
      guard let (pairing, assessment) = low ?? Self.told(row, usual, meant, pairings),
        !isFullHundred(row, claim, pairing, reading),
        !StatedCap.excuses(figure, assessment.expected, terms.caps)
      else { continue }
      judgements.append(judgement(row, assessment, pairing, reading, claim, context))
    }
    return judgements
  }

  /// Whether a total adds up its column of percentages, which formulas over its other columns do not explain.
  private func isSum(_ row: Int, _ claim: Int, _ reading: TableReading) -> Bool {
    guard reading.rows[row].kind == .total, let figure = reading.rows[row].cells[claim]?.figure else { return false }
    let above = reading.rows[..<row].filter { $0.kind == .data }.compactMap { $0.cells[claim]?.figure }
    let sum = above.reduce(Interval(exactly: 0)) { $0 + $1.intervals[0] }
    return above.count > 1 && figure.readings.contains(where: sum.isPrinted(as:))
  }

  /// Whether it is a full hundred for nothing of what should be avoided, which some formulas make two hundred.
  private func isFullHundred(_ row: Int, _ claim: Int, _ pairing: Pairing, _ reading: TableReading) -> Bool {
    guard inverse.contains(pairing), reading.rows[row].cells[claim]?.figure?.reading.value == 100 else { return false }
    return pairing.columns.values.contains { $0 != claim && reading.rows[row].cells[$0]?.figure?.reading.value == 0 }
  }

  /// What a wrong row is told: by the usual pairing, else by the first of the formula that is meant. Where that one says
  /// nothing (a target of zero), an excuse does not accuse.
  private static func told(
    _ row: Int, _ usual: Pairing, _ meant: Int?, _ pairings: [Pairing]
  ) -> (pairing: Pairing, assessment: Assessment)? {
    let failing = pairings.filter { $0.failing[row] != nil }
    guard let first = failing.first(where: { $0.order == meant }) else { return nil }
    let own = usual.failing[row] == nil ? first : usual
    // Nothing reached of a target that must not be exceeded is no achievement of nothing.
    let other = own.failing[row]?.expected == "0" ? failing.first { $0.failing[row]?.expected != "0" } : nil
    let pairing = other ?? own
    return pairing.failing[row].map { (pairing, $0) }
  }

  /// For each claim column that a relation could be formed for, whether the table confirms it.
  func confirmations(_ context: ReviewContext) throws(Unfinished) -> [Bool] {
    var found: [Bool] = []
    for reading in context.relatedTables {
      for claim in try claims(of: reading, context) {
        let pairings = try PairingSearch(reading: reading, context: context).pairings(of: formulas, claim: claim)
        let rows = pairings.reduce(into: Set<Int>()) {
          $0.formUnion($1.holding); $0.formUnion($1.failing.keys)
        }
        guard !rows.isEmpty else { continue }
        let holding = pairings.reduce(into: Set<Int>()) { $0.formUnion($1.holding) }
        found.append(holding.count * 10 >= rows.count * 6)
      }
    }
    return found
  }

  /// Rows that state a result whose inputs are no figures, or figures that cannot be.
  private func unreadable(_ pairings: [Pairing], _ claim: Int, _ reading: TableReading) -> [Judgement] {
    guard let pairing = pairings.first else { return [] }
    return reading.rows.compactMap { row in
      guard row.kind == .data, let fact = row.cells[claim], fact.figure != nil else { return nil }
      let inputs = pairing.columns.filter { $0.value != claim }.sorted { $0.key < $1.key }
      let unclear = inputs.first { _, column in
        row.cells[column].map { !$0.isBlank && $0.figure?.isMalformed != false } ?? false
      }
      guard let unclear, let input = row.cells[unclear.value] else { return nil }
      return Judgement(
        .unsure, evidence: [Evidence(fact.place, field: measure)],
        reason: "\(FieldWords(unclear.key)) bukan satu angka: \(input.text)")
    }
  }

  private func passes(_ rows: Set<Int>, _ claim: Int, _ reading: TableReading) -> [Judgement] {
    rows.sorted().compactMap { row in
      reading.rows[row].cells[claim].map { Judgement(.pass, evidence: [Evidence($0.place, field: measure)]) }
    }
  }

  /// The later of two columns that state one figure of many digits: what was spent is hardly the budget to the rupiah
  /// where the share beside it says otherwise, so the figure may have been copied.
  private func copied(_ row: ReadRow, _ pairing: Pairing, _ claim: Int) -> Int? {
    let inputs = Set(pairing.columns.values).subtracting([claim]).sorted()
    return inputs.dropFirst().first { column in
      guard let figure = row.cells[column]?.figure, figure.significantDigits() >= Self.telling else { return false }
      return inputs.contains { $0 < column && row.cells[$0]?.figure?.reading.value == figure.reading.value }
    }
  }

  /// Figures of fewer digits are the same by chance.
  private static let telling = 5

  private func judgement(
    _ position: Int, _ assessment: Assessment, _ pairing: Pairing, _ reading: TableReading, _ claim: Int,
    _ context: ReviewContext
  ) -> Judgement {
    let row = reading.rows[position]
    let names = [measure] + pairing.formula.fields.filter { $0 != measure }
    var seen: Set<Int> = []
    let copied = copied(row, pairing, claim)
    let evidence = names.compactMap { name -> Evidence? in
      guard let column = pairing.columns[name], seen.insert(column).inserted else { return nil }
      let isAccused = copied != nil && (column == claim || column == copied)
      return row.cells[column].map { Evidence($0.place, field: name, isAccused: isAccused) }
    }
    var values: [String: String] = ["tabel": context.tableName(reading.block, of: reading.document)]
    for (name, column) in pairing.columns { values[name] = row.cells[column]?.text }
    values["subjek"] = (reading.columns[claim].domain == "keuangan" ? row.budget : nil)?.text ?? row.subject?.text
    return Judgement(
      .fail, evidence: evidence, values: values, expected: assessment.expected, computation: assessment.computation,
      severity: assessment.isRounding ? .note : nil)
  }
}

extension RuleMap {
  /// One formula or a list of them; empty when the key is absent.
  func formulas(_ key: String) throws(RuleFileError) -> [Formula] {
    var formulas: [Formula] = []
    for text in try strings(key) {
      do { formulas.append(try FormulaParser.parse(text)) } catch {
        throw self.error(key, "rumus: \(error.problem)")
      }
    }
    return formulas
  }
}
