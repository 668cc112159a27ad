/// The text of one document: valid UTF-8 with `\n` line ends, and the place of every line in it.
///
/// Everything else in the house (blocks, cells, facts, evidence) is a byte range of this buffer.
package struct TextBuffer: Sendable {
  /// The text itself; always valid UTF-8.
  package let bytes: [UInt8]
  /// The offset at which each line starts; the first is always 0.
  package let lineStarts: [Int]
  /// How many scalars start before each multiple of `stride`, so that a column far into a long line is not counted
  /// from its start.
  private let scalarCounts: [Int]

  private static let stride = 4096

  /// Wraps bytes that are already valid UTF-8; readers validate before they come here.
  package init(validated bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
    var counts: [Int] = []
    var scalars = 0
    for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
      counts.append(scalars)
      scalars += Self.scalars(bytes, start..<min(start + Self.stride, bytes.count))
    }
    scalarCounts = counts
  }

  package init(_ string: String) {
    self.init(validated: Array(string.utf8))
  }

  package var count: Int { bytes.count }

  /// The words a range stands for, exactly as they are in the document.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The 0-based line that holds an offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The range of a 0-based line without its line end.
  package func lineRange(_ line: Int) -> Range<Int> {
    let start = lineStarts[line]
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    return start..<end
  }

  /// The 1-based line and column (counted in Unicode scalars) of an offset.
  package func position(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = lineStarts[line]
    guard offset - start > Self.stride else { return (line + 1, 1 + Self.scalars(bytes, start..<offset)) }
    return (line + 1, 1 + scalars(before: offset) - scalars(before: start))
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.stride, scalarCounts.count - 1)
    return scalarCounts[block] + Self.scalars(bytes, (block * Self.stride)..<offset)
  }

  private static func scalars(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A range without the white space at both of its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> { bytes.trimmed(range) }
}
