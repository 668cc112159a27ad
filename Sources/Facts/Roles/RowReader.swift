internal import Bahasa
import Documents
import Patterns

/// Reads the rows of one table: what each is, which fact stands under which column, whose figures they are.
struct RowReader {
  let words: RoleWords
  let locator: Locator
  let matcher: Matcher
  let table: Table
  let block: Int
  let columns: [ColumnRole]
  /// The columns under the header of what rows are about, the deepest last; empty where none names it.
  let names: [Int]
  /// Body rows that belong to the header.
  let headerRows: Set<Int>

  private var text: TextBuffer { locator.document.text }

  func rows() -> [ReadRow] {
    let alignment = RowAlignment(table, kinds: columns.map(Self.kind), bytes: text.bytes)
    var levels = RowLevels(words: words, matcher: matcher)
    var above: Fact?
    var groups: [(level: Int, text: String)] = []
    var parents: [(level: Int, text: String)] = []
    var unbulleted: String?
    var rows: [ReadRow] = []
    for (index, row) in table.rows.enumerated() where row.kind == .body {
      let printed = facts(row, index, alignment)
      let first = row.cells.first { !$0.range.isEmpty }
      let lead = first.map { text.string($0.range) } ?? ""
      let kind = headerRows.contains(index) ? .header : kind(row, lead: lead, printed)
      let cells = settle(printed, kind)
      let own = name(cells) ?? heading(cells) ?? widestWords(cells)
      let hasLevel = kind == .data || kind == .group
      let ownBudget = budget.flatMap { cells[$0] }.flatMap { $0.isBlank ? nil : $0 }
      let level =
        hasLevel
        ? levels.next(
          number: number(cells), name: ownBudget?.text ?? own?.text ?? lead, nameColumns: nameColumns(cells),
          indent: indent(cells))
        : nil
      if kind == .group {
        groups.removeAll { $0.level >= level?.depth ?? 0 }
        groups.append((level?.depth ?? 0, lead))
      } else if kind == .data, let depth = level?.depth {
        groups.removeAll { $0.level >= depth }
      }
      let depth = level?.depth ?? 0
      parents.removeAll { $0.level >= depth || kind == .header }
      // What stands behind a bullet, or in a deeper column under one header, belongs to the last name that does not.
      let isBulleted = own.map { Self.isBulleted($0.text) || isInner($0) } ?? false
      let parent = isBulleted ? unbulleted : parents.last?.text
      if hasLevel, let own { parents.append((depth, own.text)) }
      if let own, !isBulleted { unbulleted = own.text }
      // Only what a merged cell spans is repeated: the subject of a row without one is the one above.
      if let own { above = own } else if kind != .data { above = nil }
      rows.append(
        ReadRow(
          index: index,
          place: Place(
            document: locator.index, block: block, cell: CellAddress(row: index, column: 0),
            range: text.trimmed(row.range)),
          kind: kind, level: level?.depth, isLevelStated: level?.isStated ?? false, cells: cells, subject: own ?? above,
          budget: budget == nil ? own : ownBudget, rank: level?.rank, isNamed: own != nil,
          merged: Set(row.cells.filter { $0.rowSpan > 1 }.map(\.column)), groups: groups.map(\.text), parent: parent))
    }
    nameTotals(&rows)
    return rows
  }

  /// A row without any words that adds up the rows above it is their total, though nothing says so; so is the last row of
  /// amounts without a name, even where its sum is wrong.
  private func nameTotals(_ rows: inout [ReadRow]) {
    let money = columns.indices.filter { columns[$0].domain == "keuangan" }
    var sums = [Double](repeating: 0, count: columns.count)
    var (count, isNamed) = (0, true)
    for position in rows.indices where rows[position].kind == .data {
      let values = money.map { rows[position].cells[$0]?.figure?.reading.value }
      if count >= 2, !hasWords(rows[position]) {
        let isSum = zip(money, values).contains { column, value in
          value.map { $0 > 0 && abs(sums[column] - $0) <= 1 } ?? false
        }
        let isLast = position == rows.count - 1 && isNamed && values.count { $0 != nil } >= 2
        if isSum || isLast {
          rows[position].kind = .total
          continue
        }
      }
      count += 1
      isNamed = isNamed && hasWords(rows[position])
      for (column, value) in zip(money, values) { sums[column] += value ?? 0 }
    }
  }

