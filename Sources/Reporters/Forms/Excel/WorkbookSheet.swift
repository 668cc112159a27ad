internal import Reviewing

/// One sheet of a form as a sheet of a workbook.
struct WorkbookSheet {
  let sheet: FormSheet
  let widths: [Int]
  private var rows = XMLWriter(fragment: 1 << 16)
  private var merges: [String] = []
  private var next = 1
  /// The rows of the table's header, from 1.
  private(set) var header: ClosedRange<Int>?

  private static let plainColumns = 8

  init(sheet: FormSheet) {
    self.sheet = sheet
    // In tenths of a millimetre.
    let room = 10 * (sheet.page.millimetres.width - 2 * sheet.page.margin)
    let even = [Int](repeating: room / Self.plainColumns, count: Self.plainColumns)
    widths = sheet.table?.widths(of: room) ?? even
  }

  mutating func write(_ looks: inout CellLooks) -> XMLWriter {
    if !sheet.letterhead.lines.isEmpty || sheet.letterhead.logo != nil { letterhead(&looks) }
    for line in sheet.title {
      var look = look(sheet.page.points + 2)
      (look.isBold, look.alignment) = (true, .center)
      wide(line, look, &looks)
    }
    skip(8)
    for line in sheet.subject { subject(line, &looks) }
    if !sheet.subject.isEmpty { skip(8) }
    for words in sheet.paragraphs {
      wide(words, look(sheet.page.points + 1), &looks)
      skip(6)
    }
    if let table = sheet.table { write(table, &looks) }
    for remark in sheet.remarks {
      var look = look(sheet.page.points - 1)
      look.isItalic = true
      wide(remark, look, &looks)
    }
    if !sheet.signatures.isEmpty { signatures(&looks) }
    return WorkbookPage(sheet: sheet, widths: widths, rows: rows, merges: merges).xml
  }

  /// The office's lines, room for a logo, and a double line below both.
  private mutating func letterhead(_ looks: inout CellLooks) {
    var used = 0
    for line in sheet.letterhead.lines {
      let isName = line == line.uppercased()
      var look = look(sheet.page.points + (isName ? 4 : -1))
      (look.isBold, look.alignment) = (isName, .center)
      wide(line, look, &looks)
      used += height(line, 0..<widths.count, look)
    }
    if sheet.letterhead.logo != nil, used < WorkbookXML.logoPoints { skip(WorkbookXML.logoPoints - used) }
    var rule = look(sheet.page.points)
    rule.hasDoubleLine = true
    row([(0, widths.count, [], rule)], height: 6, &looks)
    skip(8)
  }

  func look(_ points: Int) -> CellLook { CellLook(font: sheet.page.font, points: points) }

  // MARK: Rows

  /// Empty room of so many points.
  mutating func skip(_ points: Int) {
    rows.tag("row", ["r": "\(next)", "ht": "\(points)", "customHeight": "1"])
    next += 1
  }

  /// Words across the whole sheet. Excel does not fit the height of merged cells to their words, so it is reckoned.
  private mutating func wide(_ words: String, _ look: CellLook, _ looks: inout CellLooks) {
    row([(0, widths.count, [.init(text: words)], look)], height: height(words, 0..<widths.count, look), &looks)
  }

  /// The height that words need in some columns, in points.
  private func height(_ words: String, _ columns: Range<Int>, _ look: CellLook) -> Int {
    // A tenth of a millimetre is 0.2835 points; Excel keeps a margin of two points at each side.
    let room = Double(widths[columns].reduce(0, +)) * 0.2835 - 4
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    let count = lines.reduce(0) { $0 + TypeWidth(points: look.points, isBold: look.isBold).lines($1, in: room) }
    return min(max(count, 1) * (look.points * 12 + 9) / 10 + 3, Self.highest)
  }

  /// The most that Excel allows for a row.
  private static let highest = 409

