internal import Bahasa
import Facts
import Patterns

/// The functions that look beyond one stated field: at another year, at the column, at a name within other words.
struct PartnerFunctions {
  let evaluation: Evaluation

  /// Nil when the function is another one.
  func call(_ name: String, _ arguments: [Formula]) throws(Unfinished) -> Value? {
    switch name {
    case "pada": try year(arguments)
    case "kolom": column(arguments[0])
    case "induk": parent(arguments[0])
    case "senama": oneName(try evaluation.value(arguments[0]), try evaluation.value(arguments[1]))
    case "menyebut": mention(try evaluation.value(arguments[0]), try evaluation.value(arguments[1]))
    default: nil
    }
  }

  /// `pada(isian, tahun)`: the figure of a field for a year; the report's own year is the plain field.
  private func year(_ arguments: [Formula]) throws(Unfinished) -> Value {
    guard let key = try evaluation.yearly(arguments) else { return .missing("tahun") }
    return evaluation.field(key)
  }

  /// `kolom(isian)`: what the rows beside this one, with itself, add up to.
  private func column(_ argument: Formula) -> Value {
    guard case .field(let name) = argument, let (record, field) = evaluation.owner(of: name) else {
      return .missing("kolom")
    }
    let rows = (evaluation.context.book.records[record.kind] ?? []).filter {
      $0.document == record.document && $0.block == record.block && $0.parent == record.parent && !$0.isTotal
    }
    var sum = Value.numbers([Interval(exactly: 0)])
    for row in rows where row.stated(field) != nil {
      sum = .combine(sum, Evaluation(context: evaluation.context, record: row).field(field)) { $0 + $1 }
    }
    return sum
  }

  /// `induk(isian)`: the field of the row this one is a detail of.
  private func parent(_ argument: Formula) -> Value {
    guard case .field(let name) = argument, let (record, field) = evaluation.owner(of: name),
      let index = record.parent, let records = evaluation.context.book.records[record.kind], index < records.count
    else { return .missing("induk") }
    return Evaluation(context: evaluation.context, record: records[index]).field(field)
  }

  /// `senama(nama, nama)`: whether two names are one, one with an acronym for words of the other, or one of them says every
  /// word of the other.
  private func oneName(_ one: Value, _ other: Value) -> Value {
    let same = Functions(evaluation: evaluation).agreement(one, other)
    guard case .truth(false) = same else { return same }
    if case .words(let left) = one, case .words(let right) = other, let left = left.first, let right = right.first,
      evaluation.context.spelledOut(left).isSame(as: evaluation.context.spelledOut(right))
    {
      return .truth(true)
    }
    let shorter = mention(one, other)
    guard case .truth(false) = shorter else { return shorter }
    return mention(other, one)
  }

  /// `menyebut(kata, nama)`: whether every word of a short mention stands in the full name.
  private func mention(_ words: Value, _ name: Value) -> Value {
    guard case .words(let words) = words, case .words(let names) = name, let words = words.first, let name = names.first
    else { return .unclear("yang dibandingkan bukan nama") }
    let said = evaluation.context.nameWords(words).own
    return .truth(said.count > 1 && said.isSubset(of: evaluation.context.nameWords(name).all))
  }
}

extension Evaluation {
  /// The record a name in a formula belongs to, and the name of the field there.
  func owner(of name: String) -> (record: Record, field: String)? {
    guard name.hasPrefix("pasangan.") else { return (record, name) }
    return partner.map { ($0, String(name.dropFirst("pasangan.".count))) }
  }

  /// The fact a name in a formula stands for, unless nothing is stated there.
  func stated(_ name: String) -> Fact? {
    owner(of: name).flatMap { $0.record.stated($0.field) }
  }

  /// Whether a field says anything, also that nothing is known yet (`NA`).
  func isWritten(_ name: String) -> Bool {
    guard let (record, field) = owner(of: name), let fact = record.fields[field] else { return false }
    return !fact.isBlank || fact.text.contains(where: \.isLetter)
  }

  /// The field that keeps the figure of a year: `realisasi.2022`; nil when the year is not known.
  func yearly(_ arguments: [Formula]) throws(Unfinished) -> String? {
    guard case .field(let name) = arguments[0], case .numbers(let years) = try value(arguments[1]),
      let year = years.first, let asked = Int(exactly: year.middle.rounded()),
      let report = context.book.identity.year?.value
    else { return nil }
    return asked == report ? name : "\(name).\(asked)"
  }

  /// The facts a formula names, each once; figures of other years as `pada` and `lalu` look them up.
  func facts(_ formula: Formula) throws(Unfinished) -> [(field: String, fact: Fact)] {
    var found: [(field: String, fact: Fact)] = []
    for name in try names(formula) {
      guard let fact = stated(name), !found.contains(where: { $0.field == name }) else { continue }
      found.append((name, fact))
    }
    return found
  }

  private func names(_ formula: Formula) throws(Unfinished) -> [String] {
    switch formula {
    case .number, .word: return []
    case .field(let name): return [name]
    case .call("pada", let arguments): return [try yearly(arguments)].compactMap { $0 }
    case .call("lalu", let arguments):
      let last = Formula.arithmetic(.subtract, .field("tahun_laporan"), .number(1))
      return [try yearly([arguments[0], last])].compactMap { $0 }
    case .call("ada", _), .call("bersatuan", _), .call("menyebut", _): return []
    case .call(_, let arguments):
      var all: [String] = []
      for argument in arguments { all += try names(argument) }
      return all
    case .negative(let inner), .not(let inner): return try names(inner)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .both(let left, let right),
      .either(let left, let right):
      return try names(left) + names(right)
    }
  }
}
