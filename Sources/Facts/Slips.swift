import Documents

/// Finds words that are most likely misprints of a word the same text uses often, or of one that reports use.
///
/// A word printed only a few times that no report uses is a slip when a single letter was added, left out or swapped with
/// its neighbour inside the word, or two neighbours were left out ("Keprotolan"). A replaced letter is one in a name that
/// the text prints everywhere, and in a word of reports where the two letters are easily taken for each other ("kenerja");
/// at the start only `p` for `f`. Short words are slips only of words printed everywhere ("dakam").
struct Slips {
  struct Slip {
    let word: Range<Int>
    let meant: Meant
  }

  /// The word that was meant: where the text prints it first, or as the list of words writes it.
  enum Meant {
    case printed(Range<Int>)
    case known(String)
  }

  private struct Printed {
    let letters: [UInt8]
    var places: [Range<Int>] = []
    var count = 0
    /// How many printings begin with a capital.
    var capitals = 0

    var isName: Bool { capitals == count }

    func isBetter(than other: Printed) -> Bool {
      (count, other.places[0].lowerBound) > (other.count, places[0].lowerBound)
    }

    /// Only the first places are kept: a frequent word is shown once, a misprint at every place it has.
    mutating func add(_ place: Range<Int>, isCapital: Bool) {
      count += 1
      if isCapital { capitals += 1 }
      if places.count < Slips.rare { places.append(place) }
    }
  }

  private static let shortest = 7
  /// The shortest words that can be slips at all.
  private static let short = 5
  private static let longest = 32
  private static let often = 8
  /// How often the text must print a word that reports use.
  private static let oftenKnown = 4
  private static let timesAsOften = 4
  /// From how many printings on a name is so sure that a replaced letter is a slip.
  private static let everywhere = 20
  /// A word of reports printed so often makes even a capital word with one letter replaced a slip.
  private static let common = 60
  /// A copied table repeats its misprints; beyond this many printings a word is meant as it stands.
  private static let rare = 6
  /// A word this long that no report uses is no other word by chance.
  private static let telling = 9

  private let words: [UInt64: Printed]
  private let list: WordList

  init(in bytes: [UInt8], ranges: [Range<Int>], list: WordList) {
    self.list = list
    var words: [UInt64: Printed] = [:]
    for range in ranges {
      var start = range.lowerBound
      while start < range.upperBound {
        var (end, hash) = (start, FNV())
        while end < range.upperBound, Self.isLetter(bytes[end]) {
          hash.add(bytes[end] | 0x20)
          end += 1
        }
        if end - start >= Self.short, end - start <= Self.longest {
          words[hash.value, default: Printed(letters: bytes[start..<end].map { $0 | 0x20 })]
            .add(start..<end, isCapital: bytes[start] & 0x20 == 0)
        }
        start = max(end, start + 1)
      }
    }
    self.words = words
  }

  /// The slips in the order of the text.
  func all() -> [Slip] {
    var frequent = [[Printed]](repeating: [], count: Self.longest + 3)
    for word in words.values {
      let isKnown = list.knows(word.letters)
      let least =
        word.letters.count < Self.shortest ? (isKnown ? Self.everywhere : .max) : isKnown ? Self.oftenKnown : Self.often
      if word.count >= least { frequent[word.letters.count].append(word) }
    }
    var slips: [Slip] = []
    for rare in words.values where rare.count <= Self.rare && !list.knows(rare.letters) {
      guard let meant = meant(by: rare, frequent) else { continue }
      slips += rare.places.map { Slip(word: $0, meant: meant) }
    }
    return slips.sorted { $0.word.lowerBound < $1.word.lowerBound }
  }

  private func meant(by rare: Printed, _ frequent: [[Printed]]) -> Meant? {
    if let place = Self.printed(by: rare, frequent, list)?.places.first { return .printed(place) }
    guard rare.letters.count >= Self.shortest - 1 else { return nil }
    if rare.count <= 2 || rare.letters.count >= Self.telling, let word = list.meant(by: rare.letters),
      Self.isSlip(rare.letters, of: Array(word.utf8))
    {
      return .known(word)
    }
    return rare.count == 1 ? list.cut(by: rare.letters).map(Meant.known) : nil
  }

  /// The most frequent word that a rare one is a slip of; of two as frequent the one printed first.
  private static func printed(by rare: Printed, _ frequent: [[Printed]], _ list: WordList) -> Printed? {
    var best: Printed?
    let length = rare.letters.count
    for near in (length - 1)...(length + 2) {
      for word in frequent[near] where word.count >= rare.count * timesAsOften {
        // A copied table repeats its misprints.
        guard rare.count <= 2 || word.count >= rare.count * timesAsOften * 2, isOne(rare, of: word, list)
        else {
          continue
        }
        if best.map({ word.isBetter(than: $0) }) ?? true { best = word }
      }
    }
    return best
  }

  private static func isOne(_ rare: Printed, of word: Printed, _ list: WordList) -> Bool {
    if word.letters.count < shortest { return isShortSlip(rare, of: word) }
    guard rare.letters.count >= shortest - 1 else { return false }
    return isSlip(rare.letters, of: word.letters) || isNameSlip(rare, of: word, list)
      || isReplaced(rare, of: word, list)
      || isCut(rare, of: word, list)
  }

