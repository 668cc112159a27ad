extension PrintedNumber {
  /// The figure that is the whole text, as in a table cell.
  ///
  /// Accepted around it: markdown and formula marks (`**5**`, `$85$`), "±", "=", ":", a currency, a percent sign,
  /// a scale word, a unit of at most four words, a label before or behind a slash ("Puas/100%", "64,00 / B"), a rating
  /// ("72 BB"), a bracketed word ("5 (Lima) Dokumen"). In brackets, "(1.500.000)" and "(Rp5)" are preferably negative,
  /// "(3,14)" and "(5)" preferably positive; the other sign is the alternative.
  /// Bounds ("≥ 80"), intervals with a unit ("5-6 %"), grades and levels ("Level 3 (3,35)") and rates ("16/100.000") are
  /// figures too; signs nobody sees, narrow spaces and breaks inside an amount are passed over.
  /// nil: no figure, two figures, a bare interval ("80-90"), a code ("1.06.01"), a sentence, a dash.
  package static func parse(_ bytes: [UInt8], in range: Range<Int>) -> PrintedNumber? {
    let core = CellText.trimmed(Window(bytes, range))
    guard core.upper > core.lower, core.upper - core.lower <= 4096 else { return nil }
    if let figure = read(core) { return figure }
    guard core.upper - core.lower <= 80, let readable = ReadableText(core) else { return nil }
    let clean = CellText.trimmed(Window(readable.bytes, 0..<readable.bytes.count))
    return read(clean).map { $0.with(range: readable.origin($0.range), whole: readable.origin($0.whole)) }
  }

  private static func read(_ core: Window) -> PrintedNumber? {
    guard core.upper > core.lower else { return nil }
    if core[core.lower] == Ascii.open, core[core.upper - 1] == Ascii.close {
      let inner = CellText.trimmed(core.narrowed(core.lower + 1, core.upper - 1))
      return figure(inner).map(bracketed)
    }
    return figure(core) ?? BoundedFigure.read(core) ?? GradedFigure.read(core)
  }

  /// Whether the text is only a mark for "nothing here": "-", "–", "—", "…", "N/A", "n/a", "NA", "nihil", "Rp -", "Rp ,-". Empty text is none.
  package static func isDash(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var window = CellText.trimmed(Window(bytes, range), stops: false)
    if window.has("rp", at: window.lower) {
      let behind = window[window.lower + 2] == Ascii.dot ? window.lower + 3 : window.lower + 2
      window = window.narrowed(window.skipSpaces(behind), window.upper)
    }
    guard window.upper > window.lower, window.upper - window.lower <= 30 else { return false }
    switch window.lowered(window.lower, window.upper) {
    case "n/a", "na", "n.a", "n.a.", "n / a", "nihil": return true
    case let text:
      return text.unicodeScalars.allSatisfy { "-–—−‒―…._, ".unicodeScalars.contains($0) } && text != "." && text != ","
    }
  }

  private static func bracketed(_ figure: PrintedNumber) -> PrintedNumber {
    let isMoney =
      figure.unit == .rupiah || (figure.isPlainInteger && figure.unit == nil && figure.reading.value >= 1000)
    let negative = figure.readings.map(\.negated)
    let ordered = isMoney ? negative + figure.readings : figure.readings + negative
    return figure.with(reading: ordered[0], alternatives: ordered.dropFirst().filter { $0 != ordered[0] })
  }

  /// The figure that is the whole window, without bounds and grades.
  static func figure(_ core: Window) -> PrintedNumber? {
    var first = core.lower
    while first < core.upper, !core[first].isDigit { first += 1 }
    guard let groups = DigitGroups(core, at: first),
      let figure = FigureReader(window: core, floor: core.lower).read(groups)
    else { return nil }
    guard let before = CellText.labelBefore(core.narrowed(core.lower, figure.whole.lowerBound)) else { return nil }
    let tail = core.narrowed(figure.whole.upperBound, core.upper)
    guard let behind = CellText.tail(tail, of: figure) else { return nil }
    if !before.isEmpty, behind.label != nil { return nil }
    let isPercent = core.narrowed(core.lower, figure.whole.lowerBound).contains(Ascii.percent)
    return figure.with(
      alternatives: figure.alternatives + (behind.other.map { [$0] } ?? []),
      unit: .some(figure.unit ?? (isPercent ? .percent : behind.unit.map(Unit.word))),
      label: .some(before.isEmpty ? behind.label : before),
      whole: figure.whole.lowerBound..<behind.unitEnd)
  }
}

/// The text of one cell around its figure.
enum CellText {
  /// Without spaces and marks around it; `stops`: also without the dot, comma or semicolon that ends it.
  static func trimmed(_ window: Window, stops: Bool = true) -> Window {
    var lower = window.lower
    var upper = window.upper
    while lower < upper {
      let next = window.skipSpaces(lower, lines: true, tabs: true)
      if next == lower, !isMark(window[lower]) { break }
      lower = next == lower ? lower + 1 : next
    }
    while upper > lower {
      let next = window.skipSpacesBack(upper, floor: lower, lines: true, tabs: true)
      let byte = window[upper - 1]
      // "95,00*)": the mark of a note.
      let isNote = stops && byte == Ascii.close && window[upper - 2] == 0x2A
      if next == upper, !isMark(byte), !isNote, !(stops && isStop(byte)) { break }
      upper = next == upper ? upper - 1 : next
    }
    return window.narrowed(lower, upper)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x2A || byte == 0x24 || byte == 0x5F || byte == 0x60 || byte == 0x22 || byte == 0x7E
  }

  private static func isStop(_ byte: UInt8) -> Bool { byte == Ascii.dot || byte == Ascii.comma || byte == 0x3B }

