internal import Archives

/// The outermost element of a part, into which more can be put. Its handler tells it of every tag.
struct PartRoot {
  /// How many elements are open.
  private(set) var depth = 0
  private(set) var opening = 0..<0
  private var closing = 0..<0

  mutating func start(_ range: Range<Int>) {
    if depth == 0 { opening = range }
    depth += 1
  }

  mutating func end(_ range: Range<Int>) {
    depth -= 1
    if depth == 0 { closing = range }
  }

  /// Puts elements at the end of it.
  func append(_ elements: String, to splice: inout Splice, of bytes: [UInt8]) {
    guard closing.isEmpty else { return splice.insert(elements, at: closing.lowerBound) }
    guard !elements.isEmpty else { return }
    let end = opening.upperBound
    splice.replace((end - 2)..<end, with: ">\(elements)</\(MarkupText.name(of: bytes[opening]))>")
  }
}
