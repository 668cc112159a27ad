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

  /// Which slip, if one, explains what a judgement finds wrong. `seen` are the words of its evidence that were read from
  /// pictures, the accused among them or not: only what they print may be misread.
  static func explains(_ judgement: Judgement, accused: String, seen: [String]) -> Slip? {
    let figures = Set(seen.flatMap(figures(in:)).compactMap(PlainComputation.number))
    let isSeen: (String) -> Bool = { PlainComputation.number($0).map(figures.contains) ?? false }
    if let computation = judgement.computation.flatMap(PlainComputation.init) {
      guard let printed = amount(accused) else { return nil }
      return isClose(computation, printed, seen.contains(accused), isSeen) ? .figure : nil
    }
    if let computation = judgement.computation, let limit = bound(computation) {
      guard isSeen(limit.value) else { return nil }
      return slips(of: limit.value).contains { $0.count == limit.value.count && limit.holds($0) } ? .figure : nil
    }
    guard let expected = judgement.expected.map(MessageTemplate.plain), !expected.isEmpty else { return nil }
    guard let read = amount(accused), let meant = amount(expected) else {
      return isNearly(accused, expected) ? .letters : nil
    }
    guard seen.contains(accused) || isSeen(meant) else { return nil }
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

  /// Whether a slip in what is printed, or in one of the figures it is computed from, makes the two agree.
  private static func isClose(
    _ computation: PlainComputation, _ printed: String, _ isRead: Bool, _ isSeen: (String) -> Bool
  ) -> Bool {
    let result = computation.value()
    if isRead, slips(of: printed).contains(where: { agrees($0, result) }) { return true }
    return computation.numbers.indices.contains { index in
      isSeen(computation.numbers[index])
        && slips(of: computation.numbers[index]).contains { slip in
          PlainComputation.number(slip).map { agrees(printed, computation.value(with: (index, $0))) } ?? false
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

  /// The figures in some words, in the form of `amount`.
  private static func figures(in words: String) -> [String] {
    words.split { !$0.isNumber && $0 != "." && $0 != "," }.compactMap { amount($0.trimming(".,")) }
  }

  /// What one slip makes of a figure: a digit taken for another or for a comma, lost or doubled; the comma taken for a
  /// digit, lost or at another place.
  static func slips(of figure: String) -> Set<String> {
    let letters = Array(figure)
    guard letters.count < 24 else { return [] }
    let digits = letters.filter { $0 != "," }
    var slips: Set<String> = []
    for (index, letter) in letters.enumerated() {
      let isInside = index > 0 && index + 1 < letters.count && digits.count == letters.count
      for other in letter == "," ? "0123456789" : (lookalikes[letter] ?? "") + (isInside ? "," : "") {
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
    for place in digits.indices.dropFirst() {
      slips.insert(String(digits[..<place]) + "," + String(digits[place...]))
    }
    slips.remove(figure)
    return slips
  }

  /// Whether words differ by a few letters only.
  private static func isNearly(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.lowercased().filter(\.isLetter), right.lowercased().filter(\.isLetter))
    guard left.count > 3, left.count < 400, right.count < 400 else { return false }
    return Spelling.distance(left.utf8, right.utf8, limit: max(left.count, right.count) / 6) != nil
  }
}

extension Substring {
  /// The words without some signs at either end.
  fileprivate func trimming(_ signs: String) -> String {
    var words = self
    while let last = words.last, signs.contains(last) { words.removeLast() }
    while let first = words.first, signs.contains(first) { words.removeFirst() }
    return String(words)
  }
}
