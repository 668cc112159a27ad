internal import Patterns

/// What the reading of all claims of a dossier shares: the gist of every document and the names tables state.
struct ClaimGists: Sendable {
  /// By document.
  private let gists: [Gist]
  /// By `kind.field`.
  private let subjects: [String: Subjects]

  /// Empty unless one of the definitions is about claims.
  init(
    _ definitions: [RecordDefinition], pages: [PageFacts], vocabulary: ClaimVocabulary?, records: [String: [Record]]
  ) {
    guard let vocabulary, definitions.contains(where: \.source.isClaims) else {
      (gists, subjects) = ([], [:])
      return
    }
    var subjects: [String: Subjects] = [:]
    var texts: Set<String> = []
    for (kind, field) in definitions.flatMap(\.fields).compactMap(\.names) where subjects["\(kind).\(field)"] == nil {
      let names = (records[kind] ?? []).compactMap { $0.stated(field)?.text }
      subjects["\(kind).\(field)"] = Subjects(names)
      texts.formUnion(names)
    }
    self.subjects = subjects
    // "Dinas … dan Pelayanan Terpadu Satu Pintu" holds words that mean something elsewhere.
    texts.formUnion(pages.compactMap(\.agency))
    let spotter = NameSpotter(texts.sorted())
    gists = Parallel.map(pages) { GistReader.gist(of: $0.locator.document, vocabulary, names: spotter) }
  }

  /// The claims of one kind in one document.
  func records(
    _ definition: RecordDefinition, _ patterns: [Pattern], _ page: Page, _ budget: Budget
  ) throws(Unfinished) -> [Record] {
    guard page.locator.index < gists.count else { return [] }
    guard gists[page.locator.index].isComplete else { throw Unfinished(pattern: definition.id) }
    var names: [String: Subjects] = [:]
    for field in definition.fields {
      names[field.name] = field.names.flatMap { subjects["\($0.kind).\($0.field)"] }
    }
    return try ClaimRecords(definition: definition, page: page, gist: gists[page.locator.index], subjects: names)
      .records(patterns, budget: budget)
  }
}

extension RecordDefinition.Source {
  /// Whether records are read from sentences, after all tables.
  var isClaims: Bool {
    if case .claims = self { true } else { false }
  }
}
