/// How far two spellings are apart.
package enum Spelling {
  /// Bounded Damerau–Levenshtein distance (optimal string alignment: insert, delete, replace, swap neighbours) in bytes;
  /// nil when it is more than `limit`. Only a band of `limit` around the diagonal is computed.
  package static func distance(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>, limit: Int) -> Int? {
    let first = Array(a)
    let second = Array(b)
    guard limit >= 0, abs(first.count - second.count) <= limit else { return nil }
    if first == second { return 0 }
    let far = min(limit, first.count + second.count) + 1
    var older = [Int](repeating: far, count: second.count + 1)
    var previous = (0...second.count).map { min($0, far) }
    var current = older
    for i in 0..<first.count {
      let from = max(0, i + 1 - far)
      let to = min(second.count, i + 1 + far)
      for j in max(0, from - 1)..<from { current[j] = far }
      var best = far
      for j in from...to {
        current[j] = j == 0 ? min(i + 1, far) : cell(first, second, i, j, older, previous, current, far)
        best = min(best, current[j])
      }
      if to < second.count { current[to + 1] = far }
      if best >= far { return nil }
      (older, previous, current) = (previous, current, older)
    }
    return previous[second.count] < far ? previous[second.count] : nil
  }

  // swift-format-ignore: the recurrence reads best with its inputs side by side
  private static func cell(
    _ a: [UInt8], _ b: [UInt8], _ i: Int, _ j: Int, _ older: [Int], _ previous: [Int], _ current: [Int], _ far: Int
  ) -> Int {
    let replace = previous[j - 1] + (a[i] == b[j - 1] ? 0 : 1)
    var cost = min(replace, min(previous[j], current[j - 1]) + 1)
    if i > 0, j > 1, a[i] == b[j - 2], a[i - 1] == b[j - 1] { cost = min(cost, older[j - 2] + 1) }
    return min(cost, far)
  }
}
