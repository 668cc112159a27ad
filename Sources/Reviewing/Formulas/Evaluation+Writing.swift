internal import Bahasa
import Facts

/// Formulas written out for people.
extension Evaluation {
  /// The formula with the printed figures in the place of the field names. A comparison computes nothing and is never
  /// written: as what failed it would read like a false sum.
  func render(_ formula: Formula) -> String {
    switch formula {
    case .number(let value): Figures.shortest(value, maxDecimals: 4)
    case .word(let word): word
    case .field(let name): printed(name)
    case .call("jumlah", let arguments): terms(of: arguments).joined(separator: " + ")
    case .call("purata", let arguments):
      "(\(terms(of: arguments).joined(separator: " + "))) ÷ \(terms(of: arguments).count)"
    case .call("abs", let arguments): arguments.first.map(difference) ?? ""
    case .call(let name, let arguments): "\(name)(\(arguments.map(render).joined(separator: "; ")))"
    case .negative(let inner): "−" + render(inner)
    case .arithmetic(let operation, let left, let right):
      "\(bracketed(left, in: operation, isRight: false)) \(operation.sign) "
        + bracketed(right, in: operation, isRight: true)
    case .comparison, .both, .either, .not: ""
    }
  }

  /// A difference with the greater side first.
  private func difference(_ formula: Formula) -> String {
    guard case .arithmetic(.subtract, .field(let left), .field(let right)) = formula, let a = stated(left)?.figure,
      let b = stated(right)?.figure, a.reading.value < b.reading.value
    else { return render(formula) }
    return render(.arithmetic(.subtract, .field(right), .field(left)))
  }

  private func terms(of arguments: [Formula]) -> [String] {
    guard case .field(let name)? = arguments.first else { return [] }
    return ClaimFunctions(evaluation: self).terms(name).map(printed)
  }

  private func bracketed(_ formula: Formula, in outer: Formula.Operator, isRight: Bool) -> String {
    switch formula {
    case .call("jumlah", _), .call("purata", _), .call("abs", _): return "(\(render(formula)))"
    default: break
    }
    guard case .arithmetic(let inner, _, _) = formula else { return render(formula) }
    let isLoose = (inner == .add || inner == .subtract) && (outer == .multiply || outer == .divide)
    let needs = isLoose || (isRight && (outer == .subtract || outer == .divide))
    return needs ? "(\(render(formula)))" : render(formula)
  }

  private func printed(_ name: String) -> String {
    if name == "tahun_laporan" { return context.book.identity.year.map { String($0.value) } ?? name }
    if name == "instansi" { return context.book.identity.agency?.text ?? name }
    guard let fact = stated(name) else { return name }
    guard let figure = fact.figure else { return fact.text }
    // Years are printed without a dot.
    if figure.isPlainInteger, figure.range.count == 4, let year = Int(exactly: figure.reading.value),
      PrintedYears.known.contains(year)
    {
      return fact.text
    }
    return Figures.format(figure.reading.value, grain: figure.reading.grain)
  }
}

extension Formula.Operator {
  var sign: String {
    switch self {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "×"
    case .divide: "÷"
    }
  }
}
