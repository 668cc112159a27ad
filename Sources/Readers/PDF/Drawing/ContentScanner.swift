/// The words of PDF content: numbers, names, operators; strings, arrays and inline pictures are passed over.
struct ContentScanner {
  enum Token {
    case number(Double)
    /// Without its slash.
    case name(Range<Int>)
    /// Up to four letters as one number.
    case operation(UInt32)
    case other
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next word; nil at the end.
  mutating func next() -> Token? {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    switch first {
    case UInt8(ascii: "%"):
      while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      return .other
    case UInt8(ascii: "("):
      skipString()
      return .other
    case UInt8(ascii: "<") where offset + 1 < bytes.count && bytes[offset + 1] != first:
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
      offset += 1
      return .other
    case UInt8(ascii: "/"):
      let start = offset + 1
      offset += 1
      skipRegular()
      return .name(start..<offset)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return .number(number())
    default: break
    }
    guard Self.isRegular(first) else {
      offset += 1
      return .other
    }
    return operation()
  }

  private mutating func operation() -> Token {
    let start = offset
    skipRegular()
    guard offset - start <= 4 else { return .other }
    var code: UInt32 = 0
    for index in start..<offset { code = code << 8 | UInt32(bytes[index]) }
    // An inline picture: bytes that mean nothing here, up to `EI` between white space.
    if code == 0x4944 { skipPicture() }
    return .operation(code)
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  private mutating func skipRegular() {
    while offset < bytes.count, Self.isRegular(bytes[offset]) { offset += 1 }
  }

  private mutating func skipString() {
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return }
    }
  }

  private mutating func skipPicture() {
    while offset + 3 < bytes.count {
      if bytes[offset] <= 0x20, bytes[offset + 1] == UInt8(ascii: "E"), bytes[offset + 2] == UInt8(ascii: "I"),
        bytes[offset + 3] <= 0x20
      {
        offset += 3
        return
      }
      offset += 1
    }
    offset = bytes.count
  }

  private mutating func number() -> Double {
    var (value, scale, sign, fraction) = (0.0, 1.0, 1.0, false)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte.isDigit {
        value = value * 10 + Double(byte - UInt8(ascii: "0"))
        if fraction { scale *= 10 }
      } else if byte == UInt8(ascii: ".") {
        fraction = true
      } else if byte == UInt8(ascii: "-") {
        sign = -1
      } else if byte != UInt8(ascii: "+") {
        break
      }
      offset += 1
    }
    return sign * value / scale
  }
}
