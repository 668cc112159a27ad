import Documents

/// Writes sheets down: rows of a table on lines of their own, titles and remarks around tables as paragraphs.
struct SheetWriter {
  private var manuscript = Manuscript()
  /// The rows of each sheet that may be rows of tables.
  private var rows: [[SheetRow]] = []

  mutating func write(_ cells: SheetCells, of sheet: Workbook.Sheet, number: Int) {
    guard !cells.cells.isEmpty || !cells.uncomputed.isEmpty else { return }
    guard !sheet.isHidden else {
      return manuscript.gaps.append(
        Gap(
          note: "Lembar \(sheet.name) tersembunyi dan tidak ikut diperiksa; tampilkan bila bagian dari laporan.",
          at: manuscript.end..<manuscript.end))
    }
    manuscript.endParagraph()
    manuscript.hint(.heading(level: 1), at: manuscript.end)
    manuscript.write(sheet.name)
    manuscript.endParagraph()
    remark(cells, sheet)
    let covered = MergedAreas(cells.merged)
    var open: [SheetRow] = []
    for group in Self.rows(of: cells, covered) {
      let previous = open.last?.row
      let isResumed = previous.map { group[0].row > $0 + 1 } ?? false
      // Two blank rows part what stands above from what stands below.
      if let previous, group[0].row > previous + 2, !goesOn(group, open) { flush(&open) }
      open.append(write(group, covered, number, cells, isResumed))
    }
    flush(&open)
    noteUncomputed(cells, sheet)
  }

  /// Whether rows after some blank ones stand in columns of the rows above and not as another table.
  private func goesOn(_ cells: [SheetCells.Cell], _ open: [SheetRow]) -> Bool {
    guard let last = open.last, cells.count > 1, last.cells.count > 1, cells[0].row - last.row < 6 else { return false }
    return cells[0].column == last.cells[0].column && cells.count >= last.cells.count
  }

  private mutating func flush(_ open: inout [SheetRow]) {
    if !open.isEmpty { rows.append(open) }
    open = []
  }

  /// The cells of one row after the other, without what a merged cell covers.
  private static func rows(of cells: SheetCells, _ covered: MergedAreas) -> [[SheetCells.Cell]] {
    var rows: [Int: [SheetCells.Cell]] = [:]
    let hidden = HiddenCells(cells)
    for cell in cells.cells where !covered.covers(cell.row, cell.column) && !hidden.hides(cell, covered) {
      rows[cell.row, default: []].append(cell)
    }
    return rows.keys.sorted().map { row in
      var seen: Set<Int> = []
      return (rows[row] ?? []).sorted { $0.column < $1.column }.filter { seen.insert($0.column).inserted }
    }
  }

  private mutating func write(
    _ cells: [SheetCells.Cell], _ covered: MergedAreas, _ sheet: Int, _ source: SheetCells, _ isResumed: Bool
  ) -> SheetRow {
    // A blank line, so that lines that are no row are paragraphs.
    if cells.count == 1 || isResumed { manuscript.endParagraph() } else { manuscript.endLine() }
    let start = manuscript.end
    var placed: [SheetRow.Placed] = []
    for cell in cells {
      if !placed.isEmpty { manuscript.write("\t") }
      let from = manuscript.end
      if let formula = cell.formula { manuscript.witness(formula, at: from) }
      manuscript.write(source.words[cell.words], from: .cell(sheet: sheet, row: cell.row, column: cell.column))
      let span = covered.span(cell.row, cell.column)
      placed.append(
        .init(column: cell.column, columns: span.columns, rows: span.rows, range: from..<manuscript.end))
    }
    let range = start..<manuscript.end
    if cells.count == 1 { manuscript.endParagraph() } else { manuscript.endLine() }
    return SheetRow(row: cells[0].row, cells: placed, range: range, isResumed: isResumed)
  }

  // MARK: What is said about a sheet

  /// Says what lies over or beside the cells.
  mutating func note(_ annexes: SheetAnnexes, of sheet: Workbook.Sheet) {
    if let problem = annexes.problem { note("Lembar \(sheet.name): \(problem)") }
    if annexes.boxes > 0 {
      note("Lembar \(sheet.name): \(annexes.boxes) kotak teks tidak dibaca; pindahkan isinya ke sel.")
    }
    if annexes.comments > 0 {
      let place = manuscript.end..<manuscript.end
      manuscript.gaps.append(
        Gap(note: "Lembar \(sheet.name): \(annexes.comments) komentar sel tidak dibaca.", at: place))
    }
  }

