import Documents

/// What a cell looks like to someone who only wants to tell headers from figures.
enum CellShape {
  case empty
  /// `-`, `–`, `_`: nothing to report.
  case dash
  case words
  /// A year or words that begin with one: `2023`, `2019-2024`, `2024 (Rp)`.
  case year
  /// A figure with at most a few words of unit: `85%`, `Rp. 99.836.580`, `72/BB`, `312 Orang/bulan`, or a tick.
  case figure
  /// A number that counts an item: `1.` or `1. Program`.
  case counted

  var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }

  /// Whether a header cell can look like this.
  var fitsHeader: Bool {
    switch self {
    case .empty, .words, .year: true
    default: false
    }
  }
}

extension [UInt8] {
  private static let ticks: [[UInt8]] = ["✓", "√", "✔", "☑", "✗", "☒", "V"].map { Array($0.utf8) }

  /// The shape of a cell.
  func shape(of cell: Range<Int>) -> CellShape {
    guard let first = cell.first else { return .empty }
    if cell.count > 200 { return .words }
    if Self.ticks.contains(where: { self[cell].elementsEqual($0) }) { return .figure }
    if isDash(cell) { return .dash }
    var start = first
    if hasPrefix("rp", in: cell), cell.count > 2, !self[first + 2].isLetter { start += 2 }
    while start < cell.upperBound, self[start].isBlank || ".$(+-<>=~±".utf8.contains(self[start]) { start += 1 }
    for sign in ["≤", "≥", "±", "−", "–"] where self[start..<cell.upperBound].starts(with: sign.utf8) {
      start = skippingBlanks(from: start + sign.utf8.count, to: cell.upperBound)
    }
    guard start < cell.upperBound, self[start].isDigit else { return .words }
    return numbered(cell, from: start)
  }

  private func isDash(_ cell: Range<Int>) -> Bool {
    ["-", "--", "_", "–", "—", "−", "...", "…"].contains { self[cell].elementsEqual($0.utf8) }
  }

  /// The shape of a cell whose figure starts at an offset.
  private func numbered(_ cell: Range<Int>, from start: Int) -> CellShape {
    var end = start
    while end < cell.upperBound, self[end].isDigit || ".,".utf8.contains(self[end]) { end += 1 }
    let digits = start..<end
    if digits.count == 4, digits.allSatisfy({ self[$0].isDigit }), self[start] == 0x31 || self[start] == 0x32,
      self[start + 1] == 0x39 || self[start + 1] == 0x30, end == cell.upperBound || self[end] != UInt8(ascii: "%")
    {
      return .year
    }
    let rest = trimmed(end..<cell.upperBound)
    let closed = !rest.isEmpty && self[rest.lowerBound] == UInt8(ascii: ")") && start == cell.lowerBound
    let dotted = self[end - 1] == UInt8(ascii: ".") && digits.count <= 4
    if closed || dotted { return .counted }
    return wordCount(in: rest, limit: 6) <= 4 ? .figure : .words
  }

  /// The small number a column-number cell shows: `1`, `(2)`, `5=4/3`, `(6) = (5):(4)`.
  func columnNumber(of cell: Range<Int>) -> Int? {
    guard cell.count <= 24 else { return nil }
    var start = cell.lowerBound
    while start < cell.upperBound, "([ ".utf8.contains(self[start]) { start += 1 }
    guard let number = integer(in: start..<cell.upperBound, digits: 2), number.value <= 60 else { return nil }
    var offset = number.end
    // A spreadsheet's format may give one of them decimals: `16,00`.
    if offset < cell.upperBound, self[offset] == UInt8(ascii: ",") {
      return cell.upperBound - offset > 1 && ((offset + 1)..<cell.upperBound).allSatisfy { self[$0] == 0x30 }
        ? number.value : nil
    }
    while offset < cell.upperBound, ")] .".utf8.contains(self[offset]) { offset += 1 }
    if offset == cell.upperBound { return number.value }
    guard "=(".utf8.contains(self[offset]) else { return nil }
    let formula = "0123456789=()[]/:*x+-%× .".utf8
    return (offset..<cell.upperBound).allSatisfy { formula.contains(self[$0]) } ? number.value : nil
  }

  /// A number that is the same for cells with the same letters and digits, whatever their case and spaces.
  func signature(of cell: Range<Int>) -> UInt64 {
    FNV(self[cell].lazy.filter(\.isWord).map(\.lowered)).value
  }
}
