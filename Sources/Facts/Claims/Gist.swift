internal import Bahasa

/// Running text with every word replaced by what it means to a figure, one mark beside the other.
///
/// "Realisasi pada tahun 2024 sebesar 72 % dari target 80 %." is `realisasi @ !#% dari target #% .`: a figure is `#%`,
/// `#rp` or `#n`, with `!` where "sebesar" and the like introduce it, a year `@`, words that say nothing to figures `_`,
/// the end of a paragraph or list item `¶`, a heading `§`, a table `‡`.
struct Gist: Sendable {
  struct Mark: Sendable {
    /// Where the mark stands in the gist.
    let range: Range<Int>
    /// Where the words it stands for are printed.
    var source: Range<Int>
    let word: String
    var figure: PrintedNumber?
    var year: Int?

    /// Whether a list item begins here.
    var isBullet: Bool { word.hasPrefix("butir") }
    /// Whether a sentence ends here.
    var endsSentence: Bool { word == "." || endsBlock }
    /// Whether a paragraph, list item or heading ends here.
    var endsBlock: Bool { word == "¶" || word == "§" || word == "‡" }
  }

  var bytes: [UInt8] = []
  var marks: [Mark] = []
  /// Whether no limit stopped the reading.
  var isComplete = true

  /// The marks within a range of the gist.
  func marks(in range: Range<Int>) -> Range<Int> {
    let low = firstMark(at: range.lowerBound)
    var high = low
    while high < marks.count, marks[high].range.upperBound <= range.upperBound { high += 1 }
    return low..<high
  }

  /// The marks of the sentence a mark stands in.
  func sentence(around mark: Int) -> Range<Int> { span(around: mark, until: \.endsSentence) }

  /// The marks of the paragraph or list item a mark stands in.
  func block(around mark: Int) -> Range<Int> { span(around: mark, until: \.endsBlock) }

  /// Sentences and paragraphs are followed this many marks to either side; longer ones are no prose.
  private static let reach = 300

  private func span(around mark: Int, until isEnd: (Mark) -> Bool) -> Range<Int> {
    var low = mark
    while low > max(0, mark - Self.reach), !isEnd(marks[low - 1]) { low -= 1 }
    var high = mark
    while high < min(marks.count, mark + Self.reach), !isEnd(marks[high]) { high += 1 }
    return low..<high
  }

  private func firstMark(at offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func put(_ word: String, _ source: Range<Int>, figure: PrintedNumber? = nil, year: Int? = nil) {
    let start = bytes.count
    bytes += word.utf8
    marks.append(Mark(range: start..<bytes.count, source: source, word: word, figure: figure, year: year))
    bytes.append(0x20)
  }

  /// Lets the last mark stand for more words.
  mutating func extend(to end: Int) {
    guard let last = marks.last else { return }
    marks[marks.count - 1].source = last.source.lowerBound..<end
  }

  /// Gives the last figure the word behind it as its unit.
  mutating func count(in unit: String) {
    guard let figure = marks.last?.figure, figure.unit == nil,
      let counted = PrintedNumber.parse("1 \(unit)"), case .word? = counted.unit
    else { return }
    marks[marks.count - 1].figure = figure.counted(in: unit)
  }

  /// Takes marks back, the last ones first.
  mutating func drop(_ count: Int) {
    guard count > 0, count <= marks.count else { return }
    bytes.removeLast(bytes.count - marks[marks.count - count].range.lowerBound)
    marks.removeLast(count)
  }
}
