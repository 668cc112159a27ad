/// A number format of Excel, shown as an Indonesian Excel shows it: comma for decimals, dots for thousands.
struct NumberFormat {
  /// A piece of one section of the format.
  private enum Token: Equatable {
    case words(String)
    case digits(String)
    case date(Character, Int)
    case percent
    case text
    case general
  }

  private var sections: [[Token]] = []

  init(_ code: String) {
    sections = Self.split(code.prefix(400)).map(Self.tokens)
    if sections.isEmpty { sections = [[.general]] }
  }

  /// Whether numbers are days since 1900.
  var isDate: Bool {
    sections[0].contains {
      if case .date = $0 { return true }
      return false
    }
  }

  func shown(_ number: ShownNumber, date: SheetDate?) -> String {
    if isDate, let date {
      let shown = date.shown(sections[0].map(Self.datePart))
      // `3.10` as a day and a month would be read as a figure.
      let isFigure = !shown.isEmpty && shown.allSatisfy { $0.isNumber || ".,".contains($0) }
      return isFigure && shown.contains { !$0.isNumber } ? date.inFull : shown
    }
    var section = sections[0]
    var isSigned = number.isNegative
    if number.isNegative, sections.count > 1 {
      section = sections[1]
      isSigned = false
    } else if number.isZero, sections.count > 2 {
      section = sections[2]
    }
    let percents = section.count { $0 == .percent }
    let shifted = number.absolute.shifted(2 * percents)
    var written = ""
    var isWritten = false
    for token in section {
      switch token {
      case .words(let words): written += words
      case .percent: written += "%"
      case .general, .text: written += Self.general(shifted)
      case .digits(let pattern):
        // A fraction of two parts, or digits with words between: the whole is written once.
        if !isWritten { written += Self.digits(shifted, pattern) }
        isWritten = true
      case .date: break
      }
    }
    let isNothing = !written.contains { $0.isNumber && $0 != "0" }
    return ((isSigned && !isNothing ? "-" : "") + written).trimmed
  }

  /// A number without a format: at most ten digits when it has decimals.
  static func general(_ number: ShownNumber) -> String {
    number.string(least: 0, most: max(0, 10 - max(number.wholeDigits, 1)), grouped: false)
  }

  private static func digits(_ number: ShownNumber, _ pattern: String) -> String {
    var whole = pattern
    var decimals = ""
    if let point = pattern.firstIndex(of: ".") {
      whole = String(pattern[..<point])
      decimals = pattern[pattern.index(after: point)...].filter { $0 != "," }
    }
    let trailing = pattern.reversed().prefix { $0 == "," }.count
    let isGrouped = whole.dropLast(decimals.isEmpty ? trailing : 0).contains(",")
    let least = decimals.count { $0 == "0" }
    return number.shifted(-3 * trailing).string(
      least: least, most: decimals.count, grouped: isGrouped, wholeLeast: whole.count { $0 == "0" })
  }

  private static func datePart(_ token: Token) -> SheetDate.Part {
    switch token {
    case .date(let letter, let count): .field(letter, count)
    case .words(let words): .words(words)
    case .digits(let pattern): .words(pattern.filter { $0 != "0" && $0 != "#" })
    default: .words("")
    }
  }

  // MARK: Reading a format

  /// The sections between semicolons that are not quoted.
  private static func split(_ code: some StringProtocol) -> [[Character]] {
    var sections: [[Character]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for character in code {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == ";", !isQuoted {
        sections.append([])
        continue
      }
      sections[sections.count - 1].append(character)
    }
    return sections
  }

  private static func tokens(_ code: [Character]) -> [Token] {
    var tokens: [Token] = []
    var next = 0
    func add(_ words: String) {
      if case .words(let before)? = tokens.last {
        tokens[tokens.count - 1] = .words(before + words)
      } else {
        tokens.append(.words(words))
      }
    }
    if String(code).lowercased().hasPrefix("general") {
      tokens.append(.general)
      next = 7
    }
    while next < code.count {
      let character = code[next]
      next += 1
      switch character {
      case "\"":
        let end = code[next...].firstIndex(of: "\"") ?? code.count
        add(String(code[next..<end]))
        next = min(end + 1, code.count)
      case "\\":
        if next < code.count { add(String(code[next])) }
        next += 1
      case "_":
        add(" ")
        next += 1
      case "*": next += 1
      case "[":
        let end = code[next...].firstIndex(of: "]") ?? code.count
        let inside = code[next..<end]
        // `[$Rp-421]` is a sign of currency; `[h]` counts hours on; colours and conditions are not shown.
        if inside.first == "$" { add(String(inside.dropFirst().prefix { $0 != "-" })) }
        if let letter = inside.first, "hms".contains(letter.lowercased()), inside.allSatisfy({ $0 == letter }) {
          tokens.append(.date(Character(letter.lowercased()), inside.count))
        }
        next = min(end + 1, code.count)
      case "%": tokens.append(.percent)
      case "@": tokens.append(.text)
      case "0", "#", "?":
        let end = code[next...].firstIndex { !"0#?.,".contains($0) } ?? code.count
        tokens.append(.digits(String(code[(next - 1)..<end])))
        next = end
      case "d", "m", "y", "h", "s", "D", "M", "Y", "H", "S":
        let letter = Character(character.lowercased())
        let end = code[next...].firstIndex { $0.lowercased() != String(letter) } ?? code.count
        tokens.append(.date(letter, end - next + 1))
        next = end
      case "A" where String(code[(next - 1)...]).uppercased().hasPrefix("AM/PM"): next += 4
      default: add(String(character))
      }
    }
    return tokens
  }
}
