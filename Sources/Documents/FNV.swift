/// The number that FNV-1a (draft-eastlake-fnv) makes of bytes, by which words are told apart without keeping them.
package struct FNV: Sendable {
  @usableFromInline var hash: UInt64

  /// Begins with no bytes; another basis gives other numbers.
  @inlinable package init(basis: UInt64 = 0xCBF2_9CE4_8422_2325) { hash = basis }

  /// Begins with these bytes.
  @inlinable package init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { add(byte) }
  }

  /// Takes the next byte.
  @inlinable package mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// The number so far.
  @inlinable package var value: UInt64 { hash }
}
