/// Where each stretch of a document's text came from, in the terms of its file.
///
/// Text files need none: line and column say it. Spans rise and do not overlap; words a reader made up (numbers that
/// the program counts, marks between cells) have none.
package struct SourceMap: Sendable {
  /// One stretch of text and the thing in the file that holds it.
  package struct Span: Sendable {
    package let range: Range<Int>
    package let origin: Origin

    package init(_ range: Range<Int>, _ origin: Origin) {
      (self.range, self.origin) = (range, origin)
    }
  }

  /// A place in the file itself.
  package enum Origin: Sendable, Hashable {
    /// A word on a page (from 1) of a PDF.
    case box(page: Int, Box)
    /// Words in a part of a Word file (`word/document.xml`): the byte of the part at which they begin. Character by
    /// character they follow one another there; one written as a reference (`&amp;`) takes more bytes than in the text.
    case bytes(part: Int, start: Int)
    /// A cell of a workbook: the sheet from 0 and the address, both 0-based.
    case cell(sheet: Int, row: Int, column: Int)
  }

  /// A page of a PDF whose words run up or down; its boxes are those of the page turned so that they can be read.
  package struct TurnedPage: Sendable, Equatable {
    /// Where the text of its file starts.
    package let file: Int
    package let page: Int
    package let isRising: Bool

    package init(file: Int = 0, page: Int, isRising: Bool) {
      (self.file, self.page, self.isRising) = (file, page, isRising)
    }
  }

  package private(set) var spans: [Span] = []
  /// The pages that were turned.
  package var turnedPages: [TurnedPage] = []
  /// The names of the parts or sheets that origins count.
  package var parts: [String] = []
  /// The formulas that computed words of a workbook, by the offset at which the words begin.
  package private(set) var formulas: [Int: String] = [:]

  package init() {}

  package var isEmpty: Bool { spans.isEmpty }

  /// Adds the stretch that follows the last one.
  package mutating func append(_ range: Range<Int>, _ origin: Origin) {
    if !range.isEmpty { spans.append(Span(range, origin)) }
  }

  /// Keeps the formula behind the words at an offset.
  package mutating func keep(formula: String, at offset: Int) { formulas[offset] = formula }

  /// Forgets what lies behind an offset; only the last stretch may reach over it.
  package mutating func cut(to end: Int) {
    guard let last = spans.last, last.range.upperBound > end else { return }
    spans.removeLast()
    append(last.range.lowerBound..<max(end, last.range.lowerBound), last.origin)
  }

  /// The spans that touch a range, in order.
  package func spans(in range: Range<Int>) -> ArraySlice<Span> {
    let low = firstSpan(in: range)
    var end = low
    while end < spans.count, spans[end].range.lowerBound < range.upperBound { end += 1 }
    return spans[low..<end]
  }

  /// Whether any span touches a range.
  package func hasSpan(in range: Range<Int>) -> Bool {
    let first = firstSpan(in: range)
    return first < spans.count && spans[first].range.lowerBound < range.upperBound
  }

  /// The first span that does not end before a range.
  private func firstSpan(in range: Range<Int>) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SourceMap.Origin {
  /// A cell as spreadsheets name it: `C12` for row 11 and column 2, counted from 0.
  package static func cellName(row: Int, column: Int) -> String {
    var letters = ""
    var left = column + 1
    while left > 0 {
      let letter = UInt8(ascii: "A") + UInt8((left - 1) % 26)
      letters = String(Character(Unicode.Scalar(letter))) + letters
      left = (left - 1) / 26
    }
    return letters + "\(row + 1)"
  }
}

/// A rectangle on a page in points of 1/72 inch, from the upper left corner.
package struct Box: Sendable, Hashable {
  package var left: Float
  package var top: Float
  package var right: Float
  package var bottom: Float

  package init(left: Float, top: Float, right: Float, bottom: Float) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The smallest rectangle around two.
  package func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
