import Documents

/// The cells that lines on a picture make, cut out to be read one by one, and the page without them.
struct CellPictures {
  /// A cell with words: where its picture lies on the page, and the picture as a file.
  struct Cell {
    let area: Picture.Area
    /// Whether its words stand on one line.
    let isLine: Bool
    let bytes: [UInt8]
  }

  private(set) var cells: [Cell] = []
  /// Where outside the cells there are words, perhaps.
  private(set) var rows: [Picture.Area] = []
  /// The page without lines and without what stands in cells.
  let page: Picture

  /// White around the words of a cell, in dots; tesseract wants some.
  static let margin = 14

  /// More cells than this are a map.
  private static let most = 1_500

  init?(_ preparation: PagePreparation) {
    guard let page = preparation.gray.stretched(black: 0, white: 255),
      let bare = preparation.gray.stretched(black: 0, white: 255)
    else { return nil }
    bare.whiten(preparation.lines)
    self.page = page
    for grid in preparation.grids {
      for cell in grid.cells where cells.count < Self.most {
        guard let area = Self.inside(cell, of: grid, preparation) else { continue }
        if let words = Self.words(in: area, preparation) {
          // What cannot be cut out stays to be read on the page.
          guard let bytes = bare.part(words.area)?.framed(Self.margin)?.bytes else { continue }
          cells.append(Cell(area: words.area, isLine: words.lines == 1, bytes: bytes))
        }
        page.whiten(area)
      }
    }
    page.whiten(preparation.lines)
    rows = Self.rows(preparation)
  }

  /// Where outside tables ink stands like words on a line.
  private static func rows(_ preparation: PagePreparation) -> [Picture.Area] {
    let scale = preparation.scale
    guard let ink = preparation.ink.closed(scale.dots(0.15), 1) else { return [] }
    for grid in preparation.grids { ink.clear(scale.area(grid.box).grown(4)) }
    return ink.pieces.filter {
      $0.height >= scale.dots(0.06) && $0.height <= scale.dots(0.4) && $0.width >= scale.dots(0.1)
    }.map { $0.grown(3).inside(width: ink.width, height: ink.height) }
  }

  /// The room of a cell within its lines; nil for one so large that it holds a page of its own.
  private static func inside(_ cell: GridCell, of grid: Grid, _ preparation: PagePreparation) -> Picture.Area? {
    let box = Box(
      left: grid.columns[cell.columns.lowerBound], top: grid.rows[cell.rows.lowerBound],
      right: grid.columns[cell.columns.upperBound], bottom: grid.rows[cell.rows.upperBound])
    guard box.right - box.left < 430 || box.bottom - box.top < 140, box.bottom - box.top < 430 else { return nil }
    var area = preparation.scale.area(box)
    (area.left, area.top, area.width, area.height) = (area.left + 2, area.top + 2, area.width - 4, area.height - 4)
    return area.width > 8 && area.height > 8 ? area : nil
  }

  /// Where in a cell there is ink, and on how many lines; nil for an empty one.
  private static func words(
    in area: Picture.Area, _ preparation: PagePreparation
  ) -> (area: Picture.Area, lines: Int)? {
    let scale = preparation.scale
    guard let ink = preparation.ink.part(area)?.closed(scale.dots(0.2), 1) else { return nil }
    let (thin, short) = (scale.dots(0.012), scale.dots(0.05))
    var lines: [Picture.Area] = []
    for piece in ink.pieces.sorted(by: { $0.top < $1.top })
    where piece.width >= thin && piece.height >= thin && piece.width * piece.height >= thin * short {
      let isEdge = piece.left == 0 || piece.top == 0 || piece.right == ink.width || piece.bottom == ink.height
      if isEdge, min(piece.width, piece.height) < short / 2 { continue }
      if let last = lines.last, piece.top < last.bottom - min(piece.height, last.height) / 3 {
        lines[lines.count - 1] = last.union(piece)
      } else {
        lines.append(piece)
      }
    }
    guard let first = lines.first else { return nil }
    var whole = lines.dropFirst().reduce(first) { $0.union($1) }
    // Letters end softly.
    let soft = 3
    let (right, bottom) = (min(whole.right + soft, ink.width), min(whole.bottom + soft, ink.height))
    (whole.left, whole.top) = (max(whole.left - soft, 0), max(whole.top - soft, 0))
    (whole.width, whole.height) = (right - whole.left, bottom - whole.top)
    (whole.left, whole.top) = (whole.left + area.left, whole.top + area.top)
    return (whole, lines.count { $0.height > scale.dots(0.04) })
  }
}
