internal import Bahasa
import Documents
import Facts
import Patterns

/// The functions that rules about sentences need: several figures under one name, rounding on either side, and counts of
/// what tables list.
struct ClaimFunctions {
  let evaluation: Evaluation

  /// Nil when the function is another one.
  func call(_ name: String, _ arguments: [Formula]) throws(Unfinished) -> Value? {
    switch name {
    case "jumlah": sum(arguments[0])
    case "purata": mean(arguments[0])
    case "setara": agreement(arguments[0], arguments[1])
    case "mirip": likeness(arguments[0], arguments[1])
    case "banyak": try count(arguments)
    case "banyak_capaian": try attained(arguments[0])
    default: nil
    }
  }

  /// The fields that hold the figures of one group, in their order: `suku.1`, `suku.2` …; the field itself when it has one.
  func terms(_ name: String) -> [String] {
    guard let (record, field) = evaluation.owner(of: name) else { return [] }
    if record.stated(field) != nil { return [name] }
    return Array(1...64).map { "\(field).\($0)" }.prefix { record.stated($0) != nil }.map {
      name.hasPrefix("pasangan.") ? "pasangan." + $0 : $0
    }
  }

  /// `jumlah(suku)`: what the figures of a group add up to. Beside `0,006` a `0,2` is no rounded figure: all are taken as
  /// exact as the finest.
  private func sum(_ argument: Formula) -> Value {
    guard case .field(let name) = argument, case let terms = terms(name), !terms.isEmpty else {
      return .missing("suku")
    }
    let figures = terms.compactMap { evaluation.stated($0)?.figure }
    guard figures.count == terms.count, !figures.contains(where: \.isMalformed),
      let finest = figures.map(\.reading.grain).min()
    else { return .unclear("ada suku yang bukan angka") }
    return figures.reduce(.numbers([Interval(exactly: 0)])) { sum, figure in
      let values = figure.readings.map { reading in
        Interval(
          input: Reading(value: reading.value, grain: min(reading.grain, finest)),
          isPlainInteger: figure.isPlainInteger)
      }
      return .combine(sum, .numbers(values)) { $0 + $1 }
    }
  }

  /// `purata(suku)`: their mean.
  private func mean(_ argument: Formula) -> Value {
    guard case .field(let name) = argument else { return .missing("suku") }
    let count = Double(terms(name).count)
    return .combine(sum(argument), .numbers([Interval(exactly: count)])) { $0 / $1 }
  }

  /// `setara(isian, isian)`: whether one figure is the other, as printed, rounded or cut off; unclear when they count
  /// different things.
  private func agreement(_ left: Formula, _ right: Formula) -> Value {
    guard case .field(let one) = left, case .field(let other) = right else { return .unclear("setara() untuk isian") }
    let (a, b) = (evaluation.field(one), evaluation.field(other))
    for case .missing(let field) in [a, b] { return .missing(field) }
    guard case .numbers(let first) = a, case .numbers(let second) = b, let figure = evaluation.stated(one)?.figure,
      let partner = evaluation.stated(other)?.figure
    else { return .unclear("yang dibandingkan bukan angka") }
    guard Self.countAlike(figure, partner) else { return .unclear("satuannya berbeda") }
    return .truth(
      Claim(field: one, figure: figure).assess(second).truth == .holds
        || Claim(field: other, figure: partner).assess(first).truth == .holds
        || Self.isCoarser(figure, second) || Self.isCoarser(partner, first))
  }

  /// Whether an amount that ends in zeros is another one cut off or rounded to thousands or more.
  private static func isCoarser(_ figure: PrintedNumber, _ values: [Interval]) -> Bool {
    let value = abs(figure.reading.value)
    guard value >= 1_000_000,
      let grain = [1e9, 1e6, 1e3].first(where: { value.truncatingRemainder(dividingBy: $0) == 0 })
    else { return false }
    return values.contains { $0.isPrinted(as: Reading(value: figure.reading.value, grain: grain)) }
  }

  /// `mirip(isian, isian)`: whether two amounts are the same but for one or two digits, or but for thousands left out.
  private func likeness(_ left: Formula, _ right: Formula) -> Value {
    guard case .field(let one) = left, case .field(let other) = right else { return .unclear("mirip() untuk isian") }
    guard let a = evaluation.stated(one)?.figure, let b = evaluation.stated(other)?.figure else {
      return .missing(one)
    }
    let (first, second) = (abs(a.reading.value).rounded(), abs(b.reading.value).rounded())
    guard first >= 1e6, second >= 1e6, first < 1e15, second < 1e15 else { return .truth(false) }
    let (digits, others) = (String(Int(clamping: first)).utf8, String(Int(clamping: second)).utf8)
    // Round amounts are alike by chance.
    let significant = max(a.significantDigits(), b.significantDigits())
    guard significant > 4 else { return .truth(false) }
    if first == second * 1000 || second == first * 1000 { return .truth(true) }
    guard significant > 6 else { return .truth(false) }
    let limit = significant > 8 ? 2 : 1
    return .truth(Spelling.distance(digits, others, limit: limit) != nil)
  }

  /// Whether two figures may count the same thing: a sign that only one of them prints says nothing.
  private static func countAlike(_ a: PrintedNumber, _ b: PrintedNumber) -> Bool {
    // Beside an amount of rupiah a figure without a sign is one too only where it is about as large.
    let (small, large) = (
      min(abs(a.reading.value), abs(b.reading.value)), max(abs(a.reading.value), abs(b.reading.value))
    )
    if (a.unit == .rupiah) != (b.unit == .rupiah), large > 1000 * small { return false }
    switch (a.unit, b.unit) {
    case (.percent?, .rupiah?), (.rupiah?, .percent?), (.percent?, .word?), (.word?, .percent?): return false
    default: return !a.countsAnother(than: b)
    }
  }

