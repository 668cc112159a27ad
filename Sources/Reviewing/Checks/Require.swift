import Documents
import Facts
package import Patterns

/// `require: <name>` `as: […]` — this must be there, in one of the named ways.
///
/// Each way has one of `heading`, `phrase`, `caption` (patterns), `column` (a pattern on the header words of a column, with
/// `beside` for another column of its table; its group `lalu` must name a year before the report's), `record` (with `having` fields and what narrows a
/// selection), `part`, `document` (a role in the dossier). `near` names the part a reader would look in, else the
/// record that made it a duty is shown; `if` lists
/// ways of which one must be there for the duty to exist. A pattern's group `tahun` must name the year of the report, and
/// so must the heading of a `part` that names years; what is of another year is not it, and is said.
package struct Require: Check {
  package static let verb = "require"
  static let keys = [verb, "as", "near", "if"]

  enum Way: Sendable {
    case words(Pattern, Set<ContentKind>, Scope)
    case column(Pattern, beside: Pattern?, Scope)
    case record(Selection, having: [String])
    case part(String)
    case document(Role)
  }

  let name: String
  let ways: [Way]
  let condition: [Way]
  let near: [String]

  package var isAboutPresence: Bool { true }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    name = try yaml.string(Self.verb)
    ways = try Self.ways("as", yaml, definitions)
    condition = try Self.ways("if", yaml, definitions)
    near = try yaml.strings("near")
    guard !ways.isEmpty else { throw yaml.error("as", "'as' perlu paling sedikit satu cara") }
  }

  /// A requirement that is only looked for, not demanded: what a person would want to see.
  init(name: String, ways key: String, _ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    self.name = name
    ways = try Self.ways(key, yaml, definitions)
    condition = []
    near = []
  }

  private static func ways(_ key: String, _ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) -> [Way] {
    let known =
      ["heading", "phrase", "caption", "column", "beside", "record", "having", "part", "except-part"] + Selection.keys
    var ways: [Way] = []
    for map in try yaml.maps(key, known: known) { ways.append(try way(map, definitions)) }
    return ways
  }

  private static func way(_ map: RuleMap, _ definitions: Definitions) throws(RuleFileError) -> Way {
    if map.has("record") {
      let kind = try map.string("record")
      let having = try map.strings("having")
      let fields = try definitions.fields(of: kind, map)
      for field in having { try definitions.check(field, fields, map, "having") }
      return .record(try Selection(kind: kind, map, definitions), having: having)
    }
    if map.has("document") { return .document(try map.choice("document", Role.self)) }
    if map.has("column") {
      return .column(try map.pattern("column"), beside: try map.optionalPattern("beside"), try Scope(map, definitions))
    }
    let kinds: [(String, Set<ContentKind>)] = [
      ("heading", [.heading]), ("phrase", [.paragraph, .list, .cell, .heading]), ("caption", [.caption]),
    ]
    for (key, kinds) in kinds where map.has(key) {
      return .words(try map.pattern(key), kinds, try Scope(map, definitions))
    }
    guard let part = try definitions.parts("part", map).first else { throw map.error("part", "'part' belum diisi") }
    return .part(part)
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let reasons = try places(condition, context).map(\.place)
    if !condition.isEmpty, reasons.isEmpty { return [] }
    let all = try places(ways, context)
    let found = all.filter { $0.year == nil }.map(\.place)
    if !found.isEmpty { return [Judgement(.pass, evidence: found.map { Evidence($0) })] }
    let isRecord = condition.contains { if case .record = $0 { true } else { false } }
    let reason = isRecord ? reasons.first : nil
    if let other = all.first(where: { $0.year != nil }), let year = other.year {
      return [
        Judgement(
          .fail, evidence: [Evidence(other.place)], values: ["nama": "\(name); yang ada bertahun \(year)"])
      ]
    }
    if try mayBeHidden(context) {
      return [Judgement(.unsure, reason: "\(name) tidak ditemukan, tetapi ada bagian dokumen yang tidak terbaca")]
    }
    // Where the part a reader would look in was not recognised, nobody can say that it lacks something.
    let isPartKnown = context.book.parts.contains { map in map.parts.contains { near.contains($0.id) } }
    if isPartKnown, anchor(context) == nil, reason == nil {
      return [Judgement(.unsure, reason: "\(name) tidak ditemukan, dan bagian tempatnya tidak dikenali")]
    }
    var missing = Judgement(
      .fail, evidence: (anchor(context) ?? reason).map { [Evidence($0)] } ?? [], values: ["nama": name])
    // Where it should stand bears witness; nothing there is wrong.
    for index in missing.evidence.indices { missing.evidence[index].isAccused = false }
    return [missing]
  }

  /// Whether it may stand where nothing could be read: in a part that a way names, else in the one a reader would look
  /// in. A table whose columns cannot be told apart hides records, but no heading and no words.
  private func mayBeHidden(_ context: ReviewContext) throws(Unfinished) -> Bool {
    let hidden = context.book.hidden
    var named: Set<String> = []
    for way in ways {
      switch way {
      case .part(let id):
        if hidden.bound.contains(id) { return true }
        named.insert(id)
      case .words(_, _, let scope), .column(_, _, let scope): named.formUnion(scope.parts ?? [])
      case .document(let role):
        // What was handed in and could not be read may be the very thing.
        let documents = context.book.dossier.documents
        if documents.indices.contains(where: {
          documents[$0].role == role && documents[$0].blocks.isEmpty && context.book.isHeard($0)
        }) {
          return true
        }
      case .record: break
      }
    }
    let home = named.isEmpty ? Set(near.prefix(1)) : named
    let needsTables = ways.contains {
      switch $0 {
      case .record, .column: true
      default: false
      }
    }
    let parts = needsTables ? hidden.tables : hidden.words
    return home.isEmpty ? !parts.isSubset(of: ["sampul"]) : !parts.isDisjoint(with: home)
  }

  /// A place where it is, with the year it bears when that is not the report's.
  private struct Sighting {
    let place: Place
    var year: Int?
  }

  /// Up to three places for each way, so that support can be shown without listing everything.
  private func places(_ ways: [Way], _ context: ReviewContext) throws(Unfinished) -> [Sighting] {
    var found: [Sighting] = []
    for way in ways {
      switch way {
      case .words(let pattern, let kinds, let scope): found += try words(pattern, kinds, scope, context)
      case .column(let pattern, let beside, let scope): found += try columns(pattern, beside, scope, context)
      case .record(let selection, let having):
        let fitting = try context.records(selection).filter { _, record in
          having.allSatisfy { field in record.fields.contains { Self.isStated($0.key, $0.value, field) } }
        }
        let named = selection.only.first?.field ?? ""
        found += fitting.prefix(3).map { Sighting(place: $0.record.fields[named]?.place ?? $0.record.place) }
      case .part(let id):
        found += context.book.openings(of: id).map { Sighting(place: $0, year: context.otherYear(in: $0)) }
      case .document(let role):
        for (index, document) in context.book.dossier.documents.enumerated()
        where document.role == role && context.book.isHeard(index) {
          let first = document.blocks.first?.range ?? 0..<0
          if !document.blocks.isEmpty {
            found.append(Sighting(place: Place(document: index, block: 0, range: first)))
          }
        }
      }
    }
    return found
  }

  /// A field counts as stated also by a column of another year.
  private static func isStated(_ key: String, _ fact: Fact, _ field: String) -> Bool {
    (key == field || key.hasPrefix(field + ".")) && !fact.isBlank
  }

  /// Columns of the report's tables by their header words.
  private func columns(
    _ pattern: Pattern, _ beside: Pattern?, _ scope: Scope, _ context: ReviewContext
  ) throws(Unfinished) -> [Sighting] {
    guard let report = context.book.report else { return [] }
    let document = context.book.document(report)
    var found: [Sighting] = []
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let table) = block.content, scope.admits(context.book.parts[report].part(index)) else {
        continue
      }
      let headers = (0..<table.columns).map { context.book.header(document: report, block: index, column: $0) ?? "" }
      for (column, header) in headers.enumerated() where try context.names(pattern, in: header) {
        if let beside {
          var isBeside = false
          for other in headers where other != header && !isBeside { isBeside = try context.finds(beside, in: other) }
          guard isBeside else { continue }
        }
        let cell = table.rows.first { $0.kind == .header }?.cells.last { $0.column <= column }
        found.append(Sighting(place: Place(document: report, block: index, range: cell?.range ?? block.range)))
        break
      }
    }
    return Array(found.prefix(3))
  }

  private func words(
    _ pattern: Pattern, _ kinds: Set<ContentKind>, _ scope: Scope, _ context: ReviewContext
  ) throws(Unfinished) -> [Sighting] {
    var found: [Sighting] = []
    for (locator, parts) in zip(context.book.locators, context.book.parts) where locator.index == context.book.report {
      let matches = try context.matches(of: pattern, locator, parts, kinds: kinds, scope: scope)
      let sightings = matches.compactMap { match -> Sighting? in
        guard let place = locator.place(locator.inked(match.range)), kinds.contains(locator.kind(place.block)),
          scope.admits(parts.part(place.block))
        else { return nil }
        let year = match.range("tahun", of: pattern).flatMap { Int(locator.document.text.string($0)) }
        return Sighting(place: place, year: year == context.book.identity.year?.value ? nil : year)
      }
      // Any of this year is worth more than the first of another.
      found += sightings.filter { $0.year == nil }.prefix(3) + sightings.filter { $0.year != nil }.prefix(1)
    }
    return found
  }

  private func anchor(_ context: ReviewContext) -> Place? {
    near.lazy.compactMap { context.book.opening(of: $0) }.first
  }
}

