internal import CPCRE2

/// One match: the ranges of the whole and of each group.
package struct PatternMatch: Sendable {
  /// Group 0 is the whole match; a group that took no part is nil.
  package let ranges: [Range<Int>?]
  package let range: Range<Int>
}

/// A matching that was stopped before it was finished; what it had found so far is not the whole answer.
package struct Unfinished: Error, Sendable {
  /// The pattern, or the kind of record whose patterns, that did not finish.
  package let pattern: String

  package init(pattern: String) { self.pattern = pattern }
}

/// A runner of patterns over bytes; holds the working memory of PCRE2 and belongs to one task.
///
/// Every match is bounded (pcre2api(3), "The match context"): a million steps, 1000 levels, 64 MiB. PCRE2 counts steps
/// anew from every place at which a match may begin, so that a search goes by slices of such places, between which it
/// looks at its time.
package final class Matcher {
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private var data: OpaquePointer?
  private var capacity = 0
  /// Whether a search of ``finds(_:in:range:)`` or ``firstFound(of:within:of:)`` hit a limit since this was last
  /// cleared: what was read meanwhile is not whole.
  package var wasStopped = false

  package init() {
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    pcre2_set_depth_limit_8(context, 1_000)
    pcre2_set_heap_limit_8(context, 64 * 1024)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_jit_stack_free_8(stack)
    pcre2_match_context_free_8(context)
  }

  /// Every match of a pattern within a range of valid UTF-8, from left to right, not overlapping.
  ///
  /// The range is read as a text of its own: `^` matches at its start also behind a `#` or `**`, and nothing looks
  /// past its ends.
  /// - Throws: `Unfinished` when a limit is hit or the budget is spent.
  package func matches(
    of pattern: Pattern, in bytes: [UInt8], range: Range<Int>, budget: Budget? = nil
  ) throws(Unfinished) -> [PatternMatch] {
    var found: [PatternMatch] = []
    var offset = range.lowerBound
    while offset <= range.upperBound {
      guard
        let match = try first(
          of: pattern, in: bytes, origin: range.lowerBound, from: offset, to: range.upperBound, budget: budget)
      else { break }
      found.append(match)
      offset = match.range.isEmpty ? Matcher.next(match.range.upperBound, bytes) : match.range.upperBound
      if let budget, budget.isSpent { throw Unfinished(pattern: pattern.source) }
    }
    return found
  }

  /// The first match within a range that is read as a text of its own: `^` and `$` also match at its ends.
  /// - Throws: `Unfinished` when a limit is hit.
  package func first(
    of pattern: Pattern, within range: Range<Int>, of bytes: [UInt8], budget: Budget? = nil
  ) throws(Unfinished) -> PatternMatch? {
    try first(
      of: pattern, in: bytes, origin: range.lowerBound, from: range.lowerBound, to: range.upperBound, budget: budget)
  }

  // MARK: Slices

  /// The steps of a match that begins at one place.
  private static let mostSteps: UInt32 = 1_000_000
  /// The steps of each while a slice is searched in one go; where they do not do, its places are tried one by one.
  private static let fewSteps: UInt32 = 5_000
  /// The places of a slice, and the bytes that all of them may look at when each looks at the whole text.
  private static let (fewestPlaces, mostPlaces, mostWork) = (256, 4_096, 60_000_000)
  /// What a search without a budget of its own may take.
  private static let patience = Duration.seconds(2)

  private func first(
    of pattern: Pattern, in bytes: [UInt8], origin: Int, from start: Int, to end: Int, budget: Budget?
  ) throws(Unfinished) -> PatternMatch? {
    guard reserve(pattern.groupCount + 1) else { throw Unfinished(pattern: pattern.source) }
    let widest = min(Self.mostPlaces, max(Self.fewestPlaces, Self.mostWork / max(1, end - start)))
    var (offset, width) = (start, widest)
    // One slice is soon searched.
    var watch = end - start < widest ? nil : Watch(budget ?? Budget(Self.patience))
    while true {
      var last = min(offset + width - 1, end)
      while last < end, bytes[last] & 0xC0 == 0x80 { last += 1 }
      let status = run(
        pattern, bytes, origin..<end, from: offset, beginningBy: last, steps: width > 1 ? Self.fewSteps : Self.mostSteps
      )
      switch status {
      case PCRE2_ERROR_NOMATCH:
        offset = Matcher.next(last, bytes)
        guard last < end, offset <= end else { return nil }
        width = min(4 * width, widest)
      case 0...: return match(of: pattern, origin: origin, at: offset)
      default:
        guard width > 1 else { throw Unfinished(pattern: pattern.source) }
        width = max(width / 16, 1)
      }
      if watch == nil { watch = Watch(budget ?? Budget(Self.patience)) }
      if watch?.isOver() == true { throw Unfinished(pattern: pattern.source) }
    }
  }

  /// What PCRE2 answers to a search for a match that begins at one of some places.
  private func run(
    _ pattern: Pattern, _ bytes: [UInt8], _ range: Range<Int>, from start: Int, beginningBy last: Int, steps: UInt32
  ) -> Int32 {
    pcre2_set_match_limit_8(context, steps)
    pcre2_set_offset_limit_8(context, last - range.lowerBound)
    return bytes.withUnsafeBufferPointer { buffer in
      // PCRE2 wants a subject even when it is empty.
      guard let base = buffer.baseAddress else { return PCRE2_ERROR_NOMATCH }
      return pcre2_match_8(
        pattern.code, base + range.lowerBound, range.count, start - range.lowerBound, UInt32(PCRE2_NO_UTF_CHECK), data,
        context)
    }
  }

  /// The match that was found last.
  private func match(of pattern: Pattern, origin: Int, at start: Int) -> PatternMatch? {
    guard let vector = pcre2_get_ovector_pointer_8(data) else { return nil }
    let unset = reviu_pcre2_unset()
    var ranges: [Range<Int>?] = []
    ranges.reserveCapacity(pattern.groupCount + 1)
    for group in 0...pattern.groupCount {
      let lower = vector[2 * group]
      let upper = vector[2 * group + 1]
      // `\K` in a look-ahead can put the start behind the end; such a match is empty.
      ranges.append(lower == unset ? nil : (origin + Int(lower))..<(origin + max(Int(lower), Int(upper))))
    }
    return PatternMatch(ranges: ranges, range: ranges[0] ?? start..<start)
  }

  /// Whether a pattern matches anywhere in a range read as a text of its own; a match that hits a limit throws.
  package func contains(
    _ pattern: Pattern, in bytes: [UInt8], range: Range<Int>, budget: Budget? = nil
  ) throws(Unfinished) -> Bool {
    try first(of: pattern, within: range, of: bytes, budget: budget) != nil
  }

  /// Whether a pattern is found; a search that hits a limit counts as not found and is remembered in `wasStopped`.
  package func finds(_ pattern: Pattern, in bytes: [UInt8], range: Range<Int>) -> Bool {
    firstFound(of: pattern, within: range, of: bytes) != nil
  }

  /// Whether a pattern is found in a short text; see ``finds(_:in:range:)``.
  package func finds(_ pattern: Pattern, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return finds(pattern, in: bytes, range: 0..<bytes.count)
  }

  /// The first match; a search that hits a limit counts as none and is remembered in `wasStopped`.
  package func firstFound(of pattern: Pattern, within range: Range<Int>, of bytes: [UInt8]) -> PatternMatch? {
    do { return try first(of: pattern, within: range, of: bytes) } catch {
      wasStopped = true
      return nil
    }
  }

  private func reserve(_ pairs: Int) -> Bool {
    if pairs > capacity || data == nil {
      pcre2_match_data_free_8(data)
      data = pcre2_match_data_create_8(UInt32(pairs), nil)
      capacity = pairs
    }
    return data != nil
  }

  private static func next(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}

extension PatternMatch {
  /// The range of a named group, or nil when the pattern has no such group or it took no part.
  package func range(_ name: String, of pattern: Pattern) -> Range<Int>? {
    guard let index = pattern.groups[name] else { return nil }
    return ranges[index]
  }
}
