/// White space among bytes: spaces, tabs and line ends, and the no-break space.
extension [UInt8] {
  /// The first offset from `start` on that is not white space.
  package func skippingBlanks(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      if self[offset] <= 0x20 {
        offset += 1
      } else if self[offset] == 0xC2, offset + 1 < end, self[offset + 1] == 0xA0 {
        offset += 2
      } else {
        break
      }
    }
    return offset
  }

  /// The range without white space (no-break spaces too) at both of its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = skippingBlanks(from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if end - 2 >= start, self[end - 1] == 0xA0, self[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }
}
