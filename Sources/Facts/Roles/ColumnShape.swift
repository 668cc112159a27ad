internal import Bahasa

/// What the body cells of a column look like as a whole.
struct ColumnShape {
  var figures = 0
  var money = 0
  var words = 0
  var labels = 0
  /// Figures with a unit of their own: `6 hari`.
  var counted = 0
  /// Cells that begin with a figure and go on as a name does: `2 Cakupan kunjungan rumah`.
  var numbered = 0
  /// Words for money, as a column of units says them: `Rp`, `juta rupiah`.
  var currencies = 0
  /// Figures of a thousand and more without a sign of per cent.
  var large = 0
  /// Figures that may be shares of a target: from thirty to three hundred.
  var nearHundred = 0
  /// Units that are shares: `%`, `persen`.
  var shares = 0

  init(_ cells: [Range<Int>], _ bytes: [UInt8]) {
    for range in cells {
      if Self.isNumberedName(bytes[range]) { numbered += 1 }
      if Self.isCurrency(bytes[range]) { currencies += 1 }
      if bytes[range].elementsEqual("%".utf8) || bytes[range].elementsEqual("persen".utf8) { shares += 1 }
      let shape = CellShape(bytes, range)
      if shape.isFigure, let number = PrintedNumber.parse(bytes, in: range) {
        if shape != .percent { large += number.readings.allSatisfy { abs($0.value) >= 1000 } ? 1 : 0 }
        nearHundred += (30...300).contains(abs(number.reading.value)) ? 1 : 0
      }
      switch shape {
      case .empty, .dash: break
      case .label:
        labels += 1
        if bytes[range].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { figures += 1 }
      case .money:
        figures += 1
        money += 1
      case .percent, .number: figures += 1
      case .counted:
        figures += 1
        counted += 1
      case .text:
        if Self.isMostlyFigure(bytes[range]) { figures += 1 } else { words += 1 }
      }
    }
  }

  /// `≥ 75`, `16/100.000`, `5-6 %`: a figure with signs around it.
  private static func isMostlyFigure(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
    let letters = bytes.count { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    return digits > 0 && letters <= 12 && bytes.count <= 30
  }

  /// A number of one or two digits before three words or more, the first with a capital letter.
  private static func isNumberedName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: " "))
    guard parts.count >= 4, parts[0].count <= 2, let first = parts[1].first else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
  }

  private static func isCurrency(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["rp", "juta", "mili", "mily", "triliun", "trilyun", "ribu rp", "ribu ru"].contains { words.hasPrefix($0) }
      || words.contains("rupiah")
  }

  /// Whether half of its cells are units of a share.
  var isShares: Bool { shares * 2 >= figures + words + labels }
  /// Whether it is a column of units that hardly ever names money.
  var countsThings: Bool { words > 0 && currencies * 4 <= words }
  var isNumberedNames: Bool { numbered > 0 && numbered * 2 >= figures }
  var isFigures: Bool { figures > 0 && figures * 10 >= (figures + words) * 6 }
  var isMoney: Bool { money > 0 && money * 10 >= figures * 6 && figures * 10 >= (figures + words) * 6 }
  var isSmall: Bool { isFigures && !isMoney }
  var isLabels: Bool { labels > 0 && labels * 10 >= (figures + words + labels) * 4 }
}
