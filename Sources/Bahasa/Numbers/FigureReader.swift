/// Reads one figure around its first digit: currency and sign before it, percent sign, scale word and unit behind it.
struct FigureReader {
  let window: Window
  /// Nothing before this index belongs to the figure.
  let floor: Int

  /// The figure whose digits begin at `start`. nil for a code without currency.
  func read(_ groups: DigitGroups) -> PrintedNumber? {
    let before = prefix(groups.start)
    guard !groups.isCode || before.isMoney else { return nil }
    let meaning = groups.meaning(window)
    let behind = suffix(groups.end)
    var readings = meaning.readings.map { $0.scaled(by: behind.scale) }
    if before.isStray, groups.separators.isEmpty, groups.groups[0].count <= 18 {
      let power = (0..<groups.groups[0].count).reduce(1.0) { power, _ in power * 10 }
      readings.append(readings[0].scaled(by: 1 / power))
    }
    if before.isNegative {
      readings = readings.map(\.negated) + (before.isAtLineStart ? [readings[0]] : [])
    }
    let first = readings.removeFirst()
    let unit = before.isMoney || behind.isRupiah ? Unit.rupiah : behind.unit
    return PrintedNumber(
      reading: first, alternatives: readings.filter { $0 != first }, unit: unit, label: nil,
      isMalformed: meaning.isMalformed, isPlainInteger: meaning.readings[0].grain == 1 && behind.scale == 1,
      range: before.signStart..<groups.end, whole: before.start..<behind.end)
  }

  private struct Before {
    var start: Int
    var signStart: Int
    var isMoney = false
    var isNegative = false
    var isAtLineStart = false
    /// One stray separator directly before the digits: ".87,73%", ".75".
    var isStray = false
  }

  private func prefix(_ digits: Int) -> Before {
    var before = Before(start: digits, signStart: digits)
    if let sign = minus(digits) {
      let money = currency(sign)
      if money != nil || isSign(sign) {
        before = Before(start: sign, signStart: sign, isNegative: true)
        before.isAtLineStart = money == nil && isLineStart(sign)
      }
    }
    if let money = currency(before.start) {
      before.isMoney = true
      before.start = money
      if let sign = minus(money), isSign(sign) {
        before.isNegative = true
        before.start = sign
      }
    } else if !before.isNegative, digits > floor, window[digits - 1] == Ascii.dot || window[digits - 1] == Ascii.comma {
      let other = digits - 2 >= floor ? window[digits - 2] : 0
      before.isStray = other == 0 || other == Ascii.space || other == Ascii.open || other == 0x09 || other == 0x0A
    }
    return before
  }

  /// Where a minus sign (hyphen, minus, en dash) that ends before `end` begins.
  private func minus(_ end: Int) -> Int? {
    if end - 1 >= floor, window[end - 1] == Ascii.dash { return end - 1 }
    guard end - 3 >= floor, window[end - 3] == 0xE2 else { return nil }
    let isMinus = window[end - 2] == 0x88 && window[end - 1] == 0x92
    let isDash = window[end - 2] == 0x80 && window[end - 1] == 0x93
    return isMinus || isDash ? end - 3 : nil
  }

  /// A dash is a sign unless it joins what stands before it: "80-90", "80 -90", "COVID-19", "100% -5".
  private func isSign(_ start: Int) -> Bool {
    let glued = window[start - 1]
    guard !glued.isLetter, !glued.isDigit, glued != Ascii.close, glued != Ascii.percent, glued != Ascii.slash,
      glued != Ascii.comma, glued != Ascii.dot, glued != Ascii.dash
    else { return false }
    let before = window[window.skipSpacesBack(start, floor: window.lower) - 1]
    return !before.isDigit && before != Ascii.percent
  }

  private func isLineStart(_ start: Int) -> Bool {
    let index = window.skipSpacesBack(start, floor: window.lower)
    return index == window.lower || window[index - 1] == 0x0A || window[index - 1] == 0x09
  }

  /// Where "Rp", "Rp.", "RP" or "IDR" before `end` begins.
  private func currency(_ end: Int) -> Int? {
    var index = window.skipSpacesBack(end, floor: floor)
    while index > floor, end - index < 6, window[index - 1] == Ascii.dot || window[index - 1] == 0x3A { index -= 1 }
    index = window.skipSpacesBack(index, floor: floor)
    if index - 2 >= floor, window.has("rp", at: index - 2) {
      let isCapital = window[index - 2] == 0x52 && window[index - 3].isLower
      return !window[index - 3].isLetter || isCapital || index - 2 == floor ? index - 2 : nil
    }
    if index - 3 >= floor, window.has("idr", at: index - 3), !window[index - 4].isLetter { return index - 3 }
    return nil
  }

  private struct Behind {
    var end: Int
    var scale = 1.0
    var unit: Unit?
    var isRupiah = false
  }

  private static let perMille = Array("‰".utf8)

  private func suffix(_ digits: Int) -> Behind {
    var behind = Behind(end: afterMoneyDash(digits))
    // "100,%" is a slip that changes nothing: the separator before the sign is passed over.
    let isOpen = window[digits] == Ascii.comma || window[digits] == Ascii.dot
    if isOpen, behind.end == digits, let end = percent(digits + 1) {
      behind.end = end
      behind.unit = .percent
      return behind
    }
    if let end = percent(behind.end) {
      behind.end = end
      behind.unit = .percent
      return behind
    }
    let sign = window.skipSpaces(behind.end)
    if Self.perMille.indices.allSatisfy({ window[sign + $0] == Self.perMille[$0] }) {
      behind.end = sign + Self.perMille.count
      behind.unit = .word("‰")
      return behind
    }
    if let (end, scale) = scaleWord(behind.end) {
      behind.end = end
      behind.scale = scale
    }
    if let end = word("rupiah", behind.end) {
      behind.end = end
      behind.isRupiah = true
    } else if let end = word("persen", behind.end) {
      behind.end = end
      behind.unit = .percent
    }
    return behind
  }

  /// "7.393,-" and "7.393,--": the dash for no cents.
  private func afterMoneyDash(_ digits: Int) -> Int {
    guard window[digits] == Ascii.comma || window[digits] == Ascii.dot, window[digits + 1] == Ascii.dash else {
      return digits
    }
    var index = digits + 1
    while window[index] == Ascii.dash, index - digits < 4 { index += 1 }
    return window[index].isDigit ? digits : index
  }

  /// Behind "%", "\%" or "Yo" (how OCR reads the sign).
  private func percent(_ start: Int) -> Int? {
    var index = window.skipSpaces(start)
    if window[index] == 0x59, window[index + 1] == 0x6F, !window[index + 2].isLetter { return index + 2 }
    if window[index] == Ascii.backslash { index += 1 }
    return window[index] == Ascii.percent ? index + 1 : nil
  }

  private func scaleWord(_ start: Int) -> (Int, Double)? {
    let from = window.skipSpaces(start)
    let to = window.letters(from)
    guard to > from, to - from <= 7 else { return nil }
    let scale: Double
    switch window.lowered(from, to) {
    case "ribu", "rb": scale = 1e3
    case "juta", "jt": scale = 1e6
    case "miliar", "milyar", "milliar": scale = 1e9
    case "triliun", "trilyun", "trilliun": scale = 1e12
    default: return nil
    }
    return (to, scale)
  }

  private func word(_ name: StaticString, _ start: Int) -> Int? {
    let from = window.skipSpaces(start)
    let end = from + name.utf8CodeUnitCount
    return window.has(name, at: from) && !window[end].isLetter ? end : nil
  }
}
