internal import Bahasa
internal import Documents
internal import Patterns

/// Reads the paragraphs, lists, headings and formulas of a document into their gist.
struct GistReader {
  private let bytes: [UInt8]
  private let vocabulary: ClaimVocabulary
  private let matcher: Matcher
  private let names: NameSpotter
  private var gist = Gist()
  /// Where a word such as "sebesar" began that waits for its figure.
  private var copula: Int?
  /// Whether the next word is what the last figure counts.
  private var awaitsUnit = false
  /// Nothing before this offset is still to be read.
  private var cursor = 0

  /// The gist of a whole document.
  static func gist(of document: Document, _ vocabulary: ClaimVocabulary, names: NameSpotter) -> Gist {
    var reader = GistReader(document, vocabulary, names)
    for block in document.blocks {
      switch block.content {
      case .paragraph, .listItem, .formula:
        reader.read(block.range)
        reader.end("¶", block.range)
      case .heading:
        reader.end("§", block.range.lowerBound..<block.range.lowerBound)
        reader.read(block.range)
        reader.end("§", block.range)
      default: reader.end("‡", block.range)
      }
    }
    return reader.gist
  }

  private init(_ document: Document, _ vocabulary: ClaimVocabulary, _ names: NameSpotter) {
    self.names = names
    bytes = document.text.bytes
    self.vocabulary = vocabulary
    matcher = Matcher()
  }

  private enum Event {
    case name
    case word(String)
    case figure(PrintedNumber)
    case year(Int?)
  }

  private mutating func end(_ mark: String, _ range: Range<Int>) {
    // "… yaitu:" announces a list.
    if let opening = copula, mark == "¶", bytes[opening] == 0x3A { gist.put(":", opening..<opening + 1) }
    copula = nil
    awaitsUnit = false
    if gist.marks.last?.word != mark { gist.put(mark, range.upperBound..<range.upperBound) }
  }

  private mutating func read(_ range: Range<Int>) {
    cursor = range.lowerBound
    for (found, event) in events(range) where found.lowerBound >= cursor {
      gap(cursor..<found.lowerBound)
      cursor = found.upperBound
      switch event {
      case .name:
        copula = nil
        unknown(found)
      case .word(let word): put(word, found)
      case .figure(let figure): put(figure, found)
      case .year(let year):
        (copula, awaitsUnit) = (nil, false)
        gist.put("@", found, year: year)
      }
    }
    gap(cursor..<range.upperBound)
  }

  private mutating func events(_ range: Range<Int>) -> [(Range<Int>, Event)] {
    var events: [(Range<Int>, Event)] = names.ranges(in: bytes, range).map { ($0, .name) }
    for match in words(range) where !match.range.isEmpty {
      if let name = vocabulary.name(of: match) { events.append((match.range, .word(name))) }
    }
    let years = PrintedYears.scan(bytes, in: range)
    let figures = PrintedNumber.scan(bytes, in: range)
    for figure in figures {
      let year = years.first { $0.range.overlaps(figure.range) }
      if isRatio(figure.range, in: range) {
        events.append((figure.range, .name))
      } else if let year, year.isMarked || figure.unit == nil {
        events.append((year.range, .year(year.isSpan ? nil : year.first)))
      } else {
        var isCounted = false
        if case .word? = figure.unit { isCounted = true }
        events.append((isCounted ? figure.range : figure.whole, .figure(figure)))
      }
    }
    return events.sorted { ($0.0.lowerBound, $1.0.upperBound) < ($1.0.lowerBound, $0.0.upperBound) }
  }

  /// Whether a figure is one side of `1:400` or `08:30`, which is no figure by itself.
  private func isRatio(_ figure: Range<Int>, in range: Range<Int>) -> Bool {
    let isDigit = { (index: Int) in range.contains(index) && (0x30...0x39).contains(bytes[index]) }
    let colon = UInt8(ascii: ":")
    let (before, after) = (figure.lowerBound - 1, figure.upperBound)
    return range.contains(after) && bytes[after] == colon && isDigit(after + 1)
      || range.contains(before) && bytes[before] == colon && isDigit(before - 1)
  }

  private mutating func words(_ range: Range<Int>) -> [PatternMatch] {
    do { return try matcher.matches(of: vocabulary.words, in: bytes, range: range) } catch {
      gist.isComplete = false
      return []
    }
  }

  private mutating func put(_ word: String, _ range: Range<Int>) {
    switch word {
    case ClaimVocabulary.silent: return
    case ClaimVocabulary.copula: copula = range.lowerBound
    case ClaimVocabulary.spelled: spelled(range)
    default:
      (copula, awaitsUnit) = (nil, false)
      gist.put(word, range)
    }
  }

  /// Number words: those in brackets behind a figure repeat it, others are a figure.
  private mutating func spelled(_ range: Range<Int>) {
    guard let value = Terbilang.value(String(decoding: bytes[range], as: UTF8.self)),
      let figure = PrintedNumber.parse(String(value))
    else { return unknown(range) }
    if gist.marks.last?.word == "(", let before = gist.marks.dropLast().last, let repeated = before.figure {
      cursor = bytes[range.upperBound...].first == 0x29 ? range.upperBound + 1 : range.upperBound
      gist.drop(2)
      gist.put(before.word, before.source.lowerBound..<cursor, figure: repeated)
      awaitsUnit = true
      return
    }
    put(figure, range)
  }

