/// What a part of a formula comes to.
enum Value {
  /// One interval per way to read the printed figures; the formula fails only when none can make it true.
  case numbers([Interval])
  /// The words it may be; several when the scale leaves room.
  case words([String])
  case truth(Bool)
  /// A field the formula needs is not stated.
  case missing(String)
  /// It is stated but cannot be used, with the reason for the reader.
  case unclear(String)

  /// Applies a computation to every combination of readings, at most 64 of them.
  static func combine(_ left: Value, _ right: Value, _ operation: (Interval, Interval) -> Interval?) -> Value {
    switch (left, right) {
    case (.numbers(let left), .numbers(let right)):
      let results = left.flatMap { a in right.compactMap { b in operation(a, b) } }
      return results.isEmpty ? .unclear("pembagi nol") : .numbers(Array(results.prefix(64)))
    case (.missing(let field), _), (_, .missing(let field)): return .missing(field)
    case (.unclear(let reason), _), (_, .unclear(let reason)): return .unclear(reason)
    default: return .unclear("bukan angka")
    }
  }
}

/// How a formula turned out for one record.
struct Assessment {
  enum Truth { case holds, fails, missing, unclear }

  var truth: Truth
  /// The field named alone on one side of the failing comparison.
  var claim: String?
  /// What it should be, written with the grain of the claim.
  var expected: String?
  var computation: String?
  var reason: String?
  /// Whether the claim is off by less than one unit of its last printed digit.
  var isRounding = false

  init(_ truth: Truth, reason: String? = nil) {
    self.truth = truth
    self.reason = reason
  }
}
