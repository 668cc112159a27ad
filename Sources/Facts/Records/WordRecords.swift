internal import Bahasa
import Documents
import Patterns

/// Reads sentences, captions, headings and lists of contents into records.
struct WordRecords {
  let definition: RecordDefinition
  let page: Page

  /// The records of a definition that is not about tables, in reading order.
  /// - Throws: `Unfinished` when a pattern hit a limit; the records are then incomplete.
  func records(budget: Budget) throws(Unfinished) -> [Record] {
    switch definition.source {
    case .phrases(let patterns, let kinds, let list):
      var found: [Record] = []
      let segments = Segments(page.locator, page.parts, kinds: kinds, scope: definition.scope)
      for range in segments.ranges {
        for pattern in patterns {
          for match in try page.matcher.matches(of: pattern, in: page.bytes, range: range, budget: budget) {
            if let record = phrase(match, pattern, kinds) { found.append(record) }
          }
        }
        if let list {
          found += try items(of: list, in: range, budget).compactMap { phrase($0, list.item, kinds) }
        }
      }
      return found.sorted { $0.place < $1.place }
    case .captions: return blocks { content, range in caption(content, range) }
    case .entries: return blocks { content, range in entry(content, range) }
    case .headings: return blocks { content, range in heading(content, range) }
    case .headers: return headers()
    case .mentions: return mentions()
    case .slips: return slips()
    case .tables, .claims, .documents: return []
    }
  }

  /// The record of a match; nil where it reaches into a block of another kind or part.
  private func phrase(_ match: PatternMatch, _ pattern: Pattern, _ kinds: Set<ContentKind>) -> Record? {
    guard !match.range.isEmpty, let place = page.locator.place(page.locator.inked(match.range)),
      kinds.contains(page.locator.kind(place.block)), definition.scope.admits(page.parts.part(place.block))
    else { return nil }
    var fields: [String: Fact] = [:]
    for field in definition.fields {
      guard let range = match.range(field.name, of: pattern).map(page.document.text.trimmed) else { continue }
      // A sentence may go on in the next block, and the group stand there.
      let own = page.locator.place(range) ?? place
      fields[field.name] = page.fact(range, kind: field.kind, block: own.block, cell: own.cell)
    }
    return finished(place, fields)
  }

  /// An item begins no further than this many bytes behind what was read of the one before it.
  private static let widestItem = 300
  /// Nobody numbers more in one sentence.
  private static let mostItems = 20

  /// The items of the lists that sentences of a range announce, as long as their numbers follow each other.
  private func items(
    of list: ListPatterns, in range: Range<Int>, _ budget: Budget
  ) throws(Unfinished) -> [PatternMatch] {
    var items: [PatternMatch] = []
    for opening in try page.matcher.matches(of: list.opens, in: page.bytes, range: range, budget: budget) {
      var offset = opening.range.upperBound
      for number in 1...Self.mostItems {
        // Wide enough for a whole item, so that none ends because the text does.
        let near = offset..<page.bytes.letterEnd(before: min(range.upperBound, offset + 4 * Self.widestItem))
        let matches = try page.matcher.matches(of: list.item, in: page.bytes, range: near, budget: budget)
        guard
          let item = matches.first(where: { match in
            match.range(ListPatterns.number, of: list.item).map {
              Ordinal.value(page.document.text.string($0)) == number && $0.lowerBound < offset + Self.widestItem
            } ?? false
          })
        else { break }
        items.append(item)
        offset = item.range.upperBound
      }
    }
    return items
  }

  private func mentions() -> [Record] {
    guard let agency = page.agency else { return [] }
    return Mentions(of: agency, in: page.document.text).ranges().compactMap { range in
      guard let place = page.locator.place(range), definition.scope.admits(page.parts.part(place.block)) else {
        return nil
      }
      return finished(place, ["nama": page.fact(range, kind: .name, block: place.block, cell: place.cell)])
    }
  }

