package import Documents
package import Patterns

/// A part of a report (`sampul`, `bab-3`, `formulir`), as defined in `Rules/*/bagian.yaml`.
package struct Part: Sendable {
  package let id: String
  package let title: String
  /// Matches the heading that opens the part; nil for the part at the very start.
  package let heading: Pattern?
  /// Whether what stands here is the report's own statement; false for printed forms and lists of contents.
  package let makesClaims: Bool
  /// The parts after which this one may open; empty: after any.
  package let after: Set<String>
  /// The annexes that are often bound into it as pictures.
  package let binds: Set<String>

  package init(
    id: String, title: String, heading: Pattern?, makesClaims: Bool, after: Set<String>, binds: Set<String> = []
  ) {
    self.id = id
    self.title = title
    self.heading = heading
    self.makesClaims = makesClaims
    self.after = after
    self.binds = binds
  }
}

/// Which part each block of a document belongs to.
package struct PartMap: Sendable {
  package let parts: [Part]
  /// For each block the index of its part.
  package let ofBlock: [Int]

  package func part(_ block: Int) -> Part { parts[ofBlock[block]] }

  /// Reads the parts of a document off its headings. The first definition without a heading is the start.
  package init(_ document: Document, parts definitions: [Part], matcher: Matcher) {
    let start = definitions.firstIndex { $0.heading == nil }
    let parts = definitions + [PartMap.whole]
    let first = start ?? parts.count - 1
    let openings = PartMap.openings(document, parts, first, passing: [], matcher)
    let outline = PartMap.outline(openings, parts, end: document.text.count)
    let opened =
      outline.isEmpty ? openings : PartMap.openings(document, parts, first, passing: outline, matcher)
    var map = [Int](repeating: first, count: document.blocks.count)
    // Sections begin where no chapter was seen (`1.1 Latar Belakang`): the cover ends above them.
    let front = 0..<(opened.first?.block ?? map.count)
    if let section = front.first(where: { PartMap.isSection(document.blocks[$0], in: document.text.bytes) }) {
      for block in section..<front.upperBound { map[block] = parts.count - 1 }
    }
    for (number, opening) in opened.enumerated() {
      let end = number + 1 < opened.count ? opened[number + 1].block : map.count
      for block in opening.block..<end { map[block] = opening.part }
    }
    self.parts = parts
    ofBlock = map
  }

  /// Whether a block is the heading of a section of a chapter: `1.1 Latar Belakang`.
  private static func isSection(_ block: Block, in bytes: [UInt8]) -> Bool {
    guard case .heading = block.content else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let text = bytes[block.range]
    guard let first = text.first, isDigit(first), let point = text.firstIndex(where: { !isDigit($0) }) else {
      return false
    }
    return bytes[point] == UInt8(ascii: ".") && text.dropFirst(point + 1 - text.startIndex).first.map(isDigit) == true
  }

  /// A heading that opens a part.
  private struct Opening {
    let block: Int
    let offset: Int
    let part: Int
  }

  private static func openings(
    _ document: Document, _ parts: [Part], _ first: Int, passing: Set<Int>, _ matcher: Matcher
  ) -> [Opening] {
    var current = first
    var found: [Opening] = []
    for (index, block) in document.blocks.enumerated() where !passing.contains(index) {
      guard case .heading = block.content, !namesPage(block.range, in: document.text.bytes) else { continue }
      let opened = parts.firstIndex { part in
        guard let heading = part.heading, part.after.isEmpty || part.after.contains(parts[current].id) else {
          return false
        }
        return matcher.finds(heading, in: document.text.bytes, range: block.range)
      }
      guard let opened else { continue }
      current = opened
      found.append(Opening(block: index, offset: block.range.lowerBound, part: opened))
    }
    return found
  }

  /// The blocks of chapter headings that only say what the report will hold: a run of them, much shorter than what
  /// follows, behind which the chapters begin anew.
  private static func outline(_ openings: [Opening], _ parts: [Part], end: Int) -> Set<Int> {
    let chapters = openings.filter { parts[$0.part].isChapter }
    guard let again = chapters.indices.dropFirst().last(where: { chapters[$0].part < chapters[$0 - 1].part }) else {
      return []
    }
    let run = chapters[..<again].filter { $0.part >= chapters[again].part }
    guard run.count > 1, let begin = run.first,
      (chapters[again].offset - begin.offset) * shareOfOutline < end - chapters[again].offset
    else { return [] }
    return Set(run.map(\.block))
  }

  /// How many times longer than its outline a report is at least.
  private static let shareOfOutline = 4

  /// Whether a line of a heading leads to a page number, over dots or a wide space: a line of a list of contents.
  private static func namesPage(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[range].split(separator: UInt8(ascii: "\n")).contains { line in
      let digits = line.reversed().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
      let leader = line.dropLast(digits).reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") }.count
      return (1...3).contains(digits) && leader >= 3 && line.count - digits - leader >= fewestLetters
    }
  }

  /// `BAB   3` is a chapter, not a line of a list.
  private static let fewestLetters = 8

  private static let whole = Part(id: "isi", title: "Isi", heading: nil, makesClaims: true, after: [])
}
