/// A printed date, or a printed month when the day is missing.
package struct PrintedDate: Sendable, Equatable {
  package let day: Int?
  package let month: Int
  package let year: Int
  package let range: Range<Int>
  /// The day's name printed before the date: "Kamis (01/02/2024)".
  package let weekday: Weekday?

  /// A date as printed; whether the calendar has it is told by `isPossible`.
  package init(day: Int?, month: Int, year: Int, range: Range<Int>, weekday: Weekday? = nil) {
    self.day = day
    self.month = month
    self.year = year
    self.range = range
    self.weekday = weekday
  }

  /// Whether the calendar has this day: "31 Februari 2024" is false.
  package var isPossible: Bool {
    guard (1...12).contains(month) else { return false }
    guard let day else { return true }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= days[month - 1]
  }

  /// Certainly earlier than the other: a month and a day in the same month are neither before nor after each other.
  package func isBefore(_ other: PrintedDate) -> Bool {
    if (year, month) != (other.year, other.month) { return (year, month) < (other.year, other.month) }
    guard let day, let otherDay = other.day else { return false }
    return day < otherDay
  }

  /// Certainly later than the other.
  package func isAfter(_ other: PrintedDate) -> Bool { other.isBefore(self) }

  /// Whether a day's name is printed and the calendar gives another one.
  package var contradictsWeekday: Bool {
    guard let weekday, let day, isPossible else { return false }
    return Weekday(day: day, month: month, year: year) != weekday
  }

  /// Every date in a text, in order: `04 Oktober 2024`, `4 Okt. 2024`, `Januari 2025`, `Mei Tahun 2024`,
  /// `Kota,Januari 2025`, `01/02/2024` and `12-03-2025` (day, month, year), `2024-10-04`; years 1945–2099.
  package static func scan(_ bytes: [UInt8], in range: Range<Int>) -> [PrintedDate] {
    let window = Window(bytes, range)
    var found: [PrintedDate] = []
    var index = window.lower
    var floor = window.lower
    while index < window.upper {
      var date: PrintedDate?
      var next = index + 1
      if window[index].isDigit {
        next = window.digits(index)
        date = numeric(window, index, next)
      } else if window[index].isLetter {
        next = window.letters(index)
        date = worded(window, index, next, floor: floor)
      }
      if let date {
        found.append(date)
        floor = date.range.upperBound
        next = max(next, floor)
      }
      index = next
    }
    return found
  }
}

extension PrintedDate {
  private static func worded(_ window: Window, _ from: Int, _ to: Int, floor: Int) -> PrintedDate? {
    guard to - from >= 3, to - from <= 9, let month = months[window.lowered(from, to)] else { return nil }
    var index = separator(window, to)
    for word: StaticString in ["tahun", "thn", "th"] where window.has(word, at: index) {
      index = separator(window, index + word.utf8CodeUnitCount)
      break
    }
    let end = window.digits(index)
    guard end - index == 4, let year = window.smallNumber(index, end), PrintedYears.known.contains(year) else {
      return nil
    }
    let (start, day) = dayBefore(window, from, floor: floor)
    return PrintedDate(
      day: day, month: month, year: year, range: start..<end, weekday: Weekday.before(start, window, floor: floor))
  }

  private static func separator(_ window: Window, _ start: Int) -> Int {
    var index = start
    if window[index] == Ascii.dot || window[index] == Ascii.dash || window[index] == Ascii.comma { index += 1 }
    return window.skipSpaces(index, lines: true)
  }

  private static func dayBefore(_ window: Window, _ month: Int, floor: Int) -> (Int, Int?) {
    var end = window.skipSpacesBack(month, floor: floor, lines: true)
    if end > floor, window[end - 1] == Ascii.dash || window[end - 1] == Ascii.dot { end -= 1 }
    var start = end
    while start > floor, end - start < 3, window[start - 1].isDigit { start -= 1 }
    guard end - start <= 2, let day = window.smallNumber(start, end), (1...31).contains(day) else {
      return (month, nil)
    }
    let glue = window[start - 1]
    if glue == Ascii.dot || glue == Ascii.comma, window[start - 2].isDigit { return (month, nil) }
    return (start, day)
  }

