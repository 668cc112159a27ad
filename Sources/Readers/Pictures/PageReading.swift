import Documents

/// What tesseract and the lines of its picture say about a page, in points.
struct PageReading {
  let width: Float
  let height: Float
  private(set) var words: [PDFWord]
  var rulings: [Ruling] = []
  /// Clockwise quarters by which the page was turned before it was read.
  var quarters = 0

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
  /// The reading as it is kept: tesseract's own table, and a line for each ruling.
  var bytes: [UInt8] {
    var text = "1\t1\t0\t0\t0\t0\t0\t0\t\(width)\t\(height)\t-1\t\n"
    for ruling in rulings {
      text += "r\t\(ruling.isHorizontal ? 1 : 0)\t\(ruling.at)\t\(ruling.from)\t\(ruling.to)\n"
    }
    text += "q\t\(quarters)\n"
    var bytes = Array(text.utf8)
    for word in words {
      let (box, size) = (word.box, (word.box.right - word.box.left, word.height))
      bytes +=
        Array("5\t1\t0\t0\t0\t0\t\(box.left)\t\(box.top)\t\(size.0)\t\(size.1)\t\(word.confidence)\t".utf8) + word.text
        + [0x0A]
    }
    return bytes
  }

  /// A reading that was kept; nil for anything else.
  init?(kept bytes: [UInt8]) {
    guard let page = PDFWords(bytes).pages.first else { return nil }
    self.init(width: page.width, height: page.height, words: page.words)
    for line in bytes.split(separator: 0x0A) {
      let fields = line.split(separator: 0x09)
      if fields.count == 2, fields[0].elementsEqual("q".utf8) { quarters = Int(PDFWords.number(fields[1])) }
      guard fields.count == 5, fields[0].elementsEqual("r".utf8) else { continue }
      let numbers = fields[1...].map(PDFWords.number)
      rulings.append(Ruling(isHorizontal: numbers[0] == 1, at: numbers[1], from: numbers[2], to: numbers[3]))
    }
  }
}
