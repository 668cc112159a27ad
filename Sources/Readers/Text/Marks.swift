import Documents

/// Mark-up around words: `**bold**`, `*slanted*`, `_slanted_`, `<i>slanted</i>`. The text keeps it; ranges leave it out.
extension [UInt8] {
  private static let pairs: [(open: String, close: String)] = [
    ("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"), ("<i>", "</i>"), ("<b>", "</b>"), ("<u>", "</u>"),
    ("<em>", "</em>"), ("<strong>", "</strong>"),
  ]
  /// Beyond this many bytes words are prose and keep their marks.
  private static let markedLimit = 4096

  /// The range without the marks that enclose all of it, and without white space at its ends.
  func unmarked(_ range: Range<Int>) -> Range<Int> {
    var inner = trimmed(range)
    guard inner.count <= Self.markedLimit else { return inner }
    while let smaller = withoutOnePair(inner) { inner = smaller }
    return inner
  }

  private func withoutOnePair(_ range: Range<Int>) -> Range<Int>? {
    for pair in Self.pairs {
      let open = pair.open.utf8.count
      let close = pair.close.utf8.count
      guard range.count > open + close, hasPrefix(pair.open, in: range) else { continue }
      let inside = (range.lowerBound + open)..<(range.upperBound - close)
      // `**a** and **b**` begins and ends with marks that belong to different words.
      guard hasPrefix(pair.close, in: inside.upperBound..<range.upperBound),
        first(of: pair.close, in: inside) == nil
      else { continue }
      let result = trimmed(inside)
      return result.isEmpty ? nil : result
    }
    return nil
  }

  /// The range without any marks at its ends, balanced or not: for recognising words, not for quoting them.
  func core(_ range: Range<Int>) -> Range<Int> {
    var core = trimmed(range)
    var changed = true
    while changed {
      changed = false
      for pair in Self.pairs {
        if core.count > pair.open.utf8.count, hasPrefix(pair.open, in: core) {
          core = trimmed((core.lowerBound + pair.open.utf8.count)..<core.upperBound)
          changed = true
        }
        let close = pair.close.utf8.count
        if core.count > close, hasPrefix(pair.close, in: (core.upperBound - close)..<core.upperBound) {
          core = trimmed(core.lowerBound..<(core.upperBound - close))
          changed = true
        }
      }
    }
    return core
  }
}
