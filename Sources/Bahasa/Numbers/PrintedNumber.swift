/// One way to read a printed figure.
package struct Reading: Sendable, Equatable {
  package let value: Double
  /// Worth of the last printed digit: "87,73" → 0.01, "100" → 1, "1,25 miliar" → 10_000_000.
  package let grain: Double

  /// A value and the worth of its last digit.
  package init(value: Double, grain: Double) {
    self.value = value
    self.grain = grain
  }

  func scaled(by factor: Double) -> Reading { Reading(value: value * factor, grain: grain * abs(factor)) }
  var negated: Reading { Reading(value: value == 0 ? 0 : -value, grain: grain) }
}

/// What a printed figure counts, as printed beside it.
package enum Unit: Sendable, Equatable {
  case percent
  case rupiah
  case word(String)
}

/// How far a figure reaches beyond its value.
package enum Extent: Sendable, Equatable {
  /// "≥ 75", "minimal 75".
  case atLeast
  /// "< 48 jam", "paling lama 3 hari".
  case atMost
  /// "5-6 %": up to this value.
  case upTo(Double)
}

/// A figure as it stands on the page: its readings, its unit and its place.
package struct PrintedNumber: Sendable, Equatable {
  /// The preferred reading.
  package let reading: Reading
  /// Other possible readings: "1,309" is preferably 1.309 but may be 1309; "1.309" the other way round.
  package let alternatives: [Reading]
  package let unit: Unit?
  /// A rating or word printed with the figure: "72/BB" → "BB", "Puas/100%" → "Puas", "5 (Lima)" → "Lima".
  package let label: String?
  /// Thousands groups that cannot be: "14.90.000", "76,946.900", "930.47.023".
  package let isMalformed: Bool
  /// Printed without decimals and without scale word: exact as an input.
  package let isPlainInteger: Bool
  /// Bytes of the digits and separators, with a minus sign directly before them.
  package let range: Range<Int>
  /// Bytes of the figure with currency sign, percent sign, scale word and unit.
  package let whole: Range<Int>
  /// Set when the figure is a bound or an interval.
  package var extent: Extent?

  /// Every reading, the preferred one first.
  package var readings: [Reading] { [reading] + alternatives }

  /// What a share of one stands for where per cent is meant: `0,85` → 85; nil for what can be no such share.
  package var perCent: Reading? {
    guard unit == nil, reading.grain <= 0.01, abs(reading.value) < 3, reading.value != 0 else { return nil }
    return reading.scaled(by: 100)
  }

  /// The only figure in a text; see `parse(_:in:)`.
  package static func parse(_ text: String) -> PrintedNumber? {
    let bytes = Array(text.utf8)
    return parse(bytes, in: 0..<bytes.count)
  }

  /// The same figure counting something.
  package func counted(in unit: String) -> PrintedNumber { with(unit: .some(.word(unit))) }

  /// The same figure with its sign taken at its word: `-0,20` at the start of a cell is then no dash before `0,20`.
  package var signed: PrintedNumber {
    with(alternatives: alternatives.filter { ($0.value < 0) == (reading.value < 0) })
  }

  /// The same figure, which may also stand for others that it rounds.
  package func orMoreExactly(_ finer: [Reading]) -> PrintedNumber { with(alternatives: alternatives + finer) }

  /// How many digits say something, in steps of a grain: 5 of `937.820.000` in rupiah, 4 of `82,71` in hundredths, for
  /// the zeros it ends in are of many figures.
  package func significantDigits(grain: Double = 1) -> Int {
    guard var value = Int(exactly: (abs(reading.value) / grain).rounded()), value > 0 else { return 0 }
    while value % 10 == 0 { value /= 10 }
    return String(value).count
  }

  /// Whether it says of how many it is so many: `16/100.000`, `4 per 1.000`.
  package var isRate: Bool {
    guard case .word(let unit)? = unit else { return false }
    return unit.hasPrefix("/")
  }

  /// The worth of the last digit of an amount that may have been rounded to thousands or more: a million of `71.000.000`, 1
  /// of `71.200.500`, for one that ends in fewer than three zeros was hardly rounded.
  package static func step(of amount: Double) -> Double {
    var step = 1.0
    while step < 1e9, amount.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
    return step >= 1000 ? step : 1
  }

  /// Whether one counts something in words where the other does not, and they are far apart: `105` per cent is the growth
  /// or the share of what `978.970 ton` counts.
  package func countsAnother(than other: PrintedNumber) -> Bool {
    let isCount = { (figure: PrintedNumber) in if case .word? = figure.unit { true } else { false } }
    guard isCount(self) != isCount(other), unit != .rupiah, other.unit != .rupiah else { return false }
    let (a, b) = (abs(reading.value), abs(other.reading.value))
    return max(a, b) > 2 * min(a, b)
  }

  /// Whether figures name at most one unit in words: `3 dokumen` and `2 Dokumen` do, `3 dokumen` and `2 orang` do not.
  package static func countOneThing(_ figures: [PrintedNumber]) -> Bool {
    let words = figures.compactMap { figure -> String? in
      guard case .word(let word)? = figure.unit else { return nil }
      return word.lowercased()
    }
    return Set(words).count <= 1
  }

  /// A figure in brackets as what is less than nothing; nil for figures without brackets and those that are so already.
  package var belowZero: PrintedNumber? {
    guard reading.value > 0, let index = alternatives.firstIndex(of: reading.negated) else { return nil }
    var others = alternatives
    others[index] = reading
    return with(reading: reading.negated, alternatives: others)
  }

  func with(
    reading: Reading? = nil, alternatives: [Reading]? = nil, unit: Unit?? = nil, label: String?? = nil,
    range: Range<Int>? = nil, whole: Range<Int>? = nil, extent: Extent? = nil
  ) -> PrintedNumber {
    PrintedNumber(
      reading: reading ?? self.reading, alternatives: alternatives ?? self.alternatives, unit: unit ?? self.unit,
      label: label ?? self.label, isMalformed: isMalformed, isPlainInteger: isPlainInteger,
      range: range ?? self.range, whole: whole ?? self.whole, extent: extent ?? self.extent)
  }
}
