/// The difference between printed words and what should stand there, word by word, so that a person who accepts a
/// correction sees only what it changes.
enum WordEdits {
  private static let mostWords = 80

  /// The edits that turn the words in a range into others; none where nothing tells how the new words are written.
  ///
  /// Where both write the words they share alike, the rest is written as the right words are: `San` becomes `dan`. Else
  /// letters keep the size of those they replace, unless their size is all that changes. Words that were taken from
  /// elsewhere in the document may owe a large letter to their place there; a rule's own words keep theirs.
  static func edits(
    from bytes: [UInt8], in range: Range<Int>, to words: String, areTaken: Bool = false
  ) -> [TextEdit] {
    let old = split(bytes, range)
    let new = words.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !old.isEmpty, !new.isEmpty, max(old.count, new.count) <= mostWords else { return [] }
    let printed = old.map { String(decoding: bytes[$0], as: UTF8.self) }
    let isOfCase = printed.map { $0.lowercased() } == new.map { $0.lowercased() }
    let same = common(
      isOfCase ? printed : printed.map { $0.lowercased() }, isOfCase ? new : new.map { $0.lowercased() })
    let writing = isOfCase ? .exact : Writing(printed, new, same, areTaken: areTaken)
    var edits: [TextEdit] = []
    var done = (old: 0, new: 0)
    for next in same + [(old.count, new.count)] {
      let left = Array(done.old..<next.0)
      let put = Array(new[done.new..<next.1])
      if left.count == put.count {
        for (index, word) in zip(left, put) {
          let isFirst = done.new == 0 && index == left.first
          edits.append(
            TextEdit(range: old[index], words: writing.write(word, for: printed[index], isFirst: isFirst)))
        }
      } else {
        guard let put = writing.write(put, for: left.first.map { printed[$0] }) else { return [] }
        let words = put.joined(separator: " ")
        if let first = left.first, let last = left.last {
          edits.append(
            put.isEmpty
              ? TextEdit(range: gone(first...last, of: old), words: "")
              : TextEdit(range: old[first].lowerBound..<old[last].upperBound, words: words))
        } else if done.old > 0 {
          let end = old[done.old - 1].upperBound
          edits.append(TextEdit(range: end..<end, words: " " + words))
        } else {
          edits.append(TextEdit(range: old[0].lowerBound..<old[0].lowerBound, words: words + " "))
        }
      }
      done = (next.0 + 1, next.1 + 1)
    }
    return edits
  }

  /// The words of a range after edits, which do not overlap.
  static func applied(_ edits: [TextEdit], to bytes: [UInt8], in range: Range<Int>) -> String {
    var written: [UInt8] = []
    var done = range.lowerBound
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= done {
      written += bytes[done..<edit.range.lowerBound] + Array(edit.words.utf8)
      done = edit.range.upperBound
    }
    return String(decoding: written + bytes[done..<range.upperBound], as: UTF8.self)
  }

  /// The bytes that go with words that are taken away: those between them and the word before, else the word behind.
  private static func gone(_ words: ClosedRange<Int>, of old: [Range<Int>]) -> Range<Int> {
    if words.lowerBound > 0 {
      return old[words.lowerBound - 1].upperBound..<old[words.upperBound].upperBound
    }
    let next = words.upperBound + 1
    return old[words.lowerBound]
      .lowerBound..<(next < old.count ? old[next].lowerBound : old[words.upperBound].upperBound)
  }

  private static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    bytes[range].split { $0 <= 0x20 }.map { $0.startIndex..<$0.endIndex }
  }

  /// The longest words two lists share in order, by their numbers.
  private static func common(_ left: [String], _ right: [String]) -> [(Int, Int)] {
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for a in left.indices.reversed() {
      for b in right.indices.reversed() {
        lengths[a][b] = left[a] == right[b] ? lengths[a + 1][b + 1] + 1 : max(lengths[a + 1][b], lengths[a][b + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (a, b) = (0, 0)
    while a < left.count, b < right.count {
      if left[a] == right[b] {
        pairs.append((a, b))
        (a, b) = (a + 1, b + 1)
      } else if lengths[a + 1][b] >= lengths[a][b + 1] {
        a += 1
      } else {
        b += 1
      }
    }
    return pairs
  }
}

/// How new words are written among the printed ones.
private enum Writing {
  /// Letter by letter as they were given.
  case exact
  /// As they were given, but for the first, which may have begun a sentence.
  case asGiven
  /// In capitals, like all of the printed words.
  case large
  /// Word by word like those they replace; `small` where no shared word has a large letter.
  case printed(small: Bool)
  /// The first like the one it replaces, or only larger where that one is; the rest as given: no word is shared.
  case alone(areTaken: Bool)
  /// Word by word like those they replace, which come from a title in capitals.
  case title

  init(_ printed: [String], _ new: [String], _ same: [(Int, Int)], areTaken: Bool) {
    let shared = same.map { printed[$0.0] }
    self =
      if printed.joined().isWrittenLarge {
        .large
      } else if new.joined().isWrittenLarge {
        .title
      } else if shared.isEmpty {
        .alone(areTaken: areTaken)
      } else if same.allSatisfy({ printed[$0.0] == new[$0.1] }) {
        .asGiven
      } else {
        .printed(small: !shared.joined().contains(where: \.isUppercase))
      }
  }

  /// A word in the place of another. The first of several may be the first of a sentence where it was taken from.
  func write(_ word: String, for other: String, isFirst: Bool) -> String {
    switch self {
    case .exact: word
    case .asGiven: isFirst ? word.sized(like: other) : word
    case .large: word.uppercased()
    case .alone(let areTaken): areTaken ? word.sized(like: other) : word.raised(like: other)
    case .printed, .title: word.sized(like: other)
    }
  }

  /// Words in the place of more or fewer; nil where nothing tells how they are written.
  func write(_ words: [String], for other: String?) -> [String]? {
    guard let first = words.first else { return [] }
    switch self {
    case .exact, .asGiven: return words
    case .large: return words.map { $0.uppercased() }
    case .alone: return [other.map { write(first, for: $0, isFirst: true) } ?? first] + words.dropFirst()
    case .printed(small: true): return words.map { $0.sized(like: "a") }
    case .printed, .title: return nil
    }
  }
}

extension String {
  /// Whether all letters are large, and more than one.
  fileprivate var isWrittenLarge: Bool {
    let letters = filter(\.isLetter)
    return letters.count > 1 && letters.allSatisfy(\.isUppercase)
  }

  private static let longestAcronym = 6

  /// The same letters, as large as those of another word: all, the first alone, or none of them.
  fileprivate func sized(like other: String) -> String {
    if other.isWrittenLarge { return uppercased() }
    guard let model = other.first(where: \.isLetter) else { return self }
    // A long word in capitals is no acronym but comes from a title.
    if isWrittenLarge, count > Self.longestAcronym {
      return (model.isUppercase ? prefix(1) : prefix(1).lowercased()[...]) + dropFirst().lowercased()
    }
    guard let first else { return self }
    // What has large letters inside is an acronym, which keeps its own.
    guard !dropFirst().contains(where: \.isUppercase) else { return self }
    return (model.isUppercase ? first.uppercased() : first.lowercased()) + dropFirst()
  }

  /// The same letters, larger where those of another word are: `november` for `nopember` would be smaller.
  fileprivate func raised(like other: String) -> String {
    let isSmall = !(other.first { $0.isLetter }?.isUppercase ?? false)
    return isSmall && !(isWrittenLarge && count > Self.longestAcronym) ? self : sized(like: other)
  }
}
