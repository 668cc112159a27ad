internal import Bahasa
import Documents
import Patterns

/// Reads the rows of tables into records.
struct TableRecords {
  let definition: RecordDefinition
  let source: TableSource
  let page: Page

  /// The records of every table whose columns fit the definition, in reading order.
  func records() -> [Record] {
    var all: [Record] = []
    for index in page.document.blocks.indices {
      guard case .table(let table) = page.document.blocks[index].content,
        definition.scope.admits(page.parts.part(index))
      else { continue }
      let named = columns(of: page.headers[index]?.paths ?? [])
      let isNamed = source.needs.allSatisfy { need in named.contains { $0?.field.name == need } }
      let bare = isNamed ? nil : bareColumns(of: table)
      let columns = bare ?? named
      let present = Set(columns.compactMap { $0?.field.name })
      guard source.needs.allSatisfy(present.contains), !source.without.contains(where: present.contains) else {
        if source.byRoles, let reading = page.facts.readings[index] {
          all += RoleRecords(definition: definition, source: source, page: page).records(of: reading)
        }
        continue
      }
      let first = all.count
      all += rows(of: table, block: index, columns: columns, isBare: bare != nil)
      assignLevels(&all, from: first)
    }
    return all
  }

  private struct Column {
    let field: FieldDefinition
    /// The key under which the fact is kept: the field's name, perhaps with a year.
    let key: String
  }

  /// Each field in turn takes the columns that its surest fitting header names, those behind the field it comes `after`
  /// first; a column belongs to one field.
  private func columns(of paths: [String]) -> [Column?] {
    var columns = [Column?](repeating: nil, count: paths.count)
    for field in definition.fields {
      let before = field.after.flatMap { name in columns.firstIndex { $0?.field.name == name } } ?? -1
      for header in field.headers {
        let fitting = paths.indices.filter {
          columns[$0] == nil && !paths[$0].isEmpty && page.matcher.finds(header, in: paths[$0])
        }
        guard !fitting.isEmpty else { continue }
        let behind = fitting.filter { $0 > before }
        take(nearest(behind.isEmpty ? fitting : behind, for: field, paths), for: field, paths, &columns)
        break
      }
    }
    // Row numbers often stand in a first column without a header.
    if paths.first?.isEmpty == true,
      let number = definition.fields.first(where: { $0.kind == .label && !$0.headers.isEmpty }),
      !columns.contains(where: { $0?.field.name == number.name })
    {
      columns[0] = Column(field: number, key: number.name)
    }
    return columns
  }

  /// The columns of a small table that has no header: those whose every cell looks as a field's cells do.
  private func bareColumns(of table: Table) -> [Column?]? {
    let fields = definition.fields.filter { $0.cells != nil }
    guard !fields.isEmpty, (3...Self.mostBareRows).contains(table.rows.count) else { return nil }
    let width = table.rows.map { $0.cells.map { $0.column + 1 }.max() ?? 0 }.max() ?? 0
    guard width <= Self.mostBareColumns else { return nil }
    var columns = [Column?](repeating: nil, count: width)
    for field in fields {
      guard let pattern = field.cells else { continue }
      let fitting = (0..<width).first { column in
        columns[column] == nil
          && table.rows.allSatisfy { row in
            row.cells.contains { cell in
              cell.column == column
                && page.matcher.finds(pattern, in: page.bytes, range: page.document.text.trimmed(cell.range))
            }
          }
      }
      guard let fitting else { return nil }
      columns[fitting] = Column(field: field, key: field.name)
    }
    return columns
  }

  /// A longer table without a header is no scale or key but one that continues another.
  private static let mostBareRows = 10
  /// Nor is a wider one.
  private static let mostBareColumns = 12

  /// Of the columns a field may take those next before the field it comes `before`.
  private func nearest(_ fitting: [Int], for field: FieldDefinition, _ paths: [String]) -> [Int] {
    guard let name = field.before, let other = definition.fields.first(where: { $0.name == name }),
      let end = paths.indices.first(where: { index in
        !fitting.contains(index) && other.headers.contains { page.matcher.finds($0, in: paths[index]) }
      }),
      let last = fitting.last(where: { $0 < end })
    else { return fitting }
    return fitting.filter { $0 < end && paths[$0] == paths[last] }
  }

