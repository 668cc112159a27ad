import Documents
import Patterns
import Readers

@testable import Facts

/// A document in house notation.
func read(_ text: String, file: String = "uji.txt") -> Document { Readers.read(Array(text.utf8), file: file) }

/// A field as a records file writes it.
func field(
  _ name: String, _ kind: FieldDefinition.Kind, _ header: String? = nil, fill: Bool = false, perYear: Bool = false,
  after: String? = nil, of source: String? = nil, cut: String = ""
) throws -> FieldDefinition {
  let cutting = try source.map { (of: $0, by: try Pattern(cut)) }
  return FieldDefinition(
    name: name, kind: kind, headers: try header.map { [try Pattern($0)] } ?? [], fills: fill, perYear: perYear,
    after: after, cut: cutting)
}

/// A kind of record read from tables.
func tables(
  _ fields: [FieldDefinition], needs: [String] = [], without: [String] = [], rows: [String] = [],
  total: String? = nil, levels: [LevelDefinition] = [], order: [String] = []
) throws -> RecordDefinition {
  let source = TableSource(
    needs: needs, without: without, rows: rows, total: try total.map { try Pattern($0) }, levels: levels, order: order)
  return RecordDefinition(id: "baris", source: .tables(source), fields: fields, scope: Scope())
}

/// A level whose rows, and perhaps tables, are known by what fields match.
func level(_ name: String, row: [String: String], table: [String: String] = [:]) throws -> LevelDefinition {
  LevelDefinition(
    name: name, row: try row.mapValues { try Pattern($0) }, table: try table.mapValues { try Pattern($0) })
}

/// A part that a heading opens.
func part(_ id: String, _ heading: String?, claims: Bool = true, after: Set<String> = []) throws -> Part {
  Part(id: id, title: id, heading: try heading.map { try Pattern($0) }, makesClaims: claims, after: after)
}

/// The records one definition gives in documents.
func records(
  _ definition: RecordDefinition, in documents: Document..., parts: [Part] = [], identity: IdentityDefinition? = nil,
  words: WordList = WordList()
) -> [Record] {
  let vocabulary = Vocabulary(
    records: [definition], parts: parts, identity: identity ?? IdentityDefinition(year: [], agency: []), words: words)
  return FactBook(Dossier(documents: documents), vocabulary: vocabulary).records[definition.id] ?? []
}

/// A record on one line: level, parent, marks, and its fields by name.
func show(_ record: Record) -> String {
  let marks = [
    record.level, record.parent.map { "^\($0)" }, record.isTotal ? "TOTAL" : nil, record.isShifted ? "GESER" : nil,
  ].compactMap { $0 }
  let fields = record.fields.sorted { $0.key < $1.key }.map { name, fact in
    "\(name)=\(fact.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
  }
  return (marks + fields).joined(separator: " ")
}
