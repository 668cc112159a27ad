/// Changes to bytes, of which all others stay as they are.
struct Splice {
  /// Bytes put in the place of others.
  private struct Edit {
    let range: Range<Int>
    let words: [UInt8]
    let order: Int
  }

  private var edits: [Edit] = []

  var isEmpty: Bool { edits.isEmpty }

  /// Puts words where a range was; an empty range is a place between two bytes. Words for one place keep the order in
  /// which they came.
  mutating func replace(_ range: Range<Int>, with words: String) {
    edits.append(Edit(range: range, words: Array(words.utf8), order: edits.count))
  }

  mutating func insert(_ words: String, at offset: Int) { replace(offset..<offset, with: words) }

  mutating func remove(_ range: Range<Int>) { replace(range, with: "") }

  /// The bytes with all changes; a change inside what another one replaced before is left out.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let ordered = edits.sorted {
      ($0.range.lowerBound, $0.range.count, $0.order) < ($1.range.lowerBound, $1.range.count, $1.order)
    }
    var written: [UInt8] = []
    written.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.words.count })
    var done = 0
    for edit in ordered where edit.range.lowerBound >= done {
      written += bytes[done..<edit.range.lowerBound]
      written += edit.words
      done = edit.range.upperBound
    }
    return written + bytes[done...]
  }
}
