import Bahasa
import Documents

@testable import Facts
@testable import Reviewing

/// A figure in the body of a table.
struct TableFigure: Sendable {
  let place: Place
  let number: PrintedNumber
  /// The words its row is about.
  let names: [String]
  /// The first word of its column's header.
  let head: String
}

/// What is true of some figures of a right dossier: one is worked out from others, or says the same as others.
struct Relation: Sendable {
  enum Form: Sendable { case ratio, lowerIsBetter, turned, difference, sum, mean, same }

  let result: Int
  let inputs: [Int]
  /// The ways of which one makes it true.
  let forms: [Form]

  var isRepetition: Bool { forms == [.same] }

  /// Whether it can be true, with every figure rounded or cut off as it is printed.
  func holds(_ number: (Int) -> PrintedNumber) -> Bool {
    let claim = number(result)
    let values = inputs.map { Interval(input: number($0).reading, isPlainInteger: number($0).isPlainInteger) }
    return forms.contains { form in
      guard let value = Self.value(form, values) else { return false }
      switch form {
      case .difference, .sum, .same:
        return value.overlaps(Interval(input: claim.reading, isPlainInteger: claim.isPlainInteger))
      default: return value.isPrinted(as: claim.reading)
      }
    }
  }

  private static func value(_ form: Form, _ values: [Interval]) -> Interval? {
    let (a, b, hundred) = (values[0], values[values.count - 1], Interval(exactly: 100))
    switch form {
    case .ratio: return (a / b).map { $0 * hundred }
    case .turned: return (b / a).map { $0 * hundred }
    case .lowerIsBetter: return ((b + b - a) / b).map { $0 * hundred }
    case .difference: return a - b
    case .sum: return values.dropFirst().reduce(a, +)
    case .mean: return values.dropFirst().reduce(a, +) * Interval(exactly: 1 / Double(values.count))
    case .same: return a
    }
  }
}

/// The figures of a dossier and all relations between them, found by trying: whatever holds on every row of a table, or
/// of a sum and its parts, and is no accident of small figures. It knows no rule and no record.
struct RelationBook: Sendable {
  private(set) var figures: [TableFigure] = []
  private(set) var relations: [Relation] = []
  /// For each figure the relations it stands in.
  private(set) var ofFigure: [Int: [Int]] = [:]

  init(_ dossier: Dossier) {
    for (index, document) in dossier.documents.enumerated() {
      let headers = TableHeader.all(in: document)
      for (block, content) in document.blocks.enumerated() {
        guard case .table(let table) = content.content, let header = headers[block] else { continue }
        let page = FigureTable(document, index, block, table, header, first: figures.count)
        figures += page.figures
        relations += page.relations()
      }
    }
    relations += repetitions()
    for (index, relation) in relations.enumerated() {
      for figure in [relation.result] + relation.inputs { ofFigure[figure, default: []].append(index) }
    }
  }

  /// The relations a change of one figure makes false.
  func broken(_ figure: Int, by number: PrintedNumber) -> [Relation] {
    (ofFigure[figure] ?? []).map { relations[$0] }.filter { relation in
      !relation.holds { $0 == figure ? number : figures[$0].number }
    }
  }

  /// A figure of at least three digits that stands again in another table, in a row and a column of the same name.
  private func repetitions() -> [Relation] {
    var places: [String: [Int]] = [:]
    for (index, figure) in figures.enumerated() where figure.number.range.count >= 3 {
      for name in figure.names {
        places["\(name)|\(figure.head)|\(figure.number.reading.value)", default: []].append(index)
      }
    }
    return places.sorted { $0.key < $1.key }.flatMap { _, same in
      let others = same.dropFirst().filter { figures[$0].place.block != figures[same[0]].place.block }
      return others.map { Relation(result: $0, inputs: [same[0]], forms: [.same]) }
    }
  }
}

/// The figures of one table by row and column.
private struct FigureTable {
  private(set) var figures: [TableFigure] = []
  private var grid: [Int: [Int: Int]] = [:]
  private var labels: [(row: Int, label: [Substring])] = []
  private var totals: [(row: Int, isMean: Bool)] = []
  private let first: Int

  init(_ document: Document, _ index: Int, _ block: Int, _ table: Table, _ header: TableHeader, first: Int) {
    self.first = first
    let isLabel = header.paths.map { $0.hasPrefix("no") || $0.hasPrefix("kode") }
    for (row, content) in table.rows.enumerated() where content.kind == .body {
      let words = content.cells.map { document.text.string($0.range) }
      let names = zip(words, content.cells).compactMap { word, cell in
        word.utf8.count >= 12 && number(cell, document) == nil ? word.lowercased() : nil
      }
      if let title = words.first(where: { $0.contains(where: \.isLetter) })?.lowercased() {
        if ["jumlah", "total"].contains(where: title.hasPrefix) { totals.append((row, false)) }
        if title.hasPrefix("rata-rata"), names.count <= 1 { totals.append((row, true)) }
      }
      for (cell, word) in zip(content.cells, words) {
        if isLabel[cell.column] { labels.append((row, word.split(separator: "."))) }
        guard !isLabel[cell.column], let number = number(cell, document), !Self.isYear(number) else { continue }
        grid[row, default: [:]][cell.column] = first + figures.count
        let place = Place(
          document: index, block: block, cell: CellAddress(row: row, column: cell.column), range: cell.range)
        let head = header.paths[cell.column].split { !$0.isLetter }.first.map(String.init) ?? ""
        figures.append(TableFigure(place: place, number: number, names: names, head: head))
      }
    }
    // A single last row whose name begins like a total, but that has nothing above it, is a row like any other.
    totals.removeAll { total in !grid.keys.contains { $0 < total.row } }
  }

