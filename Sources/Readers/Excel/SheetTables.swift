import Documents

/// Where tables begin and end among the rows of a sheet.
enum SheetTables {
  /// The tables of rows that stand together; rows of one cell above or between them stay paragraphs.
  static func divide(_ rows: [SheetRow], _ bytes: [UInt8]) -> [TableDraft] {
    var drafts: [TableDraft] = []
    var next = titles(rows[...], bytes)
    while next < rows.count {
      let end = end(of: rows, from: next, bytes)
      if end - next > 1 || rows[next].cells.count > 2 {
        drafts.append(draft(Array(rows[next..<end]), bytes))
      }
      next = end + titles(rows[end...], bytes)
    }
    return drafts
  }

  /// How many rows stand above a table: titles of one cell, and numbers of columns printed above the header.
  private static func titles(_ rows: ArraySlice<SheetRow>, _ bytes: [UInt8]) -> Int {
    var count = 0
    for row in rows {
      let isNumbering = bytes.isNumbering(plain(row)) && row.cells.count > 3
      guard row.cells.count == 1 || isNumbering && count + 1 < rows.count else { return count }
      count += 1
    }
    return count
  }

  /// The row after a table that begins at a row.
  private static func end(of rows: [SheetRow], from start: Int, _ bytes: [UInt8]) -> Int {
    var draft = TableDraft(bytes: bytes)
    let reach = rows[start].reach
    for index in start..<rows.count {
      let row = rows[index]
      if row.isResumed, index > start {
        // One cell below a blank row is a remark, unless the table goes on under it.
        if row.cells.count == 1,
          index + 1 >= rows.count || rows[index + 1].isResumed || rows[index + 1].cells.count == 1
        {
          return index
        }
        if draft.ends(before: plain(row), underRule: false) || !row.reach.overlaps(reach) { return index }
      }
      draft.append(plain(row))
    }
    return rows.count
  }

  private static func plain(_ row: SheetRow) -> RowDraft {
    RowDraft(cells: row.cells.map(\.range), range: row.range, isResumed: row.isResumed)
  }

  private static func draft(_ rows: [SheetRow], _ bytes: [UInt8]) -> TableDraft {
    var draft = TableDraft(bytes: bytes)
    for row in SheetTable(rows: rows).drafts() { draft.append(row) }
    return draft
  }
}
