import Documents

/// What stands in a body, a cell or a text box, in order.
enum WordFlow {
  case paragraph(WordParagraph)
  case table(WordTable)
}

/// The words of one paragraph as collected, with their origins.
struct WordParagraph {
  /// A stretch of words; without an origin when the file does not hold them as such.
  struct Piece {
    var range: Range<Int>
    var origin: SourceMap.Origin?
  }

  /// A page that ends inside the paragraph.
  struct PageEnd {
    let offset: Int
    /// Asked for by the author; else where Word last broke the page.
    let isAsked: Bool
  }

  /// The automatic number with what follows it.
  var label = ""
  var bytes: [UInt8] = []
  var pieces: [Piece] = []
  var pageEnds: [PageEnd] = []
  var headingLevel: Int?
  /// Whether all words are bold.
  var isBold = false
  /// Whether nothing but one formula stands in it.
  var isFormula = false
  var notes: [WordNoteKey] = []
  var gaps: [String] = []
  /// What the pictures in it show, as their author says.
  var figures: [String] = []

  var hasInk: Bool { !label.isEmpty || !bytes.trimmed(bytes.startIndex..<bytes.endIndex).isEmpty }

  /// Adds words; a stretch that carries on the last one becomes part of it.
  mutating func append(_ words: some Collection<UInt8>, _ origin: SourceMap.Origin?) {
    let start = bytes.count
    bytes.append(contentsOf: words)
    guard bytes.count > start else { return }
    pieces.append(Piece(range: start..<bytes.count, origin: origin))
  }

  /// Adds more words of the stretch added last.
  mutating func extend(_ words: some Collection<UInt8>) {
    bytes.append(contentsOf: words)
    guard let last = pieces.indices.last else { return }
    pieces[last].range = pieces[last].range.lowerBound..<bytes.count
  }
}

/// A footnote or an endnote by its number in the file.
struct WordNoteKey: Hashable {
  let isEndnote: Bool
  let id: Int
}

/// A table as collected.
struct WordTable {
  /// The widths of the grid's columns in twentieths of a point; may be missing or wrong.
  var grid: [Int] = []
  var rows: [WordRow] = []
}

struct WordRow {
  var isHeader = false
  var isDeleted = false
  var before = 0
  var cells: [WordCell] = []
}

struct WordCell {
  enum Merge { case none, start, goesOn }

  var span = 1
  var vertical = Merge.none
  var horizontal = Merge.none
  var flow: [WordFlow] = []
}
