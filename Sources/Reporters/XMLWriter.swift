/// XML in the making, as bytes: elements and escaped words. What XML cannot hold becomes `�`, as in all words that are
/// shown: control characters but tab and line end, and the two that are no characters.
struct XMLWriter {
  private(set) var bytes = Array(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.utf8)

  /// Begins a part with room for it.
  init(room: Int = 4096) { bytes.reserveCapacity(room) }

  /// Begins a piece that goes into a part.
  init(fragment room: Int) {
    bytes = []
    bytes.reserveCapacity(room)
  }

  /// Takes in a piece.
  mutating func append(_ piece: XMLWriter) { bytes += piece.bytes }

  /// An element with what is in it.
  mutating func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element with nothing in it.
  mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes)
    bytes += [UInt8(ascii: "/"), UInt8(ascii: ">")]
  }

  /// Words as they may stand in an element or between double quotes.
  static func escaped(_ words: String) -> String {
    var xml = XMLWriter(fragment: words.utf8.count)
    xml.words(words)
    return String(decoding: xml.bytes, as: UTF8.self)
  }

  /// Words between tags.
  mutating func words(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      var (start, next) = (0, 0)
      while next < buffer.count {
        guard let (length, written) = Self.replaced(next, in: buffer) else {
          next += 1
          continue
        }
        bytes += buffer[start..<next]
        written.withUTF8Buffer { bytes += $0 }
        next += length
        start = next
      }
      bytes += buffer[start...]
    }
  }

  /// How many bytes from here on are written otherwise, and how; nil when the byte stays as it is.
  private static func replaced(
    _ index: Int, in buffer: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, written: StaticString)? {
    switch buffer[index] {
    case UInt8(ascii: "&"): return (1, "&amp;")
    case UInt8(ascii: "<"): return (1, "&lt;")
    case UInt8(ascii: ">"): return (1, "&gt;")
    case UInt8(ascii: "\""): return (1, "&quot;")
    case 0x9, 0xA, 0x20..<0xEF, 0xF0...: return nil
    case 0xEF:
      // U+FFFE and U+FFFF.
      let isNone = index + 2 < buffer.count && buffer[index + 1] == 0xBF && buffer[index + 2] >= 0xBE
      return isNone ? (3, "\u{FFFD}") : nil
    default: return (1, "\u{FFFD}")
    }
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (key, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += key.utf8
      bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
      words(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }
}