  private func number(_ cell: Cell, _ document: Document) -> PrintedNumber? {
    let number = PrintedNumber.parse(document.text.bytes, in: cell.range)
    return number?.isMalformed == true ? nil : number
  }

  private static func isYear(_ number: PrintedNumber) -> Bool {
    number.isPlainInteger && number.range.count == 4 && PrintedYears.known.contains(Int(number.reading.value))
  }

  private func number(_ figure: Int) -> PrintedNumber { figures[figure - first].number }

  func relations() -> [Relation] { inRows() + sums() + shares() }

  private var columns: [Int] { Set(grid.values.flatMap(\.keys)).sorted() }

  /// One column worked out from two others, in the same way on every row that states all three.
  private func inRows() -> [Relation] {
    let ways: [[Relation.Form]] = [[.ratio, .lowerIsBetter, .turned], [.difference], [.sum]]
    var found: [Relation] = []
    var seen: Set<Set<Int>> = []
    for result in columns.reversed() {
      for left in columns where left != result {
        for right in columns where right != result && right != left && !seen.contains([result, left, right]) {
          for way in ways {
            let rows = grid.values.compactMap { row -> Relation? in
              guard let claim = row[result], let a = row[left], let b = row[right] else { return nil }
              return Relation(result: claim, inputs: [a, b], forms: way)
            }
            guard rows.allSatisfy({ $0.holds(number) }), isTelling(rows) else { continue }
            found += rows
            seen.insert([result, left, right])
          }
        }
      }
    }
    return found
  }

  /// Whether it cannot be an accident: three rows that differ, or a result of four digits that is no round figure.
  private func isTelling(_ relations: [Relation]) -> Bool {
    let plain = relations.filter { relation in
      let values = ([relation.result] + relation.inputs).map { number($0).reading.value }
      return !values.contains(0) && !values.contains(100) && Set(values).count == 3
    }
    return plain.count >= 3
      || plain.contains { relation in
        ([relation.result] + relation.inputs).allSatisfy { number($0).range.count >= 4 }
      }
  }

  /// Totals of columns, and parents by their numbers (`1.2` of `1.2.1`).
  private func sums() -> [Relation] {
    var found: [Relation] = []
    let numbered = labels.filter { label in !label.label.isEmpty && !totals.contains { $0.row == label.row } }
    let depth = numbered.map(\.label.count).min() ?? 0
    let top = numbered.filter { $0.label.count == depth }.map(\.row)
    let leaves = numbered.filter { one in !numbered.contains { isChild($0.label, of: one.label) } }.map(\.row)
    for total in totals {
      let above = grid.keys.filter { row in row < total.row && !totals.contains { $0.row == row } }.sorted()
      for column in columns {
        guard let result = grid[total.row]?[column] else { continue }
        let sets = [above, top, leaves].map { $0.compactMap { grid[$0]?[column] } }.filter { $0.count > 1 }
        let fitting = sets.lazy.map {
          Relation(result: result, inputs: $0, forms: [total.isMean ? .mean : .sum])
        }.first { $0.holds(number) }
        if let fitting { found.append(fitting) }
      }
    }
    for parent in numbered {
      let children = numbered.filter { isChild($0.label, of: parent.label) }.map(\.row)
      for column in columns {
        let inputs = children.compactMap { grid[$0]?[column] }
        guard let result = grid[parent.row]?[column], inputs.count == children.count, !inputs.isEmpty else { continue }
        let relation = Relation(result: result, inputs: inputs, forms: [.sum])
        if relation.holds(number), number(result).range.count >= 4 { found.append(relation) }
      }
    }
    return found
  }

  private func isChild(_ label: [Substring], of parent: [Substring]) -> Bool {
    label.count == parent.count + 1 && label.starts(with: parent)
  }

  /// A column that is the share of another in its total.
  private func shares() -> [Relation] {
    guard let total = totals.last(where: { !$0.isMean })?.row else { return [] }
    return columns.flatMap { share in
      columns.filter { $0 != share }.flatMap { part -> [Relation] in
        guard let whole = grid[total]?[part] else { return [] }
        let rows = grid.filter { $0.key != total }.values.compactMap { row -> Relation? in
          guard let result = row[share], let input = row[part] else { return nil }
          return Relation(result: result, inputs: [input, whole], forms: [.ratio])
        }
        return rows.count >= 3 && rows.allSatisfy { $0.holds(number) } ? rows : []
      }
    }
  }
}
