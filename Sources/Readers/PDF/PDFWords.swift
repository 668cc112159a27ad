import Documents

/// The words of a PDF as `pdftotext -tsv` prints them: a line for every page, block, line and word.
struct PDFWords {
  private(set) var pages: [PDFPage] = []
  /// Whether there were more words than this reader takes.
  private(set) var isCut = false

  /// A report of a thousand pages has half a million words.
  static let limit = 3_000_000

  /// Reads the table; tesseract's, in dots of a picture, needs a scale.
  init(_ table: [UInt8], scale: Float = 1) {
    var words = 0
    var start = 0
    while start < table.count {
      let end = table[start...].firstIndex(of: 0x0A) ?? table.count
      defer { start = end + 1 }
      guard start < end, table[start] == UInt8(ascii: "1") || table[start] == UInt8(ascii: "5") else { continue }
      guard let fields = Self.fields(table, start..<end)?.scaled(by: scale) else { continue }
      if table[start] == UInt8(ascii: "1") {
        pages.append(
          PDFPage(number: Int(exactly: fields.page) ?? pages.count + 1, width: fields.width, height: fields.height))
      } else if !pages.isEmpty {
        words += 1
        guard words <= Self.limit else {
          isCut = true
          return
        }
        let text = PrintedLetters.plain(table[fields.text])
        guard !text.isEmpty else { continue }
        let box = Box(
          left: fields.left, top: fields.top, right: fields.left + fields.width, bottom: fields.top + fields.height)
        pages[pages.count - 1].append(
          PDFWord(text: text, box: box, page: pages[pages.count - 1].number, confidence: fields.confidence))
      }
    }
  }

  private struct Fields {
    var page: Float = 0
    var left: Float = 0
    var top: Float = 0
    var width: Float = 0
    var height: Float = 0
    var confidence: Float = 0
    var text = 0..<0

    func scaled(by scale: Float) -> Fields {
      var fields = self
      (fields.left, fields.top) = (left * scale, top * scale)
      (fields.width, fields.height) = (width * scale, height * scale)
      return fields
    }
  }

  /// The twelve fields of a line; the last may hold anything.
  private static func fields(_ table: [UInt8], _ line: Range<Int>) -> Fields? {
    var fields = Fields()
    var start = line.lowerBound
    for index in 0..<11 {
      guard let end = table[start..<line.upperBound].firstIndex(of: 0x09) else { return nil }
      switch index {
      case 1: fields.page = number(table[start..<end])
      case 6: fields.left = number(table[start..<end])
      case 7: fields.top = number(table[start..<end])
      case 8: fields.width = number(table[start..<end])
      case 9: fields.height = number(table[start..<end])
      case 10: fields.confidence = number(table[start..<end])
      default: break
      }
      start = end + 1
    }
    fields.text = start..<line.upperBound
    return fields
  }

  /// A decimal number; what is no digit is passed over.
  static func number(_ digits: ArraySlice<UInt8>) -> Float {
    var (value, scale, negative, fraction) = (0.0, 1.0, false, false)
    for byte in digits {
      if byte == UInt8(ascii: "-") { negative = true }
      if byte == UInt8(ascii: ".") { fraction = true }
      guard byte.isDigit else { continue }
      value = value * 10 + Double(byte - UInt8(ascii: "0"))
      if fraction { scale *= 10 }
    }
    return Float((negative ? -value : value) / scale)
  }
}

/// Letters that printing joins or hides.
enum PrintedLetters {
  /// What U+FB00 to U+FB06 stand for.
  private static let joined = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

  /// A word with ligatures taken apart, and without soft hyphens, marks of no width and replacement characters.
  static func plain(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.contains(where: { $0 == 0xEF || $0 == 0xC2 || $0 == 0xE2 || $0 < 0x20 }) else { return word }
    var plain: [UInt8] = []
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xFB00...0xFB06: plain += joined[Int(scalar.value) - 0xFB00]
      case 0xAD, 0x200B...0x200F, 0xFEFF, 0xFFFD, 0..<0x20: continue
      default: plain += Array(String(scalar).utf8)
      }
    }
    return plain[...]
  }
}

extension PDFPage {
  /// Adds a word; the groups of a figure that two fonts part (`1`, `.700.000`) are one.
  fileprivate mutating func append(_ word: PDFWord) {
    guard let last = words.last, last.text.count < 4, last.text.allSatisfy(\.isDigit), word.text.isGroups,
      abs(word.box.left - last.box.right) < 0.15 * min(word.height, last.height),
      abs(word.centre - last.centre) < 0.3 * word.height
    else { return words.append(word) }
    words[words.count - 1].text = last.text + word.text
    words[words.count - 1].box = last.box.union(word.box)
  }
}

extension ArraySlice<UInt8> {
  /// Whether these are groups of three digits behind dots and nothing else: `.700.000`.
  fileprivate var isGroups: Bool {
    count > 3 && count % 4 == 0
      && zip(0..., self).allSatisfy { index, byte in index % 4 == 0 ? byte == UInt8(ascii: ".") : byte.isDigit }
  }
}
