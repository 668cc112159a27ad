import Patterns

/// Tells how deep each row of a table stands: by codes, by the words for a level, else by how rows begin.
struct RowLevels {
  let words: RoleWords
  let matcher: Matcher
  private var open: [Style] = []
  /// The last row with a plain number.
  private var counted: (number: Int, style: Style)?

  init(words: RoleWords, matcher: Matcher) {
    self.words = words
    self.matcher = matcher
  }

  /// How a row begins; rows of one level begin alike.
  private enum Style: Equatable {
    /// The words for a level, as its rank.
    case word(Int)
    /// The column of its name, of several that stand one above the other.
    case column(Int)
    /// A code of so many groups.
    case code(Int)
    /// The shape of number and name.
    case look(String)

    var isStated: Bool {
      switch self {
      case .word, .code: true
      case .column, .look: false
      }
    }
  }

  /// The level of the next row in reading order.
  mutating func next(
    number: String, name: String, nameColumns: ClosedRange<Int>?, indent: ClosedRange<Int>?
  ) -> (depth: Int, isStated: Bool, rank: Int?) {
    let style = counting(style(number, name, nameColumns?.upperBound, indent?.upperBound), number)
    var rank: Int?
    if case .word(let known) = style { rank = known }
    switch style {
    case .word(let rank):
      // A row that names its programme as well ends the programme above.
      let first = nameColumns?.lowerBound ?? rank
      while let last = open.last, !Self.isAbove(last, rank: first) { open.removeLast() }
    case .code(let depth):
      while let last = open.last, case .code(let other) = last, other >= depth { open.removeLast() }
    case .column(let column):
      // A row that names its goal as well ends the goal above.
      let first = indent?.lowerBound ?? column
      while let last = open.last, case .column(let other) = last, other >= first { open.removeLast() }
    case .look:
      if let known = open.firstIndex(of: style) { open.removeSubrange(known...) }
    }
    if let known = open.firstIndex(of: style) { open.removeSubrange(known...) }
    open.append(style)
    return (open.count - 1, style.isStated, rank)
  }

  /// The style of a row that counts on from the one before is that row's, where only one of the two has words for its
  /// level: `1 Kegiatan Pembinaan`, `2 Pelatihan Petambak`.
  private mutating func counting(_ style: Style, _ number: String) -> Style {
    let digits = number.last.map { ".)".contains($0) } == true ? number.dropLast() : number[...]
    guard digits.allSatisfy(\.isNumber), let count = Int(digits) else {
      counted = nil
      return style
    }
    var own = style
    if let counted, counted.number + 1 == count, open.last == counted.style {
      switch (counted.style, style) {
      case (.word, .look), (.look, .word): own = counted.style
      default: break
      }
    }
    counted = (count, own)
    return own
  }

  private static func isAbove(_ style: Style, rank: Int) -> Bool {
    if case .word(let other) = style { return other < rank }
    return false
  }

  private func style(_ number: String, _ name: String, _ nameColumn: Int?, _ indent: Int?) -> Style {
    if let rank = nameColumn ?? words.rank(ofLevel: words.first(.level, in: name, matcher)) { return .word(rank) }
    if let indent { return .column(indent) }
    let code = Self.codeDepth(number) ?? Self.codeDepth(name)
    if let code, code > 1 { return .code(code) }
    return .look(Self.look(number) + "|" + Self.look(String(name.prefix(6))) + (Self.isCapital(name) ? "W" : "w"))
  }

  /// How many groups a code has: `1.03.02` has three; nil for anything else.
  private static func codeDepth(_ text: String) -> Int? {
    let head = text.prefix { $0.isLetter || $0.isNumber || $0 == "." }
    let groups = head.split(separator: ".")
    // `I.1` and `3519.ABF.002` are codes, `S.Kom` and `Kegiatan` are not.
    guard groups.count > 1, groups.allSatisfy({ $0.count <= 4 }),
      groups[0].allSatisfy(\.isNumber) || groups[0].allSatisfy({ "IVXx".contains($0) })
        || groups[1].allSatisfy(\.isNumber)
    else { return nil }
    return groups.count
  }

  /// `1.` → `9.`, `a)` → `a)`, `IV` → `I`; words → nothing.
  private static func look(_ text: String) -> String {
    let head = text.prefix { !$0.isWhitespace }
    if head.allSatisfy({ "IVXivx.)".contains($0) }), let first = head.first { return first.isLowercase ? "i" : "I" }
    if head.first?.isNumber == true { return "9" }
    if head.count <= 2, let first = head.first, first.isLetter { return first.isLowercase ? "a" : "A" }
    return head.first.map { $0.isLetter ? "" : String($0) } ?? ""
  }

  private static func isCapital(_ name: String) -> Bool {
    let letters = name.filter(\.isLetter)
    return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
  }
}
