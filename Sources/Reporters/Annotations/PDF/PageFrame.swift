internal import Documents

/// How the boxes of words, told from the upper left corner of a page as it is read, lie on the page of the PDF.
struct PageFrame {
  /// A point in a PDF's own coordinates.
  struct Point {
    let x: Double
    let y: Double
  }

  private let left: Double
  private let low: Double
  private let right: Double
  private let high: Double
  private let rotation: Int
  /// Whether words run up the shown page (true), down (false), or along it (nil).
  private let isRising: Bool?

  /// The box of the whole page and by how many degrees it is shown turned.
  init(box: [Double], rotation: Int, isRising: Bool?) {
    let box = box.count == 4 ? box : [0, 0, 612, 792]
    (left, right) = (min(box[0], box[2]), max(box[0], box[2]))
    (low, high) = (min(box[1], box[3]), max(box[1], box[3]))
    self.rotation = ((rotation % 360) + 360) % 360
    self.isRising = isRising
  }

  /// The corners of a box as a reader sees them: upper left, upper right, lower left, lower right.
  func corners(_ box: Box) -> [Point] {
    [(box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)].map {
      point(Double($0), Double($1))
    }
  }

  private func point(_ x: Double, _ y: Double) -> Point {
    // The reader turned the page by its size in the file, which pdftotext tells whatever way it is shown.
    let (width, height) = (right - left, high - low)
    var (x, y) = (x, y)
    switch isRising {
    case true?: (x, y) = (y, height - x)
    case false?: (x, y) = (width - y, x)
    case nil: break
    }
    switch rotation {
    case 90: return Point(x: y + left, y: x + low)
    case 180: return Point(x: right - x, y: y + low)
    case 270: return Point(x: right - y, y: high - x)
    default: return Point(x: x + left, y: high - y)
    }
  }
}
