import Documents

/// Words as a fact: what line ends, list marks, quotation marks and file formats change in them is left out, and where
/// they only say where something stands (`Tabel 3.2`, `hal. 14`, `Bab II`) the number is `#`.
///
/// Letters are joined, so that split words meet; figures keep their signs, decimals and dots.
struct FactWords: Hashable {
  private(set) var bytes: [UInt8] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, in: 0..<bytes.count, hiding: PositionNumbers.all(in: bytes, 0..<bytes.count))
  }

  /// The words of a range; the numbers in `hidden` ranges, which rise, are one `#` each.
  init(_ text: [UInt8], in range: Range<Int>, hiding hidden: [Range<Int>]) {
    var hidden = hidden.drop { $0.upperBound <= range.lowerBound }
    bytes.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if let number = hidden.first, number.lowerBound <= index {
        bytes.append(Self.mark)
        index = max(index + 1, number.upperBound)
        hidden = hidden.dropFirst()
        continue
      }
      index = append(text, index, range)
    }
  }

  private static let mark = UInt8(ascii: "#")

  var isEmpty: Bool { bytes.isEmpty }
  var hasLetters: Bool { bytes.contains { ($0 >= 0x61 && $0 <= 0x7A) || $0 >= 0x80 } }

  /// The same words with `#` for every figure.
  var withoutFigures: FactWords {
    var copy = self
    copy.bytes.removeAll(keepingCapacity: true)
    for byte in bytes {
      let isFigure = byte.isDigit || byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x25 || byte == Self.mark
      if !isFigure { copy.bytes.append(byte) } else if copy.bytes.last != Self.mark { copy.bytes.append(Self.mark) }
    }
    return copy
  }

  /// Whether other words are part of these.
  func contains(_ other: FactWords) -> Bool { !other.isEmpty && bytes.firstRange(of: other.bytes) != nil }

  func first(_ count: Int) -> FactWords {
    var copy = self
    copy.bytes = Array(bytes.prefix(count))
    return copy
  }

  func last(_ count: Int) -> FactWords {
    var copy = self
    copy.bytes = Array(bytes.suffix(count))
    return copy
  }

  /// Takes what stands at an index; answers the index behind it.
  private mutating func append(_ text: [UInt8], _ index: Int, _ range: Range<Int>) -> Int {
    let byte = text[index]
    let next = index + 1 < range.upperBound ? text[index + 1] : 0
    switch byte {
    case _ where byte.isLetter: bytes.append(byte | 0x20)
    case _ where byte.isDigit, UInt8(ascii: "%"): bytes.append(byte)
    case UInt8(ascii: "."), UInt8(ascii: ","):
      if bytes.last?.isDigit == true, index > range.lowerBound, text[index - 1].isDigit, next.isDigit {
        bytes.append(byte)
      }
    case UInt8(ascii: "-"):
      let before = index > range.lowerBound ? text[index - 1] : 0x20
      if next.isDigit, !before.isLetter, !before.isDigit { bytes.append(byte) }
    case UInt8(ascii: "<"): return Self.endOfTag(text, index, range) ?? index + 1
    case 0xC3...0xE1, 0xE3...0xEE, 0xF0...0xF4:
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(index + length, range.upperBound)
      bytes += text[index..<end]
      return end
    default: break
    }
    return index + 1
  }

  /// Behind a short tag such as `<br/>`.
  private static func endOfTag(_ text: [UInt8], _ index: Int, _ range: Range<Int>) -> Int? {
    let limit = min(index + 8, range.upperBound)
    guard index + 1 < limit, text[index + 1].isLetter || text[index + 1] == UInt8(ascii: "/") else { return nil }
    return text[index..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
