/// XML in the making, as bytes: elements and escaped words. What XML cannot hold is left out.
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

  /// Words between tags.
  mutating func words(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case _ where scalar.isHeldByXML: bytes += scalar.utf8
      default: break
      }
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

extension Unicode.Scalar {
  /// Whether XML 1.0 can hold it: no control characters but tab and line end, none of the two that are no characters.
  fileprivate var isHeldByXML: Bool {
    value >= 0x20 ? value != 0xFFFE && value != 0xFFFF : value == 0x9 || value == 0xA
  }
}
