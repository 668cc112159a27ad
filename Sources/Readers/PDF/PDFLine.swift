import Documents

/// Words beside each other on a page, from left to right.
struct PDFLine {
  var words: [PDFWord]
  private(set) var box: Box

  var height: Float { box.bottom - box.top }
  var centre: Float { (box.top + box.bottom) / 2 }

  init(_ words: [PDFWord]) {
    self.words = words.sorted { $0.box.left < $1.box.left }
    var box = words[0].box
    for word in words { box = box.union(word.box) }
    self.box = box
  }

  /// The lines that words make, from top to bottom.
  static func lines(of words: [PDFWord]) -> [PDFLine] {
    var lines: [PDFLine] = []
    var open: [PDFWord] = []
    var (top, bottom) = (Float(0), Float(0))
    for word in words.sorted(by: { $0.centre < $1.centre }) {
      let overlap = min(bottom, word.box.bottom) - max(top, word.box.top)
      if !open.isEmpty, overlap < 0.5 * min(bottom - top, word.height) {
        lines.append(PDFLine(open))
        open = []
      }
      if open.isEmpty || word.height > bottom - top { (top, bottom) = (word.box.top, word.box.bottom) }
      open.append(word)
    }
    if !open.isEmpty { lines.append(PDFLine(open)) }
    return lines
  }

  /// The words parted where the space between them is a column's and not a word's.
  func pieces(parting: Float) -> [[PDFWord]] {
    var pieces: [[PDFWord]] = []
    for word in words {
      if let last = pieces.last?.last, word.box.left - last.box.right <= parting {
        pieces[pieces.count - 1].append(word)
      } else {
        pieces.append([word])
      }
    }
    return pieces
  }
}
