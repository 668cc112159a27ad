internal import Bahasa
import Facts
import Patterns

/// The functions formulas can call.
struct Functions {
  let evaluation: Evaluation

  /// - Parameter name: one of `Formula.functions`; the parser lets no other through.
  func call(_ name: String, _ arguments: [Formula]) throws(Unfinished) -> Value {
    if let value = try PartnerFunctions(evaluation: evaluation).call(name, arguments) { return value }
    if let value = try ClaimFunctions(evaluation: evaluation).call(name, arguments) { return value }
    if name == "tercantum" { return try isListed(arguments[0], none: .unclear("skala predikat tidak dimuat")) }
    if name == "berskala" { return try isListed(arguments[0], none: .truth(false)) }
    if ["ada", "lalu", "deret", "bersatuan"].contains(name) { return ofField(name, arguments[0]) }
    if name == "predikat" { return try predicate(arguments) }
    if name == "seluruh" || name == "rerata" { return TableFunctions(evaluation: evaluation).call(name, arguments[0]) }
    if name == "satuan" { return unit(arguments[0]) }
    if name == "makin_rendah" { return try isBetterLow(arguments[0]) }
    if name == "waktu" || name == "kalender" { return DateFunctions(evaluation: evaluation).call(name, arguments) }
    if name == "bersambung" { return ScaleFunctions(evaluation: evaluation).isJoined() }
    if name == "tunggal" { return ScaleFunctions(evaluation: evaluation).isDistinct() }
    if name == "teratas" { return ScaleFunctions(evaluation: evaluation).isHighEnough() }
    var values: [Value] = []
    for argument in arguments { values.append(try evaluation.value(argument)) }
    switch name {
    case "abs": return .combine(values[0], .numbers([Interval(exactly: 0)])) { a, _ in a.magnitude }
    case "min":
      return values.dropFirst().reduce(values[0]) {
        .combine($0, $1) { Interval(min($0.low, $1.low), min($0.high, $1.high)) }
      }
    case "max":
      return values.dropFirst().reduce(values[0]) {
        .combine($0, $1) { Interval(max($0.low, $1.low), max($0.high, $1.high)) }
      }
    case "terbilang": return spelled(values[0])
    case "status": return try status(values, arguments)
    case "ejaan": return spelling(values[0], values[1])
    case "judul": return try officialTitle(values)
    case "tahun_resmi": return try officialYear(values)
    case "memuat": return contains(values[0], values[1])
    case "jenis_resmi": return try officialType(values)
    case "ejaan_terbilang": return spelledLike(values[0], values[1])
    case "sama": return agreement(values[0], values[1])
    case "kelas": return ScaleFunctions(evaluation: evaluation).isClass(values)
    default: return .unclear("fungsi '\(name)' tidak dikenal")
    }
  }

  /// The number a word like `tiga belas` spells.
  private func spelled(_ value: Value) -> Value {
    guard case .words(let words) = value, let word = words.first else { return value }
    guard let number = Terbilang.value(word) else { return .unclear("bukan bilangan: \(word)") }
    return .numbers([Interval(exactly: Double(number))])
  }

  /// How many letters the words for a number are from the words for it; 0 when they spell any number, far apart is 99.
  private func spelledLike(_ words: Value, _ figure: Value) -> Value {
    guard case .words(let words) = words, let word = words.first, case .numbers(let figures) = figure,
      let number = figures.first.flatMap({ Int(exactly: $0.middle.rounded()) })
    else { return .unclear("terbilang tidak lengkap") }
    if Terbilang.value(word) != nil { return .numbers([Interval(exactly: 0)]) }
    return spelling(.words([word]), .words([Terbilang.spell(number)]))
  }

  /// How many letters two names differ by, without regard to case and spaces; far apart counts as 99.
  private func spelling(_ left: Value, _ right: Value) -> Value {
    guard case .words(let left) = left, case .words(let right) = right, let left = left.first, let right = right.first
    else { return .unclear("yang dibandingkan bukan nama") }
    let (a, b) = (evaluation.context.name(left).key, evaluation.context.name(right).key)
    return .numbers([Interval(exactly: Double(Spelling.distance(a.utf8, b.utf8, limit: 8) ?? 99))])
  }

  /// `memuat(isian, kata)`: whether words stand in a text, without regard to case, spaces and punctuation.
  private func contains(_ whole: Value, _ part: Value) -> Value {
    for case .missing(let field) in [whole, part] { return .missing(field) }
    guard case .words(let whole) = whole, case .words(let part) = part, let whole = whole.first else {
      return .unclear("yang dibandingkan bukan kata")
    }
    let key = evaluation.context.name(whole).key
    return .truth(part.contains { key.contains(evaluation.context.name($0).key) })
  }

