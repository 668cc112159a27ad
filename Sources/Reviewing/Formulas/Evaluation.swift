internal import Bahasa
import Facts
import Patterns

/// Works out formulas for one record, or for a record and its partner.
struct Evaluation {
  let context: ReviewContext
  let record: Record
  /// The record whose fields a formula names with `pasangan.` in front.
  var partner: Record?

  /// Whether a formula holds. Comparisons are true when some reading of the printed figures can make them true.
  func assess(_ formula: Formula) throws(Unfinished) -> Assessment {
    switch formula {
    case .both(let left, let right):
      let first = try assess(left)
      return first.truth == .holds ? try assess(right) : first
    case .either(let left, let right):
      let first = try assess(left)
      if first.truth == .holds { return first }
      let second = try assess(right)
      return second.truth == .fails ? first : second
    case .not(let inner):
      var result = try assess(inner)
      if result.truth == .holds { result.truth = .fails } else if result.truth == .fails { result.truth = .holds }
      return result
    case .comparison(let comparison, let left, let right):
      return try compare(comparison, left, right)
    case .call("sama", let arguments):
      var result = try settle(formula)
      if case .field(let name) = arguments[0] { result.claim = name }
      if case .words(let words) = try value(arguments[1]) { result.expected = words.first }
      return result
    default:
      return try settle(formula)
    }
  }

  /// The truth a formula's value is.
  private func settle(_ formula: Formula) throws(Unfinished) -> Assessment {
    switch try value(formula) {
    case .truth(let truth): Assessment(truth ? .holds : .fails)
    case .missing(let field): Assessment(.missing, reason: "\(FieldWords(field)) tidak disebut")
    case .unclear(let reason): Assessment(.unclear, reason: reason)
    default: Assessment(.unclear, reason: "rumus bukan pernyataan benar atau salah")
    }
  }

  private func compare(
    _ comparison: Formula.Comparison, _ left: Formula, _ right: Formula
  ) throws(Unfinished) -> Assessment {
    let (a, b) = (try value(left), try value(right))
    switch (a, b) {
    case (.missing(let field), _), (_, .missing(let field)):
      return Assessment(.missing, reason: "\(FieldWords(field)) tidak disebut")
    case (.unclear(let reason), _), (_, .unclear(let reason)): return Assessment(.unclear, reason: reason)
    case (.words(let a), .words(let b)):
      let isShared = a.contains { one in b.contains { context.name(one).key == context.name($0).key } }
      var result = Assessment((comparison == .equal) == isShared ? .holds : .fails)
      (result.claim, result.expected) = wordClaim(left, a, right, b)
      return result
    case (.numbers(let a), .numbers(let b)):
      return compare(comparison, (left, a), (right, b))
    default: return Assessment(.unclear, reason: "yang dibandingkan tidak sejenis")
    }
  }

  private func wordClaim(_ left: Formula, _ a: [String], _ right: Formula, _ b: [String]) -> (String?, String?) {
    if case .field(let name) = left { return (name, b.first) }
    if case .field(let name) = right { return (name, a.first) }
    return (nil, nil)
  }

  private func compare(
    _ comparison: Formula.Comparison, _ left: (formula: Formula, values: [Interval]),
    _ right: (formula: Formula, values: [Interval])
  ) -> Assessment {
    if comparison == .equal || comparison == .different, let claim = Claim(left.formula, right.formula, self) {
      let computed = claim.isLeft ? right : left
      var result = claim.assess(computed.values)
      if computed.formula.isArithmetic {
        result.computation = "\(render(computed.formula)) = \(claim.write(computed.values))"
      }
      if comparison == .different { result.truth = result.truth == .holds ? .fails : .holds }
      return result
    }
    let isPossible = left.values.contains { a in right.values.contains { holds(comparison, a, $0) } }
    var result = Assessment(isPossible ? .holds : .fails)
    if case .field(let name) = left.formula { result.claim = name }
    if comparison == .equal, case .field = right.formula { result.expected = render(right.formula) }
    return result
  }

  private func holds(_ comparison: Formula.Comparison, _ a: Interval, _ b: Interval) -> Bool {
    switch comparison {
    case .equal: a.overlaps(b)
    case .different: !(a.low == a.high && a == b)
    // What is strictly less or greater is so as printed; `100,00` is not less than 100 because it may be 99,995.
    case .less: a.middle < b.middle
    case .greater: a.middle > b.middle
    case .lessOrEqual: a.low <= b.high
    case .greaterOrEqual: a.high >= b.low
    }
  }

  /// What a formula comes to for this record.
  func value(_ formula: Formula) throws(Unfinished) -> Value {
    switch formula {
    case .number(let value): return .numbers([Interval(exactly: value)])
    case .word(let word): return .words([word])
    case .field(let name): return field(name)
    case .call(let name, let arguments): return try Functions(evaluation: self).call(name, arguments)
    case .negative(let inner):
      return .combine(.numbers([Interval(exactly: 0)]), try value(inner)) { $0 - $1 }
    case .arithmetic(let operation, let left, let right):
      return .combine(try value(left), try value(right)) { a, b in
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        }
      }
    default:
      let assessment = try assess(formula)
      switch assessment.truth {
      case .holds: return .truth(true)
      case .fails: return .truth(false)
      case .missing, .unclear: return .unclear(assessment.reason ?? "tidak dapat dihitung")
      }
    }
  }

  /// The facts of the report itself that every formula can name.
  static let constants = ["tahun_laporan", "instansi"]

  /// What a field of the record, or a constant of the report, comes to.
  func field(_ name: String) -> Value {
    if name == "tahun_laporan" {
      guard let year = context.book.identity.year else { return .unclear("tahun laporan tidak diketahui") }
      return .numbers([Interval(exactly: Double(year.value))])
    }
    if name == "instansi" {
      guard let agency = context.book.identity.agency else { return .unclear("nama instansi tidak diketahui") }
      return .words([agency.text])
    }
    guard let fact = stated(name) else { return .missing(name) }
    guard kind(of: name).isFigure else { return .words([fact.text]) }
    guard let figure = fact.figure else { return .unclear("\(FieldWords(name)) bukan satu angka: \(fact.text)") }
    guard !figure.isMalformed else { return .unclear("\(FieldWords(name)) salah tulis: \(fact.text)") }
    return .numbers(figure.intervals)
  }

  /// A field's kind; a figure of another year (`realisasi.2022`) is a figure, and so is a group of a pattern that
  /// matched one.
  func kind(of name: String) -> FieldDefinition.Kind {
    guard let (owner, field) = owner(of: name) else { return .text }
    let base = field.split(separator: ".").first.map(String.init) ?? field
    return context.kinds[owner.kind]?[base] ?? (owner.fields[field]?.figure == nil ? .text : .figure)
  }
}
