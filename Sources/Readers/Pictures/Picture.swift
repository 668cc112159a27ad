internal import CLeptonica

/// A gray or black-and-white picture in memory, as leptonica works on it.
final class Picture {
  private let pixels: reviu_picture

  /// A place in a picture, in dots from its upper left corner.
  struct Area {
    var left: Int
    var top: Int
    var width: Int
    var height: Int

    var right: Int { left + width }
    var bottom: Int { top + height }

    /// This area with more on all sides.
    func grown(_ more: Int) -> Area {
      Area(left: left - more, top: top - more, width: width + 2 * more, height: height + 2 * more)
    }

    func overlaps(_ other: Area) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// The part of this area that lies in a picture of this size.
    func inside(width: Int, height: Int) -> Area {
      let (left, top) = (max(left, 0), max(top, 0))
      return Area(
        left: left, top: top, width: max(min(right, width) - left, 0), height: max(min(bottom, height) - top, 0))
    }

    /// The smallest area that holds this and another.
    func union(_ other: Area) -> Area {
      let (left, top) = (min(self.left, other.left), min(self.top, other.top))
      return Area(
        left: left, top: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }
  }

  private init?(taking pixels: reviu_picture?) {
    guard let pixels else { return nil }
    self.pixels = pixels
  }

  /// The gray picture in the bytes of a file; nil when there is none.
  convenience init?(gray bytes: [UInt8]) {
    reviu_hush()
    guard let read = bytes.withUnsafeBufferPointer({ reviu_read($0.baseAddress, $0.count) }) else { return nil }
    defer { reviu_free(read) }
    self.init(taking: reviu_gray(read))
  }

  deinit { reviu_free(pixels) }

  var width: Int { Int(reviu_width(pixels)) }
  var height: Int { Int(reviu_height(pixels)) }

  // MARK: Gray

  /// The brightness that a share of all dots stays below.
  func brightness(_ share: Float) -> Int { Int(reviu_rank(pixels, share)) }

  /// This gray picture with one brightness made black and another white.
  func stretched(black: Int, white: Int) -> Picture? {
    Picture(taking: reviu_stretch(pixels, Int32(black), Int32(max(white, black + 1))))
  }

  /// Light for dark.
  var inverted: Picture? { Picture(taking: reviu_invert(pixels)) }

  /// What is darker than a threshold is ink.
  func ink(below threshold: Int) -> Picture? { Picture(taking: reviu_binary(pixels, Int32(threshold))) }

  /// What is darker than its neighbourhood is ink.
  func localInk(within reach: Int, factor: Float) -> Picture? {
    guard reach >= 2, width > 2 * reach + 2, height > 2 * reach + 2 else { return nil }
    return Picture(taking: reviu_sauvola(pixels, Int32(reach), factor))
  }

  /// This gray picture turned about its middle, clockwise, white coming in.
  func turned(radians: Float) -> Picture? { Picture(taking: reviu_rotate(pixels, radians)) }

  /// This picture turned clockwise by quarters of a turn.
  func turned(quarters: Int) -> Picture? { Picture(taking: reviu_turn(pixels, Int32(quarters))) }

  /// This gray picture with white around it.
  func framed(_ width: Int) -> Picture? { Picture(taking: reviu_framed(pixels, Int32(width))) }

  func part(_ area: Area) -> Picture? {
    Picture(taking: reviu_cut(pixels, Int32(area.left), Int32(area.top), Int32(area.width), Int32(area.height)))
  }

  func paste(_ part: Picture, at area: Area) { reviu_paste(pixels, part.pixels, Int32(area.left), Int32(area.top)) }

  /// Makes white what is ink in another picture of the same size.
  func whiten(_ mask: Picture) { reviu_whiten(pixels, mask.pixels) }

  /// Makes an area of a gray picture white.
  func whiten(_ area: Area) {
    reviu_erase(pixels, Int32(area.left), Int32(area.top), Int32(area.width), Int32(area.height))
  }

  // MARK: Black and white

  /// How far, in degrees, lines of words lean; nil when that cannot be told.
  var skew: Float? {
    var (angle, confidence) = (Float(0), Float(0))
    guard reviu_skew(pixels, &angle, &confidence) == 0, confidence > 3 else { return nil }
    return angle
  }

  /// How surely letters stand upright (negative: on their heads), and how surely they would after a quarter clockwise.
  var uprightness: (up: Float, left: Float) {
    var (up, left) = (Float(0), Float(0))
    guard reviu_orientation(pixels, &up, &left) == 0 else { return (0, 0) }
    return (up, left)
  }

  /// What of the ink holds a brick of this size.
  func opened(_ width: Int, _ height: Int) -> Picture? {
    Picture(taking: reviu_open(pixels, Int32(max(width, 1)), Int32(max(height, 1))))
  }

  /// The ink with gaps filled that do not hold a brick of this size.
  func closed(_ width: Int, _ height: Int) -> Picture? {
    Picture(taking: reviu_close(pixels, Int32(max(width, 1)), Int32(max(height, 1))))
  }

  func without(_ other: Picture) -> Picture? { Picture(taking: reviu_without(pixels, other.pixels)) }

  /// Takes the ink out of an area.
  func clear(_ area: Area) {
    reviu_clear(pixels, Int32(area.left), Int32(area.top), Int32(area.width), Int32(area.height))
  }

  /// How many dots of an area are ink.
  func inked(in area: Area) -> Int {
    Int(reviu_ink(pixels, Int32(area.left), Int32(area.top), Int32(area.width), Int32(area.height)))
  }

  /// The areas of ink that hangs together; none when they are more than a picture of words has.
  var pieces: [Area] {
    guard let found = reviu_pieces(pixels) else { return [] }
    defer { reviu_free_pieces(found) }
    let count = Int(reviu_count(found))
    guard count < 200_000 else { return [] }
    return (0..<count).map { index in
      var (left, top, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      reviu_piece(found, Int32(index), &left, &top, &width, &height)
      return Area(left: Int(left), top: Int(top), width: Int(width), height: Int(height))
    }
  }

  // MARK: Bytes

  /// This picture as a PNM file.
  var bytes: [UInt8]? { Self.bytes { reviu_write(pixels, &$0, &$1) } }

  /// Pictures as the pages of a TIFF file.
  static func album(_ pictures: [Picture]) -> [UInt8]? {
    guard let album = reviu_album() else { return nil }
    defer { reviu_free_album(album) }
    for picture in pictures { reviu_add(album, picture.pixels) }
    return bytes { reviu_write_album(album, &$0, &$1) }
  }

  private static func bytes(_ write: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32) -> [UInt8]? {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = write(&start, &count)
    defer { reviu_release(start) }
    guard status == 0, let start else { return nil }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
