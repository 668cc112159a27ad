import Documents

/// Tables set with spaces, as `pdftotext -layout` prints them: their columns cannot be told apart safely, so they stay
/// paragraphs and are reported.
extension TextReader {
  /// One gap for each caption that has no table but rows set with spaces below it.
  func spacedTables(in blocks: [Block]) -> [Gap] {
    var named = Set<Int>()
    for block in blocks {
      if case .table(let table) = block.content, let caption = table.caption { named.insert(caption) }
    }
    return blocks.indices.compactMap { index in
      guard case .caption(let caption) = blocks[index].content, caption.kind == .table, !named.contains(index) else {
        return nil
      }
      return words(below: index, in: blocks).map { Gap(range: $0, reason: reason(caption), hidesWords: false) }
    }
  }

  private func reason(_ caption: Caption) -> String {
    let number = caption.number.map { range in
      String(decoding: range.map { bytes[$0] }.filter { !$0.isBlank }, as: UTF8.self)
    }
    let name = number.map { "Tabel " + $0 } ?? "Tabel ini"
    return
      "\(name) disusun dengan spasi sehingga kolomnya tidak terbaca; kirim dokumen aslinya atau tabel dengan tab atau tanda |."
  }

  /// The words under a caption up to the next heading, caption or table, when two of their first lines have columns.
  private func words(below caption: Int, in blocks: [Block]) -> Range<Int>? {
    var end = caption + 1
    while end < blocks.count, end - caption < 30, isRunning(blocks[end].content) { end += 1 }
    guard end > caption + 1 else { return nil }
    let range = blocks[caption + 1].range.lowerBound..<blocks[end - 1].range.upperBound
    var columns = 0
    for line in firstLine(from: range.lowerBound)..<lines.count {
      guard lines[line].text.lowerBound < range.upperBound, columns < 2 else { break }
      if lines[line].traits.contains(.spaced) { columns += 1 } else if lines[line].words > 10 { break }
    }
    return columns > 1 ? range : nil
  }

  private func isRunning(_ content: Content) -> Bool {
    switch content {
    case .paragraph, .listItem: true
    default: false
    }
  }

  /// The first line that begins at an offset or after it.
  private func firstLine(from offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].text.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