  private func hasWords(_ row: ReadRow) -> Bool {
    row.cells.contains { cell in cell.map { $0.figure == nil && $0.text.contains(where: \.isLetter) } ?? false }
  }

  /// Whether a name stands in a deeper column of those under one header.
  private func isInner(_ name: Fact) -> Bool {
    guard names.count > 1, let first = names.first, let column = name.place.cell?.column else { return false }
    return column > first
  }

  /// The goal, objective or programme that a row states figures of, where no indicator or activity stands in it.
  private func heading(_ cells: [Fact?]) -> Fact? {
    guard let first = names.first else { return nil }
    let isFilled = { (column: Int) in column < first && cells[column].map { !$0.isBlank } ?? false }
    return (nested.last(where: isFilled) ?? ranked.last(where: isFilled)).flatMap { cells[$0] }
  }

  /// Whether a name begins with a mark of a list.
  private static func isBulleted(_ name: String) -> Bool {
    name.first.map { !$0.isLetter && !$0.isNumber && !"(“\"".contains($0) } ?? false
  }

  /// The deepest words under the header of names; of a single column whatever it says.
  private func name(_ cells: [Fact?]) -> Fact? {
    names.reversed().lazy.compactMap { cells[$0] }.first { fact in
      !fact.isBlank && (names.count == 1 || fact.text.count { $0.isLetter } > 1)
    }
  }

  /// The column that names programmes and activities.
  private var budget: Int? {
    ["subkegiatan", "kegiatan", "program"].lazy.compactMap { name in
      columns.firstIndex { $0.isWords && $0.measure == name }
    }.first
  }

  /// A mean printed once over a group of columns stands in the first of them and belongs to the one of achievements.
  private func settle(_ cells: [Fact?], _ kind: RowKind) -> [Fact?] {
    guard kind == .mean else { return cells }
    var settled = cells
    for column in cells.indices
    where cells[column]?.figure != nil && !["capaian", "serapan"].contains(columns[column].measure) {
      let end = columns.indices.first { index in
        index > column && ["capaian", "serapan"].contains(columns[index].measure)
          && columns[index].period == columns[column].period
      }
      guard let end, cells[(column + 1)...end].allSatisfy({ $0?.isBlank ?? true }) else { continue }
      settled[end] = cells[column]
      settled[column] = nil
    }
    return settled
  }

  /// What kind of words the row alignment expects in a column.
  private static func kind(_ role: ColumnRole) -> FieldDefinition.Kind? {
    guard let measure = role.measure else { return nil }
    if measure == "nomor" { return .label }
    if role.isWords { return ["satuan", "keterangan", "predikat", "rentang"].contains(measure) ? .text : .name }
    return role.domain == "keuangan" && !["serapan", "capaian"].contains(measure) && role.unit != "persen"
      ? .money : .figure
  }

  private func facts(_ row: Row, _ index: Int, _ alignment: RowAlignment) -> [Fact?] {
    alignment.align(row).words.map { range in
      guard let range else { return nil }
      let cell = row.cells.first { $0.range.lowerBound == range.lowerBound && !$0.range.isEmpty }
      let place = Place(
        document: locator.index, block: block, cell: CellAddress(row: index, column: cell?.column ?? 0), range: range)
      return Fact(place: place, text: text.string(range), figure: PrintedNumber.parse(text.bytes, in: range))
    }
  }

  // MARK: What a row is

