internal import Bahasa
import Documents
import Patterns

/// What every kind of record needs to know about one document; shared by all workers.
struct PageFacts: Sendable {
  let locator: Locator
  let parts: PartMap
  /// The year the report is about; columns of this year carry the plain field name.
  let year: Int?
  /// The agency's name as most often printed.
  let agency: String?
  /// The header words of each table, by block; worked out once for all kinds of record.
  let headers: [Int: TableHeader]
  /// The words that reports use.
  let words: WordList
  /// Each table as its columns are understood, by block.
  private(set) var readings: [Int: TableReading] = [:]

  func with(_ readings: [Int: TableReading]) -> PageFacts {
    var page = self
    page.readings = readings
    return page
  }

  func with(_ matcher: Matcher) -> Page { Page(facts: self, matcher: matcher) }
}

/// One document being read into records by one worker.
struct Page {
  let facts: PageFacts
  let matcher: Matcher

  var locator: Locator { facts.locator }
  var parts: PartMap { facts.parts }
  var year: Int? { facts.year }
  var agency: String? { facts.agency }
  var headers: [Int: TableHeader] { facts.headers }
  var words: WordList { facts.words }
  var document: Document { locator.document }
  var bytes: [UInt8] { document.text.bytes }

  func fact(_ range: Range<Int>, kind: FieldDefinition.Kind, block: Int, cell: CellAddress? = nil) -> Fact {
    let place = Place(document: locator.index, block: block, cell: cell, range: range)
    let figure = kind.isFigure ? PrintedNumber.parse(bytes, in: range) : nil
    return Fact(place: place, text: document.text.string(range), figure: figure)
  }

  /// Cuts the fields that are part of other words out of them: `tahun` out of `judul_tabel`.
  ///
  /// Besides fields the words can come from `judul_tabel` (the caption), `catatan_tabel` (the paragraph after the
  /// table), `judul_bagian` (the heading above) and `judul_bab`
  /// (the chapter).
  func cutFields(_ fields: [FieldDefinition], into record: inout Record) {
    for field in fields {
      guard let cut = field.cut, record.fields[field.name] == nil,
        let source = source(cut.of, for: record),
        let match = matcher.firstFound(of: cut.by, within: source.place.range, of: bytes)
      else { continue }
      let range = match.range(field.name, of: cut.by) ?? match.range
      // A sentence may go on in the next block, and the words stand there.
      let own = locator.place(range) ?? source.place
      record.fields[field.name] = fact(range, kind: field.kind, block: own.block, cell: own.cell)
    }
  }

  /// The heading of the highest level that a block stands under.
  private func chapter(of block: Int) -> Int? {
    var place = document.headings[block]
    while let heading = place, let above = document.headings[heading] { place = above }
    return place
  }

  private func source(_ name: String, for record: Record) -> Fact? {
    switch name {
    case "judul_tabel":
      guard case .table(let table) = document.blocks[record.block].content, let caption = table.caption else {
        return nil
      }
      return fact(document.blocks[caption].range, kind: .text, block: caption)
    case "catatan_tabel":
      let next = record.block + 1
      guard case .table = document.blocks[record.block].content, next < document.blocks.count,
        case .paragraph = document.blocks[next].content
      else { return nil }
      return fact(document.blocks[next].range, kind: .text, block: next)
    case "judul_bagian":
      guard let heading = document.headings[record.block] else { return nil }
      return fact(document.blocks[heading].range, kind: .text, block: heading)
    case "judul_bab":
      guard let heading = chapter(of: record.block) else { return nil }
      return fact(document.blocks[heading].range, kind: .text, block: heading)
    default:
      return record.fields[name]
    }
  }
}
