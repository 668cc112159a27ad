internal import Bahasa
import Documents
package import Facts
import Patterns

/// What one rule needs to judge a dossier: the facts, the knowledge, and working memory that lives for one review.
package final class ReviewContext {
  package let book: FactBook
  let knowledge: Knowledge
  let matcher = Matcher()
  /// The time the rule at work may still spend on patterns.
  var budget = Budget(.seconds(2))
  /// For each kind of record the kinds of its fields.
  let kinds: [String: [String: FieldDefinition.Kind]]
  private var names: [String: Name] = [:]
  private var spelledOut: [String: Name] = [:]
  private var titleWords: [String: [String]] = [:]
  private var nameWords: [String: (own: Set<Substring>, all: Set<Substring>)] = [:]
  private var nameGroups: [String: NameGroups] = [:]

  package init(book: FactBook, library: RuleLibrary) {
    self.book = book
    knowledge = library.knowledge
    kinds = library.definitions.byName.mapValues { definition in
      Dictionary(definition.fields.map { ($0.name, $0.kind) }) { first, _ in first }
    }
  }

  private var steps = 0

  /// Counts one step of a loop over records; throws when the rule has used up its time.
  func step() throws(Unfinished) {
    steps &+= 1
    if steps & 0x3F == 0, budget.isSpent { throw Unfinished(pattern: "") }
  }

  /// The scales the report itself prints; worked out when first asked for.
  private(set) lazy var printedScales: [Scale] = PrintedScales(context: self).scales

  /// What every table obeys by itself; worked out when first asked for.
  private(set) lazy var laws: [LawReading] = LawReading.all(in: book)

  /// Every table as its own figures are related: rows that stack figures taken apart, and whole figures readable as the
  /// exact ones that other tables state; worked out when first asked for.
  private(set) lazy var relatedTables: [TableReading] = {
    let finer = FinerFigures(self)
    return book.unstackedTables.map(finer.refined)
  }()

  /// The amounts of many digits that tables of the report state: a sentence that states one too says nothing odd by it.
  private lazy var tabledAmounts: Set<Double> = Set(
    book.tables.lazy.filter { $0.document == self.book.report }.flatMap(\.rows).flatMap(\.cells).compactMap {
      $0?.figure
    }
    .filter { !$0.isMalformed && $0.significantDigits() >= Self.telling }.map(\.reading.value))

  /// Whether a table of the report states the amount too.
  func isTabled(_ fact: Fact) -> Bool { fact.figure.map { tabledAmounts.contains($0.reading.value) } ?? false }

  /// Amounts of fewer digits are the same by chance.
  private static let telling = 5

  /// What a reader calls a table: `Tabel 3.2`, or the page or line it stands on.
  func tableName(_ block: Int, of document: Int) -> String {
    let document = book.document(document)
    let block = document.blocks[block]
    guard case .table(let table) = block.content, let label = table.caption.flatMap(document.captionLabel) else {
      return "tabel di \(Self.placeName(block.range.lowerBound, in: document))"
    }
    return label
  }

  /// What a reader calls a place outside tables: `halaman 12`, or its line.
  static func placeName(_ offset: Int, in document: Document) -> String {
    document.pageStart(at: offset).map { "halaman \($0.page)" }
      ?? "baris \(document.text.position(at: offset).line)"
  }

  /// The normalised form of a name; worked out once per text.
  func name(_ text: String) -> Name {
    if let known = names[text] { return known }
    let name = Name(text)
    names[text] = name
    return name
  }

  /// The same with the words of the acronyms that the documents introduce in their place.
  func spelledOut(_ text: String) -> Name {
    if let known = spelledOut[text] { return known }
    let name = Name(book.acronyms.expanded(text))
    spelledOut[text] = name
    return name
  }

  /// The words of a name that matter, without acronyms (`own`) and with everything that is printed (`all`).
  func nameWords(_ text: String) -> (own: Set<Substring>, all: Set<Substring>) {
    if let known = nameWords[text] { return known }
    let own = Self.words(name(text).text)
    let words = (own, own.union(Self.words(text.lowercased())))
    nameWords[text] = words
    return words
  }

  /// "berskala nasional" and "skala nasional" say the same.
  private static func words(_ text: String) -> Set<Substring> {
    let words = text.split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 2 && $0 != "yang" && $0 != "dan" }
    return Set(words.map { $0.hasPrefix("ber") && $0.utf8.count >= 8 ? $0.dropFirst(3) : $0 })
  }

  /// The groups of same names among all records of a kind by one of their fields; worked out when first asked for.
  func groups(of kind: String, by field: String) -> NameGroups {
    let key = kind + "." + field
    if let known = nameGroups[key] { return known }
    let groups = NameGroups(
      (book.records[kind] ?? []).filter { book.isHeard($0.document) }.compactMap { $0.stated(field)?.text }, self)
    nameGroups[key] = groups
    return groups
  }

  /// The words of a title that matter; worked out once per text.
  func titleWords(_ text: String, _ words: () -> [String]) -> [String] {
    if let known = titleWords[text] { return known }
    let words = words()
    titleWords[text] = words
    return words
  }

  func text(of place: Place) -> TextBuffer { book.document(place.document).text }

  func words(_ place: Place) -> String { text(of: place).string(place.range) }

  /// Whether a pattern is found in a short text; a search that hits a limit stops the rule.
  func finds(_ pattern: Pattern, in text: String) throws(Unfinished) -> Bool {
    let bytes = Array(text.utf8)
    return try matcher.contains(pattern, in: bytes, range: 0..<bytes.count, budget: budget)
  }

  /// The matches of a pattern in blocks of some kinds and parts of one document.
  func matches(
    of pattern: Pattern, _ locator: Locator, _ parts: PartMap, kinds: Set<ContentKind>, scope: Scope
  ) throws(Unfinished) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    for range in Segments(locator, parts, kinds: kinds, scope: scope).ranges {
      matches += try matcher.matches(of: pattern, in: locator.document.text.bytes, range: range, budget: budget)
    }
    return matches
  }

  /// The records of a kind, with the indices `Record.parent` refers to, that a selection admits.
  func records(_ selection: Selection) throws(Unfinished) -> [(index: Int, record: Record)] {
    if book.unfinished.contains(selection.kind) { throw Unfinished(pattern: selection.kind) }
    var chosen: [(index: Int, record: Record)] = []
    for (index, record) in (book.records[selection.kind] ?? []).enumerated()
    where book.isHeard(record, selection.documents) {
      guard try admits(selection, record) else { continue }
      chosen.append((index, record))
    }
    return chosen
  }

  private func admits(_ selection: Selection, _ record: Record) throws(Unfinished) -> Bool {
    for (field, pattern) in selection.only where !(try finds(pattern, in: word(field, of: record))) { return false }
    for (field, pattern) in selection.except where try finds(pattern, in: word(field, of: record)) { return false }
    guard let condition = selection.condition else { return true }
    return try Evaluation(context: self, record: record).assess(condition).truth != .fails
  }

  /// Whether records of a selection may stand in a part of the report that could not be read.
  func mayHide(_ selection: Selection) throws(Unfinished) -> Bool {
    let hidden = book.hidden.tables
    for (field, pattern) in selection.only where field == "bagian" {
      for part in hidden where try finds(pattern, in: part) { return true }
      return false
    }
    return !hidden.isEmpty
  }

  /// A field's words, or what the record says of itself: `tingkat`, `bagian`, `peran`, `judul_tabel`.
  func word(_ field: String, of record: Record) -> String {
    switch field {
    case "tingkat": record.level ?? ""
    case "bagian": book.part(of: record.place).id
    case "peran": book.document(record.document).role.rawValue
    case "judul_tabel": caption(of: record).map { words($0) } ?? ""
    case "jumlah_baris": record.isTotal ? "ya" : "tidak"
    case "baris": row(of: record)
    default: record.fields[field]?.text ?? ""
    }
  }

  /// The whole row of a table a record stands in, or its own words.
  private func row(of record: Record) -> String {
    guard let row = record.row, case .table(let table) = book.document(record.document).blocks[record.block].content
    else { return words(record.place) }
    return text(of: record.place).string(table.rows[row].range)
  }

  /// How many rows the table of a record has.
  func rows(inTableOf record: Record) -> Int {
    guard case .table(let table) = book.document(record.document).blocks[record.block].content else { return 0 }
    return table.rows.count
  }

  /// The caption of the table a record was read from.
  func caption(of record: Record) -> Place? {
    let document = book.document(record.document)
    guard case .table(let table) = document.blocks[record.block].content, let caption = table.caption else {
      return nil
    }
    return Place(document: record.document, block: caption, range: document.blocks[caption].range)
  }
}
