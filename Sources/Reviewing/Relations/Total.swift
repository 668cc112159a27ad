internal import Bahasa
import Documents
import Facts
package import Patterns

/// `total: [<measure>…]` `as: jumlah | induk | rerata | rerata-induk` — totals, parents and means follow from other rows of
/// their table.
///
/// Which rows a total adds up is seldom said: all rows, one level of them, those without details, the totals above. It is
/// wrong only when none of these fits, and only told when the table shows how it adds up: all its rows stand on one level,
/// or the same choice of rows fits another column or another total. Parents are judged where most parents of the table
/// obey, where another column of the same parent does, or where the figures alone show them; parents that are means of the
/// rows below them where at least two others of the table are means of two rows or more, and most are. Key: `domain`.
package struct Total: Check {
  package static let verb = "total"
  static let keys = [verb, "as", "domain"]

  enum Manner: String, CaseIterable {
    case total = "jumlah", parent = "induk", mean = "rerata", parentMean = "rerata-induk"

    /// Whether the figure is the mean of the rows, not their sum.
    var isMean: Bool { self == .mean || self == .parentMean }
  }

  let measures: [String]
  let manner: Manner
  let domain: String?

  package var placeholders: Set<String> { ["angka", "subjek", "kolom", "tabel"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    measures = try definitions.measures(Self.verb, yaml)
    manner = try yaml.choice("as", Manner.self)
    domain = try yaml.optionalString("domain")
  }

  /// A claim with what may be added up to it, before anything is decided.
  private struct Case {
    let column: Int
    let row: Int
    let claim: Fact
    let figure: PrintedNumber
    /// Sets that can be read, with their values.
    let results: [(addends: Addends, facts: [Fact], value: Interval)]
    let fitting: Set<String>
    /// Whether the table's own figures show that it is a parent.
    var isShown = false
    var isRight: Bool { !fitting.isEmpty }
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let columns = reading.columns.indices.filter { index in
        measures.contains(reading.columns[index].measure ?? "") && (manner.isMean || adds(reading.columns[index]))
          && reading.columns[index].isIn(domain)
      }
      guard !columns.isEmpty, reading.rows.count <= AddendSearch.mostRows else { continue }
      judgements += judge(try cases(columns, of: reading, context), reading, context)
    }
    return judgements
  }

  /// Whether the figures of a column may be added up: money and counts, no shares and no results of different indicators.
  private func adds(_ role: ColumnRole) -> Bool {
    guard role.unit != "persen" || role.measure == "bobot", role.domain != "fisik" else { return false }
    return role.measure != "realisasi" || role.domain == "keuangan"
  }

  private func cases(
    _ columns: [Int], of reading: TableReading, _ context: ReviewContext
  ) throws(Unfinished) -> [Case] {
    let search = AddendSearch(reading: reading)
    let claims: [(row: Int, sets: [Addends])]
    switch manner {
    case .total:
      claims = reading.rows.indices.filter { reading.rows[$0].kind == .total }.map { ($0, search.sets(ofTotal: $0)) }
    case .mean:
      claims = reading.rows.indices.filter { reading.rows[$0].kind == .mean }.map { ($0, search.sets(ofMean: $0)) }
    case .parent: claims = search.parents().map { ($0.parent, $0.sets) }
    case .parentMean: claims = search.parents().map { ($0.parent, $0.sets.filter { $0.manner == "anak" }) }
    }
    var cases: [Case] = []
    for claim in claims {
      for column in columns {
        try context.step()
        if let found = self.claim(column, claim.row, claim.sets, reading) { cases.append(found) }
      }
    }
    guard manner == .parent,
      !reading.rows.contains(where: { $0.kind == .total || $0.kind == .mean || $0.isLevelStated })
    else { return cases }
    for column in columns {
      for block in search.blocks(column: column) {
        try context.step()
        guard var found = claim(column, block.parent, block.sets, reading) else { continue }
        found.isShown = true
        cases.removeAll { $0.row == found.row && $0.column == column }
        cases.append(found)
      }
    }
    return cases
  }

  private func claim(_ column: Int, _ row: Int, _ sets: [Addends], _ reading: TableReading) -> Case? {
    guard let fact = reading.rows[row].cells[column], !fact.isBlank, let figure = fact.figure,
      manner == .parent || !figure.isMalformed,
      !reading.rows[row].merged.contains(column)
    else { return nil }
    let sum = ColumnSum(reading: reading, column: column)
    var results: [(addends: Addends, facts: [Fact], value: Interval)] = []
    var fitting: Set<String> = []
    let search = AddendSearch(reading: reading)
    let all =
      sets
      + (manner.isMean
        ? [] : sets.suffix(1).map { Addends(rows: search.withoutDetails($0.rows, column: column), manner: "angka") })
    for set in all {
      guard let facts = sum.facts(set.rows), facts.count >= (manner == .parent || manner == .parentMean ? 1 : 2),
        PrintedNumber.countOneThing(facts.compactMap(\.figure))
      else {
        continue
      }
      let value = value(facts, isRounded: reading.columns[column].isInScale)
      results.append((set, facts, value))
      if manner == .total, isOneRowMore(figure, value, than: set.rows, column, reading, row) {
        fitting.insert(set.manner)
      }
      if reading.columns[column].measure == "bobot", isWholeOfEachGroup(figure, facts) { return nil }
      if ColumnSum.fits(figure, value) || manner.isMean && fitsAsCapped(figure, facts) { fitting.insert(set.manner) }
    }
    if manner == .total, repeatsRowAbove(figure, column, reading, row) { fitting.insert("satu") }
    // Without a readable set there is nothing to hold the total against; that is said, not passed over.
    guard !results.isEmpty || !sets.isEmpty && sets.allSatisfy({ sum.facts($0.rows) == nil }) else { return nil }
    return Case(column: column, row: row, claim: fact, figure: figure, results: results, fitting: fitting)
  }

  /// Whether a total closes a group of one row and says its figure again.
  private func repeatsRowAbove(_ figure: PrintedNumber, _ column: Int, _ reading: TableReading, _ total: Int) -> Bool {
    guard total > 1, reading.rows[total - 1].kind == .data, reading.rows[total - 2].kind != .data else { return false }
    return reading.rows[total - 1].cells[column]?.figure?.reading.value == figure.reading.value
  }

  /// Whether weights are shares of their group, of which each makes a hundred: a group of one row weighs as much as all.
  private func isWholeOfEachGroup(_ figure: PrintedNumber, _ facts: [Fact]) -> Bool {
    figure.reading.value == 100 && facts.contains { $0.figure?.reading.value == 100 }
  }

  /// Whether a total also counts one row above it that a choice of rows leaves out: spending without details of its own.
  private func isOneRowMore(
    _ figure: PrintedNumber, _ value: Interval, than rows: [Int], _ column: Int, _ reading: TableReading, _ total: Int
  ) -> Bool {
    let rest = figure.reading.value - value.middle
    // Of counts any is one row more by chance.
    guard rest >= 1000 else { return false }
    return reading.rows.indices.contains { row in
      guard row != total, reading.rows[row].kind == .data,
        let other = reading.rows[row].cells[column]?.figure?.reading.value, abs(other - rest) <= 1
      else { return false }
      return !rows.contains(row)
    }
  }

  /// What the figures come to; thousands and millions of rupiah were rounded one by one.
  private func value(_ facts: [Fact], isRounded: Bool) -> Interval {
    let half = isRounded ? Double(facts.count) / 2 : 0
    let sum = ColumnSum.sum(facts) + Interval(-half, half)
    guard manner.isMean else { return sum }
    // What is printed may have been rounded before the mean was taken, or afterwards.
    let loose = facts.compactMap(\.figure).reduce(Interval(exactly: 0)) { total, figure in
      let (value, grain) = (figure.reading.value, figure.reading.grain)
      return total + Interval(value - grain / 2, value + grain * (grain < 1 ? 0.999 : 0.5))
    }
    return Interval(min(sum.low, loose.low), max(sum.high, loose.high)) * Interval(exactly: 1 / Double(facts.count))
  }

  /// Whether the mean counts nothing above a hundred.
  private func fitsAsCapped(_ figure: PrintedNumber, _ facts: [Fact]) -> Bool {
    let values = facts.compactMap { $0.figure?.reading.value }
    guard values.contains(where: { $0 > 100 }) else { return false }
    let mean = values.reduce(0) { $0 + min($1, 100) } / Double(values.count)
    return figure.readings.contains { Interval(exactly: mean).isPrinted(as: $0) }
  }

  private func judge(_ cases: [Case], _ reading: TableReading, _ context: ReviewContext) -> [Judgement] {
    let right = cases.filter(\.isRight)
    let isFlat = Set(reading.rows.filter { $0.kind == .data }.map { $0.level ?? 0 }).count <= 1
    var judgements = right.map { Judgement(.pass, evidence: [Evidence($0.claim.place, field: "angka")]) }
    for wrong in cases where !wrong.isRight {
      let confirming = right.filter { $0.row == wrong.row || $0.column == wrong.column }
      let beside = Set(
        right.filter { $0.row == wrong.row && $0.results.contains { $0.facts.count >= 2 } }.flatMap(\.fitting))
      let isKnown: Bool
      switch manner {
      case _ where wrong.results.isEmpty: isKnown = false
      case .total:
        isKnown = !beside.isEmpty || isFlat && !reading.rows.contains { $0.kind == .group } && isPlain(reading)
      case .mean: isKnown = true
      case .parentMean: isKnown = isMeanOfChildren(wrong, among: cases, reading)
      case .parent:
        let row = reading.rows[wrong.row]
        let own = cases.filter {
          $0.column == wrong.column && reading.rows[$0.row].level == row.level && reading.rows[$0.row].rank == row.rank
        }
        let share = own.count { $0.isRight }
        let isNear = wrong.results.contains { $0.facts.count >= 2 && isWithinThird(wrong.figure, $0.value) }
        isKnown =
          !mayGoOn(wrong, reading, context.book.document(reading.document))
          && (wrong.isShown || !beside.isEmpty || share >= (row.isLevelStated ? 2 : 4) && share * 10 >= own.count * 7
            || row.rank == 1 && isNear)
      }
      guard isKnown else {
        judgements.append(
          Judgement(
            .unsure, evidence: [Evidence(wrong.claim.place, field: "angka")],
            reason: "\(context.tableName(reading.block, of: reading.document)): baris mana yang dijumlahkan tidak jelas"
          ))
        continue
      }
      let manners = beside.isEmpty ? Set(confirming.flatMap(\.fitting)) : beside
      let chosen = wrong.results.first { manners.contains($0.addends.manner) } ?? nearest(wrong)
      judgements.append(judgement(wrong, chosen, reading, context))
    }
    return judgements
  }

  /// Whether parents of this table are means of the rows below them: two others show it, and hardly any contradicts it.
  /// The last parent may have more rows where the table was not read to its end.
  private func isMeanOfChildren(_ wrong: Case, among cases: [Case], _ reading: TableReading) -> Bool {
    let last = wrong.results.flatMap(\.addends.rows).max() ?? wrong.row
    guard wrong.results.allSatisfy({ $0.facts.count >= 2 }), last + 1 < reading.rows.count else { return false }
    let telling = cases.filter { one in one.results.contains { $0.facts.count >= 2 } }
    let obeying = telling.count { $0.isRight }
    return obeying >= 2 && obeying * 10 >= telling.count * 7
  }

  /// Whether details are missing that may stand where nothing was read: behind the end of the table, or at the page break
  /// the rows run over. What is missing must be large enough to be a row.
  private func mayGoOn(_ one: Case, _ reading: TableReading, _ document: Document) -> Bool {
    let claim = one.figure.reading.value
    let smallest = one.results.flatMap(\.facts).compactMap { $0.figure?.reading.value }.filter { $0 > 0 }.min() ?? 0
    guard one.results.allSatisfy({ $0.value.middle < claim - smallest / 10 }) else { return false }
    let last = one.results.flatMap(\.addends.rows).max() ?? one.row
    if !reading.rows[(last + 1)...].contains(where: { $0.kind == .data || $0.kind == .total }) {
      let next = document.blocks.dropFirst(reading.block + 1).first
      if case .table? = next?.content { return true }
      guard one.isShown, let next else { return !document.pages.isEmpty }
      let end = document.blocks[reading.block].range.upperBound
      return document.pages.contains { $0.offset >= end && $0.offset <= next.range.lowerBound }
    }
    let next = reading.rows[(last + 1)...].first?.place.range.lowerBound ?? Int.max
    let first = reading.rows[one.row].place.range.lowerBound
    return document.pages.contains { $0.offset > first && $0.offset <= next }
  }

  private func isWithinThird(_ figure: PrintedNumber, _ value: Interval) -> Bool {
    abs(value.middle - figure.reading.value) * 3 <= abs(figure.reading.value)
  }

  /// A total of a part (`Jumlah Belanja Langsung`) that stands alone says too little of what it adds up.
  private func isPlain(_ reading: TableReading) -> Bool {
    reading.rows.count { $0.kind == .total } == 1
  }

  private func nearest(_ one: Case) -> (addends: Addends, facts: [Fact], value: Interval) {
    let distance = { (value: Interval) in abs(value.middle - one.figure.reading.value) }
    return one.results.min { distance($0.value) < distance($1.value) } ?? one.results[0]
  }

  private func judgement(
    _ one: Case, _ chosen: (addends: Addends, facts: [Fact], value: Interval), _ reading: TableReading,
    _ context: ReviewContext
  ) -> Judgement {
    let middle = manner.isMean ? ColumnSum.sum(chosen.facts).middle / Double(chosen.facts.count) : chosen.value.middle
    let expected = Figures.format(middle, grain: one.figure.reading.grain)
    let sum = ColumnSum.write(chosen.facts)
    let computation = manner.isMean ? "(\(sum)) ÷ \(chosen.facts.count) = \(expected)" : "\(sum) = \(expected)"
    let row = reading.rows[one.row]
    // A parent and its only child contradict each other; only a figure that cannot be says which is wrong.
    let isPair = chosen.facts.count == 1 && !one.figure.isMalformed
    let evidence = ([one.claim] + chosen.facts).map { Evidence($0.place, field: "angka", isAccused: isPair) }
    return Judgement(
      .fail, evidence: evidence,
      values: [
        "angka": one.claim.text, "subjek": (row.budget ?? row.subject)?.text ?? "",
        "kolom": reading.headers[one.column],
        "tabel": context.tableName(reading.block, of: reading.document),
      ],
      expected: expected, computation: chosen.facts.count == 1 ? expected : computation,
      severity: isRounding(one, middle) ? .note : nil)
  }

  private func isRounding(_ one: Case, _ value: Double) -> Bool {
    let reading = one.figure.reading
    return reading.grain < 1 && abs(value - reading.value) < reading.grain * 1.5
  }
}
