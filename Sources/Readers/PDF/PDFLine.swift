import Documents

/// Words beside each other on a page, from left to right.
struct PDFLine {
  var words: [PDFWord]
  private(set) var box: Box
  /// What a bookmark says about it.
  var heading: Heading?

  /// A line of a title that a bookmark names.
  enum Heading: Equatable {
    case begins(level: Int)
    case goesOn
  }

  var height: Float { box.bottom - box.top }
  var centre: Float { (box.top + box.bottom) / 2 }
  var page: Int { words[0].page }

  init(_ words: [PDFWord]) {
    self.words = words.sorted { $0.box.left < $1.box.left }
    var box = words[0].box
    for word in words { box = box.union(word.box) }
    self.box = box
  }

  /// Whether the first words name something of its own: a caption, a source, a chapter.
  var beginsAnew: Bool {
    guard words.count > 1 else { return false }
    let (first, second) = (words[0].text, words[1].text)
    if ["Tabel", "Table", "TABEL", "Gambar", "GAMBAR", "Grafik", "GRAFIK", "BAB"].contains(where: {
      first.elementsEqual($0.utf8)
    }) {
      return second.first?.isDigit == true || second.first?.isUpper == true
    }
    return ["Sumber:", "Sumber", "Keterangan:"].contains { first.elementsEqual($0.utf8) }
      && (first.last == UInt8(ascii: ":") || second.first == UInt8(ascii: ":"))
  }

  /// Whether it says words of capitals and nothing else, as a title does.
  var isCapitals: Bool {
    words.count < 12 && words.contains { $0.text.count > 3 }
      && words.allSatisfy { word in word.text.allSatisfy { $0.isUpper } }
  }

  /// Whether a word has small letters.
  var hasSmallLetters: Bool { words.contains { word in word.text.contains { $0.isLower } } }

  /// Whether dots lead to its end, as in a list of contents.
  var leadsToPage: Bool {
    words.suffix(2).contains { word in
      word.text.count { $0 == UInt8(ascii: ".") } > 4
    }
  }

  /// The lines that words make, from top to bottom.
  static func lines(of words: [PDFWord]) -> [PDFLine] {
    var lines: [PDFLine] = []
    var open: [PDFWord] = []
    var (top, bottom) = (Float(0), Float(0))
    for word in words.sorted(by: { ($0.page, $0.centre) < ($1.page, $1.centre) }) {
      let overlap = min(bottom, word.box.bottom) - max(top, word.box.top)
      if let last = open.last, last.page != word.page || overlap < 0.5 * min(bottom - top, word.height) {
        lines.append(PDFLine(open))
        open = []
      }
      if open.isEmpty || word.height > bottom - top { (top, bottom) = (word.box.top, word.box.bottom) }
      open.append(word)
    }
    if !open.isEmpty { lines.append(PDFLine(open)) }
    return lines
  }

  /// Whether columns' room parts the words, a marker at their beginning aside.
  var isParted: Bool {
    let pieces = pieces(parting: 2 * height)
    return pieces.count > 2 || pieces.count == 2 && (pieces[0].count > 1 || pieces[0][0].text.count > 6)
  }

  /// The words parted where the space between them is a column's and not a word's.
  func pieces(parting: Float) -> [[PDFWord]] {
    var pieces: [[PDFWord]] = []
    for word in words {
      if let last = pieces.last?.last, word.box.left - last.box.right <= parting, !last.isAmount(beside: word) {
        pieces[pieces.count - 1].append(word)
      } else {
        pieces.append([word])
      }
    }
    return pieces
  }
}

extension PDFWord {
  /// Whether this and the next word are two figures, one of them an amount: they never share a cell.
  func isAmount(beside next: PDFWord) -> Bool {
    let isFigure: (PDFWord) -> Bool = { word in
      word.text.first?.isDigit == true && word.text.allSatisfy { $0.isDigit || ".,%".utf8.contains($0) }
    }
    let isLong: (PDFWord) -> Bool = { word in word.text.count { $0 == UInt8(ascii: ".") } > 1 && word.text.count > 8 }
    return isFigure(self) && isFigure(next) && (isLong(self) || isLong(next))
  }

  /// Whether it may number a column: `3`, `(3)`.
  var countsColumn: Bool {
    let core = text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")") ? text.dropFirst().dropLast() : text
    return (1...2).contains(core.count) && core.allSatisfy(\.isDigit)
  }

  /// Whether a figure ends here.
  var endsAsFigure: Bool { text.last.map { $0.isDigit || $0 == UInt8(ascii: "%") } ?? false }
}
