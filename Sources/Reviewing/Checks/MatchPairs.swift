internal import Bahasa
import Facts
import Patterns

extension Match {
  /// Whether one partner is enough, because nothing more is compared with it.
  var needsOne: Bool { same.isEmpty && formula == nil && sole == nil }

  /// The partners that stand near enough and that the condition admits.
  func candidates(
    for record: Record, among all: [Record], _ context: ReviewContext
  ) throws(Unfinished) -> [Record] {
    var fitting = near?.partners(of: record, among: all, context.book) ?? all
    if isOnce { fitting.removeAll { !($0.place < record.place) } }
    if let condition {
      var admitted: [Record] = []
      for partner in fitting {
        try context.step()
        let evaluation = Evaluation(context: context, record: record, partner: partner)
        if try evaluation.assess(condition).truth == .holds { admitted.append(partner) }
        if needsOne, !admitted.isEmpty { break }
      }
      fitting = admitted
    }
    return fitting
  }

  /// The partners unless they name different things, so that nobody can tell which one is meant.
  func one(of fitting: [Record], _ context: ReviewContext) -> [Record]? {
    guard let sole, let first = fitting.first.flatMap({ $0.stated(sole) }) else { return fitting }
    let name = context.name(first.text)
    let isOne = fitting.allSatisfy { partner in
      partner.stated(sole).map { name.isSame(as: context.name($0.text)) } ?? true
    }
    return isOne ? fitting : nil
  }

  /// Holds a formula against each partner: one that makes it true is enough; nil when none can be compared.
  func judge(
    _ record: Record, _ partners: [Record], _ formula: Formula, _ context: ReviewContext
  ) throws(Unfinished) -> Judgement? {
    var contradiction: Judgement?
    for partner in partners {
      try context.step()
      let evaluation = Evaluation(context: context, record: record, partner: partner)
      let assessment = try evaluation.assess(formula)
      switch assessment.truth {
      case .holds: return Judgement(.pass, evidence: [Evidence(record.place), Evidence(partner.place)])
      case .fails:
        if contradiction == nil { contradiction = try fail(evaluation, partner, assessment, formula) }
      case .missing, .unclear: continue
      }
    }
    return contradiction
  }

  private func fail(
    _ evaluation: Evaluation, _ partner: Record, _ assessment: Assessment, _ formula: Formula
  ) throws(Unfinished) -> Judgement {
    let record = evaluation.record
    let first = accused ?? assessment.claim
    var evidence = [
      Evidence(first.flatMap { evaluation.stated($0)?.place } ?? record.place, field: first, isAccused: true)
    ]
    let facts = try evaluation.facts(formula)
    // Of two places of one document nobody knows which one is right.
    let isEqual = record.document == partner.document
    evidence += facts.filter { $0.field != first }.map { fact in
      Evidence(fact.fact.place, field: fact.field, isAccused: isEqual && fact.field.hasPrefix("pasangan."))
    }
    if evidence.count == 1 { evidence.append(Evidence(partner.place)) }
    var values = values(record, partner)
    values["seharusnya"] = facts.first { $0.field.hasPrefix("pasangan.") }?.fact.text
    return Judgement(
      .fail, evidence: evidence, values: values, expected: assessment.expected, computation: assessment.computation,
      severity: assessment.isRounding ? .note : nil)
  }
}
