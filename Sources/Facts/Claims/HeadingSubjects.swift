internal import Documents

/// Finds the heading, list item or short line above a block that names what the block is about.
struct HeadingSubjects {
  let page: Page
  let names: Subjects

  /// How far above its block a title may stand.
  private static let reach = 24
  /// Longer words are a statement, not a title.
  private static let longest = 240

  /// The name the nearest title above a block, or its own first line, is; nil below the item of a list that is about
  /// something no table states.
  func above(_ block: Int) -> String? {
    let blocks = page.document.blocks
    var level = Int.max
    for index in stride(from: block, through: max(0, block - Self.reach), by: -1) {
      switch blocks[index].content {
      case .heading(let own):
        guard own < level else { continue }
        level = own
        if let found = title(blocks[index].range) { return found }
      case .paragraph, .listItem:
        guard level == .max else { continue }
        if let found = title(firstLine(blocks[index].range)) { return found }
        guard case .listItem = blocks[index].content else { continue }
        let item = page.document.text.string(blocks[index].range)
        if let found = names.leading(item) { return found }
        if names.isAnother(item) { return nil }
      default: continue
      }
    }
    return nil
  }

  private func title(_ range: Range<Int>) -> String? {
    range.count > Self.longest ? nil : names.title(page.document.text.string(range))
  }

  /// A paragraph may be glued to its title.
  private func firstLine(_ range: Range<Int>) -> Range<Int> {
    let trimmed = page.document.text.trimmed(range)
    let line = page.bytes[trimmed].firstIndex(of: 0x0A) ?? trimmed.upperBound
    return trimmed.count <= Self.longest ? trimmed : trimmed.lowerBound..<line
  }
}