  mutating func row(
    _ cells: [(column: Int, span: Int, words: [FormCell.Words], look: CellLook)], height: Int,
    isFixed: Bool = true, _ looks: inout CellLooks
  ) {
    var row = XMLWriter(fragment: 512)
    for cell in cells {
      let end = min(cell.column + cell.span, widths.count)
      if end - cell.column > 1 {
        merges.append("\(WorkbookXML.address(next, cell.column)):\(WorkbookXML.address(next, end - 1))")
      }
      // Every cell of a merged range bears its look, so that all its sides are ruled.
      for column in cell.column..<max(end, cell.column + 1) {
        let words = column == cell.column ? cell.words : []
        SheetCell(address: WorkbookXML.address(next, column), words: words, look: cell.look).write(to: &row, &looks)
      }
    }
    // A height that is not fixed is fitted anew when somebody edits the row.
    rows.tag("row", ["r": "\(next)", "ht": "\(height)", "customHeight": isFixed ? "1" : "0"]) { $0.append(row) }
    next += 1
  }

  private mutating func subject(_ line: (label: String, value: String), _ looks: inout CellLooks) {
    // The label takes the columns that fill a quarter of the sheet.
    let quarter = widths.reduce(0, +) / 5
    var (split, used) = (0, 0)
    while split < widths.count - 1, used < quarter {
      used += widths[split]
      split += 1
    }
    let look = look(sheet.page.points)
    let value = ": \(line.value)"
    row(
      [(0, split, [.init(text: line.label)], look), (split, widths.count - split, [.init(text: value)], look)],
      height: height(value, split..<widths.count, look), &looks)
  }

  // MARK: Table

  private mutating func write(_ table: FormGrid, _ looks: inout CellLooks) {
    let first = next
    for placed in table.placedHeader {
      for one in placed where one.cell.rows > 1 && !one.isContinued {
        let end = WorkbookXML.address(next + one.cell.rows - 1, one.column + one.cell.columns - 1)
        merges.append("\(WorkbookXML.address(next, one.column)):\(end)")
      }
      let cells = placed.map { one in
        (one.column, one.cell.rows > 1 ? 1 : one.cell.columns, one.isContinued ? [] : one.cell.words, look(one.cell))
      }
      row(cells, height: headingHeight(placed), &looks)
    }
    if next > first { header = first...(next - 1) }
    for one in table.rows {
      var column = 0
      var cells: [(column: Int, span: Int, words: [FormCell.Words], look: CellLook)] = []
      for cell in one.cells {
        cells.append((column, cell.columns, cell.words, look(cell)))
        column += cell.columns
      }
      let heights = cells.map { cell in
        height(cell.words.map(\.text).joined(separator: "\n"), cell.column..<cell.column + cell.span, cell.look)
      }
      row(cells, height: heights.max() ?? 15, isFixed: false, &looks)
    }
  }

  private func headingHeight(_ placed: [FormGrid.Placed]) -> Int {
    placed.map { one in
      let columns = one.column..<min(one.column + one.cell.columns, widths.count)
      let whole = height(one.cell.words.map(\.text).joined(separator: " "), columns, look(one.cell))
      return one.cell.rows > 1 ? whole / one.cell.rows + 4 : whole + 4
    }.max() ?? 15
  }

  private func look(_ cell: FormCell) -> CellLook {
    var look = look(sheet.page.points)
    look.hasBorder = true
    switch cell.kind {
    case .heading:
      (look.isBold, look.alignment, look.isMiddle, look.fill) = (true, .center, true, "D9E2EC")
      look.points -= 1
    case .group: (look.isBold, look.fill) = (true, "EDF1F5")
    case .number: look.alignment = .center
    case .words: break
    case .note:
      look.isQuiet = !cell.words.isEmpty && cell.words.allSatisfy(\.isQuiet)
      look.points -= 1
    case .mark: (look.isBold, look.alignment) = (cell.words.first?.text == ChecklistTable.tick, .center)
    case .open:
      (look.isItalic, look.alignment, look.fill) = (true, .center, "F2F2F2")
      look.points = max(sheet.page.points - 2, 7)
    }
    return look
  }
}