extension ReviewContext {
  /// Whether header words match a pattern, and its group `lalu` names a year before the report's.
  fileprivate func names(_ pattern: Pattern, in header: String) throws(Unfinished) -> Bool {
    let bytes = Array(header.utf8)
    for match in try matcher.matches(of: pattern, in: bytes, range: 0..<bytes.count, budget: budget) {
      guard let range = match.range("lalu", of: pattern) else { return true }
      guard let own = book.identity.year?.value, let year = Int(String(decoding: bytes[range], as: UTF8.self)) else {
        continue
      }
      if year < own { return true }
    }
    return false
  }

  /// The year that a heading, or the lines right under it, name when they name others than the report's alone.
  fileprivate func otherYear(in heading: Place) -> Int? {
    guard let own = book.identity.year?.value else { return nil }
    let document = book.document(heading.document)
    var words = words(heading)
    for block in document.blocks.dropFirst(heading.block + 1).prefix(2) {
      guard case .heading = block.content else { break }
      words += " " + document.string(block)
    }
    let years = words.split { !$0.isNumber }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
      .filter { (1990...2100).contains($0) }
    // A plan of several years names the first and the last.
    guard let first = years.min(), let last = years.max(), !(first...last).contains(own) else { return nil }
    return first
  }
}

extension FactBook {
  /// The heading that opens a part of the report under review; nil when the report has no such part.
  func opening(of part: String) -> Place? { openings(of: part).first }

  /// The headings in a part of the report, the one that opens it first; of one without headings its first words.
  func openings(of part: String) -> [Place] {
    guard let report else { return [] }
    let blocks = parts[report].ofBlock.indices.filter { parts[report].part($0).id == part }
    let headings = blocks.dropFirst().filter { index in
      guard case .heading = document(report).blocks[index].content, let pattern = parts[report].part(index).heading
      else { return false }
      return Matcher().finds(pattern, in: document(report).text.bytes, range: document(report).blocks[index].range)
    }
    return (blocks.prefix(1) + headings).map {
      Place(document: report, block: $0, range: document(report).blocks[$0].range)
    }
  }
}
