import Documents
import Facts
import Patterns

/// Reads the files that hold knowledge: parts, identity, roles, scales, regulations.
enum KnowledgeFiles {
  static func parts(_ file: SourceFile) throws(RuleFileError) -> [Part] {
    let map = try RuleMap(text: file.text, file: file.path, known: ["parts"])
    var parts: [Part] = []
    for part in try map.maps("parts", known: ["part", "title", "heading", "claims", "after", "binds"]) {
      parts.append(
        Part(
          id: try part.string("part"), title: try part.string("title"),
          heading: try part.optionalPattern("heading"),
          makesClaims: part.has("claims") ? try part.flag("claims") : true, after: Set(try part.strings("after")),
          binds: Set(try part.strings("binds"))))
    }
    let known = Set(parts.map(\.id))
    for part in parts {
      for other in part.binds.sorted() where !known.contains(other) {
        throw map.error("parts", "bagian '\(part.id)' menyebut '\(other)' di 'binds', yang tidak ada")
      }
    }
    return parts
  }

  static func topics(_ file: SourceFile) throws(RuleFileError) -> [Topic] {
    let map = try RuleMap(text: file.text, file: file.path, known: ["topics"])
    var topics: [Topic] = []
    let known = ["topic", "items", "part", "column", "caption", "heading", "sentence", "needs-tables"]
    for topic in try map.maps("topics", known: known) {
      topics.append(
        Topic(
          id: try topic.string("topic"), items: try topic.strings("items"), parts: Set(try topic.strings("part")),
          column: try topic.optionalPattern("column"), caption: try topic.optionalPattern("caption"),
          heading: try topic.optionalPattern("heading"), sentence: try topic.optionalPattern("sentence"),
          needsTables: try topic.flag("needs-tables")))
    }
    return topics
  }

  static func comparisons(_ file: SourceFile) throws(RuleFileError) -> [IndicatorComparison] {
    let map = try RuleMap(text: file.text, file: file.path, known: ["comparisons"])
    var comparisons: [IndicatorComparison] = []
    let known = ["comparison", "title", "records", "states", "each", "whole"]
    for entry in try map.maps("comparisons", known: known) {
      comparisons.append(
        IndicatorComparison(
          id: try entry.string("comparison"), title: try entry.string("title"), records: try entry.strings("records"),
          states: try entry.strings("states").map(\.alternatives), each: try entry.optionalString("each"),
          whole: try entry.string("whole")))
    }
    return comparisons
  }

  static func weights(_ file: SourceFile) throws(RuleFileError) -> [Weights.Tier] {
    let map = try RuleMap(text: file.text, file: file.path, known: ["weights"])
    var tiers: [Weights.Tier] = []
    for entry in try map.maps("weights", known: ["title", "weight", "families"]) {
      let weight = try entry.integer("weight")
      guard (1...100).contains(weight) else { throw entry.error("weight", "'weight' harus antara 1 dan 100") }
      tiers.append(
        Weights.Tier(title: try entry.string("title"), weight: weight, families: Set(try entry.strings("families"))))
    }
    return tiers
  }

  static func identity(_ file: SourceFile) throws(RuleFileError) -> IdentityDefinition {
    let map = try RuleMap(
      text: file.text, file: file.path, known: ["tahun", "instansi", "tahun-pendamping", "periode-pendamping"])
    let definition = IdentityDefinition(
      year: try map.patterns("tahun"), agency: try map.patterns("instansi"),
      attachmentYear: try map.patterns("tahun-pendamping"), period: try map.patterns("periode-pendamping"))
    for pattern in definition.year + definition.attachmentYear where pattern.groups["tahun"] == nil {
      throw map.error("tahun", "pola perlu grup bernama 'tahun'")
    }
    for pattern in definition.period where pattern.groups["awal"] == nil || pattern.groups["akhir"] == nil {
      throw map.error("periode-pendamping", "pola perlu grup bernama 'awal' dan 'akhir'")
    }
    for pattern in definition.agency where pattern.groups["instansi"] == nil {
      throw map.error("instansi", "pola perlu grup bernama 'instansi'")
    }
    return definition
  }

