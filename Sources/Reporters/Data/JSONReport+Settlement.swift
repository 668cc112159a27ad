internal import Reviewing

extension JSONReport {
  /// What was set apart, and what the settings beside the report have to say.
  static func settlement(_ settlement: Settlement) -> JSONValue {
    let contradictions = settlement.contradictions.map { what, said, printed in
      JSONValue.object([("what", .string(what)), ("said", .string(said)), ("printed", .string(printed))])
    }
    return .object([
      (
        "base",
        settlement.base.map { .object([("file", .string($0.name)), ("hidden", .integer($0.hidden))]) } ?? .null
      ),
      ("settings", .optional(settlement.settings)), ("expired", .array(settlement.expired.map(acceptance))),
      ("unused", .array(settlement.unused.map(acceptance))), ("contradictions", .array(contradictions)),
    ])
  }

  private static func acceptance(_ acceptance: Acceptance) -> JSONValue {
    .object([("name", .string(acceptance.name)), ("line", .integer(acceptance.line))] + terms(acceptance))
  }

  /// Who accepted, why, and until when.
  static func terms(_ acceptance: Acceptance) -> [(key: String, value: JSONValue)] {
    [
      ("by", .string(acceptance.by)), ("reason", .string(acceptance.reason)),
      ("until", .string(acceptance.until.written)),
    ]
  }
}
