internal import Documents
internal import Reporters

/// HTML in the making: what is appended as words is escaped, what is appended as mark-up is ours.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends mark-up of the house.
  mutating func markup(_ markup: String) { bytes += markup.utf8 }

  /// Appends words that may say anything.
  mutating func words(_ words: String) {
    let utf8 = Array(words.utf8)
    append(utf8, utf8.indices)
  }

  /// Appends a range of a document: white space as one space, nothing that would act on a screen, no mark-up.
  mutating func words(_ text: TextBuffer, _ range: Range<Int>) { append(text.bytes, range) }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    var offset = range.lowerBound
    var isBlankBefore = false
    while offset < range.upperBound {
      let byte = source[offset]
      if byte <= 0x20, byte == 0x20 || (9...13).contains(byte) {
        if !isBlankBefore { bytes.append(0x20) }
        isBlankBefore = true
        offset += 1
        continue
      }
      isBlankBefore = false
      if byte >= 0x20, byte < 0x7F {
        ascii(byte)
        offset += 1
        continue
      }
      var end = offset + 1
      while end < range.upperBound, source[end] & 0xC0 == 0x80 { end += 1 }
      for scalar in String(decoding: source[offset..<end], as: UTF8.self).unicodeScalars {
        if let printable = scalar.printable, let units = UTF8.encode(printable) { bytes += units }
      }
      offset = end
    }
  }

  private mutating func ascii(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
    case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
    case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
    case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
    case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
    default: bytes.append(byte)
    }
  }

  /// How many bytes a range takes at most when it is written.
  static func cost(_ text: TextBuffer, _ range: Range<Int>) -> Int {
    var cost = range.count
    for byte in text.bytes[range] where byte < 0x40 {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"): cost += 3
      case UInt8(ascii: "&"), UInt8(ascii: "'"): cost += 4
      case UInt8(ascii: "\""): cost += 5
      case 0..<0x20: cost += 2
      default: break
      }
    }
    return cost
  }
}
