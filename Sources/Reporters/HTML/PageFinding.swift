internal import Documents
internal import Facts
internal import Mustache
internal import Reviewing

/// One problem as the template of the page shows it; what there is none of stays nil.
struct PageFinding {
  struct Pair { let name: String; let words: String }
  struct Row { let cells: [Cell] }
  struct Quote {
    let label: String
    let header: [Row]
    let row: Row
  }
  struct Line { let before: String; let words: String; let after: String }

  let id: String
  let severity: String
  let mark: String
  let severityWord: String
  let title: String
  let message: String
  let remedy: [Pair]
  let place: String
  let table: Quote?
  let line: Line?
  let facts: [Pair]
  /// All places, where there are too many to name beside each other.
  let spots: Spots?
  let rule: String

  struct Spots {
    let count: Int
    let list: [Pair]
  }

  /// One cell of a quoted table. Named here for the template, which would look slowly for itself.
  struct Cell: MustacheParent {
    let attributes: String
    let before: String
    /// The accused words; nil when the cell holds none.
    let marked: String?
    let after: String

    func child(named name: String) -> Any? {
      switch name {
      case "attributes": attributes
      case "before": before
      case "marked": marked
      case "after": after
      default: nil
      }
    }
  }
}

/// Makes the problems of a review ready for the page.
struct PageFindings {
  let content: ShownReview
  let tables: QuotedTables

  /// Longer words in a cell are cut off.
  private static let longestCell = 240
  private static let longestQuote = 320

  init(_ content: ShownReview) {
    self.content = content
    tables = QuotedTables(
      book: content.review.book,
      places: content.groups.groups.flatMap(\.problems).compactMap {
        content.review.findings[$0[0]].evidence.first?.place
      })
  }

  func finding(_ problem: [Int]) -> PageFinding? {
    guard let words = content.words(of: problem) else { return nil }
    let (lead, rule) = (words.lead, words.lead.rule)
    let table = words.accused.flatMap { quote($0, of: lead) }
    let excerpt = table == nil ? words.accused.flatMap(excerpt) : nil
    let shown = table?.shown ?? excerpt?.shown
    var facts = witnesses(words, beside: shown)
    let isFolded = words.others.count > Self.mostBeside
    if !isFolded, let again = words.again { facts.append(.init(name: "Juga di", words: again)) }
    for beside in words.besides {
      let remedy = Self.remedy(beside.remedy).map { " \($0.name): \($0.words)." }.joined()
      facts.append(.init(name: "Lagi pula", words: beside.message + remedy))
    }
    if !words.items.isEmpty { facts.append(.init(name: "Butir", words: words.items.joined(separator: " · "))) }
    facts.append(.init(name: "Dasar", words: rule.basis.plain))
    return PageFinding(
      id: Self.anchor(of: lead), severity: lead.severity.rawValue, mark: lead.severity.sign,
      severityWord: lead.severity.display, title: rule.title.plain, message: words.message,
      remedy: Self.remedy(words.remedy), place: words.place, table: table?.quote,
      line: excerpt.map { .init(before: $0.pieces.before, words: $0.pieces.words, after: $0.pieces.after) },
      facts: facts, spots: isFolded ? spots(words) : nil, rule: rule.id.plain)
  }

  /// More places are folded away.
  private static let mostBeside = 8

  private func spots(_ problem: ProblemWords) -> PageFinding.Spots {
    let all = [problem.accused].compactMap { $0 } + problem.others
    return PageFinding.Spots(
      count: all.count,
      list: all.map { .init(name: content.places.place($0), words: content.places.words($0, to: Self.longestSpot)) })
  }

  private static let longestSpot = 120

  static func anchor(of finding: Finding) -> String { "t-" + finding.fingerprint }

  private static func remedy(_ remedy: Remedy) -> [PageFinding.Pair] {
    [("Hitungan", remedy.computation), ("Seharusnya", remedy.expected)].compactMap { name, words in
      words.map { .init(name: name, words: $0) }
    }
  }

