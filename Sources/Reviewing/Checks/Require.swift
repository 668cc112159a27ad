import Documents
import Facts
package import Patterns

/// `require: <name>` `as: […]` — this must be there, in one of the named ways.
///
/// Each way has one of `heading`, `phrase`, `caption` (patterns), `record` (with `having` fields and what narrows a
/// selection), `part`, `document` (a role in the dossier). `near` names the part a reader would look in, else the
/// record that made it a duty is shown; `if` lists
/// ways of which one must be there for the duty to exist.
package struct Require: Check {
  package static let verb = "require"
  static let keys = [verb, "as", "near", "if"]

  enum Way: Sendable {
    case words(Pattern, Set<ContentKind>, Scope)
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
      ["heading", "phrase", "caption", "record", "having", "part", "except-part", "document"] + Selection.keys
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
    let reasons = try places(condition, context)
    if !condition.isEmpty, reasons.isEmpty { return [] }
    let found = try places(ways, context)
    if !found.isEmpty { return [Judgement(.pass, evidence: found.map { Evidence($0) })] }
    let isRecord = condition.contains { if case .record = $0 { true } else { false } }
    let reason = isRecord ? reasons.first : nil
    // A table whose columns cannot be told apart hides records, but no heading and no words.
    let needsTables = ways.contains { if case .record = $0 { true } else { false } }
    let gaps = context.book.dossier.documents.flatMap(\.gaps).filter { $0.hidesWords || needsTables && !$0.isNote }
    guard gaps.isEmpty else {
      return [Judgement(.unsure, reason: "\(name) tidak ditemukan, tetapi ada bagian dokumen yang tidak terbaca")]
    }
    return [
      Judgement(
        .fail, evidence: (anchor(context) ?? reason).map { [Evidence($0)] } ?? [], values: ["nama": name])
    ]
  }

  /// Up to three places for each way, so that support can be shown without listing everything.
  private func places(_ ways: [Way], _ context: ReviewContext) throws(Unfinished) -> [Place] {
    var found: [Place] = []
    for way in ways {
      switch way {
      case .words(let pattern, let kinds, let scope): found += try words(pattern, kinds, scope, context)
      case .record(let selection, let having):
        let fitting = try context.records(selection).filter { _, record in
          having.allSatisfy { field in record.fields.contains { Self.isStated($0.key, $0.value, field) } }
        }
        let named = selection.only.first?.field ?? ""
        found += fitting.prefix(3).map { $0.record.fields[named]?.place ?? $0.record.place }
      case .part(let id): found += context.book.opening(of: id).map { [$0] } ?? []
      case .document(let role):
        for (index, document) in context.book.dossier.documents.enumerated() where document.role == role {
          let first = document.blocks.first?.range ?? 0..<0
          if !document.blocks.isEmpty { found.append(Place(document: index, block: 0, range: first)) }
        }
      }
    }
    return found
  }

  /// A field counts as stated also by a column of another year.
  private static func isStated(_ key: String, _ fact: Fact, _ field: String) -> Bool {
    (key == field || key.hasPrefix(field + ".")) && !fact.isBlank
  }

  private func words(
    _ pattern: Pattern, _ kinds: Set<ContentKind>, _ scope: Scope, _ context: ReviewContext
  ) throws(Unfinished) -> [Place] {
    var found: [Place] = []
    for (locator, parts) in zip(context.book.locators, context.book.parts) where locator.document.role == .lkj {
      let matches = try context.matches(of: pattern, locator, parts, kinds: kinds, scope: scope)
      let places = matches.lazy.compactMap { locator.place(locator.inked($0.range)) }.filter {
        kinds.contains(locator.kind($0.block)) && scope.admits(parts.part($0.block))
      }
      found += places.prefix(3)
    }
    return found
  }

  private func anchor(_ context: ReviewContext) -> Place? {
    near.lazy.compactMap { context.book.opening(of: $0) }.first
  }
}

extension FactBook {
  /// The heading that opens a part of the report under review; nil when the report has no such part.
  func opening(of part: String) -> Place? {
    for (index, map) in parts.enumerated() {
      guard let block = map.ofBlock.firstIndex(where: { map.parts[$0].id == part }) else { continue }
      return Place(document: index, block: block, range: document(index).blocks[block].range)
    }
    return nil
  }
}
