import Documents

/// Bytes of any common encoding as valid UTF-8 with `\n` line ends, and what had to be repaired.
struct DecodedText {
  var bytes: [UInt8]
  var gaps: [Gap]
}

/// Turning file bytes into text: UTF-8, UTF-16 and UTF-32 (by byte order mark or by their NUL bytes), Windows-1252.
///
/// `\r\n` and `\r` become `\n`; control bytes other than tab, line end and form feed become U+FFFD and are reported.
enum TextDecoding {
  enum Order { case little, big }

  static func decode(_ bytes: [UInt8]) -> DecodedText {
    var writer = TextWriter(capacity: bytes.count)
    if let widest = widest(bytes) {
      decodeWidest(bytes, from: widest.start, widest.order, into: &writer)
    } else if let wide = wide(bytes) {
      decodeWide(bytes, from: wide.start, wide.order, into: &writer)
    } else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let census = UTF8Census(of: bytes, from: start)
      if census.isWindows1252 {
        for offset in start..<bytes.count { writer.append(windows1252: bytes[offset]) }
      } else {
        decodeNarrow(bytes, from: start, into: &writer)
      }
    }
    return writer.finished()
  }

  /// The byte order and start when the bytes are UTF-16: by a byte order mark, or by NULs in every second place.
  static func wide(_ bytes: [UInt8]) -> (order: Order, start: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (.little, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.big, 2) }
    let pairs = min(bytes.count, 4096) / 2
    guard pairs >= 2 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { even += 1 }
      if bytes[2 * pair + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= pairs * 6, even * 20 <= pairs { return (.little, 0) }
    if even * 10 >= pairs * 6, odd * 20 <= pairs { return (.big, 0) }
    return nil
  }

  /// The same for UTF-32: two NULs at one end of nearly every four bytes, and never four.
  static func widest(_ bytes: [UInt8]) -> (order: Order, start: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.little, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.big, 4) }
    let units = min(bytes.count, 4096) / 4
    guard units >= 2 else { return nil }
    var (little, big, none) = (0, 0, 0)
    for unit in stride(from: 0, to: units * 4, by: 4) {
      let (low, high) = (bytes[unit] != 0 || bytes[unit + 1] != 0, bytes[unit + 2] != 0 || bytes[unit + 3] != 0)
      if low, bytes[unit + 2] < 0x11, bytes[unit + 3] == 0 { little += 1 }
      if high, bytes[unit + 1] < 0x11, bytes[unit] == 0 { big += 1 }
      if !low, !high { none += 1 }
    }
    // UTF-16 has words in both halves.
    guard none == 0 else { return nil }
    if little == units, big * 10 < units { return (.little, 0) }
    if big == units, little * 10 < units { return (.big, 0) }
    return nil
  }

  private static func decodeWidest(_ bytes: [UInt8], from start: Int, _ order: Order, into writer: inout TextWriter) {
    var offset = start
    while offset + 3 < bytes.count {
      var scalar: UInt32 = 0
      for place in 0..<4 { scalar = scalar << 8 | UInt32(bytes[offset + (order == .big ? place : 3 - place)]) }
      offset += 4
      if Unicode.Scalar(scalar) == nil { writer.appendDamaged() } else { writer.append(scalar: scalar) }
    }
    if offset < bytes.count { writer.appendDamaged() }
  }

  private static func decodeWide(_ bytes: [UInt8], from start: Int, _ order: Order, into writer: inout TextWriter) {
    func unit(_ offset: Int) -> UInt32 {
      let pair = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return order == .little ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1
    }
    var offset = start
    while offset + 1 < bytes.count {
      let first = unit(offset)
      offset += 2
      if first & 0xFC00 == 0xD800, offset + 1 < bytes.count, unit(offset) & 0xFC00 == 0xDC00 {
        writer.append(scalar: 0x10000 + (first & 0x3FF) << 10 + unit(offset) & 0x3FF)
        offset += 2
      } else if first & 0xF800 == 0xD800 {
        writer.appendDamaged()
      } else {
        writer.append(scalar: first)
      }
    }
    if offset < bytes.count { writer.appendDamaged() }
  }

  private static func decodeNarrow(_ bytes: [UInt8], from start: Int, into writer: inout TextWriter) {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        writer.append(ascii: byte)
        offset += 1
      } else if let length = UTF8Census.sequence(in: bytes, at: offset) {
        writer.append(sequence: bytes[offset..<(offset + length)])
        offset += length
      } else {
        writer.appendRepaired(byte)
        offset += 1
      }
    }
  }
}

/// How much of a buffer is UTF-8 beyond ASCII and how much cannot be.
struct UTF8Census {
  private var sequences = 0
  private var strays = 0

  init(of bytes: [UInt8], from start: Int) {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
      } else if let length = Self.sequence(in: bytes, at: offset) {
        sequences += 1
        offset += length
      } else {
        strays += 1
        offset += 1
      }
    }
  }

  /// True when stray bytes outnumber UTF-8 so clearly that the sequences are chance.
  var isWindows1252: Bool { strays > 0 && sequences * 4 < strays }

  /// The length of the well-formed multi-byte sequence at an offset, or nil (Unicode Standard, table 3-7).
  static func sequence(in bytes: [UInt8], at offset: Int) -> Int? {
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < bytes.count && range.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
