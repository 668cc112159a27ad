import Documents

/// Amounts that recognition took apart or gave mixed separators.
enum RecognisedFigures {
  /// The words of a cell with the groups of an amount as one word: `3.851.418 164,00` lost a dot, `6.445. 120.000,00`
  /// did not. `12.500 100` may be two figures.
  static func joined(_ words: [PDFWord]) -> [PDFWord] {
    var joined: [PDFWord] = []
    for word in words {
      if let last = joined.last, isHead(last.text), isTail(word.text), isSure(last.text, word.text),
        abs(word.centre - last.centre) < 0.5 * word.height, word.box.left - last.box.right < word.height
      {
        let dot: [UInt8] = last.text.last == UInt8(ascii: ".") ? [] : [UInt8(ascii: ".")]
        joined[joined.count - 1].text = last.text + dot + word.text
        joined[joined.count - 1].box = last.box.union(word.box)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Whether a head and a tail make one amount for sure: a dot at the end, a second dot, or cents.
  private static func isSure(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> Bool {
    let dots = head.count { $0 == UInt8(ascii: ".") }
    return dots > 1 || dots == 1 && (head.last == UInt8(ascii: ".") || hasCents(groups(tail)))
  }

  /// `3.851.418` or `6.445.`: groups of three behind the first.
  private static func isHead(_ text: ArraySlice<UInt8>) -> Bool {
    let groups = groups(text.last == UInt8(ascii: ".") ? text.dropLast() : text)
    return groups.first.map { (1...3).contains($0.count) } == true && groups.dropFirst().allSatisfy { $0.count == 3 }
      && text.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  }

  /// `164,00`, `120.000,00`, `000`: whole groups of three, perhaps with cents.
  private static func isTail(_ text: ArraySlice<UInt8>) -> Bool {
    var groups = groups(text)
    if hasCents(groups) { groups.removeLast() }
    return groups.allSatisfy { $0.count == 3 && $0.allSatisfy(\.isDigit) }
  }

  /// An amount of at least two groups of three with dots between them and a comma before cents where the separators
  /// contradict each other (`10.296,538.194.00`); one that is written the English way throughout or has three decimals stays
  /// so.
  static func even(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var groups = groups(text)
    guard groups.count > 2, groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }), groups[0].count < 4 else {
      return text
    }
    let cents = groups.last?.count == 2 ? groups.removeLast() : nil
    guard groups.count > 2, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return text }
    let marks = text.filter { !$0.isDigit }
    let leading = Set(marks.dropLast())
    if leading.count == 1, cents == nil || marks.last != leading.first { return text }
    let whole = groups.joined(separator: [UInt8(ascii: ".")])
    return ArraySlice(whole) + (cents.map { [UInt8(ascii: ",")] + $0 } ?? [])
  }

  private static func hasCents(_ groups: [ArraySlice<UInt8>]) -> Bool { groups.count > 1 && groups.last?.count == 2 }

  private static func groups(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }
}