  private func slips() -> [Record] {
    let ranges = page.document.blocks.enumerated().filter { index, block in
      page.locator.kind(index) != .formula && definition.scope.admits(page.parts.part(index))
    }.map(\.element.range)
    return Slips(in: page.bytes, ranges: ranges, list: page.words).all().compactMap { slip in
      // What was recognised from a picture may be misread there.
      guard let place = page.locator.place(slip.word), !page.document.location(of: place).isRecognised else {
        return nil
      }
      var meant: Fact?
      switch slip.meant {
      case .printed(let range):
        meant = page.locator.place(range).map { page.fact(range, kind: .text, block: $0.block, cell: $0.cell) }
      case .known(let word): meant = Fact(place: place, text: word)
      }
      guard let meant else { return nil }
      return finished(
        place,
        ["kata": page.fact(slip.word, kind: .text, block: place.block, cell: place.cell), "seharusnya": meant])
    }
  }

  /// One record for each column, with the words of its lowest header cell as `kepala`.
  private func headers() -> [Record] {
    page.document.blocks.indices.flatMap { index -> [Record] in
      guard case .table(let table) = page.document.blocks[index].content,
        definition.scope.admits(page.parts.part(index))
      else { return [] }
      return (0..<table.columns).compactMap { column in
        let cells = table.rows.enumerated().filter { $0.element.kind == .header }.flatMap { row, content in
          content.cells.filter { $0.column == column && !$0.range.isEmpty }.map { (row, $0) }
        }
        guard let (row, cell) = cells.last else { return nil }
        let address = CellAddress(row: row, column: column)
        let place = Place(document: page.locator.index, block: index, cell: address, range: cell.range)
        return finished(place, ["kepala": page.fact(cell.range, kind: .text, block: index, cell: address)])
      }
    }
  }

  private func finished(_ place: Place, _ fields: [String: Fact]) -> Record {
    var record = Record(
      kind: definition.id, block: place.block, row: place.cell?.row, place: place, fields: fields)
    page.cutFields(definition.fields, into: &record)
    return record
  }

  private func blocks(_ fields: (Content, Range<Int>) -> [String: Range<Int>]?) -> [Record] {
    page.document.blocks.enumerated().compactMap { index, block in
      guard let words = fields(block.content, block.range), definition.scope.admits(page.parts.part(index)) else {
        return nil
      }
      var facts: [String: Fact] = [:]
      if case .entry = block.content {
      } else if let printed = page.document.printedPage(of: block.range) {
        let place = Place(document: page.locator.index, block: index, range: block.range)
        facts["halaman"] = Fact(place: place, text: printed)
      }
      for (name, range) in words {
        let kind = definition.field(name)?.kind ?? .text
        facts[name] = page.fact(range, kind: kind, block: index)
      }
      return finished(Place(document: page.locator.index, block: index, range: block.range), facts)
    }
  }

  private func caption(_ content: Content, _ range: Range<Int>) -> [String: Range<Int>]? {
    guard case .caption(let caption) = content else { return nil }
    return named(number: caption.number, title: caption.title, whole: range, kind: caption.kind)
  }

  private func entry(_ content: Content, _ range: Range<Int>) -> [String: Range<Int>]? {
    guard case .entry(let entry) = content else { return nil }
    var words = named(number: entry.number, title: entry.title, whole: range, kind: entry.kind)
    words["halaman"] = entry.page
    return words
  }

  /// A caption or entry; its kind is told apart by which of the fields `tabel` and `gambar` it has.
  private func named(
    number: Range<Int>?, title: Range<Int>, whole: Range<Int>, kind: Caption.Kind?
  ) -> [String: Range<Int>] {
    var words = ["judul": title, "utuh": whole]
    words["nomor"] = number
    if let kind { words[kind.rawValue] = number ?? title }
    return words
  }

  private func heading(_ content: Content, _ range: Range<Int>) -> [String: Range<Int>]? {
    guard case .heading(let level) = content else { return nil }
    return ["judul": range, "tingkat\(level)": range]
  }
}
