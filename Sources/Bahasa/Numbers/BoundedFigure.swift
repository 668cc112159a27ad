/// A figure that says only how much at least or at most, or from where to where: "≥ 75", "< 48 jam", "5-6 %".
enum BoundedFigure {
  /// The figure with its extent; nil when the text is no such figure, or an interval without a unit ("80-90", "2019-2024").
  static func read(_ core: Window) -> PrintedNumber? {
    if let (sign, length) = RangeSigns.word(core, core.lower) ?? RangeSigns.symbol(core, core.lower) {
      let rest = core.narrowed(core.skipSpaces(core.lower + length), core.upper)
      guard let figure = PrintedNumber.figure(rest), figure.whole.lowerBound == rest.lower else { return nil }
      switch sign {
      case .greater: return figure.with(extent: .atLeast)
      case .less: return figure.with(extent: .atMost)
      default: return nil
      }
    }
    return interval(core)
  }

  private static func interval(_ core: Window) -> PrintedNumber? {
    guard let groups = DigitGroups(core, at: core.lower), !groups.isCode else { return nil }
    var index = core.skipSpaces(groups.end)
    if core[index] == Ascii.percent { index = core.skipSpaces(index + 1) }
    guard let (sign, length) = RangeSigns.word(core, index) ?? RangeSigns.symbol(core, index), sign == .until else {
      return nil
    }
    let rest = core.narrowed(core.skipSpaces(index + length), core.upper)
    guard let upper = PrintedNumber.figure(rest), upper.unit != nil, upper.unit != .rupiah, !upper.isMalformed,
      upper.whole.lowerBound == rest.lower
    else { return nil }
    let lower = groups.meaning(core).readings[0]
    guard lower.value < upper.reading.value, upper.reading.value < 1900 else { return nil }
    return PrintedNumber(
      reading: lower, alternatives: [upper.reading], unit: upper.unit, label: nil, isMalformed: false,
      isPlainInteger: upper.isPlainInteger && lower.grain == 1, range: groups.start..<upper.range.upperBound,
      whole: groups.start..<upper.whole.upperBound, extent: .upTo(upper.reading.value))
  }
}
