import Documents

/// One pass over a text: its lines, its pages (form feeds, `[hal. 3]`) and the gaps written in it (`[tak terbaca: …]`).
struct LineScanner {
  private(set) var lines: [Line] = []
  private(set) var pages: [PageStart] = []
  private(set) var gaps: [Gap] = []

  private let bytes: [UInt8]
  private var blanks = 0
  private var pending: Line.Traits = []
  private var page = 1
  /// Where a page begins that has no ink on it yet.
  private var opened: Int?

  /// More lines than this are left unread: no report has them, and every line costs memory.
  static let limit = 4_000_000

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.contains(0x0C) { opened = 0 }
    var start = 0
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0C { end += 1 }
      if lines.count >= Self.limit {
        let reason = "Berkas ini lebih dari \(Self.limit) baris; sisanya tidak dibaca. Bagi berkas lalu periksa ulang."
        gaps.append(Gap(range: start..<bytes.count, reason: reason))
        return
      }
      take(start..<end)
      if end < bytes.count, bytes[end] == 0x0C { turnPage(at: end + 1) }
      start = end + 1
    }
  }

  private mutating func turnPage(at offset: Int) {
    page += 1
    opened = offset
    pending.insert(.afterPage)
  }

  private mutating func commitPage() {
    guard let offset = opened else { return }
    pages.append(PageStart(offset: offset, page: page))
    opened = nil
  }

  private mutating func take(_ raw: Range<Int>) {
    let text = bytes.trimmed(raw)
    if text.isEmpty || isRuled(text) {
      blanks += 1
    } else if let marker = pageMarker(text) {
      page = marker.number
      opened = nil
      pages.append(PageStart(offset: text.lowerBound, page: marker.number, printed: marker.printed))
      blanks += 1
      pending.insert(.afterPage)
    } else if let reason = gapMarker(text) {
      gaps.append(Gap(range: text, reason: reason))
      blanks += 1
      pending.insert(.afterGap)
    } else {
      commitPage()
      var seen = pending
      let words = survey(text, raw, &seen)
      lines.append(Line(raw: raw, text: text, blanks: blanks, words: words, traits: seen))
      blanks = 0
      pending = []
    }
  }

  /// A line that only rules off: `---`, `***`, `====`.
  private func isRuled(_ text: Range<Int>) -> Bool {
    let first = bytes[text.lowerBound]
    guard text.count >= 3, "-=*_~".utf8.contains(first) else { return false }
    return text.allSatisfy { bytes[$0] == first }
  }

  /// The number in `[hal. 3]`, `[hal 3]` or `[halaman 3]`, and in `[hal. 14, bernomor III-5]` the one printed there.
  private func pageMarker(_ text: Range<Int>) -> (number: Int, printed: String?)? {
    guard text.count <= 40, bytes[text.upperBound - 1] == UInt8(ascii: "]") else { return nil }
    for opening in ["[halaman", "[hal.", "[hal"] where bytes.hasPrefix(opening, in: text) {
      let start = bytes.skippingBlanks(from: text.lowerBound + opening.utf8.count, to: text.upperBound)
      guard let number = bytes.integer(in: start..<text.upperBound, digits: 6) else { return nil }
      let rest = bytes.skippingBlanks(from: number.end, to: text.upperBound)..<(text.upperBound - 1)
      if rest.isEmpty { return (number.value, nil) }
      let label = ", bernomor "
      guard bytes.hasPrefix(label, in: rest) else { return nil }
      return (
        number.value, String(decoding: bytes[(rest.lowerBound + label.utf8.count)..<rest.upperBound], as: UTF8.self)
      )
    }
    return nil
  }

  /// The reason in `[tak terbaca: reason]`.
  private func gapMarker(_ text: Range<Int>) -> String? {
    let opening = "[tak terbaca"
    guard text.count <= 2048, bytes.hasPrefix(opening, in: text), bytes[text.upperBound - 1] == UInt8(ascii: "]") else {
      return nil
    }
    var inside = bytes.trimmed((text.lowerBound + opening.utf8.count)..<(text.upperBound - 1))
    if !inside.isEmpty, bytes[inside.lowerBound] == UInt8(ascii: ":") {
      inside = bytes.trimmed((inside.lowerBound + 1)..<inside.upperBound)
    }
    return String(decoding: bytes[inside], as: UTF8.self)
  }

  /// Counts what a line is made of; answers the number of its words.
  private func survey(_ text: Range<Int>, _ raw: Range<Int>, _ traits: inout Line.Traits) -> Int {
    var (capitals, small, digits, pipes, words, spaces) = (0, 0, 0, 0, 0, 1)
    var ruled = true
    var tab = false
    for offset in text {
      let byte = bytes[offset]
      if byte.isBlank {
        spaces += 1
        if byte == 0x09 { tab = true }
        continue
      }
      if spaces > 0 { words += 1 }
      if spaces > 2, offset > text.lowerBound { traits.insert(.spaced) }
      spaces = 0
      if byte.isUpper { capitals += 1 } else if byte.isLower { small += 1 } else if byte.isDigit { digits += 1 }
      if byte == UInt8(ascii: "|"), offset == text.lowerBound || bytes[offset - 1] != UInt8(ascii: "\\") { pipes += 1 }
      if ruled, !"|-:+=".utf8.contains(byte) { ruled = false }
    }
    if tab || raw.contains(where: { bytes[$0] == 0x09 }) { traits.insert(.tab) }
    if pipes > 0 { traits.insert(.pipe) }
    if pipes > 1 { traits.insert(.pipes) }
    if bytes[text.lowerBound] == UInt8(ascii: "|") { traits.insert(.leadingPipe) }
    if ruled, pipes > 0 || bytes[text.lowerBound] == UInt8(ascii: "+") { traits.insert(.separator) }
    if capitals >= 4, small * 10 <= capitals { traits.insert(.capitals) }
    if digits > capitals + small { traits.insert(.figures) }
    if bytes[text.lowerBound] == UInt8(ascii: "#") { traits.insert(.markdown) }
    return words
  }
}