  /// The label before a slash; "" when nothing but marks stand before the figure; nil when other words do.
  static func labelBefore(_ window: Window) -> String? {
    let upper = window.skipSpacesBack(window.upper, floor: window.lower, lines: true)
    let text = window.text(window.lower, upper)
    if text.unicodeScalars.allSatisfy({ "±+≈=:*$.,~% \u{A0}".unicodeScalars.contains($0) }) { return "" }
    guard window[upper - 1] == Ascii.slash else { return nil }
    let end = window.skipSpacesBack(upper - 1, floor: window.lower)
    return words(window.narrowed(window.lower, end), most: 3)
  }

  /// What follows the figure in its cell.
  struct Tail {
    var unit: String?
    var label: String?
    /// What a percentage in brackets says otherwise: "86 (101%)".
    var other: Reading?
    var unitEnd: Int
  }

  /// The unit or label behind a figure, nil when something stands there that is neither.
  static func tail(_ window: Window, of figure: PrintedNumber) -> Tail? {
    var end = window.lower
    while end < window.upper, isStop(window[end]) { end += 1 }
    let rest = trimmed(window.narrowed(end, window.upper))
    if rest.lower == rest.upper { return Tail(unitEnd: figure.whole.upperBound) }
    if let rate = rate(rest, of: figure) { return rate }
    if rest[rest.lower] == Ascii.slash {
      guard let label = words(trimmed(rest.narrowed(rest.lower + 1, rest.upper)), most: 3) else { return nil }
      // "Rp200.000,00/Bulan": behind money the slash says "per".
      if figure.unit == .rupiah { return Tail(unitEnd: rest.upper) }
      return Tail(label: label, unitEnd: figure.whole.upperBound)
    }
    if rest[rest.lower] == Ascii.open { return bracketedTail(rest, of: figure) }
    // "9. Program": a word behind a full stop makes the figure the number of a list.
    if end > window.lower { return nil }
    guard let unit = words(rest, most: 4) else { return nil }
    let ratings: Set<String> = ["AA", "A", "BB", "B", "CC", "C", "D", "E", "WTP", "WDP"]
    if ratings.contains(unit) { return Tail(label: unit, unitEnd: figure.whole.upperBound) }
    return Tail(unit: unit, unitEnd: rest.upper)
  }

  /// "/100.000", "/1000 KH", "per 1.000 penduduk": so many of how many; also read as so many of 100.000, which rates per
  /// something else are compared with.
  private static func rate(_ rest: Window, of figure: PrintedNumber) -> Tail? {
    let isPer = rest.has("per ", at: rest.lower)
    guard isPer || rest[rest.lower] == Ascii.slash else { return nil }
    let start = rest.skipSpaces(rest.lower + (isPer ? 4 : 1))
    guard let groups = DigitGroups(rest, at: start), !groups.isCode else { return nil }
    let whole = groups.meaning(rest).readings.first { [100, 1e3, 1e4, 1e5, 1e6].contains($0.value) }
    guard let whole else { return nil }
    let behind = trimmed(rest.narrowed(groups.end, rest.upper))
    let unit = "/" + Figures.format(whole.value, decimals: 0)
    let other = [1e3, 1e4].contains(whole.value) ? figure.reading.scaled(by: 1e5 / whole.value) : nil
    if behind.lower == behind.upper { return Tail(unit: unit, other: other, unitEnd: groups.end) }
    return words(behind, most: 5).map { Tail(unit: "\(unit) \($0)", other: other, unitEnd: behind.upper) }
  }

  /// "(Lima)", "(Lima) Dokumen", "(101%)".
  private static func bracketedTail(_ rest: Window, of figure: PrintedNumber) -> Tail? {
    guard let close = (rest.lower..<rest.upper).first(where: { rest[$0] == Ascii.close }) else { return nil }
    if close + 1 == rest.upper, figure.unit != .percent,
      let share = PrintedNumber.figure(trimmed(rest.narrowed(rest.lower + 1, close))), share.unit == .percent,
      share.label == nil
    {
      return Tail(other: share.reading, unitEnd: figure.whole.upperBound)
    }
    guard let label = words(trimmed(rest.narrowed(rest.lower + 1, close)), most: 30)
    else { return nil }
    let behind = trimmed(rest.narrowed(close + 1, rest.upper))
    if behind.lower == behind.upper { return Tail(label: label, unitEnd: figure.whole.upperBound) }
    return words(behind, most: 4).map { Tail(unit: $0, label: label, unitEnd: behind.upper) }
  }

  /// The text when it is at most `most` words without figures and comparison signs; only "m2", "km2", "m3" may hold a digit.
  private static func words(_ window: Window, most: Int) -> String? {
    guard window.upper > window.lower, window.upper - window.lower <= 240, startsLikeWord(window[window.lower]) else {
      return nil
    }
    var count = 1
    var previous: UInt8 = 0
    for index in window.lower..<window.upper {
      let byte = window[index]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: if previous != 0x20, previous != 0x0A { count += 1 }
      case 0x32, 0x33: if previous.lowered != 0x6D { return nil }
      case _ where byte.isDigit: return nil
      case 0x3C, 0x3D, 0x3E, 0x25, 0x2B, 0x3A, 0x3B, 0x7C: return nil
      default: break
      }
      previous = byte
    }
    let text = window.text(window.lower, window.upper)
    let isComparing = text.unicodeScalars.contains { "≤≥–—−≈".unicodeScalars.contains($0) }
    if isComparing || count > most || ["s", "sd", "sampai", "hingga"].contains(lead(text)) { return nil }
    return text
  }

  private static func startsLikeWord(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0xC3 }

  private static func lead(_ text: String) -> String {
    String(decoding: text.utf8.prefix(while: \.isLetter).map(\.lowered), as: UTF8.self)
  }
}
