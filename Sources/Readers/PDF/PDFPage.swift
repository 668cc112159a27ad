import Documents

/// A word as it stands on a page.
struct PDFWord {
  var text: ArraySlice<UInt8>
  var box: Box
  /// Counted from 1; the words of a cell may stand on two.
  var page = 1
  /// How sure it is, of a hundred; less only where it was recognised from a picture.
  var confidence: Float = 100

  var middle: Float { (box.left + box.right) / 2 }
  var centre: Float { (box.top + box.bottom) / 2 }
  var height: Float { box.bottom - box.top }
}

/// A straight line drawn along the page or down it, or a bar so thin that it is one.
struct Ruling {
  let isHorizontal: Bool
  /// The distance from the top of a horizontal line, from the left of a vertical one.
  var at: Float
  var from: Float
  var to: Float
  /// Whether it can be seen; the edge of a box that words are clipped to cannot.
  var isDrawn = true
}

/// What a page draws besides its letters.
struct PageDrawing {
  var rulings: [Ruling] = []
  /// Rectangles that words were clipped to.
  var clips: Set<Box> = []
  /// The share of the page that pictures cover, at most 1 each.
  var pictures: Float = 0
  /// Dots an inch of the finest picture that covers much of the page; 0 without one.
  var resolution: Float = 0
  /// Whether there was more than this reader follows.
  var isCut = false
  /// Whether more is drawn than lines: outlines of letters, perhaps.
  var hasShapes = false
}

/// One page: its size in points, its words in the order of the file, and its drawing.
struct PDFPage {
  /// Counted from 1.
  let number: Int
  var width: Float
  var height: Float
  var words: [PDFWord] = []
  var drawing = PageDrawing()
  /// Whether its words were recognised from its picture.
  var isRecognised = false
  /// Whether its words ran up it before it was turned; nil for a page that was upright.
  private(set) var wasRising: Bool?

  init(number: Int, width: Float, height: Float, wasRising: Bool? = nil) {
    (self.number, self.width, self.height, self.wasRising) = (number, width, height, wasRising)
  }

  /// What can be read of a page.
  enum Legibility {
    case text
    /// Nothing stands on it.
    case blank
    /// A picture, or letters that are drawn.
    case picture
    /// Its words are no words: letters without their meaning.
    case garbled
  }

  var legibility = Legibility.text

  /// What can be read, judged by the words between header and footer.
  var judged: Legibility {
    let body = words.count { $0.centre > 0.12 * height && $0.centre < 0.9 * height }
    if body < 5 {
      if drawing.pictures > 0.4 || words.isEmpty && (drawing.pictures > 0.02 || drawing.isCut || drawing.hasShapes) {
        return .picture
      }
      return words.isEmpty ? .blank : .text
    }
    var (plain, other) = (0, 0)
    for word in words.prefix(400) {
      for byte in word.text { if byte >= 0x20 && byte < 0x7F { plain += 1 } else { other += 1 } }
    }
    return other > 2 * plain ? .garbled : .text
  }
}

extension PDFPage {
  /// Whether what was recognised are words, and not what a photograph looks like.
  var isWorded: Bool {
    let letters = words.filter { word in word.text.count { $0.isLetter || $0.isDigit } > 2 }
    let sure = letters.count { $0.confidence > 70 }
    return sure > 4 && sure * 2 > letters.count
  }

  /// Takes out the letters that lie across the text behind it (`RAHASIA`, `DRAFT`): far larger than the words they cross.
  mutating func removeWatermark() {
    let heights = words.map(\.height).sorted()
    guard !isRecognised, heights.count > 20 else { return }
    let usual = heights[heights.count / 2]
    // A letter that stands askew has a box as wide as it is tall.
    let isLarge: (PDFWord) -> Bool = { word in
      word.height > 2.5 * usual || word.text.count == 1 && word.box.right - word.box.left > 2.5 * usual
    }
    let large = words.filter(isLarge)
    guard !large.isEmpty, large.count < 60 else { return }
    let small = words.filter { $0.height < 1.5 * usual && !isLarge($0) }
    let crossing = large.filter { giant in small.contains { giant.box.crosses($0.box) } }
    guard !crossing.isEmpty else { return }
    words.removeAll { word in
      // Its other letters may lie between the lines.
      isLarge(word) && (word.text.count < 3 || crossing.contains { $0.box == word.box })
    }
  }

  /// The lines of the page and the edges of the boxes that lie side by side as cells do.
  var edges: [Ruling] {
    let boxes = drawing.clips.filter { $0.right - $0.left < 0.95 * width && $0.bottom - $0.top < 0.9 * height }
      .sorted { ($0.top, $0.left, $0.right, $0.bottom) < ($1.top, $1.left, $1.right, $1.bottom) }
    guard boxes.count > 1, boxes.count < 3_000 else { return drawing.rulings }
    var edges = drawing.rulings
    for (index, box) in boxes.enumerated()
    where boxes.indices.contains(where: { $0 != index && box.touches(boxes[$0]) }) {
      edges.append(Ruling(isHorizontal: true, at: box.top, from: box.left, to: box.right, isDrawn: false))
      edges.append(Ruling(isHorizontal: true, at: box.bottom, from: box.left, to: box.right, isDrawn: false))
      edges.append(Ruling(isHorizontal: false, at: box.left, from: box.top, to: box.bottom, isDrawn: false))
      edges.append(Ruling(isHorizontal: false, at: box.right, from: box.top, to: box.bottom, isDrawn: false))
    }
    return edges
  }

  /// Turns a page whose words run up or down so that they can be read.
  mutating func upright() {
    var (tall, wide, rising) = (0, 0, 0)
    for (index, word) in words.enumerated() where word.text.count > 3 {
      let width = word.box.right - word.box.left
      if word.height > 1.5 * width { tall += 1 } else if width > 1.2 * word.height { wide += 1 }
      guard index > 0, words[index - 1].box.left.rounded() == word.box.left.rounded() else { continue }
      rising += word.box.top < words[index - 1].box.top ? 1 : -1
    }
    guard tall > 3 * wide, tall > 5 else { return }
    for index in words.indices { words[index].box = turned(words[index].box, rising: rising > 0) }
    drawing.clips = Set(drawing.clips.map { turned($0, rising: rising > 0) })
    drawing.rulings = drawing.rulings.map { line in
      let box =
        line.isHorizontal
        ? Box(left: line.from, top: line.at, right: line.to, bottom: line.at)
        : Box(left: line.at, top: line.from, right: line.at, bottom: line.to)
      let new = turned(box, rising: rising > 0)
      return line.isHorizontal
        ? Ruling(isHorizontal: false, at: new.left, from: new.top, to: new.bottom)
        : Ruling(isHorizontal: true, at: new.top, from: new.left, to: new.right)
    }
    (width, height) = (height, width)
    wasRising = rising > 0
  }

  private func turned(_ box: Box, rising: Bool) -> Box {
    rising
      ? Box(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
      : Box(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
  }
}

extension Box {
  /// Whether the middle of another box lies inside this one.
  fileprivate func crosses(_ other: Box) -> Bool {
    let (x, y) = ((other.left + other.right) / 2, (other.top + other.bottom) / 2)
    return x > left && x < right && y > top && y < bottom
  }

  /// Whether another box lies right beside this one and shares most of the side.
  fileprivate func touches(_ other: Box) -> Bool {
    guard abs(right - other.left) < 1.5 || abs(left - other.right) < 1.5 else { return false }
    return min(bottom, other.bottom) - max(top, other.top) > 0.6 * min(bottom - top, other.bottom - other.top)
  }
}
