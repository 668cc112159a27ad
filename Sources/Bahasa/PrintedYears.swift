/// A printed year or a printed span of years.
package struct PrintedYears: Sendable, Equatable {
  package let first: Int
  /// The same as `first` for a single year, never before it.
  package let last: Int
  package let range: Range<Int>
  package let isSpan: Bool
  /// Surely a year: behind "tahun", "th.", "thn", "TA", "T.A.", "FY", "anggaran", "(tahun) keempat" or a month, in a date, in a span,
  /// or next in a list after a marked year.
  package let isMarked: Bool

  /// The numbers taken for years.
  package static let known = 1945...2099

  /// Every year and span of years in a text, in order: `2024`, `Th. 2021 s/d 2024`, `2019-2024`, `2019 s.d. 2024`,
  /// `tahun 2020 sampai dengan 2024`, `TA 2024`, `2023/2024`.
  ///
  /// A year is any four digits 1945–2099 that are not part of a longer figure, an amount ("Rp 2000") or a percentage.
  /// A span printed backwards is read as two single years.
  package static func scan(_ bytes: [UInt8], in range: Range<Int>) -> [PrintedYears] {
    let window = Window(bytes, range)
    var found: [PrintedYears] = []
    var index = window.lower
    while index < window.upper {
      guard window[index].isDigit else {
        index += 1
        continue
      }
      let end = window.digits(index)
      if let year = year(window, index, end) {
        let years = span(window, year, index, end, after: found.last)
        found.append(years)
        index = years.range.upperBound
      } else {
        index = end
      }
    }
    return found
  }
}

extension PrintedYears {
  private static func year(_ window: Window, _ from: Int, _ end: Int) -> Int? {
    guard end - from == 4, let year = window.smallNumber(from, end), known.contains(year) else { return nil }
    return isFree(window, from, end) ? year : nil
  }

  private static func isFree(_ window: Window, _ from: Int, _ end: Int) -> Bool {
    let behind = window[end]
    let isList = behind == Ascii.comma && window.digits(end + 1) - end - 1 == 4
    if behind == Ascii.dot || behind == Ascii.comma, window[end + 1].isDigit, !isList { return false }
    if behind == Ascii.comma, window[end + 1] == Ascii.dash { return false }
    if window[window.skipSpaces(end)] == Ascii.percent { return false }
    if behind.isLetter, !isMarker(window, from), !window[end].isUpper || window[end + 1].isUpper { return false }
    let before = window[from - 1]
    if before == Ascii.dot || before == Ascii.comma, window[from - 2].isDigit {
      let digits = from - 1 - digitsBack(window, from - 1)
      return before == Ascii.comma ? digits == 4 : isInDate(window, from)
    }
    var word = window.skipSpacesBack(from, floor: window.lower)
    if window[word - 1] == Ascii.dot { word = window.skipSpacesBack(word - 1, floor: window.lower) }
    return !(window.has("rp", at: word - 2) && !window[word - 3].isLetter)
  }

  private static func digitsBack(_ window: Window, _ end: Int) -> Int {
    var index = end
    while index > window.lower, end - index < 8, window[index - 1].isDigit { index -= 1 }
    return index
  }

  private static func span(_ window: Window, _ year: Int, _ from: Int, _ end: Int, after previous: PrintedYears?)
    -> PrintedYears
  {
    if let next = connector(window, end) {
      let to = window.digits(next.index)
      if let last = Self.year(window, next.index, to), last > year, !next.isSlash || last == year + 1 {
        return PrintedYears(first: year, last: last, range: from..<to, isSpan: true, isMarked: true)
      }
    }
    let isListed = previous.map { $0.isMarked && isListGap(window, $0.range.upperBound, from) } ?? false
    return PrintedYears(
      first: year, last: year, range: from..<end, isSpan: false,
      isMarked: isListed || isMarker(window, from) || isInDate(window, from))
  }

  /// Where the second year of a span may begin.
  private static func connector(_ window: Window, _ end: Int) -> (index: Int, isSlash: Bool)? {
    let start = window.skipSpaces(end, lines: true)
    let words: [StaticString] = [
      "sampai dengan", "sampai", "hingga", "s/d", "s.d.", "s.d", "sd", "-", "–", "—", "−", "/",
    ]
    guard let word = words.first(where: { window.has($0, at: start) }) else { return nil }
    let count = word.utf8CodeUnitCount
    var index = window.skipSpaces(start + count, lines: true)
    for marker: StaticString in ["tahun", "thn", "th"] where window.has(marker, at: index) {
      index += marker.utf8CodeUnitCount
      if window[index] == Ascii.dot { index += 1 }
      index = window.skipSpaces(index, lines: true)
      break
    }
    return (index, count == 1 && window[start] == Ascii.slash)
  }

  /// Only commas, spaces, "dan", "&" or "serta" between two years.
  private static func isListGap(_ window: Window, _ from: Int, _ to: Int) -> Bool {
    guard to > from, to - from <= 10 else { return false }
    let gap = window.lowered(from, to).split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\r\n" }
    return gap.allSatisfy { $0 == "dan" || $0 == "&" || $0 == "serta" }
  }

  private static func isMarker(_ window: Window, _ from: Int) -> Bool {
    var end = from
    while end > window.lower, from - end < 6 {
      let back = window.skipSpacesBack(end, floor: window.lower, lines: true)
      let byte = window[back - 1]
      if back == end, byte != Ascii.dot, byte != 0x3A, byte != Ascii.open, byte != Ascii.comma { break }
      end = back == end ? end - 1 : back
    }
    let start = window.lettersBack(end, floor: window.lower)
    let word = window.lowered(start, end)
    if word == "a" { return window[start - 1] == Ascii.dot && window[start - 2].lowered == 0x74 }
    let markers: Set<String> = [
      "tahun", "thn", "th", "ta", "fy", "anggaran", "tahunan", "apbd", "apbn", "pertama", "kedua", "ketiga", "keempat",
      "kelima",
    ]
    return markers.contains(word) || PrintedDate.months[word] != nil || word.hasSuffix("tahun")
  }

  /// Behind "dd/mm/", "dd-mm-" or "dd.mm.".
  private static func isInDate(_ window: Window, _ from: Int) -> Bool {
    let separator = window[from - 1]
    guard separator == Ascii.slash || separator == Ascii.dash || separator == Ascii.dot else { return false }
    let month = digitsBack(window, from - 1)
    guard (1...2).contains(from - 1 - month), window[month - 1] == separator else { return false }
    let day = digitsBack(window, month - 1)
    return (1...2).contains(month - 1 - day)
  }
}
