import Documents
import Patterns

/// The blocks of a report that belong to an annex bound into it which gives itself another year: next year's agreement
/// bears no witness about this year.
struct ForeignSections {
  /// The blocks, by index.
  let blocks: Set<Int>

  /// Nothing is of another year.
  init() { blocks = [] }

  /// Reads the years annexes give themselves in their first words; what follows is theirs until the next title.
  init(_ locator: Locator, _ parts: PartMap, _ definition: IdentityDefinition, own year: Int, _ matcher: Matcher) {
    let document = locator.document
    var blocks: Set<Int> = []
    var isForeign = false
    for (index, block) in document.blocks.enumerated() {
      guard parts.part(index).isAnnex else {
        isForeign = false
        continue
      }
      switch block.content {
      case .heading, .paragraph, .caption:
        if let named = Self.year(block.range, definition, document.text.bytes, matcher) {
          isForeign = named != year
        } else if case .heading(let level) = block.content, level == 1,
          parts.part(index).opens(block, document, matcher)
        {
          isForeign = false
        }
      default: break
      }
      if isForeign { blocks.insert(index) }
    }
    self.blocks = blocks
  }

  /// The year in a title that begins a block: `PERJANJIAN KINERJA TAHUN 2025 …`.
  private static func year(
    _ range: Range<Int>, _ definition: IdentityDefinition, _ bytes: [UInt8], _ matcher: Matcher
  ) -> Int? {
    for (pattern, match) in matcher.all(definition.attachmentYear, in: bytes, range: range) {
      guard match.range.lowerBound - range.lowerBound <= titleStart,
        let year = match.range("tahun", of: pattern), year.upperBound - range.lowerBound <= titleLength
      else { continue }
      return Int(String(decoding: bytes[year], as: UTF8.self))
    }
    return nil
  }

  /// How far behind the first byte of a block its title may begin (`Lampiran 3 REVISI …`), and end.
  private static let (titleStart, titleLength) = (40, 160)
}

extension Part {
  /// Whether a heading is one that opens this part.
  fileprivate func opens(_ block: Block, _ document: Document, _ matcher: Matcher) -> Bool {
    heading.map { matcher.finds($0, in: document.text.bytes, range: block.range) } ?? false
  }
}
