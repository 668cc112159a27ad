internal import Bahasa
internal import Documents
package import Facts

/// Everything that was understood of a dossier as JSON, for other programs. Schema `reviu-fakta/1`; every key is always
/// present, `null` where nothing is known.
///
/// - `identity`: `year`, `agency` of the report.
/// - `dossier[]`: `file`, `role`.
/// - `records`: for each kind of record, by name, its records in the order of the text: `document` (index into
///   `dossier`), `file`, `line`, `page`, `table`, `row`, `level`, `parent` (index within the kind), `total`, and `fields` by
///   name, each with `text` as printed, `value` and `grain` (worth of the last printed digit) when it is one figure,
///   `unit` (`%`, `Rp` or the word), `line`.
package struct FactsJSON {
  private let book: FactBook

  package init(_ book: FactBook) { self.book = book }

  package func write() -> String {
    let kinds = book.records.sorted { $0.key < $1.key }
    return JSONValue.object([
      ("schema", .string("reviu-fakta/1")),
      (
        "identity",
        .object([
          ("year", .optional(book.identity.year?.value)), ("agency", .optional(book.identity.agency?.text)),
        ])
      ),
      (
        "dossier",
        .array(
          book.dossier.documents.map { document in
            .object([("file", .string(document.file)), ("role", .string(document.role.rawValue))])
          })
      ),
      ("records", .object(kinds.map { ($0.key, .array($0.value.map(record))) })),
    ]).written()
  }

  private func record(_ record: Record) -> JSONValue {
    let location = book.document(record.document).location(of: record.place)
    return .object([
      ("document", .integer(record.document)), ("file", .string(location.file)), ("line", .integer(location.line)),
      ("page", .optional(location.page)),
      ("table", .optional(location.table)), ("row", .optional(location.row)), ("level", .optional(record.level)),
      ("parent", .optional(record.parent)), ("total", .boolean(record.isTotal)),
      ("fields", .object(record.fields.sorted { $0.key < $1.key }.map { ($0.key, fact($0.value)) })),
    ])
  }

  private func fact(_ fact: Fact) -> JSONValue {
    let document = book.document(fact.place.document)
    let unit: String? =
      switch fact.figure?.unit {
      case .percent: "%"
      case .rupiah: "Rp"
      case .word(let word): word
      case nil: nil
      }
    return .object([
      ("text", .string(fact.text)), ("value", fact.figure.map { .number($0.reading.value) } ?? .null),
      ("grain", fact.figure.map { .number($0.reading.grain) } ?? .null), ("unit", .optional(unit)),
      ("line", .integer(document.location(of: fact.place).line)),
    ])
  }
}
