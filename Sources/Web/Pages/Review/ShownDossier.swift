package import DeskWork
internal import Documents
internal import Reporters
internal import Store

/// A reviewed dossier as the desk shows it: cut into parts of which one is a page, with the marks of its problems.
///
/// Made once for a review; every page of it is written from this.
package struct ShownDossier: Sendable {
  package let reading: ReviewReading
  package let parts: [Part]
  let marks: [Marks]
  /// For each finding the number of its problem.
  let problemOfFinding: [Int]
  /// The chapters in which problems stand, and for each problem the number of its chapter.
  let chapters: [String]
  let chapterOfProblem: [Int]

  /// A stretch of one document that is shown at once: a chapter, or as much of it as fits in a page.
  package struct Part: Sendable {
    /// From 1, over all documents.
    package let number: Int
    package let document: Int
    /// What it is called: its first heading, or the one it stands under.
    package let title: String
    package let isContinued: Bool
    let pieces: [Piece]
    /// The pages it begins and ends on, when the document has pages.
    package let pages: ClosedRange<Int>?
  }

  package init(_ reading: ReviewReading) {
    self.reading = reading
    let documents = reading.documents.map(\.document)
    let marks = documents.indices.map { Marks(reading, document: $0) }
    self.marks = marks
    var owners = [Int](repeating: 0, count: reading.findings.count)
    for (number, findings) in reading.problems.enumerated() {
      for finding in findings { owners[finding] = number }
    }
    problemOfFinding = owners
    (chapters, chapterOfProblem) = Self.chapters(reading)
    var parts: [Part] = []
    for (index, document) in documents.enumerated() {
      for pieces in Self.groups(document, marks[index]) {
        parts.append(Part(parts.count + 1, of: document, index, pieces))
      }
    }
    self.parts = parts
  }

  /// What the HTML of a part may take; two parts and a panel fit in a page.
  static let mostBytes = 48_000
  /// A chapter shorter than this stays with what follows it.
  private static let least = 12_000

  private static func groups(_ document: Document, _ marks: Marks) -> [[Piece]] {
    var groups: [[Piece]] = []
    var group: [Piece] = []
    var cost = 0
    for index in document.blocks.indices {
      let isChapter = if case .heading(1) = document.blocks[index].content { true } else { false }
      for (number, piece) in Piece.pieces(of: index, in: document, marks: marks).enumerated() {
        let isFull = cost + piece.cost > mostBytes || isChapter && number == 0 && cost > least
        if isFull, !group.isEmpty {
          groups.append(group)
          (group, cost) = ([], 0)
        }
        group.append(piece)
        cost += piece.cost
      }
    }
    // A document of nothing but gaps still has a part that names them.
    return groups + (group.isEmpty && !groups.isEmpty ? [] : [group])
  }

  /// The part that shows the words of an evidence, by its number.
  func part(of words: ReadEvidence) -> Int {
    let own = parts.filter { $0.document == words.document }
    let found = own.last { part in
      guard let first = part.pieces.first else { return false }
      return first.block < words.block || first.block == words.block && first.range.lowerBound <= words.start
    }
    return (found ?? own.first)?.number ?? 1
  }

  /// A problem by the fingerprint of any of its findings.
  func problem(_ fingerprint: String) -> Int? {
    reading.findings.firstIndex { $0.fingerprint == fingerprint }.map { problemOfFinding[$0] }
  }

  /// The finding that speaks for a problem.
  func lead(_ problem: Int) -> ReadFinding { reading.findings[reading.problems[problem][0]] }

  /// What a person decided about a problem: about the finding that speaks for it, else about another of its findings.
  func decision(_ problem: Int, among decisions: Decisions) -> Decision? {
    reading.problems[problem].lazy.compactMap { decisions.finding(reading.findings[$0].fingerprint) }.first
  }

  /// The title of the rule that found something.
  func title(_ finding: ReadFinding) -> String { reading.rules[finding.rule]?.title ?? finding.rule }
}

extension ShownDossier.Part {
  fileprivate init(_ number: Int, of document: Document, _ index: Int, _ pieces: [Piece]) {
    let first = pieces.first.map(\.block) ?? 0
    var heading: Int?
    var isContinued = false
    if document.blocks.indices.contains(first) {
      heading = pieces.lazy.map(\.block).first {
        if case .heading(let level) = document.blocks[$0].content { level <= 2 } else { false }
      }
      if heading != first {
        let above = document.headings[first]
        isContinued = above != nil
        heading = above ?? heading
      }
    }
    let words = heading.map { document.string(document.blocks[$0]).plain } ?? ""
    let pages = pieces.first.flatMap { first in
      (document.pageStart(at: first.range.lowerBound)?.page).map { start in
        start...max(start, document.pageStart(at: max((pieces.last?.range.upperBound ?? 0) - 1, 0))?.page ?? start)
      }
    }
    self.init(
      number: number, document: index,
      title: words.isEmpty ? (first == 0 ? "Halaman depan" : "Bagian \(number)") : Layout.cut(words, to: 70),
      isContinued: isContinued, pieces: pieces, pages: pages)
  }
}
