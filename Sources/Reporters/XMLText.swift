/// XML 1.0 as it is written: one element a line, every word escaped, nothing that XML may not hold.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
    begin(name, attributes)
    bytes += ">\n".utf8
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  mutating func empty(_ name: String, _ attributes: [(name: String, value: String)]) {
    begin(name, attributes)
    bytes += "/>\n".utf8
  }

  /// An element with words in it; line ends in them are kept.
  mutating func text(_ name: String, _ attributes: [(name: String, value: String)], _ words: String) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    append(words, keepsLines: true)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func begin(_ name: String, _ attributes: [(name: String, value: String)]) {
    indent()
    bytes += "<\(name)".utf8
    for attribute in attributes {
      bytes += " \(attribute.name)=\"".utf8
      append(attribute.value, keepsLines: false)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() { bytes += String(repeating: " ", count: 2 * depth).utf8 }

  private mutating func append(_ words: String, keepsLines: Bool) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "\n" where keepsLines: bytes.append(0x0A)
      // Noncharacters are no letters of XML; control characters are shown as what cannot be shown.
      case _ where scalar.value & 0xFFFE == 0xFFFE: bytes += "\u{FFFD}".utf8
      case _ where scalar.value == 0x0A || scalar.value == 0x09 || scalar.value == 0x0D: bytes.append(0x20)
      default: if let shown = scalar.printable { bytes += String(Character(shown)).utf8 }
      }
    }
  }
}
