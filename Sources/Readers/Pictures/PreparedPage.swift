import Documents

/// What tesseract is given of a page, as bytes that may go from task to task.
struct PreparedPage: Sendable {
  struct Cell {
    let area: Picture.Area
    let isLine: Bool
    /// Its picture as a file.
    let bytes: [UInt8]
  }

  /// The page without its tables.
  let page: [UInt8]
  let cells: [Cell]
  let rulings: [Ruling]
  /// Clockwise quarters by which the page was turned.
  let quarters: Int
  let width: Float
  let height: Float

  /// Nil when the bytes hold no picture that can be worked on.
  init?(_ picture: [UInt8], resolution: Int) {
    guard let preparation = PagePreparation(picture, resolution: resolution), let cut = CellPictures(preparation),
      let page = cut.page.bytes
    else { return nil }
    self.page = page
    cells = cut.cells.compactMap { cell in
      cell.picture.bytes.map { Cell(area: cell.area, isLine: cell.isLine, bytes: $0) }
    }
    (rulings, quarters) = (preparation.rulings, preparation.quarters)
    width = preparation.scale.points(Float(preparation.gray.width))
    height = preparation.scale.points(Float(preparation.gray.height))
  }

  /// Some cells as the pages of one file, so that tesseract starts once for all of them; nil for none.
  func album(of wanted: [Int]) -> [UInt8]? {
    let pictures = wanted.compactMap { Picture(gray: cells[$0].bytes) }
    return wanted.isEmpty || pictures.count < wanted.count ? nil : Picture.album(pictures)
  }
}
