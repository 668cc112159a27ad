package import Documents

/// Finds the block and the cell that hold words of a document.
package struct Locator: Sendable {
  package let index: Int
  package let document: Document
  /// For each block the bit of its kind; every pattern asks for it.
  let kinds: [UInt8]

  package init(_ document: Document, index: Int) {
    self.document = document
    self.index = index
    kinds = document.blocks.map { ContentKind($0.content).bit }
  }

  /// The place of a range, or nil when it lies in no block or runs over the edge of its cell.
  package func place(_ range: Range<Int>) -> Place? {
    guard let block = document.block(at: range.lowerBound) else { return nil }
    guard range.lowerBound < document.blocks[block].range.upperBound || range.isEmpty else { return nil }
    guard case .table(let table) = document.blocks[block].content else {
      return Place(document: index, block: block, range: range)
    }
    guard let cell = cell(range, in: table) else { return nil }
    return Place(document: index, block: block, cell: cell, range: range)
  }

  /// A range without the white space and list marks at its start, which stand before the block they open.
  package func inked(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, Self.marks.contains(document.text.bytes[start]) { start += 1 }
    return start..<range.upperBound
  }

  private static let marks: Set<UInt8> = Set(" \t\n\r-*|#_".utf8)

  private func cell(_ range: Range<Int>, in table: Table) -> CellAddress? {
    var low = 0
    var high = table.rows.count
    while low < high {
      let middle = (low + high) / 2
      if table.rows[middle].range.upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < table.rows.count else { return nil }
    let cell = table.rows[low].cells.first {
      $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound && !$0.range.isEmpty
    }
    return cell.map { CellAddress(row: low, column: $0.column) }
  }

  /// Which kind of content a block is, as rule files name it.
  package func kind(_ block: Int) -> ContentKind { ContentKind(document.blocks[block].content) }
}

extension ContentKind {
  init(_ content: Content) {
    self =
      switch content {
      case .heading: .heading
      case .paragraph: .paragraph
      case .listItem: .list
      case .caption: .caption
      case .table: .cell
      case .formula: .formula
      case .entry: .entry
      }
  }
}
