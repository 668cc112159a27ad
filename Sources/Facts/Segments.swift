import Documents

/// The runs of bytes a pattern has to look at: neighbouring blocks of the wanted kinds in the wanted parts.
package struct Segments: Sendable {
  package let ranges: [Range<Int>]

  package init(_ locator: Locator, _ parts: PartMap, kinds: Set<ContentKind>, scope: Scope) {
    let admitted = parts.parts.map(scope.admits)
    var ranges: [Range<Int>] = []
    var isOpen = false
    for (index, block) in locator.document.blocks.enumerated() {
      guard admitted[parts.ofBlock[index]], kinds.contains(locator.kind(index)) else {
        isOpen = false
        continue
      }
      if isOpen, let last = ranges.last {
        ranges[ranges.count - 1] = last.lowerBound..<block.range.upperBound
      } else {
        ranges.append(block.range)
        isOpen = true
      }
    }
    self.ranges = ranges
  }
}
