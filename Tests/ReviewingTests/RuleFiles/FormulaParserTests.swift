import Testing

@testable import Reviewing

@Suite struct FormulaParserTests {
  @Test(arguments: [
    ("capaian = realisasi / target * 100", "(= capaian (* (/ realisasi target) 100.0))"),
    ("a + b * c", "(+ a (* b c))"), ("(a + b) * c", "(* (+ a b) c)"), ("a - b - c", "(- (- a b) c)"),
    ("a / b / c", "(/ (/ a b) c)"), ("a - b + c", "(+ (- a b) c)"), ("-a * b", "(* (neg a) b)"),
    ("a - -b", "(- a (neg b))"), ("2 * -3", "(* 2.0 (neg 3.0))"), ("--a", "(neg (neg a))"), ("0.5 * a", "(* 0.5 a)"),
    ("a = b dan c < d atau e > f", "(atau (dan (= a b) (< c d)) (> e f))"),
    ("a = b atau c = d dan e = f", "(atau (= a b) (dan (= c d) (= e f)))"),
    ("bukan a = b dan c = d", "(dan (bukan (= a b)) (= c d))"),
    ("bukan (a = b dan c = d)", "(bukan (dan (= a b) (= c d)))"),
    ("a != b", "(!= a b)"), ("a<=b", "(<= a b)"), ("a>=b", "(>= a b)"), ("a<b", "(< a b)"),
    ("predikat = predikat(capaian)", "(= predikat predikat[capaian])"),
    ("max(a, b + 1, 2) - min(a)", "(- max[a, (+ b 1.0), 2.0] min[a])"),
    (
      "status(jenis, nomor, tahun, tahun_laporan) = 'berlaku'",
      "(= status[jenis, nomor, tahun, tahun_laporan] 'berlaku')"
    ),
    ("realisasi.2022 > realisasi", "(> realisasi.2022 realisasi)"), ("  a\n  = \tb ", "(= a b)"),
    ("'dua kata' = a", "(= 'dua kata' a)"), ("'' = a", "(= '' a)"), ("dana = danau", "(= dana danau)"),
  ])
  func reads(_ text: String, _ shape: String) throws {
    let found = show(try FormulaParser.parse(text))
    #expect(found == shape)
  }

  @Test(arguments: [
    ("", "terpotong"), ("a +", "terpotong"), ("a = ", "terpotong"), ("(a", "kurung"), ("abs(a", "kurung"),
    ("a)", ")"), ("a b", "b"), ("a = b = c", "="), ("abs()", ")"), ("abs(a, b)", "abs"),
    ("predikat(a, b, c)", "predikat"),
    ("jumlahkan(a)", "jumlahkan"), ("'abc", "petik"), ("1.2.3", "1.2.3"), ("a # b", "#"), ("a ! b", "!"), ("1,5", ","),
    ("* a", "*"), ("a atau", "terpotong"), ("atau a", "a"), ("½", "½"), ("{a}", "{"), ("a == b", "="), ("a <> b", ">"),
  ])
  func refuses(_ text: String, _ hint: String) throws {
    let error = try #require(throws: FormulaError.self) { try FormulaParser.parse(text) }
    #expect(error.problem.contains(hint), "\(error.problem)")
  }

  /// Nothing in a rule file can exhaust the stack, neither while it is read nor while it is worked out.
  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "a",
    String(repeating: "abs(", count: 100_000),
    String(repeating: "(", count: 70) + "a" + String(repeating: ")", count: 70),
    "a" + String(repeating: " + a", count: 100_000), "a" + String(repeating: " * a", count: 100_000),
    "a" + String(repeating: " dan a", count: 100_000), "a" + String(repeating: " atau a", count: 100_000),
    String(repeating: "bukan ", count: 100_000) + "a", String(repeating: "a ", count: 100_000),
  ])
  func refusesWhatIsTooDeep(_ text: String) {
    #expect(throws: FormulaError.self) { try FormulaParser.parse(text) }
  }

  @Test func aLongFormulaIsStillRead() throws {
    let terms = (1...60).map { "a\($0)" }
    #expect(try FormulaParser.parse(terms.joined(separator: " + ")).fields == terms)
    let nested = String(repeating: "(", count: 30) + "a" + String(repeating: ")", count: 30)
    #expect(try FormulaParser.parse(nested).fields == ["a"])
  }

  @Test func fieldsAreNamedOnceInOrder() throws {
    let formula = try FormulaParser.parse("capaian = realisasi / target * 100 atau capaian = target / realisasi")
    #expect(formula.fields == ["capaian", "realisasi", "target"])
  }

  private func show(_ formula: Formula) -> String {
    switch formula {
    case .number(let value): "\(value)"
    case .word(let word): "'\(word)'"
    case .field(let name): name
    case .call(let name, let arguments): "\(name)[\(arguments.map(show).joined(separator: ", "))]"
    case .negative(let inner): "(neg \(show(inner)))"
    case .arithmetic(let operation, let left, let right): "(\(operation.rawValue) \(show(left)) \(show(right)))"
    case .comparison(let comparison, let left, let right): "(\(comparison.rawValue) \(show(left)) \(show(right)))"
    case .both(let left, let right): "(dan \(show(left)) \(show(right)))"
    case .either(let left, let right): "(atau \(show(left)) \(show(right)))"
    case .not(let inner): "(bukan \(show(inner)))"
    }
  }
}