  /// Says what of a sheet there was no room for.
  mutating func note(_ cells: SheetCells, of sheet: Workbook.Sheet) {
    if cells.leftOut > 0 {
      note(
        "Lembar \(sheet.name): terlalu besar; \(cells.leftOut) sel terakhir tidak dibaca. Bagi berkas lalu periksa ulang."
      )
    }
    if cells.shortened > 0 {
      note(
        "Lembar \(sheet.name): \(cells.shortened) sel terlalu panjang; hanya \(SheetCells.longestCell >> 10) KB pertamanya dibaca. Bagi isinya lalu periksa ulang."
      )
    }
  }

  /// Names the sheets for which there was no room.
  mutating func note(unread sheets: ArraySlice<Workbook.Sheet>) {
    guard !sheets.isEmpty else { return }
    let names = sheets.prefix(5).map(\.name) + (sheets.count > 5 ? ["…"] : [])
    note("\(sheets.count) lembar tidak dibaca: \(names.joined(separator: ", ")). Bagi berkas lalu periksa ulang.")
  }

  mutating func note(_ reason: String) {
    manuscript.gaps.append(Gap(range: manuscript.end..<manuscript.end, reason: reason))
  }

  private mutating func remark(_ cells: SheetCells, _ sheet: Workbook.Sheet) {
    let place = manuscript.end..<manuscript.end
    let hidden = Set(cells.hiddenRows)
    let rows = Set(cells.cells.map(\.row)).filter(hidden.contains)
    let columns = cells.cells.contains { cell in cells.hiddenColumns.contains { $0.contains(cell.column) } }
    guard !rows.isEmpty || columns else { return }
    let what = [rows.isEmpty ? nil : "\(rows.count) baris", columns ? "kolom" : nil].compactMap { $0 }
    manuscript.gaps.append(
      Gap(
        note: "Lembar \(sheet.name): \(what.joined(separator: " dan ")) tersembunyi dan tidak ikut diperiksa.",
        at: place))
  }

  private mutating func noteUncomputed(_ cells: SheetCells, _ sheet: Workbook.Sheet) {
    guard let first = cells.uncomputed.first else { return }
    let address = SourceMap.Origin.cellName(row: first.row, column: first.column)
    note(
      "Lembar \(sheet.name): \(cells.uncomputed.count) sel berisi rumus tanpa nilai tersimpan, mulai \(address); buka dan simpan berkas di Excel lalu periksa ulang."
    )
  }

  // MARK: The document

  consuming func document(file: String, sheets: [String]) -> Document {
    let bytes = manuscript.bytes
    for group in rows {
      for table in SheetTables.divide(group, bytes) {
        if let block = table.block(structure: .stated) { manuscript.mark(block.content, block.range) }
      }
    }
    manuscript.parts = sheets
    return manuscript.document(file: file)
  }
}

/// Which cells a reader of the sheet does not see.
private struct HiddenCells {
  private let rows: Set<Int>
  private let columns: [Range<Int>]

  init(_ cells: SheetCells) {
    rows = Set(cells.hiddenRows)
    columns = cells.hiddenColumns
  }

  /// Whether a cell lies in a hidden row or column and no merged area brings it to light.
  func hides(_ cell: SheetCells.Cell, _ merged: MergedAreas) -> Bool {
    let span = merged.span(cell.row, cell.column)
    return (cell.row..<(cell.row + min(span.rows, 5000))).allSatisfy(rows.contains)
      || (cell.column..<(cell.column + span.columns)).allSatisfy { column in
        columns.contains { $0.contains(column) }
      }
  }
}

/// Which cells merged areas cover, found by row.
private struct MergedAreas {
  private var areas: [Int: [SheetCells.Area]] = [:]
  private var left = 2_000_000

  init(_ merged: [SheetCells.Area]) {
    for area in merged {
      // An area over whole columns names a million rows.
      for row in area.rows.prefix(5000) where left > 0 && areas[row]?.count ?? 0 < 500 {
        areas[row, default: []].append(area)
        left -= 1
      }
    }
  }

  func covers(_ row: Int, _ column: Int) -> Bool {
    areas[row]?.contains {
      $0.columns.contains(column) && !($0.rows.lowerBound == row && $0.columns.lowerBound == column)
    } ?? false
  }

  func span(_ row: Int, _ column: Int) -> (rows: Int, columns: Int) {
    let area = areas[row]?.first { $0.rows.lowerBound == row && $0.columns.lowerBound == column }
    return area.map { ($0.rows.count, $0.columns.count) } ?? (1, 1)
  }
}
