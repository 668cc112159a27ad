import Documents
internal import Glibc // DEBUG

/// One page read from its picture: prepared, its cells one by one, what stands outside them as a page.
struct PageRecognition {
  let resolution: Int

  /// How tesseract takes a picture apart (`--psm`).
  private enum Layout: String {
    case page = "3"
    case block = "6"
    case line = "7"
  }

  /// Words tesseract is less sure of, of a hundred, are noise.
  private static let leastConfidence: Float = 30

  func reading(of picture: [UInt8]) async -> Result<PageReading, Program.Failure> {
    guard let prepared = Prepared(picture, resolution: resolution) else { return .failure(.failed(-1)) }
    var words: [PDFWord]
    if let d = getenv("REVIU_DBG") { // DEBUG
      let d = String(cString: d) // DEBUG
      RecognitionCache(folder: d).keep(prepared.page, "page.pgm") // DEBUG
      RecognitionCache(folder: d).keep(prepared.lines.picture, "lines.tif") // DEBUG
      RecognitionCache(folder: d).keep(prepared.blocks.picture, "blocks.tif") // DEBUG
    } // DEBUG
    let scale = 72 / Float(resolution)
    switch await table(of: prepared.page, .page) {
    case .failure(let reason): return .failure(reason)
    case .success(let table):
      words = PDFWords(table, scale: scale, leastConfidence: Self.leastConfidence).pages.first?.words ?? []
    }
    for (layout, album) in [(Layout.line, prepared.lines), (.block, prepared.blocks)] where !album.places.isEmpty {
      guard case .success(let table) = await table(of: album.picture, layout) else { continue }
      for page in PDFWords(table, scale: scale, leastConfidence: 0).pages
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
      ["stdin", "stdout", "-l", "ind", "--dpi", "\(resolution)", "--psm", layout.rawValue, "tsv"], input: picture)
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
