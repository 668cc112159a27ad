import Documents

/// The words of one document, to tell a word that the page broke from two words.
struct PDFVocabulary {
  private var counts: [UInt64: Int32] = [:]

  init(_ pages: [PDFPage]) {
    for page in pages {
      for word in page.words { counts[Self.key(word.text), default: 0] += 1 }
    }
  }

  /// How often words with these letters stand in the document, ignoring marks around them.
  func count(_ letters: some Sequence<UInt8>) -> Int { Int(counts[Self.key(letters)] ?? 0) }

  private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
    FNV(letters.lazy.filter { $0.isWord || $0 == UInt8(ascii: "-") }.map(\.lowered)).value
  }

  /// How two words join over the end of a line.
  enum Joint { case space, nothing, dropHyphen }

  /// How the last word of a line and the first of the next belong together; `isFull` when the line left no room.
  func joint(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, isFull: Bool) -> Joint {
    guard let last = left.last, let first = right.first else { return .space }
    let isCapital = left.dropLast().last?.isUpper == true && right.prefix(2).allSatisfy(\.isUpper)
    if last == UInt8(ascii: "-"), left.count > 2, first.isLower || isCapital, left.dropLast().last?.isLetter == true {
      // Reduplication (`undang-undang`) and compounds keep their hyphen.
      return count(left.dropLast() + right) > 0 && count(left + right) == 0 ? .dropHyphen : .nothing
    }
    // No word is one letter.
    if right.count == 1, first.isLower, last.isLower, count(left + right) > 0 { return .nothing }
    guard isFull else { return .space }
    // What stands behind the stroke of `usaha/kegia|tan` is a word of its own.
    if let stroke = left.lastIndex(of: UInt8(ascii: "/")), left[(stroke + 1)...].count > 2 {
      return joint(left[(stroke + 1)...], right, isFull: isFull)
    }
    if Self.isFigure(left), Self.isFigure(right) { return brokenFigure(left, right) ? .nothing : .space }
    guard left.count > 2, last.isLetter, left.allSatisfy(\.isLetter),
      first.isLower || left.allSatisfy(\.isUpper) && first.isUpper
    else { return .space }
    // One letter is no word; a longer piece belongs to the word that stands whole elsewhere.
    let isLetter = right.count == 1 || right.prefix { $0.isLetter }.count == 1 && right.last != UInt8(ascii: ".")
    return isLetter || count(left + right.prefix { $0.isLetter }) > 0 ? .nothing : .space
  }

  private static func isFigure(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { $0.isDigit } && word.allSatisfy { $0.isDigit || ".,%".utf8.contains($0) }
  }

  /// Whether two pieces of digits are one figure: the first ends in a separator, or only both have groups of three.
  private func brokenFigure(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard let last = left.last, right.first?.isDigit == true else { return false }
    if last == UInt8(ascii: ".") || last == UInt8(ascii: ",") { return left.count > 1 }
    return left.contains(UInt8(ascii: ".")) && !Self.isGrouped(left) && Self.isGrouped(left + right)
  }

  /// `1.234.567`: groups of three after the first.
  private static func isGrouped(_ word: ArraySlice<UInt8>) -> Bool {
    let groups = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.prefix { $0.isDigit }.count == 3 && $0.count == 3 }
  }
}