  private func take(_ fitting: [Int], for field: FieldDefinition, _ paths: [String], _ columns: inout [Column?]) {
    var taken: Set<String> = []
    for index in fitting {
      var key = field.name
      if field.perYear, let year = Self.year(in: paths[index]), year != page.year { key += ".\(year)" }
      // The same header again next to itself is one column printed over two.
      let isSecondHalf = index > 0 && paths[index - 1] == paths[index] && columns[index - 1]?.key == key
      guard isSecondHalf || taken.insert(key).inserted else { continue }
      columns[index] = Column(field: field, key: key)
    }
  }

  static func year(in path: String) -> Int? {
    let bytes = Array(path.utf8)
    let years = PrintedYears.scan(bytes, in: 0..<bytes.count).filter { !$0.isSpan }
    guard let only = years.first, years.allSatisfy({ $0.first == only.first }) else { return nil }
    return only.first
  }

  private func rows(of table: Table, block: Int, columns: [Column?], isBare: Bool) -> [Record] {
    let kinds = Dictionary(
      (page.facts.readings[block]?.rows ?? []).map { ($0.index, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let alignment = RowAlignment(table, kinds: columns.map { $0?.field.kind }, bytes: page.bytes)
    var above: [String: Fact] = [:]
    var records: [Record] = []
    for (index, row) in table.rows.enumerated() where isBare || row.kind == .body {
      let aligned = alignment.align(row)
      var fields: [String: Fact] = [:]
      for (column, range) in zip(columns, aligned.words).compactMap({ pair in pair.0.map { ($0, pair.1) } }) {
        guard isOpen(fields[column.key], column.field), let range else { continue }
        let cell = row.cells.first { $0.range.lowerBound == range.lowerBound && !$0.range.isEmpty }
        let address = CellAddress(row: index, column: cell?.column ?? 0)
        fields[column.key] = page.fact(range, kind: column.field.kind, block: block, cell: address)
      }
      let isTotal = isTotal(row, as: kinds[index])
      let filled = isTotal ? [] : definition.fill(&fields, from: &above)
      guard source.rows.isEmpty || source.rows.contains(where: { fields[$0]?.isBlank == false }) || isTotal else {
        continue
      }
      let place = Place(
        document: page.locator.index, block: block, cell: CellAddress(row: index, column: 0),
        range: page.document.text.trimmed(row.range))
      var record = Record(kind: definition.id, block: block, row: index, place: place, fields: fields)
      record.isTotal = isTotal
      record.isShifted = aligned.isShifted
      record.filled = filled
      page.cutFields(definition.fields, into: &record)
      records.append(record)
    }
    return records
  }

  /// Whether a field still waits for its words: a name printed over two columns has its number in the first.
  private func isOpen(_ fact: Fact?, _ field: FieldDefinition) -> Bool {
    guard let fact, !fact.isBlank else { return true }
    return field.kind == .name && !fact.text.contains(where: \.isLetter)
  }

  /// What a record says is a total, else what the table is understood to total.
  private func isTotal(_ row: Row, as kind: RowKind?) -> Bool {
    guard let total = source.total else { return kind == .total || kind == .mean }
    guard let first = row.cells.first(where: { !$0.range.isEmpty }) else { return false }
    return page.matcher.finds(total, in: page.bytes, range: first.range)
  }

  /// Gives each row of one table its level and its parent: the nearest row above it on a higher level.
  private func assignLevels(_ records: inout [Record], from first: Int) {
    guard !source.levels.isEmpty else { return }
    let levels = source.levels.filter { level in
      level.table.allSatisfy { field, pattern in
        records[first...].contains { !$0.isTotal && fits(pattern, field, $0) }
      }
        && level.exceptTable.allSatisfy { field, pattern in
          !records[first...].contains { !$0.isTotal && fits(pattern, field, $0) }
        }
    }
    var open: [(depth: Int, index: Int)] = []
    for index in first..<records.count where !records[index].isTotal {
      guard let level = levels.first(where: { fits($0.row, records[index]) }),
        let depth = source.order.firstIndex(of: level.name)
      else { continue }
      records[index].level = level.name
      open.removeAll { $0.depth >= depth }
      records[index].parent = open.last?.index
      open.append((depth, index))
    }
  }

  private func fits(_ patterns: [String: Pattern], _ record: Record) -> Bool {
    patterns.allSatisfy { fits($0.value, $0.key, record) }
  }

  private func fits(_ pattern: Pattern, _ field: String, _ record: Record) -> Bool {
    page.matcher.finds(pattern, in: record.fields[field]?.text ?? "")
  }
}
