internal import Reviewing

/// How long the parts of a review took, in words.
struct Profile {
  let review: Review

  /// One line for each kind of record and each rule, the longest first, then the sum.
  var lines: [String] {
    let sum = review.durations.reduce(Duration.zero) { $0 + $1.time }
    return review.durations.map { "\(Self.milliseconds($0.time)) ms  \($0.name)" }
      + ["\(Self.milliseconds(sum)) ms  jumlah (semua inti)"]
  }

  private static func milliseconds(_ time: Duration) -> String {
    let microseconds = Int(time.components.seconds) * 1_000_000 + Int(time.components.attoseconds / 1_000_000_000_000)
    let whole = String(microseconds / 1000)
    let rest = String(microseconds % 1000)
    return String(repeating: " ", count: max(0, 6 - whole.count)) + whole + ","
      + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
