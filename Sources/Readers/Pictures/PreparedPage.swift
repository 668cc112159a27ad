import Documents

/// What tesseract is given of a page, as bytes that may go from task to task.
struct PreparedPage: Sendable {
  /// The page without its tables.
  let page: [UInt8]
  let cells: [CellPictures.Cell]
  /// Where outside the cells there are words, perhaps.
  private let rows: [Picture.Area]
  private let scale: PagePreparation.Scale
  let rulings: [Ruling]
  /// Clockwise quarters by which the page was turned.
  let quarters: Int
  let width: Float
  let height: Float

  /// Nil for an empty page; fails when the bytes hold no picture that can be worked on.
  init?(_ picture: [UInt8], resolution: Int) throws(Program.Failure) {
    guard let preparation = try PagePreparation(picture, resolution: resolution) else { return nil }
    guard let cut = CellPictures(preparation), let page = cut.page.bytes else { throw PagePreparation.failure }
    (self.page, cells) = (page, cut.cells)
    (rows, scale) = (cut.rows, preparation.scale)
    (rulings, quarters) = (preparation.rulings, preparation.quarters)
    width = preparation.scale.points(Float(preparation.gray.width))
    height = preparation.scale.points(Float(preparation.gray.height))
  }

  /// More pieces than this belong to a drawing.
  private static let mostRows = 80

  /// What stands on lines of which no word was read, cut out like cells: tesseract leaves out short lines that stand
  /// alone.
  func unread(beside words: [PDFWord]) -> [CellPictures.Cell] {
    let read = words.map { scale.area($0.box) }
    let left = rows.filter { row in !read.contains { $0.overlaps(row) } }
    guard !left.isEmpty, left.count <= Self.mostRows, let picture = Picture(gray: page) else { return [] }
    return left.compactMap { area in
      picture.part(area)?.framed(CellPictures.margin)?.bytes.map {
        CellPictures.Cell(area: area, isLine: true, bytes: $0)
      }
    }
  }

  /// Some cells as the pages of one file, so that tesseract starts once for all of them.
  static func album(of cells: [CellPictures.Cell]) -> [UInt8]? {
    let pictures = cells.compactMap { Picture(gray: $0.bytes) }
    return pictures.count < cells.count ? nil : Picture.album(pictures)
  }
}
