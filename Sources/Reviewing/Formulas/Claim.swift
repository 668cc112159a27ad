internal import Bahasa
import Facts

/// A printed result that a computation is held against: the field that stands alone beside an equals sign.
struct Claim {
  let field: String
  let figure: PrintedNumber
  let isLeft: Bool

  /// Nil unless exactly one side is a field of the record with a readable figure and the other computes something.
  init?(_ left: Formula, _ right: Formula, _ evaluation: Evaluation) {
    let sides: (String, Bool)
    switch (left, right) {
    case (.field(let name), .arithmetic), (.field(let name), .call): sides = (name, true)
    case (.arithmetic, .field(let name)), (.call, .field(let name)): sides = (name, false)
    default: return nil
    }
    guard let figure = evaluation.stated(sides.0)?.figure else { return nil }
    (field, isLeft) = sides
    self.figure = figure
  }

  /// A figure that stands for itself, outside a formula.
  init(field: String, figure: PrintedNumber) {
    self.field = field
    self.figure = figure
    isLeft = true
  }

  /// Exact, rounded or cut off is right; a claim that no reading can make true is wrong, and only a matter of
  /// rounding when it is off by less than one unit of its last digit.
  func assess(_ computed: [Interval]) -> Assessment {
    let isBound = figure.extent != nil && figure.intervals.contains { one in computed.contains { $0.overlaps(one) } }
    let isPossible =
      isBound
      || figure.claims.contains { reading in
        computed.contains { $0.isPrinted(as: reading) }
      }
    var result = Assessment(isPossible ? .holds : .fails)
    result.claim = field
    result.expected = write(computed)
    result.isRounding = figure.claims.contains { reading in
      let near = Interval(reading.value - reading.grain, reading.value + reading.grain)
      return reading.grain < 1 && computed.contains { $0.overlaps(near) }
    }
    return result
  }

  /// The computed value with as many decimals as the claim prints, at least two when it is no whole number.
  func write(_ computed: [Interval]) -> String {
    guard let value = computed.first?.middle else { return "" }
    guard figure.reading.grain >= 1 else { return Figures.format(value, grain: figure.reading.grain) }
    let text = Figures.shortest(value, maxDecimals: 2)
    // A year, or a number printed like one, has no dot.
    return figure.isPlainInteger && figure.range.count == 4 ? text.filter { $0 != "." } : text
  }
}
