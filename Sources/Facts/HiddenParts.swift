import Documents

/// Which parts of a report its unread places may hide: a picture of the cover hides the cover, an unread page inside a
/// chapter that chapter and the annexes often bound into it, unread pages behind the last chapter the annexes.
package struct HiddenParts: Sendable {
  /// What may be hidden where words are missing.
  package let words: Set<String>
  /// What may be hidden where words or the arrangement of a table are missing.
  package let tables: Set<String>
  /// The annexes that unread pages inside a chapter may be.
  package let bound: Set<String>

  /// Nothing is hidden.
  init() { (words, tables, bound) = ([], [], []) }

  init(_ document: Document, _ map: PartMap) {
    var (words, tables, bound): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    for gap in document.gaps where !gap.isNote {
      let hidden = Self.parts(hiddenBy: gap, document, map)
      if gap.pages != nil, gap.hidesWords {
        bound.formUnion(map.parts.filter { hidden.contains($0.id) }.flatMap(\.binds))
      }
      tables.formUnion(hidden)
      if gap.hidesWords { words.formUnion(hidden) }
    }
    (self.words, self.tables, self.bound) = (words, tables, bound)
  }

  private static func parts(hiddenBy gap: Gap, _ document: Document, _ map: PartMap) -> Set<String> {
    let offset = gap.range.lowerBound
    // What pages repeat stands behind all of them.
    let end = document.blocks.lastIndex { document.isMarginHeading($0) } ?? document.blocks.count
    let next = document.blocks[..<end].firstIndex { $0.range.lowerBound >= offset && $0.range.upperBound > offset }
    let cover = map.parts.first { $0.heading == nil }?.id
    if let pages = gap.pages, pages.upperBound <= coverPages, let cover {
      // The foreword may begin on the second page already.
      let second = map.parts.drop { $0.id != cover }.dropFirst().first
      return Set([cover] + (pages.contains(coverPages) ? [second?.id].compactMap { $0 } : []))
    }
    guard !document.blocks.isEmpty, map.chapters > 1 else { return Set(map.parts.map(\.id)) }
    let before = (next ?? end) - 1
    let start = before < 0 ? map.parts.firstIndex { $0.heading == nil } ?? 0 : map.ofBlock[before]
    guard let next else {
      guard map.parts[start].isClosing else { return map.ids(from: start, upTo: map.parts.count) }
      // The last page of the closing chapter is often signed and scanned; annexes take more than one.
      return gap.pages?.count == 1 ? [map.parts[start].id] : map.ids(from: start + 1, upTo: map.parts.count)
    }
    return map.ids(from: start, upTo: max(map.ofBlock[next], start + 1))
  }

  /// A cover and its inner side: of words that matter only the foreword may stand on the first two pages.
  private static let coverPages = 2
}

extension PartMap {
  /// How many chapters were recognised.
  fileprivate var chapters: Int { Set(ofBlock).count { parts[$0].isChapter } }

  /// The parts from one up to another; of the annexes, which come in any order, all or none.
  fileprivate func ids(from start: Int, upTo end: Int) -> Set<String> {
    let between = parts[min(start, end)..<end]
    let annexes = between.contains(where: \.isAnnex) ? parts.filter(\.isAnnex) : []
    return Set((between + annexes).map(\.id))
  }
}

extension Document {
  fileprivate func isMarginHeading(_ block: Block) -> Bool {
    guard case .heading = block.content else { return false }
    return string(block).hasSuffix(Self.marginHeading)
  }
}

extension Part {
  /// Whether it is one of the numbered chapters.
  package var isChapter: Bool { id.hasPrefix("bab-") }

  /// Whether it is the closing chapter or one behind it.
  package var isClosing: Bool { isChapter && !["bab-1", "bab-2", "bab-3"].contains(id) }

  /// Whether it is one of the annexes.
  package var isAnnex: Bool { id.hasPrefix("lampiran") }
}
