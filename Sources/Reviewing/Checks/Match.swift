internal import Bahasa
internal import Documents
import Facts
package import Patterns

/// `match: <record>` `with: <record>` `by: […]` `same: […]` — what one place says, the other says too.
///
/// A partner is a record of the other kind whose `by` fields say the same; without `by` all of them are. Without `same`
/// a record that has no partner fails; with `same` a record fails when it has partners and all of them say something
/// else, with `or` it may also be found by these fields alone; with `never: true` a record fails when it has a partner,
/// and the partner's words are accused unless `accuse` names a field of the record, and with `once: true` only when the
/// partner stands before it. `together: true` makes one finding of all records that fail, with `{jumlah}`, `{dari}` (how
/// many were judged) and `{semua}`.
/// With `confirmed: true` nothing is accused unless most records agree: else our reading is wrong, not the report. With
/// `lone: [where, what]` several records of one place that say one other thing, beside some there that are right, are not
/// accused: sections 1.1 to 1.9 under item 1 of section 3.3 are no sections of another chapter.
/// With `holds` a formula over both records (`pasangan.realisasi` is the partner's) takes the place of `same`. `near`
/// keeps only partners under the same heading (`bagian`), in the nearest table above (`atas`), beside it (`alinea`) or
/// in another row of its group (`saudara`), `when` only those a formula over both admits; with `sole: field` a record
/// whose partners name different things is not judged.
/// Keys: `only`, `except`, `where`, and the same with the prefix `with-` for the other kind; `by` may pair fields
/// (`judul = sasaran`); `accuse` names the field to point at.
package struct Match: Check {
  package static let verb = "match"
  static let keys =
    [
      verb, "with", "by", "or", "same", "near", "when", "holds", "sole", "accuse", "never", "once", "confirmed",
      "lone", "together",
    ]
    + Selection.keys + Selection.keys.map { "with-" + $0 }

  struct Pair: Sendable {
    let left: String
    let right: String
  }

  let subjects: Selection
  let partners: Selection
  let by: [Pair]
  /// What a record without a partner may be found by instead.
  let otherwise: [Pair]
  let same: [Pair]
  let near: Nearness?
  let condition: Formula?
  let formula: Formula?
  let sole: String?
  let accused: String?
  let mustBeAlone: Bool
  let isOnce: Bool
  let needsMost: Bool
  let lone: [String]
  package let isTogether: Bool
  /// Whether partners are tables or headings, which a gap may hide.
  let needsTables: Bool
  let fields: Set<String>

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    subjects = try Selection(kind: try yaml.string(Self.verb), yaml, definitions)
    partners = try Selection(kind: try yaml.string("with"), yaml, definitions, prefix: "with-")
    by = try Self.pairs("by", yaml, definitions, subjects.kind, partners.kind)
    otherwise = try Self.pairs("or", yaml, definitions, subjects.kind, partners.kind)
    same = try Self.pairs("same", yaml, definitions, subjects.kind, partners.kind)
    accused = try yaml.optionalString("accuse")
    mustBeAlone = try yaml.flag("never")
    isOnce = try yaml.flag("once")
    needsMost = try yaml.flag("confirmed")
    lone = try yaml.strings("lone")
    isTogether = try yaml.flag("together")
    switch definitions.byName[partners.kind]?.source {
    case .tables?, .headings?: needsTables = true
    default: needsTables = false
    }
    fields = try definitions.fields(of: subjects.kind, yaml).union(
      try definitions.fields(of: partners.kind, yaml).map { "pasangan." + $0 })
    near = yaml.has("near") ? try yaml.choice("near", Nearness.self) : nil
    condition = yaml.has("when") ? try yaml.formula("when") : nil
    formula = yaml.has("holds") ? try yaml.formula("holds") : nil
    sole = try yaml.optionalString("sole")
    for name in condition?.fields ?? [] { try definitions.check(name, fields, yaml, "when") }
    for name in formula?.fields ?? [] { try definitions.check(name, fields, yaml, "holds") }
    if let sole { try definitions.check("pasangan." + sole, fields, yaml, "sole") }
    for field in lone { try definitions.check(field, definitions.fields(of: subjects.kind, yaml), yaml, "lone") }
    guard lone.isEmpty || lone.count == 2 else { throw yaml.error("lone", "'lone' menyebut dua isian") }
    guard !by.isEmpty || !same.isEmpty || formula != nil || condition != nil else {
      throw yaml.error(Self.verb, "perlu 'by', 'same', 'when', atau 'holds'")
    }
  }

  private var comparesFigures: Bool { !same.isEmpty || formula != nil }

  private static func pairs(
    _ key: String, _ yaml: RuleMap, _ definitions: Definitions, _ left: String, _ right: String
  ) throws(RuleFileError) -> [Pair] {
    var pairs: [Pair] = []
    for text in try yaml.strings(key) {
      let names = text.split(separator: "=").map { $0.split(separator: " ").joined() }
      guard let first = names.first, let last = names.last, names.count <= 2 else {
        throw yaml.error(key, "'\(text)' bukan isian atau pasangan isian")
      }
      try definitions.check(first, try definitions.fields(of: left, yaml), yaml, key)
      try definitions.check(last, try definitions.fields(of: right, yaml), yaml, key)
      pairs.append(Pair(left: first, right: last))
    }
    return pairs
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    let others = try context.records(partners).map(\.record)
    guard !others.isEmpty else { return [] }
    var index = PartnerIndex(context: context, kind: partners.kind)
    var fallback = PartnerIndex(context: context, kind: partners.kind)
    let right = by.map(\.right)
    // What a table repeats down its rows says what they belong to, not whose the other figures of the row are.
    let (subjectNames, partnerNames) = comparesFigures ? (Set(by.map(\.left)), Set(right)) : ([], [])
    for (position, record) in others.enumerated() where record.filled.isDisjoint(with: partnerNames) {
      index.insert(record, by: right, position)
      if !otherwise.isEmpty { fallback.insert(record, by: otherwise.map(\.right), position) }
    }
    let isFree = by.isEmpty && near == nil && !isOnce
    var worded = isFree ? WordedPartners(condition, among: others, needsOne: needsOne) : nil
    var judgements: [Judgement] = []
    var judged: [Record] = []
    for (_, record) in try context.records(subjects) where record.filled.isDisjoint(with: subjectNames) {
      try context.step()
      guard var found = index.find(record, by: by) else { continue }
      if found.isEmpty, !otherwise.isEmpty { found = fallback.find(record, by: otherwise) ?? [] }
      var admitted = try worded?.admitted(for: record, context)
      if admitted == nil { admitted = try candidates(for: record, among: found.map { others[$0] }, context) }
      guard let admitted, let fitting = one(of: admitted, context) else { continue }
      let judgement =
        if let formula { try judge(record, fitting, formula, context) } else { try judge(record, fitting, context) }
      guard let judgement else { continue }
      judgements.append(judgement)
      judged.append(record)
    }
    if !lone.isEmpty { judgements = alone(judgements, judged) }
    if needsMost, judgements.count(where: { $0.verdict == .pass }) * 2 < judgements.count { return [] }
    let named = mustBeAlone ? accused ?? by.first?.left : by.first?.left ?? accused
    return isTogether ? Judgement.together(judgements, naming: named) : judgements
  }

  /// Judgements without those of records that fail together; see `lone`.
  private func alone(_ judgements: [Judgement], _ records: [Record]) -> [Judgement] {
    let words = records.map { record in lone.map { record.fields[$0]?.text ?? "" } }
    var (right, wrong): (Set<String>, [[String]: Int]) = ([], [:])
    for (judgement, words) in zip(judgements, words) {
      if judgement.verdict == .pass { right.insert(words[0]) } else { wrong[words, default: 0] += 1 }
    }
    return zip(judgements, words).filter { judgement, words in
      judgement.verdict == .pass || words[1].isEmpty || wrong[words] == 1 || !right.contains(words[0])
    }.map(\.0)
  }

  private func judge(
    _ record: Record, _ partners: [Record], _ context: ReviewContext
  ) throws(Unfinished) -> Judgement? {
    let key = by.compactMap { record.fields[$0.left] }
    if mustBeAlone { return alone(record, partners.first) }
    guard let first = partners.first else {
      guard same.isEmpty else { return nil }
      let accused = self.accused.flatMap { record.fields[$0] } ?? key.first
      let evidence = [Evidence(accused?.place ?? record.place, field: self.accused ?? by.first?.left)]
      if needsTables, try context.mayHide(self.partners) {
        return Judgement(
          .unsure, evidence: evidence, values: record.fields.mapValues(\.text),
          reason: "ada bagian yang tidak terbaca; pasangannya mungkin di sana")
      }
      return Judgement(.fail, evidence: evidence, values: record.fields.mapValues(\.text))
    }
    guard !same.isEmpty else {
      return Judgement(.pass, evidence: [Evidence(key.first?.place ?? record.place), Evidence(first.place)])
    }
    var contradiction: Judgement?
    for partner in partners {
      guard let found = contradictions(record, partner, context) else { continue }
      if found.isEmpty { return Judgement(.pass, evidence: [Evidence(record.place), Evidence(partner.place)]) }
      contradiction = contradiction ?? fail(record, partner, found)
    }
    return contradiction
  }

  private func alone(_ record: Record, _ partner: Record?) -> Judgement {
    let left = by.first?.left
    let own = Evidence(left.flatMap { record.fields[$0]?.place } ?? record.place, field: left)
    guard let partner else { return Judgement(.pass, evidence: [own]) }
    let right = by.first?.right
    let found = Evidence(right.flatMap { partner.fields[$0]?.place } ?? partner.place, field: right)
    if let accused, let fact = record.fields[accused] {
      return Judgement(
        .fail, evidence: [Evidence(fact.place, field: accused), found], values: values(record, partner))
    }
    return Judgement(.fail, evidence: [found, own], values: values(record, partner))
  }

  func values(_ record: Record, _ partner: Record) -> [String: String] {
    var values = record.fields.mapValues(\.text)
    for (name, fact) in partner.fields { values["pasangan.\(name)"] = fact.text }
    return values
  }

  /// The pairs that contradict each other; nil when nothing could be compared.
  private func contradictions(_ record: Record, _ partner: Record, _ context: ReviewContext) -> [Pair]? {
    var compared = false
    var found: [Pair] = []
    for pair in same {
      guard let left = record.stated(pair.left), let right = partner.stated(pair.right) else { continue }
      let kind = context.kinds[record.kind]?[pair.left] ?? .text
      guard let agrees = FieldComparison(context: context, kind: kind).agree(left, right) else { continue }
      compared = true
      if !agrees { found.append(pair) }
    }
    return compared ? found : nil
  }

  private func fail(_ record: Record, _ partner: Record, _ pairs: [Pair]) -> Judgement {
    var evidence: [Evidence] = []
    if let accused, let fact = record.fields[accused] {
      evidence.append(Evidence(fact.place, field: accused, isAccused: true))
    }
    // Of two places of one document nobody knows which one is right.
    let isEqual = record.document == partner.document
    for pair in pairs {
      if pair.left != accused, let left = record.fields[pair.left] {
        evidence.append(Evidence(left.place, field: pair.left, isAccused: true))
      }
      if let right = partner.fields[pair.right] {
        evidence.append(Evidence(right.place, field: pair.right, isAccused: isEqual))
      }
    }
    // Of two titles nobody knows which one is right; the message prints both.
    let expected = pairs.first.flatMap { partner.fields[$0.right] }.flatMap { $0.figure == nil ? nil : $0.text }
    return Judgement(.fail, evidence: evidence, values: values(record, partner), expected: expected)
  }
}
