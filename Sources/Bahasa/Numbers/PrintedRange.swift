/// A printed interval or comparison: "80–90", "76 s/d <90", "50 ≤ x < 75", "≥ 80", "lebih dari 90".
///
/// Bounds without a sign belong to the interval. One strict sign alone between two bounds leaves out the bound behind it
/// ("50 < 75": 75 is out), and a strict ">" before or between leaves out the lower one (">80-90", "80 > 100").
package struct PrintedRange: Sendable, Equatable {
  package let lower: Double?
  package let upper: Double?
  package let lowerIncluded: Bool
  package let upperIncluded: Bool
  /// The printed sign contradicts the figures: "90 ≥ 100" is false.
  package let isReversed: Bool
  /// The finer grain of the two bounds.
  package let grain: Double
  /// A percent sign stands beside a bound.
  package let isPercent: Bool

  /// Whether a value lies in the interval, bounds as printed.
  package func contains(_ value: Double) -> Bool {
    if let lower, value < lower || (value == lower && !lowerIncluded) { return false }
    if let upper, value > upper || (value == upper && !upperIncluded) { return false }
    return true
  }

  /// The interval in a text; see `parse(_:in:)`.
  package static func parse(_ text: String) -> PrintedRange? {
    let bytes = Array(text.utf8)
    return parse(bytes, in: 0..<bytes.count)
  }

  /// The interval that is the whole text; nil for a single figure, three figures, or words that are no part of an interval.
  package static func parse(_ bytes: [UInt8], in range: Range<Int>) -> PrintedRange? {
    let core = CellText.trimmed(Window(bytes, range))
    guard core.upper - core.lower <= 256, var signs = RangeSigns.read(core) else { return nil }
    signs.removeAll { $0 == .percent }
    return RangeMeaning(signs: signs)?.range(isPercent: core.text(core.lower, core.upper).contains("%"))
  }
}

/// One part of a printed interval.
enum RangeSign: Equatable {
  case number(Reading)
  case less(included: Bool)
  case greater(included: Bool)
  /// "-", "s/d", "sampai dengan", "hingga", "dan" behind "antara".
  case until
  /// A stand-in for the measured value: x, nilai, capaian.
  case variable
  case percent
  case upwards
  case downwards

  var isComparison: Bool {
    switch self {
    case .less, .greater: true
    default: false
    }
  }
}

/// Cuts the text of an interval into its signs.
enum RangeSigns {
  static func read(_ window: Window) -> [RangeSign]? {
    var signs: [RangeSign] = []
    var index = window.skipSpaces(window.lower, lines: true, tabs: true)
    var isBetween = false
    while index < window.upper {
      if let (sign, end) = figure(window, index, after: signs.last) {
        signs.append(sign)
        index = end
      } else if let (sign, count) = word(window, index) ?? symbol(window, index) {
        signs.append(sign)
        index += count
      } else if window[index].isLetter {
        let end = window.letters(index)
        switch window.lowered(index, end) {
        case "antara": isBetween = true
        case "dan" where isBetween: signs.append(.until)
        case "poin", "persen", "rp", "skor", "nilai", "capaian", "realisasi", "x", "n", "y", "k", "ik", "sd":
          signs.append(filler(window.lowered(index, end)))
        default: return nil
        }
        index = end
      } else if window[index] == 0x24 || window[index] == 0x2A || window[index] == Ascii.backslash
        || window[index] == Ascii.dot || window[index] == Ascii.open || window[index] == Ascii.close
      {
        index += 1
      } else {
        return nil
      }
      guard signs.count <= 16 else { return nil }
      index = window.skipSpaces(index, lines: true, tabs: true)
    }
    return signs
  }

  private static func filler(_ word: String) -> RangeSign {
    switch word {
    case "poin", "persen", "rp": .percent
    case "sd": .until
    default: .variable
    }
  }

  private static func figure(_ window: Window, _ start: Int, after last: RangeSign?) -> (RangeSign, Int)? {
    var index = start
    var isNegative = false
    if case .number = last {
    } else if last != .percent, window[start] == Ascii.dash, window[start + 1].isDigit {
      isNegative = true
      index += 1
    }
    guard let groups = DigitGroups(window, at: index), !groups.isCode else { return nil }
    let reading = groups.meaning(window).readings[0]
    return (.number(isNegative ? reading.negated : reading), groups.end)
  }

  /// The sign that words say here, and their length.
  static func word(_ window: Window, _ index: Int) -> (RangeSign, Int)? {
    for (text, sign) in words where window.has(text, at: index) {
      let end = index + text.utf8CodeUnitCount
      if !window[end - 1].isLetter || !window[end].isLetter { return (sign, text.utf8CodeUnitCount) }
    }
    return nil
  }

  private static let words: [(StaticString, RangeSign)] = [
    ("\\geqslant", .greater(included: true)), ("\\geq", .greater(included: true)), ("\\ge", .greater(included: true)),
    ("\\leqslant", .less(included: true)), ("\\leq", .less(included: true)), ("\\le", .less(included: true)),
    ("\\lt", .less(included: false)), ("\\gt", .greater(included: false)), ("\\sim", .until), ("\\text", .variable),
    ("&lt;=", .less(included: true)), ("&gt;=", .greater(included: true)), ("&lt;", .less(included: false)),
    ("&gt;", .greater(included: false)), ("&le;", .less(included: true)), ("&ge;", .greater(included: true)),
    ("lebih dari atau sama dengan", .greater(included: true)), ("lebih besar dari", .greater(included: false)),
    ("kurang dari atau sama dengan", .less(included: true)), ("lebih kecil dari", .less(included: false)),
    ("lebih dari", .greater(included: false)), ("kurang dari", .less(included: false)),
    ("di atas", .greater(included: false)), ("diatas", .greater(included: false)),
    ("di bawah", .less(included: false)), ("dibawah", .less(included: false)),
    ("paling sedikit", .greater(included: true)), ("paling rendah", .greater(included: true)),
    ("minimal", .greater(included: true)), ("paling banyak", .less(included: true)),
    ("paling tinggi", .less(included: true)), ("maksimal", .less(included: true)),
    ("atau lebih", .upwards), ("ke atas", .upwards), ("keatas", .upwards),
    ("atau kurang", .downwards), ("ke bawah", .downwards), ("kebawah", .downwards),
    ("sampai dengan", .until), ("sampai", .until), ("hingga", .until), ("s/d", .until), ("s.d.", .until),
    ("s.d", .until), ("s/ d", .until), ("s / d", .until),
  ]

  /// The sign that stands here, and its length.
  static func symbol(_ window: Window, _ index: Int) -> (RangeSign, Int)? {
    for (text, sign) in symbols where window.has(text, at: index) { return (sign, text.utf8CodeUnitCount) }
    return nil
  }

  private static let symbols: [(StaticString, RangeSign)] = [
    ("<=", .less(included: true)), ("=<", .less(included: true)), (">=", .greater(included: true)),
    ("=>", .greater(included: true)), ("<", .less(included: false)), (">", .greater(included: false)),
    ("≤", .less(included: true)), ("≥", .greater(included: true)), ("⩽", .less(included: true)),
    ("⩾", .greater(included: true)), ("-", .until), ("–", .until), ("—", .until), ("−", .until), ("~", .until),
    ("÷", .until), ("%", .percent), ("\\%", .percent),
  ]
}
