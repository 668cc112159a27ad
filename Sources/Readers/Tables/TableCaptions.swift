import Documents

/// Which caption names which table: the nearest one above, else the one right below.
enum TableCaptions {
  /// A paragraph of more words than this between a caption and a table parts them.
  private static let shortParagraph = 40

  static func assign(to blocks: inout [Block], words: (Range<Int>) -> Int) {
    var open: Int?
    var paragraphs = 0
    for index in blocks.indices {
      switch blocks[index].content {
      case .caption(let caption):
        open = caption.kind == .table ? index : nil
        paragraphs = 0
      case .paragraph, .formula:
        paragraphs += 1
        if paragraphs > 1 || words(blocks[index].range) > shortParagraph { open = nil }
      case .table:
        if let caption = open ?? neighbour(of: index, in: blocks) ?? below(index, in: blocks) {
          name(&blocks, index, caption)
        }
        open = nil
      case .heading, .listItem, .entry:
        open = nil
      }
    }
  }

  /// The caption of the table right above, when nothing stands between the two.
  private static func neighbour(of index: Int, in blocks: [Block]) -> Int? {
    guard index > 0, case .table(let table) = blocks[index - 1].content else { return nil }
    return table.caption
  }

  /// The caption right below a table, unless it belongs to the table after it.
  private static func below(_ index: Int, in blocks: [Block]) -> Int? {
    guard index + 1 < blocks.count, case .caption(let caption) = blocks[index + 1].content, caption.kind == .table
    else {
      return nil
    }
    for next in (index + 2)..<(index + 4) where next < blocks.count {
      switch blocks[next].content {
      case .table: return nil
      case .paragraph: continue
      default: return index + 1
      }
    }
    return index + 1
  }

  private static func name(_ blocks: inout [Block], _ index: Int, _ caption: Int) {
    guard case .table(var table) = blocks[index].content else { return }
    table.caption = caption
    blocks[index] = Block(.table(table), blocks[index].range)
  }
}
