internal import Documents

/// Where on the pages of a PDF a remark stands: the words of one page, line by line.
struct PDFHighlight {
  /// Counted from 1.
  let page: Int
  let lines: [Box]
  /// Whether these are the words the remark is about, and not only near to them.
  let isExact: Bool
}

/// Leads from the text of a document back to places on the pages of its PDF.
struct PDFHighlights {
  private let document: Document
  private let range: Range<Int>

  init(_ file: AnnotatedFile) {
    document = file.document
    range = file.range
  }

  /// Where a remark stands; at the beginning of the file when its words stand nowhere.
  func highlight(of remark: Remark) -> PDFHighlight? {
    if let found = lines(of: remark.range) {
      return PDFHighlight(page: found.page, lines: found.lines, isExact: remark.isExact)
    }
    var near: (page: Int, lines: [Box])?
    if !remark.range.isEmpty, let block = document.block(at: remark.range.lowerBound) {
      near = lines(of: document.blocks[block].range)
    }
    if near == nil, let first = document.source.spans(in: range).first,
      let block = document.block(at: first.range.lowerBound)
    {
      near = lines(of: document.blocks[block].range)
    }
    return near.map { PDFHighlight(page: $0.page, lines: Array($0.lines.prefix(1)), isExact: false) }
  }

  /// Whether words ran up (true) or down a page; nil when they ran along it.
  func isRising(on page: Int) -> Bool? {
    document.source.turnedPages.first { $0.file == range.lowerBound && $0.page == page }?.isRising
  }

  /// The boxes of words on the page on which they begin, those of one line joined.
  private func lines(of range: Range<Int>) -> (page: Int, lines: [Box])? {
    guard !range.isEmpty else { return nil }
    var first: Int?
    var lines: [Box] = []
    for span in document.source.spans(in: range) {
      guard case .box(let page, let whole) = span.origin, first ?? page == page else { continue }
      first = page
      let box = part(of: whole, span.range, in: range)
      guard let last = lines.last else {
        lines.append(box)
        continue
      }
      let common = min(last.bottom, box.bottom) - max(last.top, box.top)
      let height = max(min(last.bottom - last.top, box.bottom - box.top), 1)
      let isSameLine = common > 0.6 * height && box.left >= last.left && box.left - last.right < 2.5 * height
      if isSameLine { lines[lines.count - 1] = last.union(box) } else { lines.append(box) }
    }
    return first.map { ($0, lines) }
  }

  /// The share of a word's box that belongs to a range which holds only some of its letters.
  private func part(of box: Box, _ word: Range<Int>, in range: Range<Int>) -> Box {
    let inside = word.clamped(to: range)
    guard inside != word, !inside.isEmpty else { return box }
    let width = (box.right - box.left) / Float(scalars(word))
    var part = box
    part.left = box.left + width * Float(scalars(word.lowerBound..<inside.lowerBound))
    part.right = part.left + width * Float(scalars(inside))
    return part
  }

  private func scalars(_ range: Range<Int>) -> Int {
    document.text.bytes[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
