/// Numbers that only say where something stands: of tables, figures, pages and chapters, and the marks of a list.
enum PositionNumbers {
  /// The ranges of such numbers in words, rising: the `3.2` of `Tabel 3.2`, each of `Tabel 3.2 dan 3.4`.
  static func all(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index].isLetter else {
        index += 1
        continue
      }
      let end = wordEnd(bytes, index, range.upperBound)
      let isWhole = index == range.lowerBound || !(bytes[index - 1].isDigit || bytes[index - 1] >= 0x80)
      if isWhole, isLabel(bytes, index..<end) {
        index = numbers(bytes, end, range.upperBound, into: &found)
      } else {
        index = end
      }
    }
    return found
  }

  /// Behind the mark that opens an item or a row: `3.`, `b)`, `(2)`, `12 |`, `3.1.2 `.
  static func skipListMark(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, !bytes[start].isLetter, !bytes[start].isDigit, bytes[start] < 0x80 { start += 1 }
    guard start < range.upperBound, bytes[start] < 0x80 else { return start..<range.upperBound }
    var index = start
    if bytes[index].isDigit {
      while index < range.upperBound, bytes[index].isDigit || bytes[index] == UInt8(ascii: ".") { index += 1 }
      guard index - start <= 12 else { return start..<range.upperBound }
      let hasDot = bytes[start..<index].contains(UInt8(ascii: "."))
      guard index < range.upperBound, hasDot && bytes[index].isBlank || closes(bytes, index, range) else {
        return start..<range.upperBound
      }
    } else {
      let end = wordEnd(bytes, index, range.upperBound)
      guard end - index == 1 || end - index <= 5 && isRoman(bytes[index..<end]) else { return start..<range.upperBound }
      index = end
      guard closes(bytes, index, range) else { return start..<range.upperBound }
    }
    return min(index + 1, range.upperBound)..<range.upperBound
  }

  private static func closes(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    var index = index
    while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
    return index < range.upperBound
      && [UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "|"), 0x09].contains(bytes[index])
  }

  private static let labels = Set(
    ["tabel", "gambar", "grafik", "bagan", "diagram", "halaman", "hal", "hlm", "bab"].map { Array($0.utf8) })

  private static func isLabel(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard (3...7).contains(range.count) else { return false }
    return labels.contains(bytes[range].map { $0 | 0x20 })
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, bytes[end].isLetter { end += 1 }
    return end
  }

  /// The number behind a label and those joined to it; answers the index behind the last.
  private static func numbers(_ bytes: [UInt8], _ start: Int, _ limit: Int, into found: inout [Range<Int>]) -> Int {
    guard let first = number(bytes, skip(bytes, start, limit, ". \n\t:"), limit) else { return start }
    found.append(first)
    var index = first.upperBound
    while true {
      var next = skip(bytes, index, limit, ",–- \n\t")
      let end = wordEnd(bytes, next, limit)
      if ["dan", "sampai", "hingga"].contains(where: { bytes[next..<end].elementsEqual($0.utf8) }) {
        next = skip(bytes, end, limit, " \n\t")
      }
      guard next > index, let more = number(bytes, next, limit), bytes[more].contains(UInt8(ascii: ".")) else {
        return index
      }
      found.append(more)
      index = more.upperBound
    }
  }

  private static func skip(_ bytes: [UInt8], _ start: Int, _ limit: Int, _ marks: String) -> Int {
    var index = start
    while index < limit, marks.utf8.contains(bytes[index]) { index += 1 }
    return index
  }

  /// `3`, `3.2`, `3. 2`, `III.4`, `3.2a`.
  private static func number(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Range<Int>? {
    var index = start
    while index < limit, bytes[index].isDigit { index += 1 }
    if index == start {
      index = wordEnd(bytes, start, limit)
      guard index > start, index - start <= 5, isRoman(bytes[start..<index]) else { return nil }
    }
    while index < limit, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-") {
      var next = index + 1
      if next < limit, bytes[next] == 0x20 { next += 1 }
      guard next < limit, bytes[next].isDigit else { break }
      while next < limit, bytes[next].isDigit { next += 1 }
      index = next
    }
    let end = wordEnd(bytes, index, limit)
    return start..<(end == index + 1 ? end : index)
  }

  private static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 | 0x20 == 0x69 || $0 | 0x20 == 0x76 || $0 | 0x20 == 0x78 }
  }
}
