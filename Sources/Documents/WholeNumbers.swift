extension Int {
  /// The whole part of a number that a document states: 0 where it is none, and never so large that counting on from it
  /// would trap. `Int(_:)` ends the program for such numbers; `.ci/konversi` finds it.
  package init(clamping value: some BinaryFloatingPoint) {
    self =
      Int(exactly: value.rounded(.towardZero)).map { Swift.min(Swift.max($0, -Self.largest), Self.largest) }
      ?? (value > 0 ? Self.largest : value < 0 ? -Self.largest : 0)
  }

  private static var largest: Int { 1 << 53 }
}
