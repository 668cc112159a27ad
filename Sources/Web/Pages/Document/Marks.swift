internal import DeskWork
internal import Documents
internal import Reviewing

/// Words of a document that a problem of the review is about.
struct Mark: Sendable {
  let range: Range<Int>
  /// The number of the problem in the review.
  let problem: Int
  let severity: Severity
  /// Whether they are the first words the problem accuses: the place one jumps to.
  let isAnchor: Bool
}

/// The marks of one document, in the order of the text.
struct Marks: Sendable {
  /// Marks that are shown on their words.
  private let inline: [Mark]
  /// Marks of whole passages, by the block they begin in; shown at its edge.
  let passages: [Int: [Mark]]

  /// Accused words longer than this in bytes are a passage: a wall of colour helps nobody to read.
  static let longestWords = 600

  init(_ reading: ReviewReading, document: Int) {
    var inline: [Mark] = []
    var passages: [Int: [Mark]] = [:]
    let blocks = reading.documents[document].document.blocks
    for (number, findings) in reading.problems.enumerated() {
      var seen: Set<Range<Int>> = []
      for (index, finding) in findings.enumerated() {
        let finding = reading.findings[finding]
        guard let words = finding.evidence.first, words.document == document, seen.insert(words.range).inserted
        else { continue }
        let mark = Mark(range: words.range, problem: number, severity: finding.weight, isAnchor: index == 0)
        let isTable = if case .table = blocks[words.block].content { !words.isInTable } else { false }
        if words.range.isEmpty || words.range.count > Self.longestWords || isTable {
          passages[words.block, default: []].append(mark)
        } else {
          inline.append(mark)
        }
      }
    }
    self.inline = inline.sorted { ($0.range.lowerBound, $0.problem) < ($1.range.lowerBound, $1.problem) }
    self.passages = passages
  }

  /// The marks that share bytes with a range; the heaviest when there are more than so many.
  func touching(_ range: Range<Int>, most: Int) -> [Mark] {
    var low = 0
    var high = inline.count
    let earliest = range.lowerBound - Self.longestWords
    while low < high {
      let middle = (low + high) / 2
      if inline[middle].range.lowerBound < earliest { low = middle + 1 } else { high = middle }
    }
    let found = inline[low...].prefix { $0.range.lowerBound < range.upperBound }.filter { $0.range.overlaps(range) }
    guard found.count > most else { return found }
    let heaviest = found.indices.sorted { (found[$1].severity, $0) < (found[$0].severity, $1) }.prefix(most)
    return heaviest.sorted().map { found[$0] }
  }
}

/// A stretch of words under the same marks.
struct Segment {
  let range: Range<Int>
  let marks: [Mark]
  /// The place of these words among those of the chosen finding, when they are one: 0 is the accused.
  let chosen: Int?
}

extension Segment {
  /// A range cut wherever a mark or a chosen place begins or ends.
  static func segments(of range: Range<Int>, marks: [Mark], chosen: [Range<Int>?]) -> [Segment] {
    var cuts: Set<Int> = [range.lowerBound, range.upperBound]
    for other in marks.map(\.range) + chosen.compactMap({ $0 }) {
      for end in [other.lowerBound, other.upperBound] where range.contains(end) { cuts.insert(end) }
    }
    let sorted = cuts.sorted()
    return zip(sorted, sorted.dropFirst()).map { start, end in
      let piece = start..<end
      return Segment(
        range: piece, marks: marks.filter { $0.range.overlaps(piece) },
        chosen: chosen.firstIndex { $0?.overlaps(piece) ?? false })
    }
  }
}
