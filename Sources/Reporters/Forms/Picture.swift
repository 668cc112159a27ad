/// A picture for a letterhead: a PNG or JPEG with its size in pixels.
package struct Picture: Sendable {
  let bytes: [UInt8]
  let width: Int
  let height: Int
  let isPNG: Bool

  /// The ending of its name in an office file.
  var suffix: String { isPNG ? "png" : "jpeg" }

  /// Nil when the bytes are no PNG or JPEG that says its size.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    guard let size = isPNG ? Self.sizeOfPNG(bytes) : Self.sizeOfJPEG(bytes), size.width > 0, size.height > 0 else {
      return nil
    }
    (width, height) = size
  }

  private static func sizeOfPNG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 24 else { return nil }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  /// Walks from marker to marker up to the one that begins a frame.
  private static func sizeOfJPEG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    func number(_ start: Int) -> Int { Int(bytes[start]) << 8 | Int(bytes[start + 1]) }
    var next = 2
    while next + 9 < bytes.count, bytes[next] == 0xFF {
      let marker = bytes[next + 1]
      if marker == 0xFF {
        next += 1
      } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (number(next + 7), number(next + 5))
      } else {
        next += 2 + number(next + 2)
      }
    }
    return nil
  }
}
