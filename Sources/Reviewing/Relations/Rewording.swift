internal import Bahasa

/// One thing called otherwise: two names that share most of their words and differ in one that counts.
enum Rewording {
  /// Names this alike may be one thing called twice.
  static let leastAlike = 0.65

  /// Whether two names share most of their letters and differ in a word.
  static func isReworded(_ a: Name, _ b: Name, _ ignored: Set<String>) -> Bool {
    a.similarity(to: b) >= leastAlike && isOther(a, b, ignored)
  }

  /// Whether two names are of different things, or call one thing otherwise by a word.
  static func isNoSpelling(_ a: Name, of b: Name, _ ignored: Set<String>) -> Bool {
    let (left, right) = (a.text.split(separator: " "), b.text.split(separator: " "))
    return !a.key.contains(b.key) && !b.key.contains(a.key) && !isCut(left, from: right) && !isCut(right, from: left)
      && (a.similarity(to: b) < leastAlike || isOther(a, b, ignored))
  }

  /// Whether two names differ in a word, not only in how far they were printed, in numbers or in an inflection.
  static func isOther(_ a: Name, _ b: Name, _ ignored: Set<String>) -> Bool {
    guard !a.key.contains(b.key), !b.key.contains(a.key), a.key.filter(\.isNumber) == b.key.filter(\.isNumber) else {
      return false
    }
    let (left, right) = (a.text.split(separator: " "), b.text.split(separator: " "))
    guard !isCut(left, from: right), !isCut(right, from: left) else { return false }
    let (onlyLeft, onlyRight) = (left.filter { !right.contains($0) }, right.filter { !left.contains($0) })
    let shared = left.count - onlyLeft.count
    guard shared >= 2, max(onlyLeft.count, onlyRight.count) <= shared else { return false }
    let isNew = { (word: Substring, own: [Substring], others: [Substring]) in
      word.count > 3 && !ignored.contains(String(word))
        && !others.contains {
          $0.commonPrefix(with: word).count >= 5 || holds($0, word) || holds(word, $0) || isMisprint($0, word)
        }
        && !abbreviate(own, others)
    }
    return onlyLeft.contains { isNew($0, onlyLeft, onlyRight) } || onlyRight.contains { isNew($0, onlyRight, onlyLeft) }
  }

  /// Whether some words are the first of others, but for a misprint.
  private static func isCut(_ head: [Substring], from whole: [Substring]) -> Bool {
    head.count >= 3 && head.count < whole.count
      && zip(head, whole).allSatisfy {
        $0 == $1 || isMisprint($0, $1)
      }
  }

  /// Whether two words differ in a letter: `aset` and `asset`.
  private static func isMisprint(_ one: Substring, _ other: Substring) -> Bool {
    one.first == other.first && Spelling.distance(one.utf8, other.utf8, limit: 1) != nil
  }

  /// Whether a word is a piece of another: `skala` of `berskala`, `kab` of `kabupaten`.
  private static func holds(_ whole: Substring, _ piece: Substring) -> Bool {
    piece.count >= 3 && (whole.hasPrefix(piece) || whole.hasSuffix(piece))
  }

  /// Whether one of them writes `rs` where the other writes `rumah sakit`.
  private static func abbreviate(_ one: [Substring], _ other: [Substring]) -> Bool {
    let initials = { (words: [Substring]) in String(words.compactMap(\.first)) }
    return one.map(String.init) == [initials(other)] || other.map(String.init) == [initials(one)]
  }
}

extension Substring {
  /// The letters both begin with.
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    prefix(zip(self, other).prefix { $0 == $1 }.count)
  }
}
