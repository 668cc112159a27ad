/// Digits with single dots or commas between them, as printed: "1.234,56" → groups 1, 234, 56 and separators '.', ','.
struct DigitGroups {
  private(set) var groups: [Range<Int>]
  private(set) var separators: [UInt8]
  /// Whether a space stands behind the decimal comma: "102, 99%".
  private(set) var hasGap = false

  var start: Int { groups.first?.lowerBound ?? 0 }
  var end: Int { groups.last?.upperBound ?? 0 }

  /// The groups that begin at a digit.
  init?(_ window: Window, at start: Int) {
    let first = window.digits(start)
    guard first > start else { return nil }
    groups = [start..<first]
    separators = []
    var index = first
    while window[index] == Ascii.dot || window[index] == Ascii.comma, window[index + 1].isDigit {
      let end = window.digits(index + 1)
      separators.append(window[index])
      groups.append(index + 1..<end)
      index = end
    }
    joinGap(window)
  }

  /// "102, 99%": at most three digits, comma, one space, exactly two digits and a percent sign are one figure.
  private mutating func joinGap(_ window: Window) {
    guard separators.isEmpty, groups[0].count <= 3, window[end] == Ascii.comma, window[end + 1] == Ascii.space else {
      return
    }
    let from = end + 2
    let to = window.digits(from)
    guard to - from == 2, window[window.skipSpaces(to)] == Ascii.percent else { return }
    separators.append(Ascii.comma)
    groups.append(from..<to)
    hasGap = true
  }

  /// What the separators allow the figure to be.
  struct Meaning {
    var readings: [Reading]
    var isMalformed = false
  }

  /// Whether this is rather a code, a date, a section number or a list than a figure:
  /// two or more groups behind the first that are not three digits, with one kind of separator ("1.06.01", "2019,2020,2021").
  var isCode: Bool {
    guard separators.count >= 2, Set(separators).count == 1 else { return false }
    return groups.dropFirst().count(where: { $0.count != 3 }) >= 2
  }

  /// Reads the separators by the Indonesian convention (dot groups, comma decimals) and, where that fails, the English one.
  func meaning(_ window: Window) -> Meaning {
    let count = groups.count
    guard let last = separators.last else { return Meaning(readings: [reading(window, whole: count)]) }
    if separators.count == 1 { return single(window, separator: last) }
    let before = separators.dropLast()
    if Set(separators).count == 1 {
      if isGrouped(window, count) { return Meaning(readings: [reading(window, whole: count)]) }
      return malformed(window)
    }
    guard Set(before).count == 1, before.first != last, isGrouped(window, count - 1) else { return malformed(window) }
    let decimal = reading(window, whole: count - 1)
    guard groups[count - 1].count == 3 else { return Meaning(readings: [decimal]) }
    let joined = reading(window, whole: count)
    // "76,946.900": behind a dot three digits are thousands, so the comma cannot be right.
    if last == Ascii.dot { return Meaning(readings: [joined, decimal], isMalformed: true) }
    return Meaning(readings: [decimal, joined])
  }

  private func single(_ window: Window, separator: UInt8) -> Meaning {
    let decimal = reading(window, whole: 1)
    if hasGap {
      let alone = DigitGroups(window.narrowed(groups[1].lowerBound, groups[1].upperBound), at: groups[1].lowerBound)
      return Meaning(readings: [decimal] + (alone?.meaning(window).readings ?? []))
    }
    guard isGrouped(window, 2) else { return Meaning(readings: [decimal]) }
    let thousands = reading(window, whole: 2)
    return Meaning(readings: separator == Ascii.dot ? [thousands, decimal] : [decimal, thousands])
  }

  /// A slip of the keys: the digits joined; a last group of one or two digits behind another sign is decimals.
  ///
  /// Two digits behind at least three groups of thousands with one sign throughout, as spreadsheets of another country
  /// write them, are no slip: "782,040,000,00" is 782.040.000,00.
  private func malformed(_ window: Window) -> Meaning {
    let count = groups.count
    let joined = reading(window, whole: count)
    let decimal = reading(window, whole: count - 1)
    if count > 3, groups[count - 1].count == 2, Set(separators).count == 1, isGrouped(window, count - 1) {
      return Meaning(readings: [decimal, joined])
    }
    guard groups[count - 1].count <= 2 else { return Meaning(readings: [joined], isMalformed: true) }
    // "2.035.000.000.00": two zeros behind the last sign are cents, whatever the sign.
    let isCents = groups[count - 1].count == 2 && groups[count - 1].allSatisfy { window[$0] == 0x30 }
    let isDecimal = isCents || separators[count - 2] != separators[count - 3]
    return Meaning(readings: isDecimal ? [decimal, joined] : [joined, decimal], isMalformed: true)
  }

  /// Whether the first `count` groups are thousands groups: one to three digits without leading zero, then threes.
  private func isGrouped(_ window: Window, _ count: Int) -> Bool {
    guard groups[0].count <= 3, window[groups[0].lowerBound] != 0x30 else { return false }
    return groups[1..<count].allSatisfy { $0.count == 3 }
  }

  /// The value when the first `whole` groups are the whole part. Saturates at 1e280; decimals behind the 18th are ignored.
  private func reading(_ window: Window, whole: Int) -> Reading {
    var value = 0.0
    for group in groups.prefix(whole) {
      for index in group { value = min(value * 10 + Double(window[index] &- 0x30), 1e280) }
    }
    var power = 1.0
    for group in groups.dropFirst(whole) {
      for index in group where power < 1e18 {
        value = value * 10 + Double(window[index] &- 0x30)
        power *= 10
      }
    }
    return Reading(value: value / power, grain: 1 / power)
  }
}

/// The ASCII signs that printed figures are made of.
enum Ascii {
  static let space: UInt8 = 0x20
  static let percent: UInt8 = 0x25
  static let open: UInt8 = 0x28
  static let close: UInt8 = 0x29
  static let comma: UInt8 = 0x2C
  static let dash: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let backslash: UInt8 = 0x5C
}
