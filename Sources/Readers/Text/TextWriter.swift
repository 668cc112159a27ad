import Documents

/// The text being decoded, with a count of everything that was not written as it came.
struct TextWriter {
  private var bytes: [UInt8] = []
  private var afterReturn = false
  private var controls = Repairs()
  private var strays = Repairs()
  private var damaged = Repairs()

  /// How often one kind of repair was made, and where first.
  private struct Repairs {
    var count = 0
    var first = 0..<0

    mutating func note(_ range: Range<Int>) {
      if count == 0 { first = range }
      count += 1
    }
  }

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func append(ascii byte: UInt8) {
    let returned = afterReturn
    afterReturn = byte == 0x0D
    switch byte {
    case 0x0A: if !returned { bytes.append(0x0A) }
    case 0x0D: bytes.append(0x0A)
    case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F: controls.note(appendReplacement())
    default: bytes.append(byte)
    }
  }

  mutating func append(scalar value: UInt32) {
    if value < 0x80 {
      append(ascii: UInt8(value))
    } else {
      afterReturn = false
      guard let scalar = Unicode.Scalar(value) else { return appendDamaged() }
      append(sequence: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)[...])
    }
  }

  /// Takes one well-formed multi-byte sequence as it is.
  mutating func append(sequence: ArraySlice<UInt8>) {
    afterReturn = false
    switch (sequence.first, sequence.dropFirst().first, sequence.last) {
    // NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR end lines (UAX 14); the other C1 controls move a terminal's cursor.
    case (0xC2, 0x85, _), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): bytes.append(0x0A)
    case (0xC2, let second?, _) where second < 0xA0: controls.note(appendReplacement())
    default: bytes.append(contentsOf: sequence)
    }
  }

  mutating func append(windows1252 byte: UInt8) {
    guard byte >= 0x80 else { return append(ascii: byte) }
    let value = byte < 0xA0 ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
    if value == 0 { appendDamaged() } else { append(scalar: value) }
  }

  /// A byte that is no UTF-8, written as the Windows-1252 character it most likely was.
  mutating func appendRepaired(_ byte: UInt8) {
    let start = bytes.count
    append(windows1252: byte)
    strays.note(start..<bytes.count)
  }

  mutating func appendDamaged() {
    afterReturn = false
    damaged.note(appendReplacement())
  }

  private mutating func appendReplacement() -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    return start..<bytes.count
  }

  /// The text and one gap for each kind of repair.
  func finished() -> DecodedText {
    var gaps: [Gap] = []
    if strays.count > 0 {
      gaps.append(
        Gap(
          range: strays.first,
          reason: "\(strays.count) bita bukan UTF-8 dibaca sebagai Windows-1252; simpan ulang berkas sebagai UTF-8."))
    }
    if controls.count > 0 {
      gaps.append(
        Gap(
          range: controls.first,
          reason: "\(controls.count) karakter kendali diganti tanda �; periksa hasil konversi berkas."))
    }
    if damaged.count > 0 {
      gaps.append(
        Gap(
          range: damaged.first,
          reason: "\(damaged.count) karakter rusak diganti tanda �; simpan ulang berkas sebagai UTF-8."))
    }
    return DecodedText(bytes: bytes, gaps: gaps.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// The characters of the bytes 0x80–0x9F in Windows-1252; 0 where it has none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
