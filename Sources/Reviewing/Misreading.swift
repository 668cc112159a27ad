internal import Bahasa
import Documents

/// Whether a finding rests on figures or words of a picture that recognition is likely to have misread.
///
/// A figure from a picture stands for all figures that one slip of recognition turns into it: a digit taken for one that
/// looks like it, a digit or a separator lost or doubled. A finding that one such slip explains accuses nobody for sure.
enum Misreading {
  /// What may have been misread.
  enum Slip {
    case figure
    /// A few letters of some words.
    case letters
  }

  /// Which slip, if one, explains what a judgement finds wrong.
  static func explains(_ judgement: Judgement, accused: String) -> Slip? {
    if let computation = judgement.computation.flatMap(PlainComputation.init) {
      return isClose(computation, accused) ? .figure : nil
    }
    if let computation = judgement.computation, let limit = bound(computation) {
      return slips(of: limit.value).contains { $0.count == limit.value.count && limit.holds($0) } ? .figure : nil
    }
    guard let expected = judgement.expected.map(MessageTemplate.plain), !expected.isEmpty else { return nil }
    guard let read = amount(accused), let meant = amount(expected) else {
      return isNearly(accused, expected) ? .letters : nil
    }
    return slips(of: read).contains(meant) || slips(of: meant).contains(read) ? .figure : nil
  }

  /// Digits that recognition takes for one another.
  private static let lookalikes: [Character: String] = [
    "0": "689", "1": "47", "2": "137", "3": "2589", "4": "19", "5": "3689", "6": "0589", "7": "12", "8": "03569",
    "9": "03458",
  ]

  /// `2031 ≤ 2022`: what must not be more, or less, than something, and whether another figure would do.
  private static func bound(_ computation: String) -> (value: String, holds: (String) -> Bool)? {
    for (sign, holds) in [("≤", { $0 <= $1 }), ("≥", { $0 >= $1 })] as [(Character, (Int, Int) -> Bool)] {
      let sides = computation.split(separator: sign).map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, Int(sides[0]) != nil, let limit = Int(sides[1]) else { continue }
      return (sides[0], { other in Int(other).map { holds($0, limit) && abs($0 - limit) <= 10 } ?? false })
    }
    return nil
  }

  private static func isClose(_ computation: PlainComputation, _ accused: String) -> Bool {
    guard let printed = amount(accused) else { return false }
    let result = computation.value(with: nil)
    if slips(of: printed).contains(where: { agrees($0, result) }) { return true }
    return computation.numbers.indices.lazy.contains { index in
      slips(of: computation.numbers[index]).contains { slip in
        agrees(printed, computation.value(with: (index, slip)))
      }
    }
  }

  /// Whether a printed figure is a value rounded or cut off.
  private static func agrees(_ printed: String, _ value: Double?) -> Bool {
    guard let value, let figure = PlainComputation.number(printed) else { return false }
    let decimals = printed.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let grain = (0..<min(decimals, 12)).reduce(1.0) { grain, _ in grain / 10 }
    return abs(figure - value) <= grain * 1.000_001
  }

  /// The digits of a figure with a comma before its decimals; nil when there is no figure or more than one.
  private static func amount(_ text: String) -> String? {
    guard let figure = PrintedNumber.parse(text) else { return nil }
    return text.filter(\.isNumber).isEmpty
      ? nil : Figures.format(figure.reading.value, grain: figure.reading.grain).filter { $0 != "." }
  }

  /// What one slip makes of a figure: a digit changed, lost or doubled, the comma lost or at another place.
  static func slips(of figure: String) -> Set<String> {
    let letters = Array(figure)
    guard letters.count < 24 else { return [] }
    var slips: Set<String> = []
    for (index, letter) in letters.enumerated() {
      for other in lookalikes[letter] ?? "" {
        var changed = letters
        changed[index] = other
        slips.insert(String(changed))
      }
      var shorter = letters
      shorter.remove(at: index)
      slips.insert(String(shorter))
      for digit in "0123456789" {
        slips.insert(String(letters[..<index]) + String(digit) + String(letters[index...]))
      }
    }
    // A separator lost, and a digit beside it.
    for base in slips.union([figure]) {
      let digits = base.filter { $0 != "," }
      for place in 1..<max(digits.count, 2) where place < digits.count {
        slips.insert(String(digits.prefix(place)) + "," + String(digits.dropFirst(place)))
      }
      slips.insert(digits)
    }
    slips.remove(figure)
    return slips
  }

  /// Whether words differ by a few letters only.
  private static func isNearly(_ left: String, _ right: String) -> Bool {
    let (left, right) = (
      Array(left.lowercased().filter { $0.isLetter }), Array(right.lowercased().filter { $0.isLetter })
    )
    guard left.count > 3, left.count < 400, right.count < 400 else { return false }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let best = min(diagonal + (letter == other ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        (diagonal, row[j + 1]) = (row[j + 1], best)
      }
    }
    return row[right.count] * 6 <= max(left.count, right.count)
  }
}