  private mutating func put(_ figure: PrintedNumber, _ range: Range<Int>) {
    let form = figure.unit == .percent ? "#%" : figure.unit == .rupiah ? "#rp" : "#n"
    let word = (copula == nil ? "" : "!") + form
    (copula, awaitsUnit) = (nil, figure.unit != .percent && figure.unit != .rupiah)
    if isBound(range.lowerBound) { return gist.put("~", range) }
    if let joint = gist.marks.last, joint.word == "-" || (joint.word == "/" && !isWorkedOut(range.upperBound)),
      let first = gist.marks.dropLast().last, first.figure != nil || first.word == "~"
    {
      // "80 – 90" is a range and "4/1.000" a rate: neither is a figure that could be worked with.
      gist.drop(2)
      gist.put("~", first.source.lowerBound..<range.upperBound)
    } else {
      gist.put(word, range, figure: figure)
    }
  }

  /// Whether a figure is only a bound: "> 100 %".
  private func isBound(_ start: Int) -> Bool {
    var index = start
    while index > 0, isSpace(bytes[index - 1]) { index -= 1 }
    guard index > 0 else { return false }
    if bytes[index - 1] == 0x3E || bytes[index - 1] == 0x3C { return true }
    return index >= 3 && bytes[index - 3] == 0xE2 && bytes[index - 2] == 0x89 && bytes[index - 1] & 0xFE == 0xA4
  }

  /// Whether a computation goes on behind a divisor: "72/80 x 100 % = 90 %".
  private func isWorkedOut(_ end: Int) -> Bool {
    let ahead = bytes[end..<min(end + 24, bytes.count)].prefix { $0 != 0x0A }
    return ahead.contains { $0 == 0x3D || $0 == 0x78 || $0 == 0x58 || $0 == 0x2A || $0 == 0x97 }
  }

  private mutating func unknown(_ range: Range<Int>) {
    copula = nil
    if awaitsUnit {
      awaitsUnit = false
      gist.count(in: String(decoding: bytes[range], as: UTF8.self))
    } else if gist.marks.last?.word == "_" {
      gist.extend(to: range.upperBound)
    } else {
      gist.put("_", range)
    }
  }

  /// Words without meaning and punctuation.
  private mutating func gap(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = wordLength(index, range.upperBound)
      if length == 0 {
        index += punctuation(index, range)
      } else if length == 1, bytes[index] | 0x20 == 0x78, gist.marks.last?.figure != nil || gist.marks.last?.word == ")"
      {
        gist.put("x", index..<index + 1)
        index += 1
      } else {
        unknown(index..<index + length)
        index += length
      }
    }
  }

  private func wordLength(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      let isForeign = byte >= 0x80 && byte != 0xE2 && byte != 0xC2 && !(byte == 0xC3 && bytes[index + 1] == 0x97)
      guard isLetter || isForeign else { break }
      index += 1
    }
    return index - start
  }

  /// Puts the mark of a punctuation sign, if it has one, and tells how many bytes it takes.
  private mutating func punctuation(_ index: Int, _ range: Range<Int>) -> Int {
    let byte = bytes[index]
    switch byte {
    case 0x2C, 0x3B, 0x28, 0x29, 0x2F, 0x2B, 0x3D:
      (copula, awaitsUnit) = (nil, false)
      gist.put(String(UnicodeScalar(byte)), index..<index + 1)
    case 0x2A where gist.marks.last?.figure != nil: gist.put("x", index..<index + 1)
    case 0x3A:
      if gist.marks.last?.figure == nil { copula = index } else { gist.put(":", index..<index + 1) }
    case 0x2D: dash(index..<index + 1)
    case 0x2E, 0x3F, 0x21:
      if endsSentence(index + 1, range.upperBound) { end(".", index..<index + 1) }
    case 0xE2 where index + 2 < range.upperBound:
      if bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 { dash(index..<index + 3) }
      return 3
    case 0xC3 where index + 1 < range.upperBound && bytes[index + 1] == 0x97:
      gist.put("x", index..<index + 2)
      return 2
    // A no-break space parts words like any other.
    case 0xC2 where index + 1 < range.upperBound: return 2
    default: break
    }
    return 1
  }

  private mutating func dash(_ range: Range<Int>) {
    let last = gist.marks.last
    if last?.figure != nil || last?.word == ")" || last?.word == "@" || last?.word == "~" { gist.put("-", range) }
  }

  /// A full stop with a capital, a figure or nothing behind it.
  private func endsSentence(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return true }
    var index = start
    while index < end, let length = spaceLength(index, end) { index += length }
    guard index > start else { return false }
    return index == end || !(0x61...0x7A).contains(bytes[index])
  }

  /// The bytes of a space, a line end or a no-break space at an index; nil for anything else.
  private func spaceLength(_ index: Int, _ end: Int) -> Int? {
    if isSpace(bytes[index]) { return 1 }
    return bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : nil
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
