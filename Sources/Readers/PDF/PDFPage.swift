import Documents

/// A word as it stands on a page.
struct PDFWord {
  var text: ArraySlice<UInt8>
  var box: Box

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
}

/// What a page draws besides its letters.
struct PageDrawing {
  var rulings: [Ruling] = []
  /// The share of the page that pictures cover, at most 1 each.
  var pictures: Float = 0
  /// Whether there was more than this reader follows.
  var isCut = false
}

/// One page: its size in points, its words in the order of the file, and its drawing.
struct PDFPage {
  /// Counted from 1.
  let number: Int
  var width: Float
  var height: Float
  var words: [PDFWord] = []
  var drawing = PageDrawing()
}

extension PDFPage {
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
  }

  private func turned(_ box: Box, rising: Bool) -> Box {
    rising
      ? Box(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
      : Box(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
  }
}
