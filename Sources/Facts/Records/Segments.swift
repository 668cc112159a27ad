import Documents

/// The runs of bytes a pattern has to look at: neighbouring blocks of the wanted kinds in the wanted parts.
package struct Segments: Sendable {
  package let ranges: [Range<Int>]

  /// Blocks further apart are looked at one by one: white space without end would be searched through again from every
  /// byte of it.
  private static let widestGap = 256

  package init(_ locator: Locator, _ parts: PartMap, kinds: Set<ContentKind>, scope: Scope) {
    let admitted = parts.parts.map(scope.admits)
    let wanted = kinds.reduce(into: UInt8(0)) { $0 |= $1.bit }
    var ranges: [Range<Int>] = []
    var isOpen = false
    for (index, kind) in locator.kinds.enumerated() {
      guard kind & wanted != 0, admitted[parts.ofBlock[index]] else {
        isOpen = false
        continue
      }
      let range = locator.document.blocks[index].range
      if isOpen, let last = ranges.last, range.lowerBound - last.upperBound <= Self.widestGap {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
        isOpen = true
      }
    }
    self.ranges = ranges
  }
}
