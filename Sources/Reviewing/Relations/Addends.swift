internal import Bahasa
import Facts

/// Rows that a total, a mean or a parent may be made of, and what they come to in one column.
struct Addends {
  /// Places of the rows among the table's rows.
  let rows: [Int]
  /// How they were chosen, so that the same choice in another column counts as a confirmation.
  let manner: String
}

/// What some rows come to in one column.
struct ColumnSum {
  let reading: TableReading
  let column: Int

  /// The figures of the rows; nil when one of them cannot be read. Empty cells and dashes are nothing.
  func facts(_ rows: [Int]) -> [Fact]? {
    var facts: [Fact] = []
    for row in rows {
      guard let fact = reading.rows[row].cells[column], !fact.isBlank else { continue }
      guard let figure = fact.figure, !figure.isMalformed else { return nil }
      facts.append(fact)
    }
    return facts
  }

  /// The sum of figures as an interval.
  static func sum(_ facts: [Fact]) -> Interval {
    facts.compactMap(\.figure).map { Interval(input: $0.reading, isPlainInteger: $0.isPlainInteger) }
      .reduce(Interval(exactly: 0), +)
  }

  /// Whether a printed total may be this sum: rounded or cut off, whichever reading is meant.
  static func fits(_ claim: PrintedNumber, _ value: Interval) -> Bool {
    claim.readings.contains { value.isPrinted(as: $0) }
  }

  /// A computation written out; terms beyond the twelfth are only counted.
  static func write(_ facts: [Fact]) -> String {
    let figures = facts.compactMap(\.figure).map { Figures.format($0.reading.value, grain: $0.reading.grain) }
    return LawBreaches.join(figures, " + ")
  }
}

/// Chooses the rows that totals, means and parents of a table may rightly be made of.
struct AddendSearch {
  let reading: TableReading

  /// Longer tables are not asked which of their rows may be added up.
  static let mostRows = 2000

  /// No printed table has more levels than this.
  private static let mostLevels = 12

  private var rows: [ReadRow] { reading.rows }

  /// The sets a total row may add up: all rows since the last total or from the start, one level of them, those without
  /// children, the totals before it; where nothing stands above it the rows below.
  func sets(ofTotal position: Int) -> [Addends] {
    let above = data(in: 0..<position)
    let lastTotal = rows[..<position].lastIndex { $0.kind == .total }
    let recent = lastTotal.map { data(in: ($0 + 1)..<position) } ?? above
    var sets: [Addends] = []
    for (name, group) in [("baru", recent), ("semua", above)] {
      sets += levels(of: group, named: name)
      sets.append(Addends(rows: withoutRepeats(group), manner: "\(name) sekali"))
    }
    let totals = rows.indices.filter { $0 < position && rows[$0].kind == .total }
    if totals.count > 1 { sets.append(Addends(rows: totals, manner: "jumlah")) }
    if above.isEmpty {
      let end = rows[(position + 1)...].firstIndex { $0.kind == .total } ?? rows.count
      sets += levels(of: data(in: (position + 1)..<end), named: "bawah")
      sets += levels(of: data(in: (position + 1)..<rows.count), named: "bawah-semua")
    }
    return unique(sets)
  }

  /// The sets a mean row may be the mean of.
  func sets(ofMean position: Int) -> [Addends] {
    let above = data(in: 0..<position)
    let last = rows[..<position].lastIndex { $0.kind == .mean || $0.kind == .total || $0.kind == .group }
    let recent = last.map { data(in: ($0 + 1)..<position) } ?? above
    let lastMean = rows[..<position].lastIndex { $0.kind == .mean || $0.kind == .total }
    let since = lastMean.map { data(in: ($0 + 1)..<position) } ?? above
    let means = rows.indices.filter { $0 < position && rows[$0].kind == .mean }
    var sets = partsByTarget(of: above)
    sets += [Addends(rows: recent, manner: "kelompok"), Addends(rows: since, manner: "baru")]
    sets += levels(of: above, named: "semua")
    if means.count > 1 { sets.append(Addends(rows: means, manner: "rata-rata")) }
    let totals = rows.indices.filter { $0 < position && rows[$0].kind == .total }
    if totals.count > 1 { sets.append(Addends(rows: totals, manner: "jumlah")) }
    return unique(sets)
  }

  /// Rows without those that name a programme once more, under another objective that it serves too.
  private func withoutRepeats(_ group: [Int]) -> [Int] {
    var seen: Set<String> = []
    return group.filter { row in
      guard let name = (rows[row].budget ?? rows[row].subject)?.text.lowercased() else { return true }
      return seen.insert(name).inserted
    }
  }

  /// Rows with a target or result of their own and rows that only state what those under them reached, where a table has
  /// both: a mean is of one or the other.
  private func partsByTarget(of group: [Int]) -> [Addends] {
    let columns = reading.columns.indices.filter {
      !reading.columns[$0].isWords && ["target", "realisasi"].contains(reading.columns[$0].measure)
    }
    let own = group.filter { row in columns.contains { rows[row].cells[$0].map { !$0.isBlank } ?? false } }
    guard !own.isEmpty, own.count < group.count else { return [] }
    let others = Set(group).subtracting(own).sorted()
    return [Addends(rows: own, manner: "bertarget"), Addends(rows: others, manner: "tanpa target")]
  }

