internal import Bahasa
import Facts

/// Compares what two places say of the same field.
struct FieldComparison {
  let context: ReviewContext
  let kind: FieldDefinition.Kind

  /// Nil when they cannot be compared: one is malformed, or one is a figure and the other a word.
  func agree(_ left: Fact, _ right: Fact) -> Bool? {
    switch kind {
    case .figure, .money: return figures(left, right)
    case .label: return Self.label(left.text) == Self.label(right.text)
    case .name: return names(context.name(left.text), context.name(right.text))
    case .text:
      if Self.isPercent(left.text), Self.isPercent(right.text) { return true }
      return context.name(left.text).key == context.name(right.text).key
    }
  }

  /// The sign and its many spellings.
  private static func isPercent(_ text: String) -> Bool {
    let word = text.lowercased().filter { $0.isLetter || $0 == "%" }
    return ["%", "persen", "persentase", "prosen", "prosentase", "persen%"].contains(word)
  }

  /// A title that only says more (`Dokumentasi …`, `… per Januari 2024`) is no other title.
  private func names(_ left: Name, _ right: Name) -> Bool {
    if left.isSame(as: right) { return true }
    let (short, long) = left.key.utf8.count < right.key.utf8.count ? (left.key, right.key) : (right.key, left.key)
    return short.utf8.count >= 16 && long.contains(short)
  }

  private func figures(_ left: Fact, _ right: Fact) -> Bool? {
    guard let a = left.figure, let b = right.figure else {
      let isWords = left.figure == nil && right.figure == nil
      return isWords ? context.name(left.text).key == context.name(right.text).key : grades(left, right)
    }
    guard !a.isMalformed, !b.isMalformed, Self.haveSameUnit(a, b) else { return nil }
    if a.extent != nil, a.extent == b.extent {
      return a.readings.contains { one in b.readings.contains { one.value == $0.value } }
    }
    if a.intervals.contains(where: { one in b.intervals.contains { one.overlaps($0) } }) { return true }
    return Self.isCoarser(a, than: b) || Self.isCoarser(b, than: a)
  }

  /// Whether one figure is the other, rounded or cut off: `128%` for `128,13%`, `114` for `113,64`, `Level 3` for `3,35`;
  /// or a share of one for per cent. Money and counts are never rounded to whole numbers without a word.
  private static func isCoarser(_ a: PrintedNumber, than b: PrintedNumber) -> Bool {
    let value = Interval(exactly: b.reading.value)
    let isRounded = a.readings.contains { reading in
      reading.grain > b.reading.grain && reading.grain <= 1 && reading.value != 0 && value.isPrinted(as: reading)
    }
    return isRounded || a.perCent.map(value.isPrinted(as:)) ?? false
  }

  /// `B` and `72,13 (B)` say the same; another grade beside the score is another statement; other words say nothing.
  private func grades(_ left: Fact, _ right: Fact) -> Bool? {
    guard let grade = left.figure?.label ?? right.figure?.label else { return nil }
    let word = context.name(left.figure == nil ? left.text : right.text).key
    if context.name(grade).key == word { return true }
    let letters: Set<String> = ["aa", "a", "bb", "b", "cc", "c", "d"]
    return letters.contains(word) && letters.contains(grade.lowercased()) ? false : nil
  }

  /// A percentage and a count cannot contradict each other.
  private static func haveSameUnit(_ a: PrintedNumber, _ b: PrintedNumber) -> Bool {
    if case .word(let left)? = a.unit, case .word(let right)? = b.unit {
      return left.lowercased() == right.lowercased()
    }
    if a.unit == .percent, case .word? = b.unit { return false }
    if b.unit == .percent, case .word? = a.unit { return false }
    return true
  }

  /// `3. 2.` and `3.2` are the same label, and so are `III.2`, `2019–2024`, `2019 - 2024` and `2019 s/d
  /// 2024`, `Kedua`, `ke-2` and `II`.
  static func label(_ text: String) -> String {
    if let number = Ordinal.value(text) { return String(number) }
    var label = text.lowercased().filter { !$0.isWhitespace && $0 != "*" && $0 != "(" && $0 != ")" }
      .replacing("–", with: "-").replacing("—", with: "-").replacing(",", with: ".")
      .replacing(/(\d)(?:s\/d|s\.d\.?|sampaidengan)(\d)/) { "\($0.1)-\($0.2)" }
    while label.last == "." { label.removeLast() }
    let parts = label.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 1 && label.contains("-") ? label : parts.map(arabic).joined(separator: ".")
  }

  /// What a small roman numeral counts, in digits; other words as they are.
  private static func arabic(_ word: Substring) -> String {
    RomanNumeral.value(word).map { String($0) } ?? String(word)
  }
}