  static func roles(_ file: SourceFile) throws(RuleFileError) -> [RolePattern] {
    let map = try RuleMap(text: file.text, file: file.path, known: ["roles"])
    var roles: [RolePattern] = []
    for role in try map.maps("roles", known: ["role", "file", "content"]) {
      roles.append(
        RolePattern(
          role: try role.choice("role", Role.self), name: try role.optionalPattern("file"),
          content: try role.optionalPattern("content")))
    }
    return roles
  }

  /// The words around figures, each meaning with its patterns.
  static func claims(_ file: SourceFile) throws(RuleFileError) -> ClaimVocabulary {
    let map = try RuleMap(text: file.text, file: file.path, known: ["title", "words"])
    let words = try map.map("words", known: nil)
    var meanings: [(name: String, patterns: [String])] = []
    for name in words.order { meanings.append((name, try words.strings(name))) }
    do { return try ClaimVocabulary(meanings) } catch {
      throw map.error("words", "pola tidak terbaca pada huruf ke-\(error.offset): \(error.problem)")
    }
  }

  /// A scale: classes with `word`, and `above` (exclusive), `from` and `to` (inclusive). Bounds belong to both sides.
  static func scale(_ file: SourceFile) throws(RuleFileError) -> Scale {
    let map = try RuleMap(text: file.text, file: file.path, known: ["title", "source", "classes"])
    var classes: [Scale.Class] = []
    for entry in try map.maps("classes", known: ["word", "aliases", "above", "from", "to"]) {
      let lower = try bound(entry.has("above") ? "above" : "from", entry)
      classes.append(
        Scale.Class(
          word: try entry.string("word"), aliases: try entry.strings("aliases"),
          range: .init(lower: lower, upper: try bound("to", entry))))
    }
    guard classes.count > 1 else { throw map.error("classes", "skala perlu paling sedikit dua kelas") }
    let id = file.path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? file.path
    return Scale(id: id, title: try map.string("title"), source: try map.string("source"), classes: classes)
  }

  private static func bound(_ key: String, _ map: RuleMap) throws(RuleFileError) -> Double? {
    guard map.has(key) else { return nil }
    guard let value = Double(try map.string(key)) else { throw map.error(key, "'\(key)' harus angka") }
    return value
  }

  /// The words that reports use: `words` may be what a misprint means, `alike` are right words near to one of these.
  static func words(_ file: SourceFile) throws(RuleFileError) -> WordList {
    let map = try RuleMap(text: file.text, file: file.path, known: ["words", "alike"])
    func split(_ key: String) throws(RuleFileError) -> [String] {
      try map.string(key).split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    }
    return WordList(words: try split("words"), alike: try split("alike"))
  }

  static func regulations(_ file: SourceFile) throws(RuleFileError) -> RegulationTable {
    let map = try RuleMap(text: file.text, file: file.path, known: ["types", "names", "regulations"])
    let typeMap = try map.map("types", known: nil)
    var types: [(id: String, pattern: Pattern)] = []
    for id in typeMap.order { types.append((id, try typeMap.pattern(id))) }
    var names: [String: String] = [:]
    if map.has("names") {
      let nameMap = try map.map("names", known: typeMap.order)
      for id in nameMap.order { names[id] = try nameMap.string(id) }
    }
    var entries: [RegulationTable.Entry] = []
    let known = ["type", "number", "year", "title", "repealed-since", "replaced-by", "source"]
    for entry in try map.maps("regulations", known: known) {
      let type = try entry.string("type")
      guard typeMap.has(type) else { throw entry.error("type", "jenis '\(type)' tidak ada di 'types'") }
      entries.append(
        RegulationTable.Entry(
          type: type, number: try entry.string("number").uppercased(), year: try entry.integer("year"),
          title: try entry.string("title"),
          repealedSince: entry.has("repealed-since") ? try entry.integer("repealed-since") : nil,
          replacement: try entry.optionalString("replaced-by")))
    }
    return RegulationTable(types: types, names: names, entries: entries)
  }
}