  /// Some rows without those whose figures the rows above them already hold: a row that equals the sum of the rows right
  /// below it is their parent, whatever it is called.
  func withoutDetails(_ group: [Int], column: Int) -> [Int] {
    var kept: [(row: Int, value: Double)] = []
    for row in group.reversed() {
      guard let value = rows[row].cells[column]?.figure?.reading.value else { continue }
      var sum = 0.0
      var details = 0
      for (offset, other) in kept.reversed().enumerated() {
        sum += other.value
        if value != 0, abs(sum - value) <= Self.slack(value) { details = offset + 1 }
        if details > 0 || sum > value + 1 { break }
      }
      kept.removeLast(details)
      kept.append((row, value))
    }
    return kept.reversed().map(\.row)
  }

  /// How far a sum may be off a figure: amounts may be rounded by one, but of counts nearly any is one off another.
  private static func slack(_ value: Double) -> Double { value >= 1000 ? 1 : 0 }

  /// Every row that has rows below it on a deeper level, with the sets of these it may add up.
  func parents() -> [(parent: Int, sets: [Addends])] {
    rows.indices.compactMap { position in
      guard rows[position].kind == .data, let level = rows[position].level else { return nil }
      var below: [Int] = []
      for index in (position + 1)..<rows.count {
        if rows[index].kind == .total || rows[index].kind == .mean { break }
        guard let other = rows[index].level else { continue }
        if other <= level { break }
        if rows[index].kind == .data { below.append(index) }
      }
      guard let nearest = below.compactMap({ rows[$0].level }).min() else { return nil }
      let direct = below.filter { rows[$0].level == nearest }
      return (position, unique([Addends(rows: direct, manner: "anak")] + levels(of: below, named: "rincian")))
    }
  }

  /// Parents of a table that shows no levels, known by their figures: when all its rows but one run fall into blocks of a
  /// row and two or more right below it that add up to it, the run is a block too, and its first row the parent.
  func blocks(column: Int) -> [(parent: Int, sets: [Addends])] {
    let all = data(in: 0..<rows.count)
    let values = all.map { rows[$0].cells[column]?.figure?.reading.value ?? 0 }
    guard values.count >= 6, values.count <= Self.longestFlat, values.allSatisfy({ $0 > 0 }) else { return [] }
    var found: [Range<Int>] = []
    var odd: Range<Int>?
    var position = 0
    while position < values.count {
      if let end = blockEnd(position, values) {
        found.append(position..<end)
        position = end
      } else {
        let later = values.indices.dropFirst(position + 3)
        let next = later.first { blockEnd($0, values) != nil } ?? values.count
        guard odd == nil, next >= position + 3 else { return [] }
        odd = position..<next
        position = next
      }
    }
    // A parent may have one detail alone, which equals it.
    guard let odd, found.count >= 2, values[odd.lowerBound] != values[odd.lowerBound + 1] else { return [] }
    return (found + [odd]).map { block in
      (all[block.lowerBound], [Addends(rows: Array(all[block.dropFirst()]), manner: "anak")])
    }
  }

  /// A flat table longer than this is a list.
  private static let longestFlat = 60

  /// Where the rows end that add up to the row at a position.
  private func blockEnd(_ position: Int, _ values: [Double]) -> Int? {
    var sum = 0.0
    for index in values.indices.dropFirst(position + 1) {
      sum += values[index]
      if index >= position + 2, abs(sum - values[position]) < 0.005 { return index + 1 }
      if sum > values[position] { return nil }
    }
    return nil
  }

  private func data(in range: Range<Int>) -> [Int] { range.filter { rows[$0].kind == .data } }

  /// A group of rows as a whole, each of its levels, and the rows that have none below them.
  private func levels(of group: [Int], named name: String) -> [Addends] {
    guard !group.isEmpty else { return [] }
    let known = Set(group.compactMap { rows[$0].level }).sorted()
    guard (2...Self.mostLevels).contains(known.count) else { return [Addends(rows: group, manner: name)] }
    var sets: [Addends] = []
    for level in known {
      sets.append(Addends(rows: group.filter { rows[$0].level == level }, manner: "\(name) \(level)"))
    }
    let leaves = group.enumerated().filter { offset, row in
      guard offset + 1 < group.count, let own = rows[row].level, let next = rows[group[offset + 1]].level else {
        return true
      }
      return next <= own
    }.map(\.element)
    sets.append(Addends(rows: leaves, manner: "\(name) daun"))
    // The rows that no other row above them holds.
    var top: [Int] = []
    var ceiling = Int.max
    for row in group {
      let level = rows[row].level ?? 0
      if level <= ceiling { top.append(row); ceiling = level }
    }
    sets.append(Addends(rows: top, manner: "\(name) puncak"))
    sets.append(Addends(rows: group, manner: name))
    return sets
  }

  private func unique(_ sets: [Addends]) -> [Addends] {
    var seen: Set<[Int]> = []
    return sets.filter { !$0.rows.isEmpty && seen.insert($0.rows).inserted }
  }
}
