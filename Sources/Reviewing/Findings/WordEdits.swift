/// The difference between printed words and what should stand there, word by word, so that a person who accepts a
/// correction sees only what it changes.
enum WordEdits {
  private static let mostWords = 80

  /// The edits that turn the words in a range into others. Letters keep the size of those they replace, unless their size
  /// is all that changes.
  static func edits(from bytes: [UInt8], in range: Range<Int>, to words: String) -> [TextEdit] {
    let old = split(bytes, range)
    let new = words.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !old.isEmpty, !new.isEmpty, max(old.count, new.count) <= mostWords else { return [] }
    let printed = old.map { String(decoding: bytes[$0], as: UTF8.self) }
    let isOfCase = printed.map { $0.lowercased() } == new.map { $0.lowercased() }
    let isLarge = !isOfCase && printed.joined().isWrittenLarge
    // Where the words come from a title in capitals, only those that replace others one by one tell how they are written.
    let isFromTitle = !isOfCase && !isLarge && new.joined().isWrittenLarge
    var edits: [TextEdit] = []
    var done = (old: 0, new: 0)
    let same = common(
      isOfCase ? printed : printed.map { $0.lowercased() }, isOfCase ? new : new.map { $0.lowercased() })
    for next in same + [(old.count, new.count)] {
      let left = Array(done.old..<next.0)
      let put = new[done.new..<next.1].map { isLarge ? $0.uppercased() : $0 }
      if left.count == put.count {
        for (index, word) in zip(left, put) {
          edits.append(TextEdit(range: old[index], words: isOfCase ? word : word.sized(like: printed[index])))
        }
      } else if isFromTitle {
        return []
      } else if let first = left.first, let last = left.last {
        if put.isEmpty {
          edits.append(TextEdit(range: gone(first...last, of: old), words: ""))
        } else {
          let words = isOfCase ? put : [put[0].sized(like: printed[first])] + put.dropFirst()
          edits.append(
            TextEdit(range: old[first].lowerBound..<old[last].upperBound, words: words.joined(separator: " ")))
        }
      } else if !put.isEmpty {
        let words = put.joined(separator: " ")
        if done.old > 0 {
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
}
