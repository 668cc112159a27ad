/// Letters of UTF-8 among bytes.
extension [UInt8] {
  /// The last offset up to another at which a letter ends.
  package func letterEnd(before offset: Int) -> Int {
    var end = Swift.min(offset, count)
    while end > 0, end < count, self[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
