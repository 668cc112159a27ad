package import Documents
internal import Patterns

/// Everything that can be known about a kind of dossier, as its rule folder describes it.
package struct Vocabulary: Sendable {
  package let records: [RecordDefinition]
  package let parts: [Part]
  package let identity: IdentityDefinition
  /// What the words around figures mean; nil when claims are not read.
  package let claims: ClaimVocabulary?

  package init(
    records: [RecordDefinition], parts: [Part], identity: IdentityDefinition, claims: ClaimVocabulary? = nil
  ) {
    self.records = records
    self.parts = parts
    self.identity = identity
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
  /// Records by kind, in the order of documents and places.
  package let records: [String: [Record]]
  /// How long the reading of each kind of record took.
  package let durations: [(name: String, time: Duration)]
  /// Kinds of record whose reading was stopped by a limit.
  package let unfinished: Set<String>

  /// Reads a dossier. The first document of role `lkj` is the report under review.
  package init(
    _ dossier: Dossier, vocabulary: Vocabulary, stated: StatedIdentity = StatedIdentity(),
    timePerRecord: Duration = .seconds(2)
  ) {
    self.dossier = dossier
    let matcher = Matcher()
    let locators = dossier.documents.enumerated().map { Locator($1, index: $0) }
    let parts = dossier.documents.map { PartMap($0, parts: vocabulary.parts, matcher: matcher) }
    let report = dossier.documents.firstIndex { $0.role == .lkj }
    let printed =
      report.map { vocabulary.identity.identity(locators[$0], parts: parts[$0], matcher: matcher) } ?? .unknown
    let identity = printed.completed(by: stated)
    var records: [String: [Record]] = [:]
    var unfinished: Set<String> = []
    let pages = zip(locators, parts).map { locator, map in
      PageFacts(
        locator: locator, parts: map, year: identity.year?.value, agency: identity.agency?.text,
        headers: TableHeader.all(in: locator.document))
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
        records[definition.id] = result.records
        if !result.isFinished { unfinished.insert(definition.id) }
      }
    }
    self.durations = durations
    self.locators = locators
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
