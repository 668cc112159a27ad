internal import Archives

/// The parts in which newer versions of Word keep what belongs to comments: answers, marks that they are settled.
enum WordThreads {
  /// A part without what belongs to comments that are taken away: entries about these paragraphs are left out, and
  /// answers of others to them stand by themselves. Nil when nothing changes.
  static func without(
    _ paragraphs: Set<String>, _ bytes: [UInt8], part: String
  ) throws(OfficeProblem) -> (bytes: [UInt8], removed: Set<String>)? {
    guard !paragraphs.isEmpty else { return nil }
    var scanner = try MarkupScanner(bytes, part: part, known: { _ in 0 })
    var splice = Splice()
    var removed: Set<String> = []
    var start: Int?
    while let piece = try scanner.next() {
      let isChild = scanner.depth == (piece.kind == .start ? 2 : 1)
      if let from = start {
        if piece.kind == .end, isChild {
          splice.remove(from..<piece.range.upperBound)
          start = nil
        }
        continue
      }
      guard isChild, piece.kind == .start || piece.kind == .empty else { continue }
      let own = scanner.value("paraId", of: piece) ?? scanner.value("durableId", of: piece)
      if let own, paragraphs.contains(own) {
        if let durable = scanner.value("durableId", of: piece) { removed.insert(durable) }
        if piece.kind == .empty { splice.remove(piece.range) } else { start = piece.range.lowerBound }
      } else if let parent = scanner.value("paraIdParent", of: piece), paragraphs.contains(parent) {
        let words = String(decoding: bytes[piece.range], as: UTF8.self)
        let kept = words.split(separator: " ").filter { !$0.contains("paraIdParent=") }.joined(separator: " ")
        let isClosed = kept.hasSuffix(">")
        splice.replace(piece.range, with: isClosed ? kept : kept + (piece.kind == .empty ? "/>" : ">"))
      }
    }
    return splice.isEmpty ? nil : (splice.applied(to: bytes), removed)
  }
}
