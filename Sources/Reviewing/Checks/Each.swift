import Facts
package import Patterns

/// `each: <record>` or `[<record>…]`, `holds: <formula>` — every record satisfies this.
///
/// Keys: `only`, `except`, `where` (which records), `when` (a formula that must hold, else the record is not judged),
/// `accuse` (the field to point at, or all that contradict each other, of which an amount that a table states too is left
/// out; the claim of the formula when absent), `together:
/// true` (one finding for all records that fail, each shown by the accused words only, with `{jumlah}`, `{dari}` and
/// `{semua}` for the wording).
package struct Each: Check {
  package static let verb = "each"
  static let keys = [verb, "holds", "when", "accuse", "together"] + Selection.keys

  let selections: [Selection]
  let formula: Formula
  let condition: Formula?
  let accused: [String]
  package let isTogether: Bool
  let fields: Set<String>

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    let kinds = try yaml.strings(Self.verb)
    guard !kinds.isEmpty else { throw yaml.error(Self.verb, "'\(Self.verb)' perlu nama catatan") }
    var selections: [Selection] = []
    for kind in kinds { selections.append(try Selection(kind: kind, yaml, definitions)) }
    self.selections = selections
    formula = try yaml.formula("holds")
    condition = yaml.has("when") ? try yaml.formula("when") : nil
    accused = try yaml.strings("accuse")
    isTogether = try yaml.flag("together")
    var fields = try definitions.fields(of: kinds[0], yaml)
    for kind in kinds.dropFirst() { fields.formIntersection(try definitions.fields(of: kind, yaml)) }
    self.fields = fields
    for field in formula.fields { try definitions.check(field, fields, yaml, "holds") }
    for field in condition?.fields ?? [] { try definitions.check(field, fields, yaml, "when") }
    for field in accused { try definitions.check(field, fields, yaml, "accuse") }
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    var records: [Record] = []
    for selection in selections { records += try context.records(selection).map(\.1) }
    for record in records {
      try context.step()
      let evaluation = Evaluation(context: context, record: record)
      if let condition, try evaluation.assess(condition).truth != .holds { continue }
      let assessment = try evaluation.assess(formula)
      switch assessment.truth {
      case .missing: continue
      case .holds: judgements.append(Judgement(.pass, evidence: evidence(record, assessment, context)))
      case .unclear:
        judgements.append(
          Judgement(
            .unsure, evidence: evidence(record, assessment, context), values: record.fields.mapValues(\.text),
            reason: assessment.reason))
      case .fails:
        judgements.append(
          Judgement(
            .fail, evidence: evidence(record, assessment, context), values: record.fields.mapValues(\.text),
            expected: assessment.expected, computation: assessment.computation,
            severity: assessment.isRounding ? .note : nil))
      }
    }
    return isTogether ? Judgement.together(judgements, naming: accused.first ?? formula.fields.first) : judgements
  }

  private func evidence(_ record: Record, _ assessment: Assessment, _ context: ReviewContext) -> [Evidence] {
    let first = assessment.claim ?? formula.fields.first { record.fields[$0] != nil }
    let names = ((accused.isEmpty ? [first].compactMap { $0 } : accused) + formula.fields).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let contested = accused.count > 1 ? Set(accused) : []
    let evidence = names.compactMap { name in
      record.fields[name].map { fact in
        let isAccused = contested.contains(name) && (name == names[0] || !context.isTabled(fact))
        return Evidence(fact.place, field: name, isAccused: isAccused)
      }
    }
    if evidence.isEmpty { return [Evidence(record.place)] }
    return isTogether ? Array(evidence.prefix(1)) : evidence
  }
}