  /// The unit a figure is printed with: `orang`, `%`; missing when it has none.
  private func unit(_ argument: Formula) -> Value {
    guard case .field(let name) = argument, let fact = evaluation.stated(name), let figure = fact.figure else {
      return .missing("satuan")
    }
    switch figure.unit {
    case .percent: return .words(["%"])
    case .rupiah: return .words(["rupiah"])
    case .word(let word): return .words([word.lowercased()])
    case nil: return .missing("satuan")
    }
  }

  /// The functions that ask how a record states a field, which a field that is not there can answer too.
  ///
  /// `ada(isian)`: whether it is stated; `lalu(isian)`: its figure of the year before the report; `deret(isian)`: for
  /// how many other years it is stated; `bersatuan(isian)`: whether it counts something in words, as `189 SOP` does.
  private func ofField(_ function: String, _ argument: Formula) -> Value {
    guard case .field(let name) = argument else { return .unclear("\(function)() hanya untuk isian") }
    switch function {
    case "ada": return .truth(evaluation.isWritten(name))
    case "bersatuan":
      if case .word? = evaluation.stated(name)?.figure?.unit { return .truth(true) }
      return .truth(false)
    case "deret":
      guard let (record, field) = evaluation.owner(of: name) else { return .missing(name) }
      let years = record.fields.keys.filter { $0.hasPrefix(field + ".") && record.stated($0) != nil }
      return .numbers([Interval(exactly: Double(years.count))])
    default:
      guard let year = evaluation.context.book.identity.year else { return .unclear("tahun laporan tidak diketahui") }
      return evaluation.field("\(name).\(year.value - 1)")
    }
  }

  /// Whether the words of an indicator say that less of it is better (`arah` in `ukuran.yaml`).
  private func isBetterLow(_ argument: Formula) throws(Unfinished) -> Value {
    guard case .words(let words) = try evaluation.value(argument), let name = words.first else {
      return .unclear("bukan nama indikator")
    }
    let matcher = evaluation.context.matcher
    return .truth(evaluation.context.book.roles.first(.direction, in: name, matcher) == "rendah")
  }

  /// Whether a word is one of the classes the report's own scale prints, and what is answered when it prints none.
  private func isListed(_ argument: Formula, none: Value) throws(Unfinished) -> Value {
    guard case .words(let words) = try evaluation.value(argument), let word = words.first else {
      return .unclear("bukan kata predikat")
    }
    let scales = evaluation.context.printedScales
    guard !scales.isEmpty else { return none }
    let key = evaluation.context.name(word).key
    return .truth(
      scales.flatMap(\.classes).flatMap { [$0.word] + $0.aliases }.contains { evaluation.context.name($0).key == key })
  }

  /// `predikat(capaian)`: the words the scales printed in the report give a value; `predikat(nilai, 'sakip')`: a scale by id.
  private func predicate(_ arguments: [Formula]) throws(Unfinished) -> Value {
    var scales = evaluation.context.printedScales
    if arguments.count == 2 {
      guard case .word(let id) = arguments[1], let scale = evaluation.context.knowledge.scales[id] else {
        return .unclear("skala tidak dikenal")
      }
      scales = [scale]
    }
    guard !scales.isEmpty else { return .unclear("skala predikat tidak dimuat dalam laporan") }
    switch try evaluation.value(arguments[0]) {
    case .numbers(let numbers):
      return .words(numbers.flatMap { number in scales.flatMap { $0.words(for: number.low, number.high) } })
    case .missing(let field): return .missing(field)
    case .unclear(let reason): return .unclear(reason)
    default: return .unclear("predikat hanya untuk angka")
    }
  }

  /// The words of an argument, also when they were read as a figure.
  private func printed(_ value: Value, _ argument: Formula) -> String? {
    if case .field(let name) = argument { return evaluation.stated(name)?.text }
    guard case .words(let words) = value else { return nil }
    return words.first
  }

  /// `status(jenis, nomor, tahun, tahun_laporan)`: `berlaku`, `dicabut`, or unclear when the table has no such regulation.
  private func status(_ values: [Value], _ arguments: [Formula]) throws(Unfinished) -> Value {
    for value in values {
      switch value {
      case .missing(let field): return .missing(field)
      case .unclear(let reason): return .unclear(reason)
      default: continue
      }
    }
    guard case .words(let type) = values[0], case .numbers(let year) = values[2],
      case .numbers(let reportYear) = values[3], let type = type.first, let number = printed(values[1], arguments[1]),
      let year = year.first.flatMap({ Int(exactly: $0.low.rounded()) }), let reportYear = reportYear.first
    else { return .unclear("kutipan peraturan tidak lengkap") }
    let context = evaluation.context
    guard
      let entry = try context.knowledge.regulations.entry(
        type: type, number: number, year: year, context: context)
    else { return .unclear("peraturan tidak ada dalam daftar") }
    guard let repealed = entry.repealedSince else { return .words(["berlaku"]) }
    return .words([reportYear.low >= Double(repealed) ? "dicabut" : "berlaku"])
  }
}
