internal import Bahasa
import Documents
import Facts
package import Patterns

/// `copied: [<measure>…]` — two rows of different names do not state the same figures to the last digit.
///
/// Rows are copied when they agree in all named measures of one year, these say something (nine digits of amounts, three
/// of another figure) and the last is not what the first says, and no third indicator has them too: then the figures are
/// spread over rows. Amounts (`domain: keuangan`) are compared within one table and level, and rows right below each other
/// only when they are numbered one after the other: else one is the other's whole. Nobody can say which row is the copy,
/// so both are accused, the later with everything else it repeats.
package struct Copied: Check {
  package static let verb = "copied"
  static let keys = [verb, "domain"]

  let measures: [String]
  let domain: String

  package var placeholders: Set<String> { ["nama", "lain", "tertulis"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    measures = try definitions.measures(Self.verb, yaml)
    domain = try yaml.string("domain")
    guard measures.count > 1 else { throw yaml.error(Self.verb, "'copied' perlu paling sedikit dua ukuran") }
  }

  private var isMoney: Bool { domain == "keuangan" }

  /// A row with its figures in the columns of one year.
  private struct Entry {
    let reading: TableReading
    let row: ReadRow
    let columns: [Int]
    let name: Fact

    var last: Fact? { columns.last.flatMap { row.cells[$0] } }
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    var everywhere: [[Double]: [Entry]] = [:]
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let entries = entries(of: reading)
      if isMoney {
        for group in entries.values { judgements += judge(group, context) }
      } else {
        everywhere.merge(entries) { $0 + $1 }
      }
    }
    for group in everywhere.values { judgements += judge(group, context) }
    return judgements.sorted { $0.evidence[0].place < $1.evidence[0].place }
  }

  /// The rows of a table by their figures.
  private func entries(of reading: TableReading) -> [[Double]: [Entry]] {
    let periods = Set(reading.columns.indices.filter { reading.columns[$0].measure == measures[0] }.map(reading.period))
    var found: [[Double]: [Entry]] = [:]
    for period in periods {
      let columns = measures.map { measure in
        reading.columns(measure).filter {
          let role = reading.columns[$0]
          return reading.period($0) == period && ColumnRole.fits(spans: role.span, nil)
            && (role.isIn(domain) || measure == "pagu")
        }
      }
      // Of two columns, before and after a revision, nobody says which belongs to which.
      guard columns.allSatisfy({ $0.count == 1 }) else { continue }
      let own = columns.map { $0[0] }
      for row in reading.rows where row.kind == .data && row.merged.isDisjoint(with: own) {
        guard let name = isMoney ? row.budget ?? row.subject : row.subject,
          isMoney || row.isNamed && name.text.split(separator: " ").count > 1,
          let figures = figures(of: row, own)
        else { continue }
        found[figures, default: []].append(Entry(reading: reading, row: row, columns: own, name: name))
      }
    }
    return found
  }

  private func figures(of row: ReadRow, _ columns: [Int]) -> [Double]? {
    let figures = columns.compactMap { row.cells[$0]?.figure }.filter { !$0.isMalformed }
    guard figures.count == columns.count, let first = figures.first, let last = figures.last,
      last.reading.value != first.reading.value, isTelling(figures)
    else { return nil }
    return figures.map(\.reading.value)
  }

  private func judge(_ group: [Entry], _ context: ReviewContext) -> [Judgement] {
    guard let first = group.first, let original = first.last else { return [] }
    let others = group.filter { !isOneThing($0, first, context) }
    let pass = [Judgement(.pass, evidence: [Evidence(first.row.place, field: "nama")])]
    guard let other = others.first, let copy = other.last,
      isMoney || others.allSatisfy({ isOneThing($0, other, context) }),
      !isMoney || isCopy(group)
    else { return pass }
    let repeated = zip(first.reading.columns.indices, other.reading.columns.indices).filter { column, _ in
      let role = first.reading.columns[column]
      guard !role.isWords, role.measure != "nomor", !first.columns.contains(column),
        role == other.reading.columns[column],
        let a = first.row.cells[column]?.figure?.reading.value, let b = other.row.cells[column]?.figure?.reading.value
      else { return false }
      return a == b
    }
    // The figure that says most is the least likely to be the same by chance.
    let telling = other.columns.compactMap { other.row.cells[$0] }.filter { Self.digits($0) >= 4 || !isMoney }
      .sorted { (Self.digits($1), $0.place) < (Self.digits($0), $1.place) }
    let accused =
      (telling + [copy, original]).reduce(into: [Fact]()) { list, fact in
        if !list.contains(where: { $0.place == fact.place }) { list.append(fact) }
      } + repeated.compactMap { other.row.cells[$0.1] }
    return [
      Judgement(
        .fail, evidence: accused.map { Evidence($0.place, field: "angka", isAccused: true) },
        values: ["nama": other.name.text, "lain": first.name.text, "tertulis": copy.text])
    ]
  }

  /// Whether two names may be one thing; of indicators names that are only alike already.
  private func isOneThing(_ one: Entry, _ other: Entry, _ context: ReviewContext) -> Bool {
    let (a, b) = (context.name(one.name.text), context.name(other.name.text))
    return a.isSame(as: b) || !isMoney && a.similarity(to: b) > Self.alike
  }

  private static let alike = 0.5

  /// Whether rows with the same amounts are copies: more than two may share the money of one goal where the table lists
  /// indicators.
  private func isCopy(_ group: [Entry]) -> Bool {
    guard group.count == 2 || group[0].reading.columns("indikator").isEmpty else { return false }
    return zip(group, group.dropFirst()).allSatisfy {
      $0.row.level == $1.row.level && areBeside($0.row, $1.row, $0.reading)
    }
  }

  /// Whether neither row can be the other's whole: others stand between them, or their numbers follow each other.
  private func areBeside(_ one: ReadRow, _ other: ReadRow, _ reading: TableReading) -> Bool {
    let between = reading.rows.filter { $0.index > one.index && $0.index < other.index }
    if between.contains(where: { $0.kind == .data }) { return true }
    guard let column = reading.columns("nomor").first else { return false }
    let numbers = [one, other].map { row in row.cells[column].flatMap { Int($0.text.filter(\.isNumber)) } }
    return numbers[0].map { $0 &+ 1 } == numbers[1] && numbers[1] != nil
  }

  /// Whether figures have digits enough that no other row has them by chance.
  private func isTelling(_ figures: [PrintedNumber]) -> Bool {
    guard let last = figures.last else { return false }
    guard isMoney else { return last.significantDigits(grain: last.reading.grain) >= 3 }
    let digits = figures.map { $0.significantDigits() }
    return digits.reduce(0, +) >= 9 && last.significantDigits() >= 4
  }

  /// How much the figure of a cell says.
  private static func digits(_ fact: Fact) -> Int {
    fact.figure.map { $0.significantDigits(grain: min(1, $0.reading.grain)) } ?? 0
  }
}
