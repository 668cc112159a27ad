internal import Documents
internal import Facts
package import Reviewing

/// A review as JSON, for other programs. Schema `reviu/1`; every key is always present, `null` where nothing is known.
///
/// - `schema`: `"reviu/1"`. New keys may be added within a version; none is renamed, removed or given another meaning.
/// - `tool`: `name`, `version`; `minimum`: lighter findings are left out of `findings` and `aside`.
/// - `dossier[]`: `file`, `role` (`lkj pk iku renja renstra rencana-aksi rekap lhe lampiran`), `pages`, `blocks`,
///   `tables` (counts), `parts[]` (`role/part`, as in a finding), `gaps[]` of `file`, `line`, `reason`.
/// - `identity`: whose report it is, `agency` (as it is printed) and `year`; null where the report does not say it.
/// - `coverage`: `lines`, `blocks`, `tables`, `tablesRead`, `figures`, `figuresChecked`, `statementsChecked`, `judgements`, `gaps`.
/// - `counts`: the problems that `findings` tells (`problems`, of these `error`, `warning`, `note` by the finding that
///   speaks first), its `findings` and the `places` they accuse, and the problems it does not tell: `lighter`, `known`,
///   `accepted`.
/// - `outcomes[]`, one for each rule by id: `rule`, `family`, `title`, `severity`, `verdict`, `checked` (subjects
///   judged `pass` or `fail`), `findings` (their number, hidden ones too), `support[]` (evidence), `reasons[]`,
///   `undecided[]` (topics that stayed `unsure`), `blind` (something nobody can name did).
/// - `findings[]`, by place: `rule`, `family`, `severity`, `title`, `message`, `expected`, `computation`, `basis`,
///   `items[]` (`form/item`), `fingerprint` (the fact itself: rule, subject, measure, period and value, whatever its
///   place and the numbers of tables and pages; equal facts are counted `…-2`), `topic` (the same without the value: a
///   changed figure has another fingerprint and the same topic), `part` (`role/part`, null when something is missing as a
///   whole), `partTitle`, `witnessParts[]` (`part` and `partTitle` of where else its evidence stands), `problem`
///   (findings with one cause have the same number), `lead` (whether it speaks for that), `weight` (how much that problem matters, 1 to 100), `evidence[]` (the
///   accused words first; empty when
///   something is missing).
/// - `aside[]`: findings that are set apart, with the same keys and `because`: `known` (to the base of `--dasar`) or
///   `accepted`, then `acceptance` of `by`, `reason`, `until` (else null).
/// - `settlement`: `base` (null, or `file` and `hidden`), `settings` (the file or null), `expired[]`, `unused[]`
///   (acceptances: `name`, `line`, `by`, `reason`, `until`), `contradictions[]` of `what`, `said`, `printed`.
/// - `forms[]`: `form`, `title`, `basis`, `items[]` of `item`, `group`, `ask`, `verdict` (the worst), `answers` (a
///   verdict for each column: `ketersediaan`, `kesesuaian`, `checklist`), `note`, `findings[]` (indices into the list
///   above, from 0), `support[]` (evidence).
/// - evidence: `file`, `line`, `column`, `endLine`, `endColumn`, `page`, `table`, `row`, `box`, `ocr`, `sheet`,
///   `cell` (`C12`, in a workbook), `field`, `quote`. Lines, columns (in Unicode scalars), pages and rows count from 1;
///   the end is just behind the last character; `box` is left, top, right and bottom on the page in points; `ocr` is
///   true for words recognised from a picture; `quote` is verbatim.
///
/// `severity` is `error`, `warning` or `note`; `verdict` is `pass`, `fail`, `skip` or `unsure`. The same input gives
/// the same bytes. The text is UTF-8.
package struct JSONReport {
  private let review: Review
  private let formIDs: [String]
  private let version: String
  private let shown: ShownFindings
  /// The findings that speak for their problems.
  private let leads: Set<Int>

  /// Findings lighter than `minimum` are left out; the forms, in the order of their ids, keep what they say.
  package init(review: Review, formIDs: [String], minimum: Severity, version: String) {
    self.review = review
    self.formIDs = formIDs
    self.version = version
    shown = ShownFindings(review, minimum: minimum)
    leads = Set(shown.problems.values.map { $0[0] })
  }

  package func write() -> String {
    JSONValue.object([
      ("schema", .string("reviu/1")),
      ("tool", .object([("name", .string("reviu")), ("version", .string(version))])),
      ("dossier", .array(review.book.dossier.documents.indices.map(document))),
      ("identity", identity),
      ("minimum", .string(shown.minimum.rawValue)),
      ("coverage", coverage),
      ("counts", counts),
      ("outcomes", .array(review.outcomes.map(outcome))),
      ("findings", .array(shown.numbers.map { .object(finding($0)) })),
      ("aside", .array(aside)),
      ("settlement", Self.settlement(review.settlement)),
      ("forms", .array(review.forms(formIDs).map(form))),
    ]).written()
  }

  private func document(_ index: Int) -> JSONValue {
    let document = review.book.document(index)
    let tables = document.blocks.count { if case .table = $0.content { true } else { false } }
    let gaps = document.gaps.map { gap in
      let part = document.filePart(at: gap.range.lowerBound)
      return JSONValue.object([
        ("file", .string(part.file)), ("line", .integer(document.line(of: gap) - part.line)),
        ("reason", .string(gap.reason)),
      ])
    }
    return .object([
      ("file", .string(document.file)), ("role", .string(document.role.rawValue)),
      ("pages", .integer(document.pages.count)), ("blocks", .integer(document.blocks.count)),
      ("tables", .integer(tables)), ("parts", .strings(review.book.partNames(of: index))), ("gaps", .array(gaps)),
    ])
  }

  private var identity: JSONValue {
    let identity = review.book.identity
    return .object([("agency", .optional(identity.agency?.text)), ("year", .optional(identity.year?.value))])
  }

  private var coverage: JSONValue {
    let coverage = review.coverage
    return .object([
      ("lines", .integer(coverage.lines)), ("blocks", .integer(coverage.blocks)),
      ("tables", .integer(coverage.tables)), ("tablesRead", .integer(coverage.tablesRead)),
      ("figures", .integer(coverage.figures)), ("figuresChecked", .integer(coverage.figuresChecked)),
      ("statementsChecked", .integer(coverage.statementsChecked)), ("judgements", .integer(coverage.judgements)),
      ("gaps", .integer(coverage.gaps)),
    ])
  }

  private var counts: JSONValue {
    let counts = review.counts(from: shown.minimum)
    return .object(
      Severity.allCases.reversed().map { ($0.rawValue, .integer(counts.problems[$0] ?? 0)) } + [
        ("problems", .integer(counts.total)), ("findings", .integer(counts.findings)),
        ("places", .integer(counts.places)), ("lighter", .integer(counts.lighter)),
        ("known", .integer(counts.known)), ("accepted", .integer(counts.accepted)),
      ])
  }

  private func outcome(_ outcome: Outcome) -> JSONValue {
    .object([
      ("rule", .string(outcome.rule.id)), ("family", .string(outcome.rule.family)),
      ("title", .string(outcome.rule.title)), ("severity", .string(outcome.rule.severity.rawValue)),
      ("verdict", .string(outcome.verdict.rawValue)), ("checked", .integer(outcome.checked)),
      ("findings", .integer(outcome.findings.count)), ("support", .array(outcome.support.map(evidence))),
      ("reasons", .strings(outcome.reasons)), ("undecided", .strings(outcome.undecided)),
      ("blind", .boolean(outcome.isBlind)),
    ])
  }

  private func finding(_ number: Int) -> [(key: String, value: JSONValue)] {
    let finding = review.findings[number]
    let place = finding.evidence.first?.place
    return [
      ("rule", .string(finding.rule.id)), ("family", .string(finding.rule.family)),
      ("severity", .string(finding.severity.rawValue)), ("title", .string(finding.rule.title)),
      ("message", .string(finding.message)), ("expected", .optional(finding.expected)),
      ("computation", .optional(finding.computation)), ("basis", .string(finding.rule.basis)),
      ("items", .strings(finding.rule.items)), ("fingerprint", .string(finding.fingerprint)),
      ("topic", .string(finding.identity.topic)), ("part", .optional(place.map(review.book.partName))),
      ("partTitle", .optional(place.map { review.book.part(of: $0).title })),
      (
        "witnessParts",
        .array(
          review.witnessParts(of: finding).map {
            .object([("part", .string($0.name)), ("partTitle", .string($0.title))])
          })
      ),
      ("problem", .integer(review.problemOfFinding[number])),
      ("lead", .boolean(leads.contains(number))),
      ("weight", .integer(review.weights[review.problemOfFinding[number]])),
      ("evidence", .array(finding.evidence.map(evidence))),
    ]
  }

  private var aside: [JSONValue] {
    review.findings.indices.compactMap { number in
      guard let aside = review.findings[number].aside, review.findings[number].severity >= shown.minimum else {
        return nil
      }
      let why: [(key: String, value: JSONValue)] =
        switch aside {
        case .known: [("because", .string("known")), ("acceptance", .null)]
        case .accepted(let acceptance):
          [("because", .string("accepted")), ("acceptance", .object(Self.terms(acceptance)))]
        }
      return .object(finding(number) + why)
    }
  }

  private func form(_ filled: FilledForm) -> JSONValue {
    .object([
      ("form", .string(filled.form.id)), ("title", .string(filled.form.title)),
      ("basis", .string(filled.form.basis)), ("items", .array(filled.answers.map(answer))),
    ])
  }

  private func answer(_ answer: Answer) -> JSONValue {
    .object([
      ("item", .string(answer.item.id)), ("group", .optional(answer.item.group)), ("ask", .string(answer.item.ask)),
      ("verdict", .string(answer.verdict.rawValue)),
      ("answers", .object(answer.columns.map { ($0.column.rawValue, .string($0.verdict.rawValue)) })),
      ("note", .string(answer.note)),
      ("findings", .array(answer.findings.compactMap { shown.index(of: $0) }.map { .integer($0) })),
      ("support", .array(answer.support.map(evidence))),
    ])
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    let document = review.book.document(evidence.place.document)
    let location = document.location(of: evidence.place)
    return .object([
      ("file", .string(location.file)), ("line", .integer(location.line)), ("column", .integer(location.column)),
      ("endLine", .integer(location.endLine)), ("endColumn", .integer(location.endColumn)),
      ("page", .optional(location.page)), ("table", .optional(location.table)), ("row", .optional(location.row)),
      ("box", location.box.map(Self.box) ?? .null), ("ocr", .boolean(location.isRecognised)),
      ("sheet", .optional(location.sheet)), ("cell", .optional(location.cell)),
      ("field", .optional(evidence.field)), ("quote", .string(document.text.string(evidence.place.range))),
      ("as", .string(evidence.isAccused ? "accused" : "witness")),
    ])
  }

  /// Left, top, right, bottom to a hundredth of a point.
  private static func box(_ box: Box) -> JSONValue {
    .array([box.left, box.top, box.right, box.bottom].map { .number((Double($0) * 100).rounded() / 100) })
  }
}
