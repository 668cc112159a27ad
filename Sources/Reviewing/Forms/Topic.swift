internal import Documents
import Facts
import Patterns

/// What a place of a report is about, so that an error there concerns the items that ask for it, whatever rule found it;
/// written as YAML in `Rules/*/topik.yaml`.
package struct Topic: Sendable {
  let id: String
  /// The items it concerns: `lembar-asistensi/2`.
  let items: [String]
  /// Whoever stands in these parts is about it; with patterns only what they match there.
  let parts: Set<String>
  /// Matches the header words over a cell.
  let column: Pattern?
  /// Matches the caption of a table.
  let caption: Pattern?
  /// Matches a heading that words stand under.
  let heading: Pattern?
  /// Matches the words around it in a sentence.
  let sentence: Pattern?
  /// Whether a table of which no row was read leaves its items open.
  let needsTables: Bool

  private var patterns: [Pattern] { [column, caption, heading, sentence].compactMap { $0 } }

  /// Whether a place is about it.
  fileprivate func holds(_ spot: Spot, _ matcher: Matcher) -> Bool {
    guard parts.isEmpty || parts.contains(spot.part) else { return false }
    if patterns.isEmpty { return true }
    let finds = { (pattern: Pattern?, text: String?) in
      guard let pattern, let text else { return false }
      let bytes = Array(text.utf8)
      return matcher.finds(pattern, in: bytes, range: 0..<bytes.count)
    }
    return finds(column, spot.column) || finds(caption, spot.caption) || finds(sentence, spot.sentence)
      || spot.headings.contains { finds(heading, $0) }
  }
}

/// The words that stand around a place and say what it is about.
private struct Spot {
  let part: String
  var column: String?
  var caption: String?
  var sentence: String?
  let headings: [String]

  /// The words around a place of the report.
  init(_ place: Place, _ book: FactBook) {
    self.init(document: book.document(place.document), block: place.block, part: book.part(of: place).id)
    switch book.document(place.document).blocks[place.block].content {
    case .table:
      column = place.cell.flatMap { book.header(document: place.document, block: place.block, column: $0.column) }
    default: sentence = Self.sentence(place, in: book.document(place.document))
    }
  }

  /// The words around a table.
  init(document: Document, block: Int, part: String) {
    self.part = part
    if case .table(let table) = document.blocks[block].content {
      caption = table.caption.map { document.string(document.blocks[$0]) }
    }
    var headings: [String] = []
    var next = document.headings[block]
    while let heading = next {
      headings.append(document.string(document.blocks[heading]))
      next = document.headings[heading]
    }
    self.headings = headings
  }

  /// The sentence that holds a place: up to the full stops around it.
  private static func sentence(_ place: Place, in document: Document) -> String {
    let bytes = document.text.bytes
    let block = document.blocks[place.block].range
    let isEnd = { (index: Int) in
      bytes[index] == UInt8(ascii: ".") && index + 1 < block.upperBound
        && (bytes[index + 1] == UInt8(ascii: " ") || bytes[index + 1] == UInt8(ascii: "\n"))
    }
    var start = min(max(place.range.lowerBound, block.lowerBound), block.upperBound)
    while start > block.lowerBound, !isEnd(start - 1) { start -= 1 }
    var end = min(max(place.range.upperBound, start), block.upperBound)
    while end < block.upperBound, !isEnd(end) { end += 1 }
    return document.text.string(start..<end)
  }
}

/// What a review knows of topics: which items an error concerns by its place, and which tables nobody could read.
struct TopicMap {
  private let topics: [Topic]
  private let book: FactBook
  private let matcher = Matcher()

  init(_ topics: [Topic], _ book: FactBook) {
    self.topics = topics
    self.book = book
  }

  /// The items an error concerns by where its accused words stand, beside those its rule names.
  func items(of finding: Finding) -> Set<String> {
    guard finding.severity == .error, !finding.rule.check.isAboutPresence else { return [] }
    var items: Set<String> = []
    for evidence in finding.evidence.prefix(Self.mostPlaces)
    where evidence.isAccused && evidence.place.document == book.report {
      let spot = Spot(evidence.place, book)
      for topic in topics where topic.holds(spot, matcher) { items.formUnion(topic.items) }
    }
    return items
  }

  /// A finding with more places than this is about a document, not about a place.
  private static let mostPlaces = 24

  /// For each item the first table that speaks of it and gave no facts, as it is called.
  func unreadTables() -> [String: String] {
    guard let report = book.report else { return [:] }
    let document = book.document(report)
    var unread: [String: String] = [:]
    for table in book.unreadTables {
      let spot = Spot(document: document, block: table.block, part: book.parts[report].part(table.block).id)
      for topic in topics where topic.needsTables && topic.holds(spot, matcher) {
        for item in topic.items where unread[item] == nil { unread[item] = table.name }
      }
    }
    return unread
  }
}

extension FactBook {
  /// The tables of the report with figures of which no row was read, with what they are called.
  var unreadTables: [(block: Int, name: String)] {
    guard let report else { return [] }
    let document = document(report)
    // Where words give columns their roles, a table speaks when a column of figures has one.
    let spoken = Set(tables.filter(\.hasFacts).map { [$0.document, $0.block] })
    let read = spoken.isEmpty ? readTables : spoken
    return document.blocks.enumerated().compactMap { index, block in
      guard case .table(let table) = block.content, !read.contains([report, index]),
        figures(in: table, of: document) >= Self.fewestFigures
      else { return nil }
      let place = Place(document: report, block: index, range: block.range)
      let page = document.location(of: place).page.map { "halaman \($0)" }
      let line = "baris \(document.text.position(at: block.range.lowerBound).line)"
      return (index, table.caption.flatMap(document.captionLabel) ?? "tabel di \(page ?? line)")
    }
  }

  /// A table with fewer figures gives no facts because it has none.
  private static let fewestFigures = 4
}