  private func witnesses(_ problem: ProblemWords, beside shown: Range<Int>?) -> [PageFinding.Pair] {
    let others = problem.witnesses(beside: shown)
    let named = others.prefix(ProblemWords.mostWitnesses).map { place in
      let words = content.places.words(place, to: Self.longestCell)
      let named = content.places.place(place, beside: problem.accused)
      return PageFinding.Pair(name: "Bandingkan", words: words.isEmpty ? named : "\(named): “\(words)”")
    }
    let more = others.dropFirst(named.count)
    return more.isEmpty ? named : named + [.init(name: "Bandingkan juga", words: content.places.lines(of: more))]
  }

  private func excerpt(_ place: Place) -> Excerpt? {
    Excerpt(content.review.book.document(place.document).text, around: place.range, width: Self.longestQuote)
  }

  /// The accused row under its header, and the bytes that show.
  private func quote(_ place: Place, of finding: Finding) -> (quote: PageFinding.Quote, shown: Range<Int>)? {
    guard let found = tables.quote(place), let address = place.cell else { return nil }
    let text = content.review.book.document(place.document).text
    let seen = finding.evidence.dropFirst().map(\.place).filter {
      $0.document == place.document && $0.block == place.block && $0.cell?.row == address.row
    }
    let header = found.header.map { row in
      PageFinding.Row(cells: row.map { cell(text, $0, tag: "th", marking: nil, style: "") })
    }
    let row = found.row.map { cell in
      let isAccused = cell.isOwn && cell.column == address.column
      let isWitness = cell.isOwn && seen.contains { $0.cell?.column == cell.column }
      let style = isAccused ? "accused" : isWitness ? "witness" : cell.isOwn ? "" : "above"
      return self.cell(text, cell, tag: "td", marking: isAccused ? place.range : nil, style: style)
    }
    let own = found.row.filter(\.isOwn)
    let start = own.map(\.range.lowerBound).min() ?? place.range.lowerBound
    let end = own.map(\.range.upperBound).max() ?? place.range.upperBound
    return (
      .init(label: "Kutipan " + content.places.place(place), header: header, row: .init(cells: row)),
      start..<max(end, start)
    )
  }

  private func cell(
    _ text: TextBuffer, _ cell: QuotedTables.QuotedCell, tag: String, marking range: Range<Int>?, style: String
  ) -> PageFinding.Cell {
    var attributes = style.isEmpty ? "" : " class=\"\(style)\""
    if cell.columnSpan > 1 { attributes += " colspan=\"\(cell.columnSpan)\"" }
    if cell.rowSpan > 1, tag == "th" { attributes += " rowspan=\"\(cell.rowSpan)\"" }
    let words = range?.clamped(to: cell.range) ?? cell.range.lowerBound..<cell.range.lowerBound
    guard !words.isEmpty, words != cell.range else {
      let all = Self.short(text, cell.range)
      return .init(
        attributes: attributes, before: words.isEmpty ? all : "", marked: words.isEmpty ? nil : all, after: "")
    }
    let before = text.string(cell.range.lowerBound..<words.lowerBound).plain
    let after = Self.short(text, words.upperBound..<cell.range.upperBound)
    let space = { (offset: Int) in text.bytes[offset] <= 0x20 ? " " : "" }
    return .init(
      attributes: attributes,
      before: String(before.suffix(Self.longestCell)) + (before.isEmpty ? "" : space(words.lowerBound - 1)),
      marked: Self.short(text, words), after: (after.isEmpty ? "" : space(words.upperBound)) + after)
  }

  private static func short(_ text: TextBuffer, _ range: Range<Int>) -> String {
    let near = range.clamped(to: range.lowerBound..<(range.lowerBound + 4 * longestCell))
    return Layout.cut(text.string(near).plain + (near == range ? "" : "…"), to: longestCell)
  }
}
