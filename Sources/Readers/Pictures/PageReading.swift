import Documents

/// What tesseract and the lines of its picture say about a page, in points.
struct PageReading {
  let width: Float
  let height: Float
  let words: [PDFWord]
  var rulings: [Ruling] = []
  /// Clockwise quarters by which the page was turned before it was read.
  var quarters = 0

  /// What recognition makes of a page; its words are put in order once, here.
  init(width: Float, height: Float, words: [PDFWord]) {
    (self.width, self.height, self.words) = (width, height, Self.even(words).map(Self.plain))
  }

  /// The words without pieces of lines, all of the page's usual height: tesseract's boxes fit each word's
  /// own letters.
  private static func even(_ words: [PDFWord]) -> [PDFWord] {
    let heights = words.filter { $0.text.count > 1 }.map(\.height).sorted()
    guard !heights.isEmpty else { return words }
    let usual = heights[heights.count / 2]
    return words.filter { $0.height < 2.5 * usual }.map { word in
      guard word.height < 1.6 * usual else { return word }
      var word = word
      (word.box.top, word.box.bottom) = (word.centre - usual / 2, word.centre + usual / 2)
      return word
    }
  }

  /// The word with its amount evenly written, and without the speck before a caption that looks like a mark.
  private static func plain(_ word: PDFWord) -> PDFWord {
    var word = word
    word.text = RecognisedFigures.even(word.text)
    let letters = word.text.drop { !$0.isLetter && !$0.isDigit }
    if letters.count < word.text.count, labels.contains(where: { letters.starts(with: $0.utf8) }) {
      word.text = letters
    }
    return word
  }

  private static let labels = ["Tabel", "TABEL", "Gambar", "GAMBAR", "Grafik", "GRAFIK"]

  /// The page of a document that it is.
  func page(_ number: Int) -> PDFPage {
    var page = PDFPage(
      number: number, width: width, height: height, wasRising: quarters == 1 ? true : quarters == 3 ? false : nil)
    page.words = words.map {
      var word = $0
      word.page = number
      return word
    }
    page.drawing.rulings = rulings
    page.isRecognised = true
    return page
  }
}

extension PageReading {
  /// The reading as it is kept: lines like those of tesseract's own table with lengths in hundredths of a point, a line for
  /// each ruling, and at the end the quarters of its turn, without which it is not whole.
  var bytes: [UInt8] {
    var bytes = Array("1\t1\t0\t0\t0\t0\t0\t0\t\(Self.hundredths(width))\t\(Self.hundredths(height))\t-1\t\n".utf8)
    for ruling in rulings {
      let ends = [ruling.at, ruling.from, ruling.to].map { "\(Self.hundredths($0))" }.joined(separator: "\t")
      bytes += "r\t\(ruling.isHorizontal ? 1 : 0)\t\(ends)\n".utf8
    }
    for word in words {
      let (left, top) = (Self.hundredths(word.box.left), Self.hundredths(word.box.top))
      let (right, bottom) = (Self.hundredths(word.box.right), Self.hundredths(word.box.bottom))
      bytes += "5\t1\t0\t0\t0\t0\t\(left)\t\(top)\t\(right - left)\t\(bottom - top)\t".utf8
      bytes += "\(Self.hundredths(word.confidence))\t".utf8 + word.text + [0x0A]
    }
    return bytes + "q\t\(quarters)\n".utf8
  }

  /// A reading that was kept; nil for anything else.
  init?(kept bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A)
    guard bytes.last == 0x0A, let page = PDFWords(bytes, scale: 0.01).pages.first,
      let end = lines.last?.split(separator: 0x09), end.count == 2, end[0].elementsEqual("q".utf8),
      let quarters = Int(exactly: PDFWords.number(end[1])), (0...3).contains(quarters)
    else { return nil }
    (width, height, self.quarters) = (page.width, page.height, quarters)
    words = page.words.map { word in
      var word = word
      word.confidence /= 100
      return word
    }
    for line in lines {
      let fields = line.split(separator: 0x09)
      guard fields.count == 5, fields[0].elementsEqual("r".utf8) else { continue }
      let numbers = fields[1...].map { PDFWords.number($0) / 100 }
      rulings.append(Ruling(isHorizontal: numbers[0] > 0, at: numbers[1], from: numbers[2], to: numbers[3]))
    }
  }

  private static func hundredths(_ number: Float) -> Int { Int(exactly: (number * 100).rounded()) ?? 0 }
}
