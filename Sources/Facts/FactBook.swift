package import Bahasa
package import Documents
internal import Patterns

/// Everything that can be known about a kind of dossier, as its rule folder describes it.
package struct Vocabulary: Sendable {
  package let records: [RecordDefinition]
  package let parts: [Part]
  package let identity: IdentityDefinition
  package let roles: RoleWords
  /// The words that reports use.
  package let words: WordList
  /// What the words around figures mean; nil when claims are not read.
  package let claims: ClaimVocabulary?

  package init(
    records: [RecordDefinition], parts: [Part], identity: IdentityDefinition, roles: RoleWords = .none,
    words: WordList = WordList(), claims: ClaimVocabulary? = nil
  ) {
    self.records = records
    self.parts = parts
    self.identity = identity
    self.roles = roles
    self.words = words
    self.claims = claims
  }
}

/// All facts of a dossier, read once; what the rules judge.
package struct FactBook: Sendable {
  package let dossier: Dossier
  package let locators: [Locator]
  package let parts: [PartMap]
  /// The identity of the report under review.
  package let identity: Identity
  /// Every table with the roles of its columns and rows, in the order of documents and places.
  package let tables: [TableReading]
  /// The same tables with rows that stack figures taken apart, for what relates the figures of one row.
  package let unstackedTables: [TableReading]
  /// Records by kind, in the order of documents and places.
  package let records: [String: [Record]]
  /// How long the reading of each kind of record took.
  package let durations: [(name: String, time: Duration)]
  /// Kinds of record whose reading was stopped by a limit.
  package let unfinished: Set<String>
  /// The annexes bound into the report that are of another year.
  private let foreign: ForeignSections
  /// The header words of the tables of each document, by block.
  private let headers: [[Int: TableHeader]]
  /// What the documents beside the report say they are, by document.
  package let attachments: [Int: AttachmentIdentity]
  /// Kinds of record that speak of documents as a whole.
  private let documentKinds: Set<String>
  /// The index of the report under review.
  package let report: Int?
  /// The words by which tables were read.
  package let roles: RoleWords
  /// What the report's unread places may hide.
  package let hidden: HiddenParts
  /// The acronyms that the documents introduce.
  package let acronyms: Acronyms

  /// Reads a dossier. The first document of role `lkj` is the report under review.
  package init(
    _ dossier: Dossier, vocabulary: Vocabulary, stated: StatedIdentity = StatedIdentity(),
    timePerRecord: Duration = .seconds(2)
  ) {
    self.dossier = dossier
    roles = vocabulary.roles
    var acronyms = Acronyms()
    for document in dossier.documents {
      for block in document.blocks { acronyms.learn(document.text.bytes, in: block.range) }
    }
    self.acronyms = acronyms
    let matcher = Matcher()
    let locators = dossier.documents.enumerated().map { Locator($1, index: $0) }
    let parts = dossier.documents.map { PartMap($0, parts: vocabulary.parts, matcher: matcher) }
    let report = dossier.documents.firstIndex { $0.role == .lkj }
    let printed =
      report.map { vocabulary.identity.identity(locators[$0], parts: parts[$0], matcher: matcher) } ?? .unknown
    let identity = printed.completed(by: stated)
    var attachments: [Int: AttachmentIdentity] = [:]
    for index in dossier.documents.indices where dossier.documents[index].role != .lkj {
      attachments[index] = vocabulary.identity.attachment(
        locators[index], parts: parts[index], matcher: matcher, of: identity)
    }
    self.attachments = attachments
    foreign =
      if let report, let year = identity.year?.value {
        ForeignSections(locators[report], parts[report], vocabulary.identity, own: year, matcher)
      } else {
        ForeignSections()
      }
    documentKinds = Set(
      vocabulary.records.filter { if case .documents = $0.source { true } else { false } }.map(\.id))
    var records: [String: [Record]] = [:]
    var unfinished: Set<String> = []
    let unread = zip(locators, parts).map { locator, map in
      PageFacts(
        locator: locator, parts: map,
        // Last year's report means its own year by its plain columns.
        year: identity.year.map { locator.document.role == .lkjLalu ? $0.value - 1 : $0.value },
        agency: identity.agency?.text,
        headers: TableHeader.all(in: locator.document), words: vocabulary.words)
    }
    let tables = Parallel.map(unread, state: { Matcher() }) { matcher, page in
      TableReader(
        words: vocabulary.roles, locator: page.locator, parts: page.parts, matcher: matcher, year: page.year
      )
      .all()
    }.flatMap { $0 }.map { $0.signed() }
    self.tables = tables
    unstackedTables = tables.map { $0.unstacked(in: dossier.documents[$0.document]) }
    let pages = unread.enumerated().map { index, page in
      page.with(Dictionary(tables.filter { $0.document == index }.map { ($0.block, $0) }) { first, _ in first })
    }
    let plain = vocabulary.records.filter { !$0.source.isClaims }
    let claims = vocabulary.records.filter { $0.source.isClaims }
    var durations: [(name: String, time: Duration)] = []
    // Claims speak of what tables name, so they are read last.
    for definitions in [plain, claims] {
      let gists = ClaimGists(definitions, pages: pages, vocabulary: vocabulary.claims, records: records)
      let read = Parallel.map(definitions, state: { Matcher() }) { matcher, definition in
        let start = ContinuousClock.now
        matcher.wasStopped = false
        let result = Self.records(definition, pages.map { $0.with(matcher) }, gists, Budget(timePerRecord))
        return (
          records: result.records, isFinished: result.isFinished && !matcher.wasStopped,
          time: ContinuousClock.now - start
        )
      }
      for (definition, result) in zip(definitions, read) {
        durations.append(("records/\(definition.id)", result.time))
        records[definition.id] =
          documentKinds.contains(definition.id)
          ? AttachmentIdentity.records(attachments, kind: definition.id, locators) : result.records
        if !result.isFinished { unfinished.insert(definition.id) }
      }
    }
    self.durations = durations
    self.locators = locators
    self.report = report
    headers = pages.map(\.headers)
    hidden = report.map { HiddenParts(dossier.documents[$0], parts[$0]) } ?? HiddenParts()
    self.parts = parts
    self.identity = identity
    self.records = records
    self.unfinished = unfinished
  }

  /// The records of one kind in all documents, and whether no limit stopped their reading.
  private static func records(
    _ definition: RecordDefinition, _ pages: [Page], _ gists: ClaimGists, _ budget: Budget
  ) -> (records: [Record], isFinished: Bool) {
    var records: [Record] = []
    var isFinished = true
    for page in pages {
      do {
        let offset = records.count
        records += try Self.records(definition, page, gists, budget).map { $0.moved(by: offset) }
      } catch {
        isFinished = false
      }
    }
    return (records, isFinished)
  }

  private static func records(
    _ definition: RecordDefinition, _ page: Page, _ gists: ClaimGists, _ budget: Budget
  ) throws(Unfinished) -> [Record] {
    if case .claims(let patterns) = definition.source {
      return try gists.records(definition, patterns, page, budget)
    }
    if case .tables(let source) = definition.source {
      return TableRecords(definition: definition, source: source, page: page).records()
    }
    return try WordRecords(definition: definition, page: page).records(budget: budget)
  }

  /// Whether a document belongs to the report: an attachment of another year or agency bears no witness.
  package func isHeard(_ document: Int) -> Bool { attachments[document]?.isForeign != true }

  /// Whether a record stands in a document of one of the roles that may be heard. What a record says of a document as a
  /// whole is always heard.
  package func isHeard(_ record: Record, _ roles: Set<Role>) -> Bool {
    roles.contains(document(record.document).role)
      && (documentKinds.contains(record.kind)
        || (record.document == report
          ? record.row == nil || !foreign.blocks.contains(record.block)
          : document(record.document).role != .lkj && isHeard(record.document)))
  }

  /// The tables of which at least one row was read, as document and block.
  package var readTables: Set<[Int]> {
    records.values.reduce(into: Set()) { tables, records in
      for record in records where record.row != nil { tables.insert([record.document, record.block]) }
    }
  }

  /// How many cells of a table's body hold a figure.
  package func figures(in table: Table, of document: Document) -> Int {
    table.rows.lazy.filter { $0.kind == .body }.reduce(0) { sum, row in
      sum + row.cells.count { PrintedNumber.parse(document.text.bytes, in: $0.range) != nil }
    }
  }

  /// The header words over a column of a table.
  package func header(document: Int, block: Int, column: Int) -> String? {
    guard let paths = headers[document][block]?.paths, paths.indices.contains(column) else { return nil }
    return paths[column]
  }

  package func document(_ index: Int) -> Document { dossier.documents[index] }

  /// The part of the document a record stands in.
  package func part(of place: Place) -> Part { parts[place.document].part(place.block) }
}

extension Record {
  /// The same record when others of its kind come before it.
  fileprivate func moved(by offset: Int) -> Record {
    var copy = self
    copy.parent = parent.map { $0 + offset }
    return copy
  }
}
