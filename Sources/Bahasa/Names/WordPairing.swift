/// Decides whether two word lists print the same name.
///
/// Words are paired from left to right; one word may meet two (a split word). A pair may differ by one byte, by two when
/// both have eight or more; words of up to four letters ("visi", "misi") and words with digits must be equal; two different words of the
/// common vocabulary are never a pair. All pairs together may differ by one byte and one more for every fifteen.
/// A list that stops inside a word ("… Penyandang Masal") may be the beginning of the other when it has 24 bytes or more.
enum WordPairing {
  typealias Word = Substring.UTF8View

  static func agrees(_ a: [Word], _ b: [Word]) -> Bool {
    let length = a.reduce(0) { $0 + $1.count }
    let other = b.reduce(0) { $0 + $1.count }
    // Longer texts are no names; looking at them word by word would cost too much.
    guard max(a.count, b.count) <= 80, max(length, other) <= 1200 else { return false }
    let budget = 1 + min(length, other) / 15
    var row = Grid(width: b.count + 1, height: a.count + 1)
    row[0, 0] = 0
    for i in 0...a.count {
      // Split words move the pairing off the diagonal, but never far.
      for j in 0...b.count where abs(i - j) <= 5 && i + j > 0 { row[i, j] = cheapest(a, b, i, j, row) }
    }
    if row[a.count, b.count] <= budget { return true }
    return isCut(a, length, b, row, budget) || isCut(b, other, a, row.turned(), budget)
  }

  private static func cheapest(_ a: [Word], _ b: [Word], _ i: Int, _ j: Int, _ row: Grid) -> Int {
    var best = Grid.far
    for (m, n) in [(1, 1), (1, 2), (2, 1)] where i >= m && j >= n && row[i - m, j - n] < Grid.far {
      let left = a[(i - m)..<i].flatMap { Array($0) }
      let right = b[(j - n)..<j].flatMap { Array($0) }
      if let cost = distance(left, right) { best = min(best, row[i - m, j - n] + cost) }
    }
    return best
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int? {
    if a == b { return 0 }
    let shorter = min(a.count, b.count)
    guard shorter > 4, !a.contains(where: \.isDigit), !b.contains(where: \.isDigit) else { return nil }
    if Vocabulary.words.contains(a), Vocabulary.words.contains(b) { return nil }
    return Spelling.distance(a, b, limit: shorter >= 8 ? 2 : 1)
  }

  /// The last word of `a` is a proper beginning (three bytes or more) of its counterpart in `b`.
  private static func isCut(_ a: [Word], _ length: Int, _ b: [Word], _ row: Grid, _ budget: Int) -> Bool {
    guard length >= 24, let tail = a.last, tail.count >= 3, !Vocabulary.words.contains(Array(tail)) else {
      return false
    }
    let paired = a.count - 1
    for j in b.indices where row[paired, j] <= budget && b[j].count > tail.count && b[j].starts(with: tail) {
      return true
    }
    return false
  }

  /// Costs of pairing the first words of two lists.
  struct Grid {
    static let far = 1 << 20
    private var cells: [Int]
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) {
      self.width = width
      self.height = height
      cells = Array(repeating: Self.far, count: width * height)
    }

    subscript(i: Int, j: Int) -> Int {
      get { cells[i * width + j] }
      set { cells[i * width + j] = newValue }
    }

    func turned() -> Grid {
      var other = Grid(width: height, height: width)
      for i in 0..<height {
        for j in 0..<width { other[j, i] = self[i, j] }
      }
      return other
    }
  }
}
