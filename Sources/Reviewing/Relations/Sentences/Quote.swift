internal import Bahasa
import Documents
import Facts
package import Patterns

/// `quote: <claim>` — sentences that quote a row of a results table quote it right.
///
/// The claim has the fields `target` or `realisasi`, and perhaps `tahun`. A sentence quotes a row when it
/// says the row's name, or nearly all words of it, and another of its figures stands in a row of that name; or, where it
/// says no name, when two of its figures stand in one row and in rows of no other name. A claimed figure is right when
/// any row of that name states it as that measure for the year said, or for any year where none is said, or where it and
/// another figure of its sentence stand in one row of whatever name. Keys: those that narrow the claim.
package struct Quote: Check {
  package static let verb = "quote"
  static let keys = [verb] + Selection.keys

  let claims: Selection

  /// The measures a sentence may call by this name: "realisasi sebesar 98,9 %" is often of the target.
  private static let measures = ["target": ["target"], "realisasi": ["realisasi", "capaian"]]

  package var placeholders: Set<String> { ["ukuran", "nama", "tertulis", "seharusnya", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    claims = try Selection(kind: try yaml.string(Self.verb), yaml, definitions)
    let fields = try definitions.fields(of: claims.kind, yaml)
    for field in ["tahun"] + Self.measures.keys { try definitions.check(field, fields, yaml, Self.verb) }
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let rows = try QuotedRows(context)
    guard !rows.isEmpty else { return [] }
    var judgements: [Judgement] = []
    for (_, claim) in try context.records(claims) {
      try context.step()
      for (measure, names) in Self.measures.sorted(by: { $0.key < $1.key }) {
        guard let fact = claim.stated(measure), let figure = fact.figure, !figure.isMalformed,
          let sentence = claim.sentence, let subject = rows.subject(of: fact, sentence, context)
        else { continue }
        let year = claim.stated("tahun")?.figure.map { String(Int(exactly: $0.reading.value) ?? 0) }
        let stated = rows.cells(of: subject, year: year).filter { names.contains($0.measure) }
        let comparison = FieldComparison(context: context, kind: .figure)
        if stated.contains(where: { comparison.agree(fact, $0.fact) ?? true })
          || rows.isOther(fact, in: sentence, measures: names, context)
        {
          judgements.append(Judgement(.pass, evidence: [Evidence(fact.place, field: measure)]))
        } else if let witness = stated.first(where: {
          $0.measure == measure && $0.period == year ?? rows.year && Self.areOneKind($0.fact, fact)
        }) {
          judgements.append(judgement(fact, witness, measure, rows.name(of: subject.group), context))
        }
      }
    }
    return judgements
  }

  private func judgement(
    _ fact: Fact, _ witness: QuotedRows.Cell, _ measure: String, _ name: String, _ context: ReviewContext
  ) -> Judgement {
    Judgement(
      .fail,
      evidence: [
        Evidence(fact.place, field: measure, isAccused: true), Evidence(witness.fact.place, field: measure),
      ],
      values: [
        "ukuran": measure, "nama": name, "tertulis": fact.text, "seharusnya": witness.fact.text,
        "lawan": context.tableName(witness.fact.place.block, of: witness.fact.place.document),
      ],
      expected: witness.fact.text)
  }

  /// Figures many times apart are of other kinds: a number of people and their share.
  private static func areOneKind(_ left: Fact, _ right: Fact) -> Bool {
    guard let a = left.figure, let b = right.figure, !Mention.differInScale(a, b), !a.countsAnother(than: b),
      b.reading.value != 0
    else {
      return false
    }
    return (0.25...4).contains(a.reading.value / b.reading.value)
  }
}

/// The rows of the report's results tables, by the name of what they measure.
struct QuotedRows {
  struct Cell {
    let measure: String
    /// The year it is of, or `akhir`; nil where nothing says it.
    let period: String?
    let fact: Fact
  }

  private struct Row {
    let group: Int
    let cells: [Cell]
  }

  /// A name with the rows that prove that it is meant.
  struct Subject {
    let group: Int
    let rows: Set<Int>
  }

  /// The year of the report.
  let year: String?
  private var rows: [Row] = []
  private var names: [Int: String] = [:]
  private var words: [Int: Set<String>] = [:]
  private var index = NameIndex()

  var isEmpty: Bool { rows.isEmpty }

  init(_ context: ReviewContext) throws(Unfinished) {
    year = context.book.identity.year.map { "\($0.value)" }
    for reading in context.book.tables where reading.document == context.book.report {
      try context.step()
      let columns = reading.columns.indices.filter {
        let column = reading.columns[$0]
        return ["target", "realisasi", "capaian"].contains(column.measure) && column.isIn("kinerja") && !column.isWords
          && ColumnRole.fits(spans: column.span, nil)
      }
      guard !columns.isEmpty else { continue }
      for row in reading.rows where row.kind == .data && row.isNamed {
        guard let subject = row.subject else { continue }
        let cells = columns.compactMap { column in
          row.cells[column].flatMap { $0.figure == nil ? nil : $0 }
            .map { Cell(measure: reading.columns[column].measure ?? "", period: reading.period(column), fact: $0) }
        }
        let name = context.name(subject.text)
        guard !cells.isEmpty, name.key.utf8.count >= Self.shortest, name.text.contains(" ") else { continue }
        let group = index.insert(name)
        rows.append(Row(group: group, cells: cells))
        if names[group] == nil {
          names[group] = subject.text
          words[group] = Self.telling(RecitedRows.words(name.text))
        }
      }
    }
  }

  /// A shorter name may stand for anything.
  private static let shortest = 9

  private static func telling(_ words: [String]) -> Set<String> { Set(words.filter { $0.count > 3 }) }

  func name(of group: Int) -> String { names[group] ?? "" }

  /// What rows of a name state of a year; where none is said, of the report's year and in the rows that prove it, which
  /// come first.
  func cells(of subject: Subject, year: String?) -> [Cell] {
    let own = rows.indices.filter { rows[$0].group == subject.group }
    return (own.filter(subject.rows.contains) + own.filter { !subject.rows.contains($0) }).flatMap { row in
      rows[row].cells.filter {
        $0.period == year ?? self.year || subject.rows.contains(row) && ($0.period == nil || year == nil)
      }
    }
  }

  /// What a claimed figure is a figure of: the name its sentence or, alone, its paragraph says, when another figure
  /// there proves it.
  func subject(of fact: Fact, _ sentence: Range<Int>, _ context: ReviewContext) -> Subject? {
    let said = Said(sentence: sentence, around: fact, context)
    if let subject = subject(in: said, context) { return subject }
    guard Self.announced(in: said).isEmpty else { return nil }
    return subject(in: Said(paragraphOf: sentence, around: fact, context), context)
  }

  /// Whether a figure and another one of its sentence stand in one row: then the sentence speaks of that.
  func isOther(_ fact: Fact, in sentence: Range<Int>, measures: [String], _ context: ReviewContext) -> Bool {
    let comparison = FieldComparison(context: context, kind: .figure)
    let others = Said(sentence: sentence, around: fact, context).figures.filter { Self.digits($0) > 0 }
    return rows.contains { row in
      row.cells.contains { measures.contains($0.measure) && comparison.agree(fact, $0.fact) == true }
        && others.contains { other in row.cells.contains { comparison.agree(other, $0.fact) == true } }
    }
  }

  private func subject(in said: Said, _ context: ReviewContext) -> Subject? {
    let comparison = FieldComparison(context: context, kind: .figure)
    let others = said.figures.filter { Self.digits($0) >= 2 }
    let proofs = { (row: Row, least: Int) in
      others.filter { other in
        Self.digits(other) >= least && row.cells.contains { comparison.agree(other, $0.fact) == true }
      }.count
    }
    if let group = worded(in: said) {
      let proving = rows.indices.filter { rows[$0].group == group && proofs(rows[$0], 2) >= 1 }
      return proving.isEmpty ? nil : Subject(group: group, rows: Set(proving))
    }
    guard said.isSentence else { return nil }
    let proving = rows.indices.filter { proofs(rows[$0], 3) >= 2 }
    let groups = Set(proving.map { rows[$0].group })
    return groups.count == 1 ? groups.first.map { Subject(group: $0, rows: Set(proving)) } : nil
  }

  /// The only name nearly all of whose words are said before a figure; where the words go on to another indicator
  /// (“… dengan indikator tingkat kemantapan jalan”), said of that.
  private func worded(in said: Said) -> Int? {
    let announced = Self.announced(in: said)
    return named(by: announced.isEmpty ? Self.telling(RecitedRows.words(said.before)) : announced)
  }

  /// The words that follow the last “indikator” before a figure, where there are enough for a name.
  private static func announced(in said: Said) -> Set<String> {
    let words = RecitedRows.words(said.before)
    let announced = words.lastIndex { $0.hasPrefix("indikator") }.map { telling(Array(words[($0 + 1)...])) } ?? []
    return announced.count >= 3 ? announced : []
  }

  private func named(by telling: Set<String>) -> Int? {
    let meant = words.filter { $0.value.count >= 3 && $0.value.intersection(telling).count * 5 >= $0.value.count * 4 }
    guard let longest = meant.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else { return nil }
    // A name that is part of a longer one said there is not said itself.
    return meant.allSatisfy { $0.value.isSubset(of: longest.value) } ? longest.key : nil
  }

  /// How many digits of a figure prove something; none of `100`.
  private static func digits(_ fact: Fact) -> Int {
    guard let figure = fact.figure, !figure.isMalformed else { return 0 }
    return figure.significantDigits(grain: figure.reading.grain)
  }
}

/// The sentence or paragraph a figure stands in, with the other figures it states.
private struct Said {
  let isSentence: Bool
  /// The words before the figure; of a paragraph those before its sentence.
  let before: String
  let figures: [Fact]

  init(sentence: Range<Int>, around fact: Fact, _ context: ReviewContext) {
    isSentence = true
    let text = context.text(of: fact.place)
    before = text.string(sentence.lowerBound..<max(sentence.lowerBound, fact.place.range.lowerBound))
    figures = Self.figures(in: sentence, beside: fact, text.bytes)
  }

  init(paragraphOf sentence: Range<Int>, around fact: Fact, _ context: ReviewContext) {
    isSentence = false
    let text = context.text(of: fact.place)
    let block = context.book.document(fact.place.document).blocks[fact.place.block].range
    before = text.string(block.lowerBound..<max(block.lowerBound, sentence.lowerBound))
    figures = Self.figures(in: block, beside: fact, text.bytes)
  }

  /// The figures of a range that are no years, and not the one asked about.
  private static func figures(in range: Range<Int>, beside fact: Fact, _ bytes: [UInt8]) -> [Fact] {
    let years = PrintedYears.scan(bytes, in: range)
    return PrintedNumber.scan(bytes, in: range).filter { figure in
      !figure.range.overlaps(fact.place.range) && !years.contains { $0.range.overlaps(figure.range) }
    }.map { figure in
      let place = Place(document: fact.place.document, block: fact.place.block, range: figure.range)
      return Fact(place: place, text: String(decoding: bytes[figure.range], as: UTF8.self), figure: figure)
    }
  }
}
