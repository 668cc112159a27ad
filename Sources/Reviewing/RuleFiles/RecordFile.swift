import Facts
import Patterns

/// Reads kinds of record: one file of `records/`, or the `records` of a rule that alone wants them.
enum RecordFile {
  private static let keys = [
    "from", "in", "patterns", "list", "part", "except-part", "needs", "without", "rows", "total", "levels", "order",
    "by-roles", "fields",
  ]

  /// The definition of a file; its name is the file's name.
  static func definition(_ file: SourceFile, _ definitions: Definitions) throws(RuleFileError) -> RecordDefinition {
    let map = try RuleMap(text: file.text, file: file.path, known: ["title"] + keys)
    let id = file.path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? file.path
    _ = try map.string("title")
    return try definition(id, map, definitions)
  }

  /// The kinds of record a rule defines for itself, by name; a name that all rules know already is an error.
  static func own(_ rule: RuleMap, _ definitions: Definitions) throws(RuleFileError) -> [RecordDefinition] {
    guard rule.has("records") else { return [] }
    let kinds = try rule.map("records", known: nil)
    var own: [RecordDefinition] = []
    for id in kinds.order {
      guard definitions.byName[id] == nil else { throw kinds.error(id, "catatan '\(id)' sudah ada untuk semua aturan") }
      own.append(try definition(id, try kinds.map(id, known: keys), definitions))
    }
    return own
  }

  private static func definition(
    _ id: String, _ map: RuleMap, _ definitions: Definitions
  ) throws(RuleFileError) -> RecordDefinition {
    let fields = try fields(map)
    return RecordDefinition(id: id, source: try source(map, fields), fields: fields, scope: try Scope(map, definitions))
  }

  private static func source(
    _ map: RuleMap, _ fields: [FieldDefinition]
  ) throws(RuleFileError) -> RecordDefinition.Source {
    switch try map.string("from") {
    case "tables": return .tables(try tables(map, fields))
    case "phrases":
      return .phrases(
        try map.patterns("patterns"), try Forbid.kinds("in", map) ?? [.paragraph, .list], list: try list(map))
    case "claims": return .claims(try claims(map))
    case "captions": return .captions
    case "entries": return .entries
    case "headings": return .headings
    case "headers": return .headers
    case "mentions": return .mentions
    case "slips": return .slips
    case "documents": return .documents
    case let other:
      throw map.error(
        "from",
        "'\(other)' tidak dikenal; yang ada: tables, phrases, claims, captions, entries, headings, headers, mentions, slips, documents"
      )
    }
  }

  /// `list: { opens: …, item: … }`; see `ListPatterns`.
  private static func list(_ map: RuleMap) throws(RuleFileError) -> ListPatterns? {
    guard map.has("list") else { return nil }
    let list = try map.map("list", known: ["opens", "item"])
    let item = try list.pattern("item")
    guard item.groups[ListPatterns.number] != nil else {
      throw list.error("item", "'item' perlu kelompok (?<\(ListPatterns.number)>…) yang memuat nomor butirnya")
    }
    return ListPatterns(opens: try list.pattern("opens"), item: item)
  }

  /// Patterns over the gist of sentences; see `ClaimVocabulary.pattern`.
  private static func claims(_ map: RuleMap) throws(RuleFileError) -> [Pattern] {
    var patterns: [Pattern] = []
    for text in try map.strings("patterns") {
      do { patterns.append(try ClaimVocabulary.pattern(text)) } catch {
        throw map.error("patterns", "pola tidak terbaca: \(error.problem)")
      }
    }
    return patterns
  }

  private static func tables(_ map: RuleMap, _ fields: [FieldDefinition]) throws(RuleFileError) -> TableSource {
    let names = Set(fields.map(\.name))
    for key in ["needs", "without", "rows"] {
      for name in try map.strings(key) where !names.contains(name) {
        throw map.error(key, "'\(name)' bukan isian catatan ini")
      }
    }
    var levels: [LevelDefinition] = []
    for level in try map.maps("levels", known: ["level", "row", "table", "except-table"]) {
      levels.append(
        LevelDefinition(
          name: try level.string("level"), row: try patterns("row", level, names),
          table: try patterns("table", level, names), exceptTable: try patterns("except-table", level, names)))
    }
    return TableSource(
      needs: try map.strings("needs"), without: try map.strings("without"), rows: try map.strings("rows"),
      total: try map.optionalPattern("total"), levels: levels, order: try map.strings("order"),
      byRoles: try map.flag("by-roles"))
  }

  private static func patterns(
    _ key: String, _ map: RuleMap, _ names: Set<String>
  ) throws(RuleFileError) -> [String: Pattern] {
    guard map.has(key) else { return [:] }
    let inner = try map.map(key, known: Array(names))
    var patterns: [String: Pattern] = [:]
    for name in inner.order { patterns[name] = try inner.pattern(name) }
    return patterns
  }

  /// Where a word that a claim is asked for may be said.
  private enum Reach: String, CaseIterable { case sentence, paragraph }

  private static func fields(_ map: RuleMap) throws(RuleFileError) -> [FieldDefinition] {
    let inner = try map.map("fields", known: nil)
    var fields: [FieldDefinition] = []
    for name in inner.order {
      let field = try inner.map(
        name,
        known: ["as", "header", "cells", "fill", "per-year", "after", "before", "of", "cut", "names", "said", "in"])
      let reach = field.has("in") ? try field.choice("in", Reach.self) : .sentence
      let cut = field.has("of") ? (of: try field.string("of"), by: try field.pattern("cut")) : nil
      fields.append(
        FieldDefinition(
          name: name, kind: try field.choice("as", FieldDefinition.Kind.self),
          headers: try field.patterns("header"), cells: try field.optionalPattern("cells"),
          fills: try field.flag("fill"),
          perYear: try field.flag("per-year"), after: try field.optionalString("after"),
          before: try field.optionalString("before"), cut: cut,
          names: try names(field), said: try field.optionalString("said"),
          isOfParagraph: reach == .paragraph))
    }
    return fields
  }

  /// `names: indikator.indikator` — the kind of record and the field that state the names.
  private static func names(_ field: RuleMap) throws(RuleFileError) -> (kind: String, field: String)? {
    guard let text = try field.optionalString("names") else { return nil }
    let parts = text.split(separator: ".").map(String.init)
    guard parts.count == 2 else { throw field.error("names", "'\(text)' harus berupa catatan.isian") }
    return (parts[0], parts[1])
  }
}
