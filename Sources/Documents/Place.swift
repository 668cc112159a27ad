/// Where words stand: a document, a block, perhaps a cell, and the exact bytes.
package struct Place: Sendable, Hashable {
  /// The index of the document in its dossier.
  package let document: Int
  /// The index of the block in its document.
  package let block: Int
  /// Row and column, 0-based, when the words stand in a table.
  package let cell: CellAddress?
  package let range: Range<Int>

  package init(document: Int, block: Int, cell: CellAddress? = nil, range: Range<Int>) {
    self.document = document
    self.block = block
    self.cell = cell
    self.range = range
  }
}

/// A row and a column of a table, 0-based.
package struct CellAddress: Sendable, Hashable {
  package let row: Int
  package let column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

extension Place: Comparable {
  package static func < (left: Place, right: Place) -> Bool {
    (left.document, left.range.lowerBound, left.range.upperBound, left.block)
      < (right.document, right.range.lowerBound, right.range.upperBound, right.block)
  }
}

/// A place in the reader's own terms: file, line and column, page, table and row. All 1-based; nil where unknown.
package struct Location: Sendable, Equatable {
  package let file: String
  package let line: Int
  package let column: Int
  package let endLine: Int
  package let endColumn: Int
  package let page: Int?
  /// The table's label as printed (`Tabel 3.2`), or nil when the words are in no table or it has no caption.
  package let table: String?
  /// The row within the table's body, from 1.
  package let row: Int?
  /// The sheet of a workbook and the cell in it (`C12`).
  package let sheet: String?
  package let cell: String?
  /// Where on the page the first words stand, in points from the upper left; nil for files without pages.
  package let box: Box?
  /// Whether the words were recognised from a picture (OCR).
  package let isRecognised: Bool
}

extension Document {
  /// Says a place of this document in the reader's own terms.
  package func location(of place: Place) -> Location {
    let start = text.position(at: place.range.lowerBound)
    let end = text.position(at: place.range.upperBound)
    let begun = pageStart(at: place.range.lowerBound)
    var label: String?
    var row: Int?
    if case .table(let table) = blocks[place.block].content {
      if let caption = table.caption { label = captionLabel(caption) }
      if let cell = place.cell {
        row = table.bodyNumbers[cell.row]
      }
    }
    let address = address(at: place.range.lowerBound)
    let part = filePart(at: place.range.lowerBound)
    let printed = box(of: place.range)
    return Location(
      file: part.file, line: start.line - part.line, column: start.column, endLine: end.line - part.line,
      endColumn: end.column, page: printed?.page ?? begun?.page, table: label,
      row: row, sheet: address?.sheet, cell: address?.cell, box: printed?.box,
      isRecognised: begun?.isRecognised ?? false)
  }

  /// The cell of a workbook that holds an offset.
  private func address(at offset: Int) -> (sheet: String, cell: String)? {
    guard let span = source.spans(in: offset..<(offset + 1)).first,
      case .cell(let sheet, let row, let column) = span.origin
    else { return nil }
    let name = source.parts.indices.contains(sheet) ? source.parts[sheet] : ""
    return (name, SourceMap.Origin.cellName(row: row, column: column))
  }

  /// The box around the words of a range on the page where they begin.
  private func box(of range: Range<Int>) -> (page: Int, box: Box)? {
    var found: (page: Int, box: Box)?
    for span in source.spans(in: range) {
      guard case .box(let page, let box) = span.origin, page == found?.page ?? page else { continue }
      found = (page, found?.box.union(box) ?? box)
    }
    return found
  }

  /// The number printed on the page where words stand.
  package func printedPage(of range: Range<Int>) -> String? {
    guard let drawn = box(of: range) else { return pageStart(at: range.lowerBound)?.printed }
    return pages.first { $0.page == drawn.page }?.printed
  }

  /// The page on which an offset stands.
  package func pageStart(at offset: Int) -> PageStart? {
    var low = 0
    var high = pages.count
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : pages[low - 1]
  }

  /// The label of a caption with its number in one form: `Tabel 3.2`; the title when it has no number.
  package func captionLabel(_ block: Int) -> String? {
    guard case .caption(let caption) = blocks[block].content else { return nil }
    let word = caption.kind == .table ? "Tabel" : "Gambar"
    guard let number = caption.number else {
      let title = text.string(caption.title).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return title.isEmpty ? nil : title
    }
    let digits = text.string(number).filter { !$0.isWhitespace }
    return word + " " + digits.trimmingSuffix(".")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var copy = self
    while copy.last == character { copy.removeLast() }
    return copy
  }
}
