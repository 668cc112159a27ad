import Testing

@testable import Reporters

/// The size of a logo, read from its first bytes.
@Suite struct PictureTests {
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 44, 0, 0, 0, 200, 8]

  /// An application segment, then the frame of 100 rows of 50 pixels.
  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 17, 8, 0, 100, 0, 50, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]

  @Test func sizes() throws {
    let png = try #require(Picture(Self.png))
    #expect(png.width == 300 && png.height == 200 && png.suffix == "png")
    let jpeg = try #require(Picture(Self.jpeg))
    #expect(jpeg.width == 50 && jpeg.height == 100 && jpeg.suffix == "jpeg")
  }

  @Test func whatIsNoPictureIsRefused() {
    #expect(Picture([]) == nil && Picture(Array("GIF89a".utf8)) == nil)
    for count in 0..<Self.jpeg.count - 12 { #expect(Picture(Array(Self.jpeg.prefix(count))) == nil) }
    for count in 0..<24 { #expect(Picture(Array(Self.png.prefix(count))) == nil) }
    // A segment that says it has no length must not be walked for ever.
    #expect(Picture([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 64)) == nil)
    #expect(Picture([0xFF, 0xD8] + (0..<40).flatMap { _ in [0xFF, 0xE0, 0, 0] as [UInt8] }) == nil)
  }
}
