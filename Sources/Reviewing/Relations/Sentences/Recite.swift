internal import Bahasa
import Documents
import Facts
package import Patterns

/// `recite: [<measure>…]` — sentences that repeat the figures of a table repeat them right.
///
/// "sapi potong 413.211 ekor" speaks of the row `Sapi Potong` whose unit is `ekor`: its name, perhaps words such as
/// "sebanyak", the figure, its unit. The figure is right when any row of that name states it, in whatever column or table.
/// Short names are only heard where a paragraph recites several; figures of another year than the report's are left out.
/// The measures say which column bears witness, the first that a table has. Keys: `between` (words that may stand between
/// name and figure), `except-units` (units that are shares, money or no units).
package struct Recite: Check {
  package static let verb = "recite"
  static let keys = [verb, "between", "except-units"]

  let measures: [String]
  let between: Set<String>
  let exceptUnits: Set<String>

  package var placeholders: Set<String> { ["nama", "tertulis", "seharusnya", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    measures = try definitions.measures(Self.verb, yaml)
    between = Set(try yaml.strings("between"))
    exceptUnits = Set(try yaml.strings("except-units"))
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    guard let report = context.book.report else { return [] }
    let rows = try RecitedRows(self, context)
    guard !rows.isEmpty else { return [] }
    var judgements: [Judgement] = []
    let document = context.book.document(report)
    for (index, block) in document.blocks.enumerated() {
      switch block.content {
      case .paragraph, .listItem: break
      default: continue
      }
      guard context.book.parts[report].part(index).makesClaims else { continue }
      try context.step()
      let said = PrintedNumber.scan(document.text.bytes, in: block.range)
      let heard = rows.heard(said, in: document, index, report)
      let isList = heard.count >= Self.fewest
      for one in heard where isList || one.row.words.count > 2 {
        if let judgement = try judge(one, beside: said, context) { judgements.append(judgement) }
      }
    }
    return judgements
  }

  /// A paragraph that recites as many figures speaks of a table.
  private static let fewest = 3

  private func judge(
    _ heard: RecitedRows.Heard, beside said: [PrintedNumber], _ context: ReviewContext
  ) throws(Unfinished) -> Judgement? {
    let comparison = FieldComparison(context: context, kind: .figure)
    let answers = heard.row.facts.map { comparison.agree(heard.fact, $0) }
    if answers.contains(true) { return Judgement(.pass, evidence: [Evidence(heard.fact.place, field: "angka")]) }
    guard !answers.isEmpty, !answers.contains(nil) else { return nil }
    // "… sebanyak 3.875 sampel dari target 1.320 sampel" is right about the target, and no table states the other.
    let value = heard.row.witness.figure?.reading.value
    if !heard.row.isOfFirst, said.contains(where: { $0.reading.value == value }) { return nil }
    return Judgement(
      .fail,
      evidence: [Evidence(heard.fact.place, field: "angka"), Evidence(heard.row.witness.place, field: "angka")],
      values: [
        "nama": heard.row.name, "tertulis": heard.fact.text, "seharusnya": heard.row.witness.text,
        "lawan": context.tableName(heard.row.block, of: heard.fact.place.document),
      ],
      expected: heard.row.witness.text)
  }
}

/// The rows of the report's tables by the last word of their name, so that a sentence is read once.
struct RecitedRows {
  /// A row with everything that rows of its name state.
  struct Row {
    let name: String
    let words: [String]
    let unit: String
    let block: Int
    let witness: Fact
    /// Whether the witness states the first of the measures that are asked for: what was reached, not what was aimed at.
    let isOfFirst: Bool
    var facts: [Fact]
  }

  /// A figure of a sentence and the row it speaks of.
  struct Heard {
    let row: Row
    let fact: Fact
  }

  private var rows: [String: [Row]] = [:]
  private var units: Set<String> = []
  private let year: Int?
  private let between: Set<String>
  private let exceptUnits: Set<String>

  var isEmpty: Bool { rows.isEmpty }

  init(_ check: Recite, _ context: ReviewContext) throws(Unfinished) {
    between = check.between
    exceptUnits = check.exceptUnits
    year = context.book.identity.year?.value
    var stated: [String: [Fact]] = [:]
    var found: [Row] = []
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let unitColumn = reading.columns("satuan").first
      for row in reading.rows where row.kind == .data && row.isNamed {
        guard let subject = row.subject else { continue }
        let words = Self.words(subject.text)
        let facts = reading.columns.indices.filter { !reading.columns[$0].isWords }.compactMap { row.cells[$0] }
          .filter { $0.figure != nil }
        stated[words.joined(separator: " "), default: []] += facts
        guard words.reduce(0, { $0 + $1.count }) > 3, let unitColumn,
          let unit = row.cells[unitColumn].flatMap(unit),
          let witness = witness(of: row, in: reading, check.measures)
        else { continue }
        units.insert(unit)
        let name = String(subject.text.drop { !$0.isLetter })
        found.append(
          Row(
            name: name, words: words, unit: unit, block: reading.block, witness: witness.fact,
            isOfFirst: witness.isOfFirst, facts: []))
      }
    }
    for row in found {
      let key = row.words.joined(separator: " ")
      guard let last = row.words.last,
        rows[last]?.contains(where: { $0.words == row.words && $0.unit == row.unit }) != true
      else { continue }
      var whole = row
      whole.facts = stated[key] ?? []
      rows[last, default: []].append(whole)
    }
  }

  /// What the report's year comes to in the first of the measures that the row states.
  private func witness(
    of row: ReadRow, in reading: TableReading, _ measures: [String]
  ) -> (fact: Fact, isOfFirst: Bool)? {
    for measure in measures {
      for column in reading.columns(measure) where reading.period(column).flatMap({ Int($0) }) == year {
        if let fact = row.cells[column], fact.figure != nil { return (fact, measure == measures[0]) }
      }
    }
    return nil
  }

  /// A unit in one word that is no share and no money.
  private func unit(_ fact: Fact) -> String? {
    let words = Self.words(fact.text)
    guard words.count == 1, let unit = words.first, unit.count > 1, unit.allSatisfy(\.isLetter),
      !exceptUnits.contains(unit)
    else { return nil }
    return unit
  }

  /// The words of a text in lower case; figures alone are none.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.contains(where: \.isLetter) }
  }

  /// Those of a paragraph's figures that speak of a row.
  func heard(_ numbers: [PrintedNumber], in document: Document, _ block: Int, _ index: Int) -> [Heard] {
    let (bytes, range) = (document.text.bytes, document.blocks[block].range)
    var heard: [Heard] = []
    var start = range.lowerBound
    for number in numbers {
      defer { start = number.range.upperBound }
      guard !number.isMalformed, start <= number.range.lowerBound,
        let unit = Self.words(
          document.text.string(number.range.upperBound..<min(range.upperBound, number.range.upperBound + 20))
        ).first,
        units.contains(unit)
      else { continue }
      let before = document.text.string(start..<number.range.lowerBound)
      // A sentence or list member ends where punctuation stands.
      let clause = before.split(omittingEmptySubsequences: false) { ",;.:()".contains($0) }.last.map(String.init) ?? ""
      var words = Self.words(clause)
      while let last = words.last, between.contains(last) { words.removeLast() }
      guard let last = words.last, let row = longest(rows[last] ?? [], ending: words, unit),
        isOwnYear(bytes, range.lowerBound..<number.range.lowerBound)
      else { continue }
      let place = Place(document: index, block: block, range: number.range)
      heard.append(
        Heard(row: row, fact: Fact(place: place, text: document.text.string(number.range), figure: number)))
    }
    return heard
  }

  private func longest(_ rows: [Row], ending words: [String], _ unit: String) -> Row? {
    rows.filter {
      $0.unit == unit && $0.words.count <= words.count && words.suffix($0.words.count).elementsEqual($0.words)
    }
    .max { $0.words.count < $1.words.count }
  }

  /// Whether the last year said before a figure is the report's, or none is.
  private func isOwnYear(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let near = max(range.lowerBound, range.upperBound - 400)..<range.upperBound
    guard let last = PrintedYears.scan(bytes, in: near).last else { return true }
    return !last.isSpan && last.first == year
  }
}
