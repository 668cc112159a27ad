/// One line with ink on it: where it stands and what can be seen at a glance. Blank lines are only counted.
///
/// Offsets are kept in 32 bits because a file of 64 MB may have millions of lines.
struct Line {
  private let rawStart: Int32
  private let rawEnd: Int32
  private let textStart: Int32
  private let textEnd: Int32
  /// The number of blank lines before this one.
  let blanks: UInt16
  let words: UInt16
  let traits: Traits

  /// What the scanner saw in passing.
  struct Traits: OptionSet {
    let rawValue: UInt16
    static let tab = Traits(rawValue: 1)
    /// Holds at least one `|` that is not escaped.
    static let pipe = Traits(rawValue: 2)
    /// Holds at least two of them.
    static let pipes = Traits(rawValue: 4)
    /// Begins with `|`.
    static let leadingPipe = Traits(rawValue: 8)
    /// The line under a table's header: `|---|---|`.
    static let separator = Traits(rawValue: 16)
    /// At least four letters, (almost) all of them capitals.
    static let capitals = Traits(rawValue: 32)
    /// Words set apart by three or more spaces: columns of a printed page.
    static let spaced = Traits(rawValue: 64)
    /// More digits than letters.
    static let figures = Traits(rawValue: 128)
    static let afterPage = Traits(rawValue: 256)
    static let afterGap = Traits(rawValue: 512)
    static let markdown = Traits(rawValue: 1024)
  }

  init(raw: Range<Int>, text: Range<Int>, blanks: Int, words: Int, traits: Traits) {
    rawStart = Int32(raw.lowerBound)
    rawEnd = Int32(raw.upperBound)
    textStart = Int32(text.lowerBound)
    textEnd = Int32(text.upperBound)
    self.blanks = UInt16(clamping: blanks)
    self.words = UInt16(clamping: words)
    self.traits = traits
  }

  /// The whole line without its line end.
  var raw: Range<Int> { Int(rawStart)..<Int(rawEnd) }
  /// The line without white space at its ends.
  var text: Range<Int> { Int(textStart)..<Int(textEnd) }
  /// Whether nothing but a line end is between this line and the one before.
  var isAdjacent: Bool { blanks == 0 && traits.isDisjoint(with: [.afterPage, .afterGap]) }
}