  private func kind(_ row: Row, lead: String, _ cells: [Fact?]) -> RowKind {
    let whole = text.string(row.range)
    if words.first(.row, in: whole, matcher) == RowKind.signature.rawValue { return .signature }
    if isNumbering(row) { return .numbering }
    // The word may stand in the second cell, behind a number.
    let leads = row.cells.filter { !$0.range.isEmpty }.prefix(2).map { text.string($0.range) }
    let isShort = row.cells.count { !$0.range.isEmpty } <= 2
    for lead in leads {
      guard let kind = words.first(.row, in: lead, matcher).flatMap(RowKind.init(rawValue:)) else { continue }
      if kind != .signature, kind != .note || isShort { return kind }
    }
    let hasFigures = cells.indices.contains { index in
      guard let fact = cells[index], !columns[index].isWords else { return false }
      // A dash states that there is nothing; an empty cell says nothing.
      return fact.isBlank ? fact.text.contains { !$0.isWhitespace } : fact.text.contains(where: \.isNumber)
    }
    return hasFigures ? .data : .group
  }

  /// `1 | 2 | 3`, `(1) | (2)`, `4 = 3/2`: one more in every cell.
  private func isNumbering(_ row: Row) -> Bool {
    let cells = row.cells.filter { !$0.range.isEmpty }.map { text.string($0.range) }
    guard cells.count >= 3, cells.count * 10 >= columns.count * 6 else { return false }
    let numbers = cells.map { cell -> Int? in
      let digits = cell.drop { !$0.isNumber }.prefix { $0.isNumber }
      return cell.first.map { $0.isNumber || "(-[".contains($0) } == true ? Int(digits) : nil
    }
    guard let first = numbers[0], first <= 2 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { pair in
      guard let left = pair.0, let right = pair.1 else { return false }
      return right > left && right <= left + 2
    }
  }

  /// The number of a row: its code where it has one, else the marks of all leading columns together (`01 | 02`).
  private func number(_ cells: [Fact?]) -> String {
    let marks = columns.indices.filter { columns[$0].measure == "nomor" || isMark($0) }.compactMap { cells[$0]?.text }
      .filter { !$0.isEmpty }
    return marks.first { $0.dropFirst().dropLast().contains(".") } ?? marks.joined(separator: ".")
  }

  /// A column without a header in front of the names.
  private func isMark(_ column: Int) -> Bool {
    guard columns[column].measure == nil, let name = budget ?? names.first, column < name else { return false }
    return column > 0 && columns[column - 1].measure == "nomor"
  }

  /// The ranks of the first and the last column of names that a row fills, where a table has several.
  private func nameColumns(_ cells: [Fact?]) -> ClosedRange<Int>? {
    guard ranked.count > 1 else { return nil }
    let filled = ranked.filter { cells[$0].map { !$0.isBlank } ?? false }.compactMap {
      words.rank(ofLevel: columns[$0].measure)
    }
    return filled.last.map { last in min(last, filled[0])...last }
  }

  /// The first and the last column of goals, objectives and indicators that a row fills, where a table has several.
  private func indent(_ cells: [Fact?]) -> ClosedRange<Int>? {
    guard nested.count > 1 else { return nil }
    let filled = nested.filter { cells[$0].map { !$0.isBlank && $0.text.count { $0.isLetter } > 1 } ?? false }
    return filled.first.flatMap { first in filled.last.map { first...$0 } }
  }

  /// Columns that name programmes, activities and what they are made of.
  private var ranked: [Int] {
    columns.indices.filter { columns[$0].isWords && words.rank(ofLevel: columns[$0].measure) != nil }
  }

  /// Columns that name what stands one above the other.
  private var nested: [Int] {
    columns.indices.filter { columns[$0].isWords && ["tujuan", "sasaran", "indikator"].contains(columns[$0].measure) }
  }

  /// The first words of a row without a subject of its own, as in a group row over all columns.
  private func widestWords(_ cells: [Fact?]) -> Fact? {
    guard names.isEmpty else { return nil }
    return cells.indices.lazy.compactMap { cells[$0] }.first { $0.figure == nil && $0.text.contains(where: \.isLetter) }
  }
}