  /// Whether a short word, printed once or twice and always in small letters, is one letter beside its key, or `p` for
  /// `f`: "dakam", "pungsi".
  private static func isShortSlip(_ rare: Printed, of word: Printed) -> Bool {
    guard rare.count <= 2, rare.capitals == 0, rare.letters.count == word.letters.count else { return false }
    let replaced = zip(rare.letters, word.letters).enumerated().filter { $0.element.0 != $0.element.1 }
    guard replaced.count == 1, let (index, (one, other)) = replaced.first.map({ ($0.offset, $0.element) }) else {
      return false
    }
    if index == 0 { return one == UInt8(ascii: "p") && other == UInt8(ascii: "f") }
    return word.count >= common && index < word.letters.count - 1 && areKeysBeside(one, other)
  }

  /// Whether two neighbouring letters inside a word of reports were left out: "Keprotolan" for "Keprotokolan".
  private static func isCut(_ rare: Printed, of word: Printed, _ list: WordList) -> Bool {
    let (a, b) = (rare.letters, word.letters)
    guard a.count + 2 == b.count, a.prefix(2).elementsEqual(b.prefix(2)), a.suffix(2).elementsEqual(b.suffix(2)),
      list.knows(b)
    else { return false }
    let head = zip(a, b).prefix { $0 == $1 }.count
    return a[head...].elementsEqual(b[(head + 2)...])
  }

  /// Whether a name the text prints everywhere has one letter replaced inside: "Arunola" for "Arunala".
  private static func isNameSlip(_ rare: Printed, of name: Printed, _ list: WordList) -> Bool {
    guard rare.isName, name.isName, name.count >= everywhere, rare.letters.count == name.letters.count,
      rare.letters[0] == name.letters[0], rare.letters.last == name.letters.last, !list.knows(name.letters)
    else { return false }
    return zip(rare.letters, name.letters).count { $0 != $1 } == 1
  }

  /// Whether a word that is no name has one letter replaced of a word that reports use and this one often does: "kenerja"
  /// for "kinerja".
  private static func isReplaced(_ rare: Printed, of word: Printed, _ list: WordList) -> Bool {
    guard rare.letters.count == word.letters.count, rare.letters[0] == word.letters[0],
      rare.count <= (rare.letters.count < telling ? 2 : 3),
      !(rare.isName && rare.count == 1 && rare.letters.count < telling && word.count < common), list.knows(word.letters)
    else { return false }
    let replaced = zip(rare.letters, word.letters).filter { $0 != $1 }
    // Where the word is printed everywhere, any letter inside a word in small letters may be struck wrong.
    let isEverywhere =
      word.count >= everywhere && rare.count == 1 && rare.capitals == 0 && rare.letters.last == word.letters.last
    return replaced.count == 1 && (isEverywhere || replaced.allSatisfy(isMistaken))
  }

  /// Letters that are easily taken for each other: vowels, the nasals, `k` and `c`, and neighbours on the keyboard.
  private static func isMistaken(_ one: UInt8, _ other: UInt8) -> Bool {
    let pairs: [Set<UInt8>] = [Set("aiueo".utf8), Set("mn".utf8), Set("kc".utf8), Set("gj".utf8), Set("fvp".utf8)]
    return pairs.contains { $0.contains(one) && $0.contains(other) } || areKeysBeside(one, other)
  }

  private static func areKeysBeside(_ one: UInt8, _ other: UInt8) -> Bool {
    guard let a = key(one), let b = key(other) else { return false }
    return abs(a.row - b.row) <= 1 && abs(a.place - b.place) <= 1
  }

  /// Where a letter stands on the keyboard; each row is half a key to the right of the one above.
  private static func key(_ letter: UInt8) -> (row: Double, place: Double)? {
    for (row, letters) in ["qwertyuiop", "asdfghjkl", "zxcvbnm"].enumerated() {
      if let place = letters.utf8.enumerated().first(where: { $0.element == letter })?.offset {
        return (Double(row), Double(place) + Double(row) / 2)
      }
    }
    return nil
  }

  private static func isSlip(_ a: [UInt8], of b: [UInt8]) -> Bool {
    guard a[0] == b[0], a[a.count - 1] == b[b.count - 1] else { return false }
    let shorter = min(a.count, b.count)
    var head = 1
    while head < shorter, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    if a.count != b.count { return head + tail == shorter && !isAffix(a.count > b.count ? a : b, head) }
    return head + tail + 2 == shorter && a[head] == b[head + 1] && a[head + 1] == b[head]
  }

  /// Whether the letter more is one of grammar: "keluaran" and "keluarkan", "penerapan" and "penyerapan".
  private static func isAffix(_ longer: [UInt8], _ index: Int) -> Bool {
    switch longer[index] {
    case UInt8(ascii: "y"): return longer[index - 1] == UInt8(ascii: "n")
    case UInt8(ascii: "k"):
      return index == longer.count - 3 && longer.suffix(2).elementsEqual("an".utf8)
        && longer[index - 1] != UInt8(ascii: "k")
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
