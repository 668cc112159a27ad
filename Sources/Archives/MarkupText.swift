/// XML as written: where its words and names stand, and what they say.
package enum MarkupText {
  /// Written words with their references resolved.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var words = String.UnicodeScalarView()
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let end = endOfCharacter(bytes, at)
      if bytes[at] == UInt8(ascii: "&") {
        words.append(resolved(bytes[at..<end]))
      } else {
        words.append(contentsOf: String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars)
      }
      at = end
    }
    return String(words)
  }

  /// Where the character that begins at an offset ends: a reference is one, and so is a line end of two bytes.
  package static func endOfCharacter(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    switch bytes[start] {
    case UInt8(ascii: "&"):
      while end < bytes.endIndex, end - start < 12, bytes[end - 1] != UInt8(ascii: ";") { end += 1 }
    case 0x0D: if end < bytes.endIndex, bytes[end] == 0x0A { end += 1 }
    case 0xC0...: while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
    default: break
    }
    return end
  }

  /// The name in a tag as written, with its prefix.
  package static func name(of tag: ArraySlice<UInt8>) -> String {
    let name = tag.drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
    return String(
      decoding: name.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }, as: UTF8.self)
  }

  /// The prefix of the name in a tag; empty when it has none.
  package static func prefix(of tag: ArraySlice<UInt8>) -> String {
    let name = name(of: tag)
    return name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
  }

  private static func resolved(_ reference: ArraySlice<UInt8>) -> Unicode.Scalar {
    let name = String(decoding: reference.dropFirst().dropLast(), as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    return number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
  }
}
