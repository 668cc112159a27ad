internal import Documents
internal import Facts
internal import Reviewing

/// A review as a static-analysis log: SARIF 2.1.0 (OASIS), one run with all rules, one result for each finding.
///
/// Regions are given only where lines are the file's own; for PDF, Word and Excel a message says the place, and nothing is
/// invented. What could not be read or judged is a notification of the invocation, so that no consumer takes it for a pass.
struct SARIFReport {
  private let content: ShownReview
  private let places: SARIFPlaces

  init(_ output: ReviewOutput) {
    content = ShownReview(output)
    places = SARIFPlaces(content)
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  func write() -> String {
    let rules = content.review.outcomes.map(\.rule)
    let indices = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let driver = JSONValue.object([
      ("name", .string("reviu")), ("version", .string(content.output.version)), ("language", .string("id")),
      (
        "shortDescription",
        text("Memeriksa laporan kinerja instansi pemerintah terhadap aturan tertulis.")
      ), ("rules", .array(rules.map(rule))),
    ])
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])), ("language", .string("id")),
      ("columnKind", .string("unicodeCodePoints")), ("artifacts", .array(places.artifacts)),
      (
        "invocations",
        .array([
          .object([
            ("executionSuccessful", .boolean(true)), ("toolExecutionNotifications", .array(notifications(indices))),
          ])
        ])
      ),
      ("results", .array(content.shown.numbers.map { result($0, indices) })),
      (
        "properties",
        .object([("cakupan", .strings(content.summary.coverage)), ("temuan", .string(content.remainder.counts))])
      ),
    ])
    return JSONValue.object([
      ("$schema", .string(Self.schema)), ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).written()
  }

  private func rule(_ rule: Rule) -> JSONValue {
    let items = rule.items.map(FormWords.item)
    let help =
      [rule.why.plain, "Dasar: \(rule.basis.plain)"]
      + (items.isEmpty ? [] : ["Butir: \(items.joined(separator: "; "))"])
    return .object(
      [
        ("id", .string(rule.id)), ("name", .string(rule.title)), ("shortDescription", text(rule.title)),
        ("fullDescription", text(rule.why)),
        ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
        (
          "help",
          .object([
            ("text", .string(help.joined(separator: "\n\n"))),
            (
              "markdown",
              .string(
                (["## \(MarkdownText.escaped(rule.title))"] + help.map(MarkdownText.escaped)).joined(separator: "\n\n"))
            ),
          ])
        ),
      ] + (rule.formerly.isEmpty ? [] : [("deprecatedIds", .strings(rule.formerly))])
        + [
          (
            "properties",
            .object([
              ("tags", .strings([rule.family])), ("basis", .string(rule.basis)), ("butir", .strings(rule.items)),
            ])
          )
        ])
  }

  private func result(_ number: Int, _ rules: [String: Int]) -> JSONValue {
    let finding = content.review.findings[number]
    let accused = finding.evidence.first?.place
    var members: [(key: String, value: JSONValue)] = [("ruleId", .string(finding.rule.id))]
    if let index = rules[finding.rule.id] { members.append(("ruleIndex", .integer(index))) }
    members += [
      ("kind", .string("fail")), ("level", .string(finding.severity.rawValue)), ("message", text(sentence(finding))),
      ("rank", .integer(content.review.weights[content.review.problemOfFinding[number]])),
      ("locations", .array([accused.map { places.location(of: $0) } ?? places.whole])),
      ("partialFingerprints", .object([("reviuFakta/v1", .string(finding.fingerprint))])),
    ]
    let witnesses = finding.evidence.dropFirst()
    if !witnesses.isEmpty {
      members.append(
        (
          "relatedLocations",
          .array(witnesses.enumerated().map { places.location(of: $1.place, id: $0 + 1, field: $1.field) })
        ))
    }
    var bag: [(key: String, value: JSONValue)] = [
      ("masalah", .integer(content.review.problemOfFinding[number])), ("butir", .strings(finding.rule.items)),
    ]
    if let computation = finding.computation { bag.append(("hitungan", .string(computation.plain))) }
    if let expected = finding.expected { bag.append(("seharusnya", .string(expected.plain))) }
    return .object(members + [("properties", .object(bag))])
  }

  private func sentence(_ finding: Finding) -> String {
    let message = finding.message.plain
    guard let computation = finding.computation?.plain, !message.contains(computation) else { return message }
    return "\(message) Hitungan: \(computation)."
  }

  /// What could not be read, then what could not be judged.
  private func notifications(_ rules: [String: Int]) -> [JSONValue] {
    let gaps = content.review.book.dossier.documents.enumerated().flatMap { index, document in
      document.gaps.map { gap in
        JSONValue.object([
          ("level", .string(gap.isNote ? "note" : "warning")), ("message", text("Tak terbaca: \(gap.reason.plain)")),
          ("locations", .array([places.location(of: gap, in: index)])),
        ])
      }
    }
    let open = content.review.outcomes.filter { $0.verdict == .unsure }.map { outcome in
      let reasons = outcome.reasons.map { ": " + $0.plain }.first ?? ""
      let reference: [(key: String, value: JSONValue)] =
        [("id", .string(outcome.rule.id))] + (rules[outcome.rule.id].map { [("index", .integer($0))] } ?? [])
      return JSONValue.object([
        ("level", .string("note")), ("message", text("Belum dapat dinilai\(reasons)")),
        ("associatedRule", .object(reference)),
      ])
    }
    return gaps + open
  }

  /// A message; square brackets before round ones would be taken for a link.
  private func text(_ words: String) -> JSONValue {
    .object([("text", .string(words.plain.replacing("](", with: "] (")))])
  }
}
