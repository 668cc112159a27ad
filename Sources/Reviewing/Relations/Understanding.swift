import Documents
package import Facts
internal import Patterns

/// A measure of understanding that needs no labels: how many columns have a role, rows a kind, tables facts, and how many
/// relations could be formed and confirm the reading.
package struct Understanding: Sendable {
  package var columns = 0
  package var columnsWithRole = 0
  package var rows = 0
  package var rowsWithKind = 0
  package var tables = 0
  package var tablesWithFacts = 0
  package var relations = 0
  package var confirmed = 0

  package init() {}

  /// What is understood of a dossier.
  package init(_ book: FactBook, library: RuleLibrary) {
    let context = ReviewContext(book: book, library: library)
    for reading in book.tables {
      for index in reading.columns.indices where Self.hasFigures(reading, index) {
        columns += 1
        if reading.columns[index].measure != nil { columnsWithRole += 1 }
      }
      rows += reading.rows.count
      rowsWithKind += reading.rows.count { $0.subject != nil || $0.kind != .data }
      if let claim = reading.columns.indices.first(where: {
        ["capaian", "serapan", "pagu"].contains(reading.columns[$0].measure)
      }) {
        tables += 1
        if reading.rows.contains(where: { $0.cells[claim]?.figure != nil && $0.subject != nil }) {
          tablesWithFacts += 1
        }
      }
    }
    for rule in library.rules {
      guard let relate = rule.check as? Relate else { continue }
      context.budget = Budget(.seconds(2))
      // A relation stopped by a limit counts as none.
      guard let found = try? relate.confirmations(context) else { continue }
      relations += found.count
      confirmed += found.count { $0 }
    }
  }

  private static func hasFigures(_ reading: TableReading, _ column: Int) -> Bool {
    let cells = reading.rows.filter { $0.kind == .data }.compactMap { $0.cells[column] }.filter { !$0.isBlank }
    let figures = cells.count { $0.figure != nil }
    return figures > 0 && figures * 10 >= cells.count * 6 && reading.columns[column].measure != "nomor"
  }

  package static func + (left: Understanding, right: Understanding) -> Understanding {
    var sum = left
    sum.columns += right.columns
    sum.columnsWithRole += right.columnsWithRole
    sum.rows += right.rows
    sum.rowsWithKind += right.rowsWithKind
    sum.tables += right.tables
    sum.tablesWithFacts += right.tablesWithFacts
    sum.relations += right.relations
    sum.confirmed += right.confirmed
    return sum
  }

  /// The measure in words.
  package var lines: String {
    func share(_ part: Int, _ whole: Int) -> String {
      "\(part) dari \(whole)" + (whole == 0 ? "" : " (\(part * 100 / whole)%)")
    }
    return """
        kolom angka yang dipahami      \(share(columnsWithRole, columns))
        tabel capaian/anggaran terbaca \(share(tablesWithFacts, tables))
        baris yang dikenali            \(share(rowsWithKind, rows))
        hubungan yang terbukti         \(share(confirmed, relations))
      """
  }

  /// Every table with the roles of its columns and the kinds of its rows.
  package static func details(of book: FactBook) -> String {
    book.tables.map { reading in
      let document = book.document(reading.document)
      let page = document.pages.last { $0.offset <= document.blocks[reading.block].range.lowerBound }?.page
      let columns = zip(reading.headers, reading.columns).map { "    \($0.isEmpty ? "–" : $0) → \($1.display)" }
      let kinds = Dictionary(grouping: reading.rows, by: \.kind.rawValue).map { "\($0.key) \($0.value.count)" }.sorted()
      let levels = Set(reading.rows.compactMap(\.level)).sorted().map(String.init).joined(separator: ",")
      return """
        hal. \(page.map(String.init) ?? "–") “\(reading.caption.prefix(90))” tahun \(reading.year ?? "–")
        \(columns.joined(separator: "\n"))
            baris: \(kinds.joined(separator: ", ")); jenjang \(levels)

        """
    }.joined(separator: "\n") + "\n"
  }
}
