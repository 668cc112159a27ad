package import Reviewing

/// A comparison of drafts as JSON. Schema `reviu-banding/1`; every key is always present.
///
/// - `schema`, `tool` (`name`, `version`), `drafts[]` (names, the newest last), `minimum` (lighter findings are left out).
/// - `counts`: a number for each state: `baru`, `muncul-lagi`, `berubah`, `masih-ada`, `belum-dapat-dinilai`, `selesai`.
/// - `entries[]`, by state: `state`, `reason` (why it is undecided, else null), `draft` (number from 0 of the draft it
///   was last seen in before, or null), `earlier` and `current` (null or `number` in its report's list, `rule`, `severity`, `title`,
///   `message`, `fingerprint`, `topic`, `accepted`, `place`: null or `file`, `line`, `page`, `table`, `row`, `quote`).
package struct ComparisonJSON {
  private let comparison: DraftComparison
  private let version: String

  package init(_ comparison: DraftComparison, version: String) {
    self.comparison = comparison
    self.version = version
  }

  package func write() -> String {
    let counts = ComparisonWords(comparison: comparison).counts
    return JSONValue.object([
      ("schema", .string("reviu-banding/1")),
      ("tool", .object([("name", .string("reviu")), ("version", .string(version))])),
      ("drafts", .strings(comparison.names)), ("minimum", .string(comparison.minimum.rawValue)),
      ("counts", .object(counts.map { ($0.state.rawValue, .integer($0.count)) })),
      ("entries", .array(comparison.entries.map(entry))),
    ]).written()
  }

  private func entry(_ entry: DraftComparison.Entry) -> JSONValue {
    .object([
      ("state", .string(entry.state.rawValue)), ("reason", .optional(entry.reason)),
      ("draft", .optional(entry.earlierDraft)), ("earlier", entry.earlier.map(finding) ?? .null),
      ("current", entry.current.map(finding) ?? .null),
    ])
  }

  private func finding(_ finding: DraftFinding) -> JSONValue {
    .object([
      ("number", .integer(finding.number)), ("rule", .string(finding.rule)),
      ("severity", .string(finding.severity.rawValue)), ("title", .string(finding.title)),
      ("message", .string(finding.message)), ("fingerprint", .string(finding.identity.fingerprint)),
      ("topic", .string(finding.identity.topic)), ("accepted", .boolean(finding.isAccepted)),
      ("place", finding.place.map(place) ?? .null),
    ])
  }

  private func place(_ place: DraftPlace) -> JSONValue {
    .object([
      ("file", .string(place.file)), ("line", .integer(place.line)), ("page", .optional(place.page)),
      ("table", .optional(place.table)), ("row", .optional(place.row)), ("quote", .string(place.quote)),
    ])
  }
}
