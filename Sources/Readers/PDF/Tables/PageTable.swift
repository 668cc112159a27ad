import Documents

/// A table on a page: rows of cells between column boundaries.
struct PageTable {
  var box: Box
  /// The boundaries of the columns, from left to right; one more than columns.
  var columns: [Float]
  var rows: [PageRow]
  let structure: Table.Structure
}

/// A row of a table on a page.
struct PageRow {
  var cells: [PageCell]
  /// The page it stands on, counted from 1.
  let page: Int
  /// Whether a page break stands before it.
  var isResumed = false

  /// The words of its cells run together, to compare rows.
  var signature: [UInt8] { cells.flatMap { $0.words.flatMap { $0.text.filter(\.isWord).map(\.lowered) } } }

  var inked: Int { cells.count { !$0.words.isEmpty } }
}

/// A cell of a table on a page: the columns and rows it covers, and its words in reading order.
struct PageCell {
  var columns: Range<Int>
  var rowSpan = 1
  var words: [PDFWord]
  var left: Float = 0
  var right: Float = 0

  /// Where words end that fill the cell: as far from its right side as they begin from its left.
  var end: Float {
    let padding = (words.map(\.box.left).min() ?? left) - left
    return right - min(max(padding, 0), 7)
  }
}
