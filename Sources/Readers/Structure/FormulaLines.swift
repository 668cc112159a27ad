import Documents

/// Formulas: `$$…$$` over one or several lines, or a line of its own such as `Capaian = Realisasi / Target × 100%`.
extension TextReader {
  /// A formula longer than this many lines is a forgotten `$$`.
  private static let longest = 30

  func formula(at index: Int) -> Found? {
    let line = lines[index]
    guard bytes.hasPrefix("$$", in: line.text) else { return plainFormula(at: index) }
    if line.text.count >= 4, bytes.hasPrefix("$$", in: (line.text.upperBound - 2)..<line.text.upperBound) {
      return Found(content: .formula, range: line.text, next: index + 1)
    }
    // Words after a closing `$$` make the line prose.
    guard bytes.first(of: "$$", in: (line.text.lowerBound + 2)..<line.text.upperBound) == nil else { return nil }
    for next in (index + 1)..<min(index + Self.longest, lines.count) + 1 where next < lines.count {
      let text = lines[next].text
      if text.count >= 2, bytes.hasPrefix("$$", in: (text.upperBound - 2)..<text.upperBound) {
        return Found(content: .formula, range: line.text.lowerBound..<text.upperBound, next: next + 1)
      }
      if bytes.hasPrefix("$$", in: text) { return nil }
    }
    return nil
  }

  private func plainFormula(at index: Int) -> Found? {
    let line = lines[index]
    guard line.words >= 3, line.words <= 20, line.traits.isDisjoint(with: [.tab, .pipe]), line.text.count < 400,
      bytes.first(of: " = ", in: line.text) != nil, bytes.first(of: "100", in: line.text) != nil,
      bytes[line.text.upperBound - 1] != UInt8(ascii: ".")
    else { return nil }
    let signs = ["x 100", "× 100", "x100", "×100", "* 100"]
    guard signs.contains(where: { bytes.first(of: $0, in: line.text) != nil }) else { return nil }
    return Found(content: .formula, range: line.text, next: index + 1)
  }
}
