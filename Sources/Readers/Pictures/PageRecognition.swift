import Documents

/// One page read from its picture: prepared, its cells one by one, what stands outside them as a page.
struct PageRecognition {
  let resolution: Int

  /// How tesseract takes a picture apart (`--psm`).
  private enum Layout: String {
    case page = "3"
    case block = "6"
    case line = "7"
  }

  /// Indonesian for the words; the English model knows digits and signs better.
  private static let languages = "ind+eng"

  /// Whether a word is none of the specks and shadows that look like one.
  private static func isSure(_ word: ArraySlice<UInt8>, _ confidence: Float) -> Bool {
    if word.contains(where: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) { return confidence >= 30 }
    return confidence >= 60 && signs.contains(String(decoding: word, as: UTF8.self))
  }

  /// In a cell that has ink little is noise.
  private static func isSureInCell(_ word: ArraySlice<UInt8>, _ confidence: Float) -> Bool {
    if word.count > 1, word.contains(where: { $0.isLetter || $0.isDigit }) { return confidence >= 5 }
    return isSure(word, confidence)
  }

  /// Signs that mean something by themselves.
  private static let signs: Set<String> = [":", "%", "=", "<", ">", "≤", "≥", "+", "x", "×", "/", "&", "(%)", "(", ")"]

  func reading(of picture: [UInt8]) async -> Result<PageReading, Program.Failure> {
    guard let prepared = Prepared(picture, resolution: resolution) else { return .failure(.failed(-1)) }
    var words: [PDFWord]
    let scale = 72 / Float(resolution)
    switch await table(of: prepared.page, .page) {
    case .failure(let reason): return .failure(reason)
    case .success(let table):
      words = PDFWords(table, scale: scale, isSure: Self.isSure).pages.first?.words ?? []
    }
    for (layout, album) in [(Layout.line, prepared.lines), (.block, prepared.blocks)] where !album.places.isEmpty {
      guard case .success(let table) = await table(of: album.picture, layout) else { continue }
      for page in PDFWords(table, scale: scale, isSure: Self.isSureInCell).pages
      where album.places.indices.contains(page.number - 1) {
        let place = album.places[page.number - 1]
        words += page.words.map { word in
          var word = word
          word.box = word.box.moved(
            right: Float(place.left - CellPictures.margin) * scale, down: Float(place.top - CellPictures.margin) * scale
          )
          return word
        }
      }
    }
    var reading = PageReading(width: prepared.width, height: prepared.height, words: words)
    (reading.rulings, reading.quarters) = (prepared.rulings, prepared.quarters)
    return .success(reading)
  }

  private func table(of picture: [UInt8], _ layout: Layout) async -> Result<[UInt8], Program.Failure> {
    await Program.tesseract.output(
      ["stdin", "stdout", "-l", Self.languages, "--dpi", "\(resolution)", "--psm", layout.rawValue, "tsv"],
      input: picture)
  }

  /// What tesseract is given, as bytes that may go from task to task.
  private struct Prepared {
    struct Album {
      var picture: [UInt8] = []
      var places: [Picture.Area] = []
    }

    let page: [UInt8]
    let lines: Album
    let blocks: Album
    let rulings: [Ruling]
    let quarters: Int
    let width: Float
    let height: Float

    init?(_ picture: [UInt8], resolution: Int) {
      guard let preparation = PagePreparation(picture, resolution: resolution), let cut = CellPictures(preparation),
        let page = cut.page.bytes
      else { return nil }
      self.page = page
      lines = Self.album(cut.cells.filter(\.isLine))
      blocks = Self.album(cut.cells.filter { !$0.isLine })
      (rulings, quarters) = (preparation.rulings, preparation.quarters)
      width = preparation.scale.points(Float(preparation.gray.width))
      height = preparation.scale.points(Float(preparation.gray.height))
    }

    private static func album(_ cells: [CellPictures.Cell]) -> Album {
      guard !cells.isEmpty, let picture = Picture.album(cells.map(\.picture)) else { return Album() }
      return Album(picture: picture, places: cells.map(\.area))
    }
  }
}

extension Box {
  fileprivate func moved(right: Float, down: Float) -> Box {
    Box(left: left + right, top: top + down, right: self.right + right, bottom: bottom + down)
  }
}
