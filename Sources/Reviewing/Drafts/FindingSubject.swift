internal import Bahasa
import Documents
import Facts

/// What a judgement is about, in words that stay when pages, tables and chapters move: the name in its row or
/// sentence, the title of its caption, or else the words around it.
struct FindingSubject {
  let context: ReviewContext

  /// Fields that name what a record is about, the most telling first.
  private static let names = [
    "indikator", "nama", "judul", "kegiatan", "program", "uraian", "sasaran", "tujuan", "jenjang", "pernyataan",
  ]

  /// How many letters on each side tell words of a sentence from the same words elsewhere.
  private static let reach = 32
  private static let lookBack = 240
  /// No more bytes of one cell are looked at, nor of a row when it holds more.
  private static let longest = 2_000

  func words(of judgement: Judgement) -> [FactWords] {
    for name in Self.names {
      guard let text = judgement.values[name] else { continue }
      let words = Self.title(text)
      if words.hasLetters { return [words] }
    }
    guard let place = judgement.evidence.first?.place else { return [] }
    return words(around: place)
  }

  /// The title of the table the accused words stand in; empty when they stand in none.
  func caption(of judgement: Judgement) -> FactWords {
    guard let place = judgement.evidence.first?.place,
      case .table(let table) = context.book.document(place.document).blocks[place.block].content
    else { return FactWords("") }
    return caption(of: table, context.book.document(place.document))
  }

  /// A name without the mark that numbers it.
  private static func title(_ text: String) -> FactWords {
    let bytes = Array(text.utf8)
    let range = PositionNumbers.skipListMark(bytes, 0..<bytes.count)
    return FactWords(bytes, in: range, hiding: PositionNumbers.all(in: bytes, range))
  }

  private func words(around place: Place) -> [FactWords] {
    let document = context.book.document(place.document)
    let block = document.blocks[place.block]
    switch block.content {
    case .table(let table): return row(of: place, in: table, document)
    case .caption(let caption): return around(place.range, within: caption.title, document)
    case .entry(let entry): return around(place.range, within: entry.title, document)
    default:
      return around(place.range, within: sentence(around: place.range, in: block.range, document.text.bytes), document)
    }
  }

  /// The names in the row of a cell and the words around the accused in its cell; for a header what the table is about.
  private func row(of place: Place, in table: Table, _ document: Document) -> [FactWords] {
    guard let address = place.cell else { return [caption(of: table, document)] }
    let row = table.rows[address.row]
    var words: [FactWords] = []
    var hasFigure = false
    var looked = 0
    for cell in row.cells where cell.column != address.column && !hasFigure && looked < Self.longest {
      if PrintedNumber.parse(document.text.bytes, in: cell.range) != nil {
        hasFigure = cell.column > 0
        continue
      }
      guard cell.range.count > 2 else { continue }
      let label = fold(PositionNumbers.skipListMark(document.text.bytes, Self.beginning(cell.range)), document)
      looked += label.bytes.count
      if label.hasLetters { words.append(label) }
    }
    if row.kind != .body { words.append(caption(of: table, document)) }
    if words.isEmpty { words = header(of: address.column, in: table, document) }
    if let cell = row.cells.first(where: { $0.column == address.column }) {
      words += around(place.range, within: cell.range, document)
    }
    return words
  }

  private func caption(of table: Table, _ document: Document) -> FactWords {
    guard let number = table.caption, case .caption(let caption) = document.blocks[number].content else {
      return FactWords("")
    }
    return fold(caption.title, document)
  }

  private func header(of column: Int, in table: Table, _ document: Document) -> [FactWords] {
    table.rows.prefix { $0.kind == .header }.compactMap { row in
      row.cells.last { $0.column <= column }.map { fold(Self.beginning($0.range), document) }
    }
  }

  private static func beginning(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<min(range.upperBound, range.lowerBound + longest)
  }

  /// The letters before and after a range, as far as they stand in another.
  private func around(_ range: Range<Int>, within whole: Range<Int>, _ document: Document) -> [FactWords] {
    let bytes = document.text.bytes
    let inner = range.clamped(to: whole)
    let mark = PositionNumbers.skipListMark(bytes, whole.lowerBound..<max(whole.lowerBound, inner.lowerBound))
    let start = max(mark.lowerBound, inner.lowerBound - Self.longest)
    let end = min(whole.upperBound, inner.upperBound + Self.lookBack)
    let hidden = PositionNumbers.all(in: bytes, start..<max(start, end))
    return [
      FactWords(bytes, in: min(start, inner.lowerBound)..<inner.lowerBound, hiding: hidden).last(Self.reach),
      FactWords(bytes, in: inner.upperBound..<max(end, inner.upperBound), hiding: hidden).first(Self.reach),
    ]
  }

  /// The sentence around a range, no further back than anyone needs.
  private func sentence(around range: Range<Int>, in block: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let floor = max(block.lowerBound, range.lowerBound - Self.lookBack)
    var start = range.lowerBound
    while start > floor, !Self.endsSentence(bytes, start - 1) { start -= 1 }
    let ceiling = min(block.upperBound, range.upperBound + Self.lookBack)
    var end = min(max(range.upperBound, start), ceiling)
    while end < ceiling, !Self.endsSentence(bytes, end) { end += 1 }
    return start..<max(end, start)
  }

  /// Whether a full stop, a question or an exclamation mark at an index is followed by white space and a capital letter.
  private static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard [0x2E, 0x3F, 0x21].contains(bytes[index]) else { return false }
    var next = index + 1
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    return next > index + 1 && (next == bytes.count || (bytes[next] >= 0x41 && bytes[next] <= 0x5A))
  }

  func fold(_ range: Range<Int>, _ document: Document) -> FactWords {
    FactWords(document.text.bytes, in: range, hiding: PositionNumbers.all(in: document.text.bytes, range))
  }
}
