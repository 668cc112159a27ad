/// A formula of a rule: `capaian = realisasi / target * 100`.
///
/// Grammar, loosest first: `a atau b`, `a dan b`, `bukan a`, comparison (`= != < <= > >=`), `+ -`, `* /`, `-a`,
/// figure (`100`, `0.5`), field name, `'kata'`, function call, parentheses.
package indirect enum Formula: Sendable, Equatable {
  case number(Double)
  case word(String)
  case field(String)
  case call(String, [Formula])
  case negative(Formula)
  case arithmetic(Operator, Formula, Formula)
  case comparison(Comparison, Formula, Formula)
  case both(Formula, Formula)
  case either(Formula, Formula)
  case not(Formula)

  package enum Operator: String, Sendable { case add = "+", subtract = "-", multiply = "*", divide = "/" }

  package enum Comparison: String, Sendable {
    case equal = "=", different = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  }

  /// Every field the formula names, once, in order.
  package var fields: [String] {
    var seen: Set<String> = []
    return allFields.filter { seen.insert($0).inserted }
  }

  /// Whether it is made of figures, fields and the four operations, so that a reader can follow it written out.
  var isArithmetic: Bool {
    switch self {
    case .number, .field: true
    case .negative(let inner): inner.isArithmetic
    case .arithmetic(_, let left, let right): left.isArithmetic && right.isArithmetic
    case .call(let name, let arguments):
      ["abs", "min", "max", "jumlah", "purata"].contains(name) && arguments.allSatisfy(\.isArithmetic)
    default: false
    }
  }

  private var allFields: [String] {
    switch self {
    case .number, .word: []
    case .field(let name): [name]
    case .call(_, let arguments): arguments.flatMap(\.allFields)
    case .negative(let inner), .not(let inner): inner.allFields
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .both(let left, let right),
      .either(let left, let right):
      left.allFields + right.allFields
    }
  }

  /// The functions a formula may call and how many arguments each takes.
  package static let functions: [String: ClosedRange<Int>] = [
    "abs": 1...1, "min": 1...8, "max": 1...8, "predikat": 1...2, "terbilang": 1...1, "status": 4...4,
    "ejaan": 2...2, "tercantum": 1...1, "berskala": 1...1, "makin_rendah": 1...1, "satuan": 1...1, "kelas": 3...3,
    "bersambung": 1...1,
    "tunggal": 1...1,
    "teratas": 1...1,
    "ada": 1...1, "lalu": 1...1, "pada": 2...2, "kolom": 1...1, "induk": 1...1, "menyebut": 2...2, "senama": 2...2,
    "deret": 1...1, "bersatuan": 1...1,
    "judul": 3...3, "tahun_resmi": 3...3, "sama": 2...2, "memuat": 2...2,
    "jenis_resmi": 4...4, "waktu": 1...2, "kalender": 1...1, "ejaan_terbilang": 2...2,
    "seluruh": 1...1, "rerata": 1...1,
    "jumlah": 1...1, "purata": 1...1, "setara": 2...2, "mirip": 2...2, "banyak": 2...3,
    "banyak_capaian": 1...1,
  ]
}

/// A formula that could not be read.
package struct FormulaError: Error, Sendable {
  package let problem: String
}