  /// `banyak('indikator', 'sasaran')`, `banyak('anggaran', 'nama', 'program')`: how many different names the tables of
  /// the claim's document state in a field, perhaps on one level only.
  ///
  /// Each table's own number, its number of rows, and the number in each of its groups (under one parent, of one
  /// sasaran) are possible answers, the number of all is the first. Unclear unless one table holds them all, for then
  /// nobody can say which names are one; goals are few and each of their tables is a whole.
  private func count(_ arguments: [Formula]) throws(Unfinished) -> Value {
    let words = arguments.compactMap { if case .word(let word) = $0 { word } else { nil } }
    guard words.count == arguments.count else { return .unclear("banyak() perlu kata") }
    let rows = (evaluation.context.book.records[words[0]] ?? []).filter {
      $0.document == evaluation.record.document && !$0.isTotal && $0.stated(words[1]) != nil
        && (words.count < 3 || $0.level == words[2])
    }
    guard !rows.isEmpty else { return .missing(words[1]) }
    if words.count > 2, let other = unplaced(words[0], beside: rows) {
      return .unclear("tingkat baris “\(other)” tidak diketahui")
    }
    var tables: [Int: Set<Int>] = [:]
    var all: Set<Int> = []
    let groups = evaluation.context.groups(of: words[0], by: words[1])
    var lines: [Int: Int] = [:]
    var members: [String: Set<Int>] = [:]
    for row in rows {
      try evaluation.context.step()
      guard let text = row.stated(words[1])?.text, let group = groups.group(of: text) else { continue }
      tables[row.block, default: []].insert(group)
      lines[row.block, default: 0] += 1
      all.insert(group)
      if let parent = row.parent { members["\(row.block)/\(parent)", default: []].insert(group) }
      if let goal = row.stated("sasaran")?.text { members["\(row.block)/\(goal)", default: []].insert(group) }
    }
    guard words[1] == "sasaran" || tables.values.contains(where: { $0.count == all.count }) else {
      return .unclear("tabel-tabel memuat \(FieldWords(words[1])) yang berbeda-beda")
    }
    let counts = Set(tables.values.map(\.count)).union(lines.values).union(members.values.map(\.count)).sorted(by: >)
    return .numbers(([all.count] + counts).map { Interval(exactly: Double($0)) })
  }

  /// `banyak_capaian('kurang')`, `'lebih'`: how many indicators have an achievement below, or above, a hundred.
  ///
  /// Each table of results for the report's year says its own number, of all its rows and of those on each level; a table
  /// cut in pieces (one for each goal) says it with the others that have its header. A row whose achievement says one thing
  /// and whose target and result another may be counted or not. Missing where no table has three achievements.
  private func attained(_ argument: Formula) throws(Unfinished) -> Value {
    guard case .word(let side) = argument else { return .unclear("banyak_capaian() perlu kata") }
    let context = evaluation.context
    let year = context.book.identity.year?.value
    var counts: [ClosedRange<Int>] = []
    var whole: [[String]: [Bool?]] = [:]
    for reading in context.book.tables where reading.document == evaluation.record.document {
      try context.step()
      let own = { (measure: String) in
        reading.columns(measure, ofYear: year).first {
          reading.columns[$0].isIn("kinerja") && ColumnRole.fits(reading.columns[$0].basis, "pk")
        }
      }
      guard reading.part == "bab-3", let share = own("capaian"), let result = own("realisasi") else { continue }
      let rows = reading.rows.filter { row in
        row.kind == .data && row.cells[share]?.figure.map { !$0.isMalformed } ?? false
      }
      let isCounted = { (row: ReadRow) -> Bool? in
        let values = [share, result, own("target") ?? share].map { row.cells[$0]?.figure?.reading.value }
        guard let share = values[0] else { return nil }
        let byShare = side == "kurang" ? share < 100 : share > 100
        guard let result = values[1], let target = values[2], result != target else { return byShare }
        return byShare == (side == "kurang" ? result < target : result > target) ? byShare : nil
      }
      let levels = Set(rows.map { $0.level ?? 0 })
      for chosen in [rows] + levels.map({ level in rows.filter { ($0.level ?? 0) == level } }) where !chosen.isEmpty {
        counts.append(Self.range(chosen.map(isCounted)))
      }
      whole[reading.headers, default: []] += rows.map(isCounted)
    }
    guard whole.values.contains(where: { $0.count >= 3 }) else { return .missing("capaian") }
    let possible = Set((counts + whole.values.map(Self.range)).flatMap(Array.init))
    return .numbers(possible.sorted(by: >).map { Interval(exactly: Double($0)) })
  }

  /// How many are true at least, and at most.
  private static func range(_ truths: [Bool?]) -> ClosedRange<Int> {
    let least = truths.count { $0 == true }
    return least...(least + truths.count { $0 == nil })
  }

  /// A row without a level in one of the tables the rows stand in: it may be one more.
  private func unplaced(_ kind: String, beside rows: [Record]) -> String? {
    let tables = Set(rows.map(\.block))
    return (evaluation.context.book.records[kind] ?? []).first {
      $0.document == evaluation.record.document && tables.contains($0.block) && !$0.isTotal && $0.level == nil
    }.flatMap { $0.stated("nama")?.text }
  }
}
