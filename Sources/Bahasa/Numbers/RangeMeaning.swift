/// What the signs around one or two figures say about the bounds.
struct RangeMeaning {
  private let before: [RangeSign]
  private let first: Reading
  private let between: [RangeSign]
  private let second: Reading?
  private let behind: [RangeSign]

  init?(signs: [RangeSign]) {
    var parts: [[RangeSign]] = [[]]
    var numbers: [Reading] = []
    for sign in signs {
      if case .number(let reading) = sign {
        numbers.append(reading)
        parts.append([])
      } else {
        parts[parts.count - 1].append(sign)
      }
    }
    guard let first = numbers.first, numbers.count <= 2 else { return nil }
    self.first = first
    second = numbers.count == 2 ? numbers[1] : nil
    before = parts[0]
    between = second == nil ? [] : parts[1]
    behind = parts[parts.count - 1]
  }

  func range(isPercent: Bool) -> PrintedRange? {
    guard let second else { return one(isPercent) }
    return two(second, isPercent)
  }

  /// One bound: "≥ 80", "90 ≤ x", "90 ke atas".
  private func one(_ isPercent: Bool) -> PrintedRange? {
    if let sign = before.last(where: \.isComparison) {
      guard before.count(where: \.isComparison) == 1, !behind.contains(where: \.isComparison) else { return nil }
      return bound(sign, isPercent)
    }
    if behind == [.upwards] { return bound(.greater(included: true), isPercent) }
    if behind == [.downwards] { return bound(.less(included: true), isPercent) }
    // The sign stands behind the bound: "90 ≤ x" says x ≥ 90.
    switch behind.first {
    case .less(let included): return bound(.greater(included: included), isPercent)
    case .greater(let included): return bound(.less(included: included), isPercent)
    default: return nil
    }
  }

  private func bound(_ sign: RangeSign, _ isPercent: Bool) -> PrintedRange? {
    switch sign {
    case .greater(let included):
      PrintedRange(
        lower: first.value, upper: nil, lowerIncluded: included, upperIncluded: true, isReversed: false,
        grain: first.grain, isPercent: isPercent)
    case .less(let included):
      PrintedRange(
        lower: nil, upper: first.value, lowerIncluded: true, upperIncluded: included, isReversed: false,
        grain: first.grain, isPercent: isPercent)
    default: nil
    }
  }

  /// Two bounds. Every sign is brought to the form "x sign bound" and kept with its bound.
  private func two(_ second: Reading, _ isPercent: Bool) -> PrintedRange? {
    let middle = between.filter { $0 != .variable }
    let comparisons = middle.filter(\.isComparison)
    let leading = before.filter { $0 != .variable }
    guard behind.allSatisfy({ $0 == .variable }), !middle.isEmpty, middle.count <= 3, comparisons.count <= 2,
      leading.count <= 1, leading.allSatisfy(\.isComparison), !(leading.count == 1 && comparisons.count == 2)
    else { return nil }
    var firstSign = leading.first
    var secondSign: RangeSign?
    if comparisons.count == 2 {
      firstSign = mirrored(comparisons[0])
      secondSign = comparisons[1]
    } else if let sign = comparisons.first {
      let isGlued = middle.count == 1 && !between.contains(.variable)
      let isBehindFirst = middle.first == sign && !isGlued
      if isGlued, case .greater = sign, first.value < second.value {
        firstSign = sign
        secondSign = .greater(included: true)
      } else if isBehindFirst {
        firstSign = mirrored(sign)
      } else {
        secondSign = sign
        if isGlued, leading.isEmpty { firstSign = mirrored(included(sign)) }
      }
    }
    return interval(second, firstSign, secondSign, isPercent)
  }

  private func interval(_ second: Reading, _ firstSign: RangeSign?, _ secondSign: RangeSign?, _ isPercent: Bool)
    -> PrintedRange
  {
    let isAscending = first.value <= second.value
    let low = isAscending ? firstSign : secondSign
    let high = isAscending ? secondSign : firstSign
    var isReversed = false
    if case .less = low { isReversed = true }
    if case .greater = high { isReversed = true }
    return PrintedRange(
      lower: min(first.value, second.value), upper: max(first.value, second.value), lowerIncluded: isIncluded(low),
      upperIncluded: isIncluded(high),
      isReversed: isReversed, grain: min(first.grain, second.grain), isPercent: isPercent)
  }

  private func isIncluded(_ sign: RangeSign?) -> Bool {
    switch sign {
    case .less(let included), .greater(let included): included
    default: true
    }
  }

  private func included(_ sign: RangeSign) -> RangeSign {
    if case .less = sign { return .less(included: true) }
    return .greater(included: true)
  }

  private func mirrored(_ sign: RangeSign) -> RangeSign {
    switch sign {
    case .less(let included): .greater(included: included)
    case .greater(let included): .less(included: included)
    default: sign
    }
  }
}
