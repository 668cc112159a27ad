internal import Documents
import Facts
import Patterns

/// Which records a verb is about: a kind, narrowed by patterns on fields and by a condition.
package struct Selection: Sendable {
  let kind: String
  let only: [(field: String, pattern: Pattern)]
  let except: [(field: String, pattern: Pattern)]
  /// The roles of the documents its records stand in; the report under review unless a rule names others.
  let documents: Set<Role>
  /// Records that contradict it are left out; records that cannot say stay.
  let condition: Formula?

  /// What a record says of itself besides its fields.
  static let traits = ["tingkat", "bagian", "peran", "judul_tabel", "jumlah_baris", "baris"]

  /// The keys that narrow a selection, in the block of a verb.
  static let keys = ["only", "except", "where", "document"]

  /// Reads `only`, `except`, `where` and `document`, with a prefix (`with-`) for the second selection of a verb.
  init(kind: String, _ yaml: RuleMap, _ definitions: Definitions, prefix: String = "") throws(RuleFileError) {
    self.kind = kind
    let fields = try definitions.fields(of: kind, yaml)
    only = try Self.patterns(prefix + "only", yaml, fields)
    except = try Self.patterns(prefix + "except", yaml, fields)
    let roles = prefix + "document"
    documents = yaml.has(roles) ? Set(try yaml.choices(roles, Role.self)) : [.lkj]
    condition = yaml.has(prefix + "where") ? try yaml.formula(prefix + "where") : nil
    for field in condition?.fields ?? [] { try definitions.check(field, fields, yaml, prefix + "where") }
  }

  private static func patterns(
    _ key: String, _ yaml: RuleMap, _ fields: Set<String>
  ) throws(RuleFileError) -> [(field: String, pattern: Pattern)] {
    guard yaml.has(key) else { return [] }
    let map = try yaml.map(key, known: nil)
    var patterns: [(field: String, pattern: Pattern)] = []
    for field in map.order {
      guard fields.contains(field) || traits.contains(field) else {
        throw map.error(
          field, "'\(field)' bukan isian; yang ada: \((fields.sorted() + traits).joined(separator: ", "))")
      }
      patterns.append((field, try map.pattern(field)))
    }
    return patterns
  }
}

/// The record definitions a rule may name.
package struct Definitions: Sendable {
  let byName: [String: RecordDefinition]
  /// The parts a report may have; empty when the rules name none.
  var parts: Set<String> = []
  /// The measures a column may have, as `ukuran.yaml` names them.
  var measures: Set<String> = []

  /// The same with kinds of record of a rule's own.
  func with(_ own: [RecordDefinition]) -> Definitions {
    guard !own.isEmpty else { return self }
    let all = byName.merging(own.map { ($0.id, $0) }) { shared, _ in shared }
    return Definitions(byName: all, parts: parts, measures: measures)
  }

  /// A measure under a key; one that no column can have is an error.
  func measures(_ key: String, _ yaml: RuleMap) throws(RuleFileError) -> [String] {
    let names = try yaml.strings(key)
    for name in names where !measures.contains(name) {
      throw yaml.error(key, "ukuran '\(name)' tidak dikenal; yang ada: \(measures.sorted().joined(separator: ", "))")
    }
    guard !names.isEmpty else { throw yaml.error(key, "'\(key)' perlu paling sedikit satu ukuran") }
    return names
  }

  /// The names of parts under a key; one that no report has is an error.
  func parts(_ key: String, _ yaml: RuleMap, or others: Set<String> = []) throws(RuleFileError) -> [String] {
    let names = try yaml.strings(key)
    for name in names where !parts.isEmpty && !parts.contains(name) && !others.contains(name) {
      let known = parts.union(others).sorted().joined(separator: ", ")
      throw yaml.error(key, "bagian '\(name)' tidak dikenal; yang ada: \(known)")
    }
    return names
  }

  /// The fields of a kind of record; an unknown kind is an error.
  func fields(of kind: String, _ yaml: RuleMap) throws(RuleFileError) -> Set<String> {
    guard let definition = byName[kind] else {
      let known = byName.keys.sorted().joined(separator: ", ")
      throw RuleFileError(
        file: yaml.file, line: yaml.line, problem: "catatan '\(kind)' tidak dikenal; yang ada: \(known)")
    }
    return Set(definition.fields.map(\.name))
  }

  /// Makes sure a name in a formula is a field (also of one year, `realisasi.2022`) or a constant.
  func check(_ name: String, _ fields: Set<String>, _ yaml: RuleMap, _ key: String) throws(RuleFileError) {
    let own = name.hasPrefix("pasangan.") ? name.dropFirst("pasangan.".count) : Substring(name)
    let base = name.prefix(name.count - own.count) + (own.split(separator: ".").first ?? own)
    guard fields.contains(String(base)) || Evaluation.constants.contains(name) else {
      let known = (fields.sorted() + Evaluation.constants).joined(separator: ", ")
      throw yaml.error(key, "isian '\(name)' tidak dikenal; yang ada: \(known)")
    }
  }
}
