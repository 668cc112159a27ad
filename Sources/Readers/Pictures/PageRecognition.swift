import Documents

/// One page read from its picture: prepared, its cells one by one, what stands outside them as a page.
struct PageRecognition {
  let resolution: Int

  /// How tesseract takes a picture apart (`--psm`).
  private enum Layout: String {
    case page = "3"
    case block = "6"
    case line = "7"
    case word = "8"
    case raw = "13"
  }

  /// Indonesian for the words; the English model knows digits and signs better.
  private static let languages = "ind+eng"

  /// A cell whose words are less sure, of a hundred, is read again in other ways.
  private static let doubtful: Float = 65

  /// What is read on a picture of the page.
  func reading(of picture: [UInt8]) async -> Result<PageReading, Program.Failure> {
    guard let prepared = PreparedPage(picture, resolution: resolution) else { return .failure(.failed(-1)) }
    let words: [PDFWord]
    switch await table(of: prepared.page, .page) {
    case .failure(let reason): return .failure(reason)
    case .success(let table):
      words = PDFWords(table, scale: scale).pages.first?.words.filter { Self.isSure($0, least: 30) } ?? []
    }
    var cells = [[PDFWord]](repeating: [], count: prepared.cells.count)
    await read(&cells, prepared, .line) { prepared.cells[$0].isLine }
    await read(&cells, prepared, .block) { !prepared.cells[$0].isLine }
    let first = cells
    await read(&cells, prepared, .word) { prepared.cells[$0].isLine && Self.confidence(first[$0]) < Self.doubtful }
    let second = cells
    await read(&cells, prepared, .raw) { prepared.cells[$0].isLine && second[$0].isEmpty }
    var reading = PageReading(
      width: prepared.width, height: prepared.height, words: words + cells.flatMap(RecognisedFigures.joined))
    (reading.rulings, reading.quarters) = (prepared.rulings, prepared.quarters)
    return .success(reading)
  }

  private var scale: Float { 72 / Float(resolution) }

  /// Reads some cells in one run and keeps what is surer than what was read before.
  private func read(
    _ cells: inout [[PDFWord]], _ prepared: PreparedPage, _ layout: Layout, where isWanted: (Int) -> Bool
  ) async {
    let wanted = cells.indices.filter(isWanted)
    guard let album = prepared.album(of: wanted), case .success(let table) = await table(of: album, layout) else {
      return
    }
    for page in PDFWords(table, scale: scale).pages where wanted.indices.contains(page.number - 1) {
      let index = wanted[page.number - 1]
      let area = prepared.cells[index].area
      let words = page.words.filter { Self.isSure($0, least: 5) }.map { word in
        var word = word
        word.box = word.box.moved(
          right: Float(area.left - CellPictures.margin) * scale, down: Float(area.top - CellPictures.margin) * scale)
        return word
      }
      if Self.confidence(words) > Self.confidence(cells[index]) { cells[index] = words }
    }
  }

  /// How sure the words of a cell are, the longer ones counting for more; less than nothing when there is none.
  private static func confidence(_ words: [PDFWord]) -> Float {
    let letters = words.reduce(0) { $0 + $1.text.count }
    guard letters > 0 else { return -1 }
    return words.reduce(0) { $0 + $1.confidence * Float($1.text.count) } / Float(letters)
  }

  /// Signs that mean something by themselves.
  private static let signs: Set<String> = [":", "%", "=", "<", ">", "≤", "≥", "+", "×", "/", "&", "(%)", "(", ")"]

  /// Whether a word is none of the specks and shadows that look like one.
  private static func isSure(_ word: PDFWord, least: Float) -> Bool {
    if word.text.contains(where: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) {
      return word.confidence >= least
    }
    return word.confidence >= 60 && signs.contains(String(decoding: word.text, as: UTF8.self))
  }

  private func table(of picture: [UInt8], _ layout: Layout) async -> Result<[UInt8], Program.Failure> {
    await Program.tesseract.output(
      ["stdin", "stdout", "-l", Self.languages, "--dpi", "\(resolution)", "--psm", layout.rawValue, "tsv"],
      input: picture)
  }
}

extension Box {
  fileprivate func moved(right: Float, down: Float) -> Box {
    Box(left: left + right, top: top + down, right: self.right + right, bottom: bottom + down)
  }
}
