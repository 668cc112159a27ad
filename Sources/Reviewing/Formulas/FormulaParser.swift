/// Reads the text of a formula; depth and length are bounded so that no rule file can exhaust the stack.
struct FormulaParser {
  private let tokens: [Token]
  private var next = 0
  private var depth = 0

  private enum Token: Equatable {
    case number(Double), word(String), name(String), symbol(String)
  }

  /// - Throws: `FormulaError` with what was expected and what stands there.
  static func parse(_ text: String) throws(FormulaError) -> Formula {
    var parser = FormulaParser(tokens: try tokenize(text))
    // A long chain of operators nests as deep as it is long.
    guard parser.tokens.count <= 400 else { throw FormulaError(problem: "rumus terlalu panjang") }
    let formula = try parser.disjunction()
    if let rest = parser.peek { throw FormulaError(problem: "tidak diharapkan: \(show(rest))") }
    return formula
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var peek: Token? { next < tokens.count ? tokens[next] : nil }

  private mutating func accept(_ token: Token) -> Bool {
    guard peek == token else { return false }
    next += 1
    return true
  }

  private mutating func disjunction() throws(FormulaError) -> Formula {
    var left = try conjunction()
    while accept(.name("atau")) { left = .either(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(FormulaError) -> Formula {
    var left = try negation()
    while accept(.name("dan")) { left = .both(left, try negation()) }
    return left
  }

  private mutating func negation() throws(FormulaError) -> Formula {
    accept(.name("bukan")) ? .not(try comparison()) : try comparison()
  }

  private mutating func comparison() throws(FormulaError) -> Formula {
    let left = try sum()
    guard case .symbol(let symbol)? = peek, let kind = Formula.Comparison(rawValue: symbol) else { return left }
    next += 1
    return .comparison(kind, left, try sum())
  }

  private mutating func sum() throws(FormulaError) -> Formula {
    var left = try product()
    while case .symbol(let symbol)? = peek, symbol == "+" || symbol == "-" {
      next += 1
      left = .arithmetic(symbol == "+" ? .add : .subtract, left, try product())
    }
    return left
  }

  private mutating func product() throws(FormulaError) -> Formula {
    var left = try factor()
    while case .symbol(let symbol)? = peek, symbol == "*" || symbol == "/" {
      next += 1
      left = .arithmetic(symbol == "*" ? .multiply : .divide, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(FormulaError) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw FormulaError(problem: "rumus terlalu dalam") }
    guard let token = peek else { throw FormulaError(problem: "rumus terpotong") }
    next += 1
    switch token {
    case .number(let value): return .number(value)
    case .word(let word): return .word(word)
    case .symbol("-"): return .negative(try factor())
    case .symbol("("):
      let inner = try disjunction()
      guard accept(.symbol(")")) else { throw FormulaError(problem: "kurung belum ditutup") }
      return inner
    case .name(let name): return accept(.symbol("(")) ? try call(name) : .field(name)
    case .symbol(let symbol): throw FormulaError(problem: "tidak diharapkan: \(symbol)")
    }
  }

  private mutating func call(_ name: String) throws(FormulaError) -> Formula {
    guard let arity = Formula.functions[name] else {
      let known = Formula.functions.keys.sorted().joined(separator: ", ")
      throw FormulaError(problem: "fungsi '\(name)' tidak dikenal; yang ada: \(known)")
    }
    var arguments: [Formula] = []
    repeat { arguments.append(try disjunction()) } while accept(.symbol(","))
    guard accept(.symbol(")")) else { throw FormulaError(problem: "kurung belum ditutup") }
    guard arity.contains(arguments.count) else {
      throw FormulaError(problem: "fungsi '\(name)' menerima \(arity.lowerBound)–\(arity.upperBound) masukan")
    }
    return .call(name, arguments)
  }

  private static func show(_ token: Token) -> String {
    switch token {
    case .number(let value): "\(value)"
    case .word(let text): "'\(text)'"
    case .name(let text), .symbol(let text): text
    }
  }

  private static func tokenize(_ text: String) throws(FormulaError) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first.isNumber {
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(digits) else { throw FormulaError(problem: "bukan angka: \(digits)") }
        tokens.append(.number(value))
        rest.removeFirst(digits.count)
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        tokens.append(.name(String(name)))
        rest.removeFirst(name.count)
      } else if first == "'" {
        let word = rest.dropFirst().prefix { $0 != "'" }
        guard word.endIndex < rest.endIndex else { throw FormulaError(problem: "tanda petik belum ditutup") }
        tokens.append(.word(String(word)))
        rest.removeFirst(word.count + 2)
      } else {
        let symbol = ["!=", "<=", ">="].first(where: rest.hasPrefix) ?? String(first)
        guard "=!=<=>=<>+-*/(),".contains(symbol) else { throw FormulaError(problem: "tidak dikenal: \(symbol)") }
        tokens.append(.symbol(symbol))
        rest.removeFirst(symbol.count)
      }
    }
    return tokens
  }
}
