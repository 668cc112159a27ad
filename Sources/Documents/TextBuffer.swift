/// The text of one document: valid UTF-8 with `\n` line ends, and the place of every line in it.
///
/// Everything else in the house (blocks, cells, facts, evidence) is a byte range of this buffer.
package struct TextBuffer: Sendable {
  /// The text itself; always valid UTF-8.
  package let bytes: [UInt8]
  /// The offset at which each line starts; the first is always 0.
  package let lineStarts: [Int]

  /// Wraps bytes that are already valid UTF-8; readers validate before they come here.
  package init(validated bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
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
    var column = 1
    for byte in bytes[lineStarts[line]..<offset] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return (line + 1, column)
  }

  /// A range without the white space at both of its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
