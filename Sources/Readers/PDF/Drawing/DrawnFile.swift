import Documents

/// What the pages of a PDF draw, and the bookmarks that lead to them.
struct DrawnFile {
  var pages: [PageDrawing] = []
  var bookmarks: [PDFBookmark] = []
}

/// As bytes, for the process that reads it apart (``DrawingWork``): numbers of 32 bits, the lowest byte first.
extension DrawnFile {
  var bytes: [UInt8] {
    var out: [UInt8] = []
    func add(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { out.append(contentsOf: $0) } }
    func add(_ numbers: Float...) { for number in numbers { add(number.bitPattern) } }
    add(UInt32(pages.count))
    for page in pages {
      add(page.pictures, page.resolution)
      for number in [page.isCut ? 1 : 0, page.hasShapes ? 1 : 0, page.rulings.count, page.clips.count] {
        add(UInt32(number))
      }
      for ruling in page.rulings {
        add(ruling.isHorizontal ? 1 : 0)
        add(ruling.at, ruling.from, ruling.to)
      }
      for clip in page.clips { add(clip.left, clip.top, clip.right, clip.bottom) }
    }
    add(UInt32(bookmarks.count))
    for bookmark in bookmarks {
      for number in [bookmark.level, bookmark.page, bookmark.key.count] { add(UInt32(number)) }
      out += bookmark.key
    }
    return out
  }

  /// Nil when the bytes are none of this.
  init?(_ bytes: [UInt8]) {
    var source = Source(bytes: bytes[...])
    guard let count = source.count(most: PDFDrawing.mostPages) else { return nil }
    for _ in 0..<count {
      guard let page = source.page() else { return nil }
      pages.append(page)
    }
    guard let count = source.count(most: bytes.count) else { return nil }
    for _ in 0..<count {
      guard let level = source.number(), let page = source.number(), let length = source.count(most: bytes.count),
        let key = source.take(length)
      else { return nil }
      bookmarks.append(PDFBookmark(key: Array(key), level: Int(level), page: Int(page)))
    }
    guard source.bytes.isEmpty else { return nil }
  }

  /// Bytes that are read from their beginning.
  private struct Source {
    var bytes: ArraySlice<UInt8>

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count <= bytes.count else { return nil }
      defer { bytes = bytes.dropFirst(count) }
      return bytes.prefix(count)
    }

    mutating func number() -> UInt32? { take(4)?.reversed().reduce(0) { $0 << 8 | UInt32($1) } }

    /// A number of things, each of which takes a byte at the least.
    mutating func count(most: Int) -> Int? { number().flatMap { $0 <= min(most, bytes.count) ? Int($0) : nil } }

    mutating func float() -> Float? { number().map { Float(bitPattern: $0) } }

    mutating func page() -> PageDrawing? {
      var page = PageDrawing()
      guard let pictures = float(), let resolution = float(), let isCut = number(), let hasShapes = number(),
        let rulings = count(most: .max), let clips = count(most: .max)
      else { return nil }
      (page.pictures, page.resolution, page.isCut, page.hasShapes) = (pictures, resolution, isCut > 0, hasShapes > 0)
      page.rulings.reserveCapacity(rulings)
      for _ in 0..<rulings {
        guard let isHorizontal = number(), let at = float(), let from = float(), let to = float() else { return nil }
        page.rulings.append(Ruling(isHorizontal: isHorizontal > 0, at: at, from: from, to: to))
      }
      for _ in 0..<clips {
        guard let left = float(), let top = float(), let right = float(), let bottom = float() else { return nil }
        page.clips.insert(Box(left: left, top: top, right: right, bottom: bottom))
      }
      return page
    }
  }
}