  private static func numeric(_ window: Window, _ from: Int, _ to: Int) -> PrintedDate? {
    let separator = window[to]
    guard separator == Ascii.slash || separator == Ascii.dash || separator == Ascii.dot else { return nil }
    let before = window[from - 1]
    guard before != separator || !window[from - 2].isDigit, before != Ascii.slash else { return nil }
    let monthEnd = window.digits(to + 1)
    guard window[monthEnd] == separator else { return nil }
    let end = window.digits(monthEnd + 1)
    guard window[end] != Ascii.slash, !(window[end] == separator && window[end + 1].isDigit),
      let month = window.smallNumber(to + 1, monthEnd), (1...12).contains(month), monthEnd - to <= 3
    else { return nil }
    let isIso = to - from == 4 && separator == Ascii.dash
    let yearRange = isIso ? from..<to : monthEnd + 1..<end
    let dayRange = isIso ? monthEnd + 1..<end : from..<to
    guard yearRange.count == 4, dayRange.count <= 2,
      let day = window.smallNumber(dayRange.lowerBound, dayRange.upperBound),
      let year = window.smallNumber(yearRange.lowerBound, yearRange.upperBound), (1...31).contains(day),
      PrintedYears.known.contains(year)
    else { return nil }
    return PrintedDate(
      day: day, month: month, year: year, range: from..<end,
      weekday: Weekday.before(from, window, floor: window.lower))
  }

  static let months: [String: Int] = [
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "febuari": 2, "feb": 2, "peb": 2, "maret": 3, "mar": 3,
    "april": 4, "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agt": 8, "agu": 8,
    "agus": 8, "ags": 8, "agst": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11,
    "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "des": 12,
  ]
}

/// A day of the week by its Indonesian name.
package enum Weekday: Int, Sendable, CaseIterable {
  case minggu, senin, selasa, rabu, kamis, jumat, sabtu

  /// The day a name stands for, case and apostrophe ignored: "Kamis", "Jum'at", "Ahad".
  package init?(named name: String) {
    let letters = String(decoding: name.utf8.filter(\.isLetter).map(\.lowered), as: UTF8.self)
    let found = letters == "ahad" ? .minggu : Weekday.allCases.first { "\($0)" == letters }
    guard let found else { return nil }
    self = found
  }

  /// The day of a Gregorian date (Sakamoto's method); the date must be possible.
  package init?(day: Int, month: Int, year: Int) {
    guard PrintedDate(day: day, month: month, year: year, range: 0..<0).isPossible, (1...9999).contains(year) else {
      return nil
    }
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let y = month < 3 ? year - 1 : year
    self.init(rawValue: (y + y / 4 - y / 100 + y / 400 + offsets[month - 1] + day) % 7)
  }

  /// The day named directly before a date, a comma, bracket, dash or "tanggal" between them.
  static func before(_ start: Int, _ window: Window, floor: Int) -> Weekday? {
    var end = skipMarks(start, window, floor)
    for word: StaticString in ["tanggal", "tgl", "tgl."] {
      let from = end - word.utf8CodeUnitCount
      if from >= floor, window.has(word, at: from) { end = skipMarks(from, window, floor) }
    }
    var from = end
    while from > floor, end - from < 9, window[from - 1].isLetter || window[from - 1] == 0x27 { from -= 1 }
    return from < end ? Weekday(named: window.text(from, end)) : nil
  }

  private static func skipMarks(_ start: Int, _ window: Window, _ floor: Int) -> Int {
    var index = start
    while index > floor, start - index < 8 {
      let byte = window[index - 1]
      guard
        byte == Ascii.space || byte == Ascii.comma || byte == Ascii.open || byte == Ascii.slash || byte == Ascii.dash
      else { break }
      index -= 1
    }
    return index
  }
}
