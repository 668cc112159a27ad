package import Documents

/// The line of a document on which accused words stand, cut to a width around them, with carets under the words.
package struct Excerpt {
  /// The line as shown: a tab is ` │ `, `…` stands for what was cut off at an end.
  let line: String
  /// The line in three pieces: what stands before the words, the words, what stands after them.
  package let pieces: (before: String, words: String, after: String)
  /// Spaces and carets below the line; nil when the words are all that is shown.
  let carets: String?
  /// The bytes of the document that are shown.
  let shown: Range<Int>

  /// Nil when the line is blank. Words of several lines are shown on their first. Reads no more of a line than it shows.
  package init?(_ text: TextBuffer, around words: Range<Int>, width: Int) {
    let accused = text.trimmed(words)
    let line = text.trimmed(text.lineRange(text.line(at: accused.lowerBound)))
    guard !line.isEmpty else { return nil }
    let start = min(max(accused.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(accused.upperBound, start), line.upperBound)
    let room = max(width, 20)

    var middle = Glyph.forward(text, start..<end, room: room - 2)
    let isCut = middle.last.map { $0.range.upperBound < end } ?? false
    if isCut, middle.width > room - 2 { middle.removeLast() }
    let middleEnd = middle.last?.range.upperBound ?? start
    let before = Glyph.backward(text, line.lowerBound..<start, room: room)
    let after = Glyph.forward(text, middleEnd..<line.upperBound, room: room)
    let (left, right) = Self.share(room - middle.width, before.width, after.width)
    let head = Self.fit(before, left)
    let tail = Self.fit(after, right)

    let prefix = (head.isCut ? "…" : "") + head.glyphs.reversed().map(\.text).joined()
    let words = middle.map(\.text).joined()
    let suffix = tail.glyphs.map(\.text).joined() + (tail.isCut ? "…" : "")
    self.line = prefix + words + suffix
    pieces = (prefix, words, suffix)
    carets =
      prefix.isEmpty && suffix.isEmpty
      ? nil : Layout.spaces(Layout.width(prefix)) + String(repeating: "^", count: max(middle.width, 1))
    shown = (head.glyphs.last?.range.lowerBound ?? start)..<(tail.glyphs.last?.range.upperBound ?? middleEnd)
  }

  /// Half of the room for each side; what one side does not need goes to the other.
  private static func share(_ room: Int, _ left: Int, _ right: Int) -> (left: Int, right: Int) {
    let half = room / 2
    if left <= half { return (left, room - left) }
    if right <= room - half { return (room - right, right) }
    return (half, room - half)
  }

  /// The glyphs next to the words that fit in a room, with a place for `…` when some do not.
  private static func fit(_ glyphs: [Glyph], _ room: Int) -> (glyphs: [Glyph], isCut: Bool) {
    guard glyphs.width > room else { return (glyphs, false) }
    var used = 0
    var fitting = Array(
      glyphs.prefix {
        used += $0.width
        return used < room
      })
    // A word cut in two is left out when not much is lost.
    if let end = fitting.lastIndex(where: \.isBlank), end > 0, end >= fitting.count - 12 {
      fitting.removeSubrange(end...)
    }
    return (fitting, room > 0)
  }
}

/// One letter of a document as it is shown.
private struct Glyph {
  let text: String
  let width: Int
  let range: Range<Int>

  var isBlank: Bool { text == " " || text == " │ " }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "\t") {
      (text, width) = (" │ ", 3)
      return
    }
    let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.compactMap(\.printable)
    text = String(String.UnicodeScalarView(scalars))
    width = scalars.count
  }

  /// The letters of a range from its start, up to one more than fit in a room.
  static func forward(_ text: TextBuffer, _ range: Range<Int>, room: Int) -> [Glyph] {
    var glyphs: [Glyph] = []
    var used = 0
    var start = range.lowerBound
    // Invisible marks have no width; counting letters too keeps a line of them from being read to its end.
    while start < range.upperBound, used <= room, glyphs.count <= 4 * room {
      var end = start + 1
      while end < range.upperBound, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
      let glyph = Glyph(text.bytes, start..<end)
      glyphs.append(glyph)
      used += glyph.width
      start = end
    }
    return glyphs
  }

  /// The letters of a range from its end, the nearest first, up to one more than fit in a room.
  static func backward(_ text: TextBuffer, _ range: Range<Int>, room: Int) -> [Glyph] {
    var glyphs: [Glyph] = []
    var used = 0
    var end = range.upperBound
    while end > range.lowerBound, used <= room, glyphs.count <= 4 * room {
      let start = max(text.bytes.letterEnd(before: end - 1), range.lowerBound)
      let glyph = Glyph(text.bytes, start..<end)
      glyphs.append(glyph)
      used += glyph.width
      end = start
    }
    return glyphs
  }
}

extension [Glyph] {
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
