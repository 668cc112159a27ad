internal import Bahasa
import Documents

/// What a cell looks like before anything is known about its column.
enum CellShape: Int, CaseIterable {
  case empty, dash, label, percent, money, number, counted, text

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    if range.isEmpty {
      self = .empty
    } else if PrintedNumber.isDash(bytes, in: range) {
      self = .dash
    } else if Self.isLabel(bytes, range) {
      self = .label
    } else if range.count <= 40, let number = PrintedNumber.parse(bytes, in: range) {
      self = Self.of(number, bytes, range)
    } else {
      self = .text
    }
  }

  /// A short mark without a unit: `1`, `2.`, `a`, `0 1`, `I`, `1.2.3`; also one cut in two cells, `0 | 1`.
  private static func isLabel(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let isCut = range.count <= 12 && bytes[range].contains(UInt8(ascii: "|"))
    guard range.count <= 4 || isCut else { return isOutlineNumber(bytes[range]) }
    var digits = 0
    for byte in bytes[range] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: " "), UInt8(ascii: "\t"),
        UInt8(ascii: "|"):
        break
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if range.count > 2 { return false }
      default: return false
      }
    }
    return digits <= 2
  }

  /// Three or more groups of at most two digits: `1.2.3`; no figure is printed like that.
  private static func isOutlineNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 14 else { return false }
    let groups = bytes.split(separator: UInt8(ascii: "."))
    return groups.count >= 3
      && groups.allSatisfy { group in
        group.count <= 2 && group.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      }
  }

  private static func of(_ number: PrintedNumber, _ bytes: [UInt8], _ range: Range<Int>) -> CellShape {
    if number.unit == .percent { return .percent }
    if number.unit == .rupiah { return .money }
    if number.unit != nil { return .counted }
    let separators = bytes[number.range].count { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    return number.range.count >= 7 && separators >= 1 ? .money : .number
  }

  /// Whether the cell holds a figure of some kind.
  var isFigure: Bool { self == .percent || self == .money || self == .number || self == .counted }
}
