/// A computation as a finding writes it out (`36.274.000 ÷ 36.592.500 × 100 = 99,13`), to be done again with another figure.
struct PlainComputation {
  private enum Token {
    case number(Int)
    case sign(Character)
  }

  /// The figures, without dots.
  private(set) var numbers: [String] = []
  private var values: [Double] = []
  private var tokens: [Token] = []

  /// Nil for anything but figures, brackets and the four signs.
  init?(_ text: String) {
    guard let end = text.lastIndex(of: "=") else { return nil }
    var figure = ""
    for character in text[..<end] + " " {
      if character.isASCII, character.isNumber || character == "," {
        figure.append(character)
      } else if character == ".", !figure.isEmpty {
        continue
      } else {
        if !figure.isEmpty {
          guard let value = Self.number(figure) else { return nil }
          values.append(value)
          tokens.append(.number(numbers.count))
          numbers.append(figure)
          figure = ""
        }
        switch character {
        case " ", "%": continue
        case "+", "÷", "×", "(", ")": tokens.append(.sign(character))
        case "-", "−", "–": tokens.append(.sign("-"))
        default: return nil
        }
      }
    }
    guard numbers.count > 1, numbers.count < 60 else { return nil }
  }

  /// What it comes to, one figure replaced by another; nil when that is nothing.
  func value(with change: (index: Int, value: Double)? = nil) -> Double? {
    var position = 0
    guard let value = sum(&position, change), position == tokens.count, value.isFinite else { return nil }
    return value
  }

  private func sum(_ position: inout Int, _ change: (index: Int, value: Double)?) -> Double? {
    guard var value = product(&position, change) else { return nil }
    while position < tokens.count, case .sign(let sign) = tokens[position], sign == "+" || sign == "-" {
      position += 1
      guard let next = product(&position, change) else { return nil }
      value = sign == "+" ? value + next : value - next
    }
    return value
  }

  private func product(_ position: inout Int, _ change: (index: Int, value: Double)?) -> Double? {
    guard var value = factor(&position, change) else { return nil }
    while position < tokens.count, case .sign(let sign) = tokens[position], sign == "×" || sign == "÷" {
      position += 1
      guard let next = factor(&position, change) else { return nil }
      value = sign == "×" ? value * next : value / next
    }
    return value
  }

  private func factor(_ position: inout Int, _ change: (index: Int, value: Double)?) -> Double? {
    guard position < tokens.count else { return nil }
    let token = tokens[position]
    position += 1
    switch token {
    case .number(let index):
      if let change, change.index == index { return change.value }
      return values[index]
    case .sign("-"): return factor(&position, change).map { -$0 }
    case .sign("("):
      guard let value = sum(&position, change), position < tokens.count, case .sign(")") = tokens[position] else {
        return nil
      }
      position += 1
      return value
    case .sign: return nil
    }
  }

  /// A figure without dots, its decimals behind a comma.
  static func number(_ figure: String) -> Double? {
    Double(String(figure.map { $0 == "," ? "." : $0 }))
  }
}
