import Documents

/// A document being written down by a reader of a rich format (Word, PDF): one text, the blocks the format names for
/// certain, and where every stretch came from.
///
/// Words whose meaning only their writing tells (captions, lists of contents, headings set in bold) are left as lines
/// and recognised by `TextReader`, so that all formats are understood alike.
struct Manuscript {
  private(set) var bytes: [UInt8] = []
  /// The known blocks in order; each on lines of its own.
  private(set) var blocks: [Block] = []
  private(set) var source = SourceMap()
  /// What the format says about lines by the offset at which they begin; the words themselves may still say more.
  private(set) var hints: [Int: LineHint] = [:]
  var pages: [PageStart] = []
  var gaps: [Gap] = []
  /// Pictures, in order.
  var figures: [Figure] = []

  init() {}

  /// A plain text, of which nothing is known beforehand but its pages.
  init(_ text: DecodedText, pages: [PageStart]) {
    bytes = text.bytes
    gaps = text.gaps
    self.pages = pages
  }

  /// The offset at which the next words will stand.
  var end: Int { bytes.count }

  /// The names of the parts or sheets that origins count.
  var parts: [String] {
    get { source.parts }
    set { source.parts = newValue }
  }

  /// Keeps which pages were turned so that their words can be read.
  mutating func keep(turned pages: [SourceMap.TurnedPage]) { source.turnedPages = pages }

  /// Writes words that stand in the file; control bytes and line ends inside become spaces.
  mutating func write(_ words: some Sequence<UInt8>, from origin: SourceMap.Origin) {
    let start = end
    for byte in words { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
    source.append(start..<end, origin)
  }

  /// Writes words the file does not hold as such: a counted number, a space, a tab.
  mutating func write(_ words: String) { bytes.append(contentsOf: words.utf8) }

  /// Takes back the last byte written: a hyphen that only the end of a line asked for.
  mutating func dropLast() {
    bytes.removeLast()
    source.cut(to: bytes.count)
  }

  /// Ends the line when there are words on it.
  mutating func endLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Ends the line and leaves a blank one, so that what follows does not run on.
  mutating func endParagraph() {
    endLine()
    if bytes.count > 1, bytes[bytes.count - 2] != 0x0A { bytes.append(0x0A) }
  }

  /// Names a stretch of whole lines written before.
  mutating func mark(_ content: Content, _ range: Range<Int>) {
    if !range.isEmpty { blocks.append(Block(content, range)) }
  }

  /// Keeps the formula that computed the words written next.
  mutating func witness(_ formula: String, at offset: Int) { source.keep(formula: formula, at: offset) }

  /// Says what the format knows about the paragraph that begins here.
  mutating func hint(_ hint: LineHint, at start: Int) { hints[start] = hint }

  /// The document under this file name.
  func document(file: String) -> Document {
    var reader = TextReader(self)
    return reader.document(file: file)
  }
}

/// What a format knows about a paragraph without knowing what it is.
enum LineHint {
  /// Set as a heading of this level, from 1.
  case heading(level: Int)
  /// All its words are bold.
  case bold
}
