internal import Bahasa
import Documents
import Facts
package import Patterns

/// `forbid: <pattern>` — these words must not appear.
///
/// Keys: `in` (kinds of content), `part`, `except-part`, `where` (a formula over the named groups that must hold for
/// the words to be wrong), `unless` (a pattern that excuses the block they stand in), `accuse` (the group to point at),
/// `together: true` (one finding for all places, with `{jumlah}` and `{semua}` for the wording).
package struct Forbid: Check {
  package static let verb = "forbid"
  static let keys = [verb, "in", "part", "except-part", "where", "unless", "accuse", "together"]

  let patterns: [Pattern]
  let kinds: Set<ContentKind>
  let scope: Scope
  let condition: Formula?
  let excuse: Pattern?
  let accused: String?
  package let isTogether: Bool

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    patterns = try yaml.patterns(Self.verb)
    kinds = try Self.kinds("in", yaml) ?? [.heading, .paragraph, .list, .caption, .cell]
    scope = try Scope(yaml, definitions)
    condition = yaml.has("where") ? try yaml.formula("where") : nil
    excuse = try yaml.optionalPattern("unless")
    accused = try yaml.optionalString("accuse")
    isTogether = try yaml.flag("together")
    let groups = patterns.reduce(into: Set<String>()) { $0.formUnion($1.groups.keys) }
    for field in condition?.fields ?? [] { try definitions.check(field, groups, yaml, "where") }
    if let accused, !groups.contains(accused) { throw yaml.error("accuse", "pola tidak punya grup '\(accused)'") }
  }

  static func kinds(_ key: String, _ yaml: RuleMap) throws(RuleFileError) -> Set<ContentKind>? {
    yaml.has(key) ? Set(try yaml.choices(key, ContentKind.self)) : nil
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    for (locator, parts) in zip(context.book.locators, context.book.parts) where locator.index == context.book.report {
      var places: Set<Range<Int>> = []
      for pattern in patterns {
        for match in try context.matches(of: pattern, locator, parts, kinds: kinds, scope: scope) {
          guard let judgement = try judge(match, of: pattern, locator, parts, context),
            let accused = judgement.evidence.first, places.insert(accused.place.range).inserted
          else { continue }
          judgements.append(judgement)
        }
      }
      if judgements.isEmpty, parts.ofBlock.contains(where: { scope.admits(parts.parts[$0]) }) {
        judgements.append(Judgement(.pass))
      }
    }
    guard isTogether else { return judgements }
    judgements.sort { left, right in
      guard let first = left.evidence.first?.place, let second = right.evidence.first?.place else { return false }
      return first < second
    }
    return Judgement.together(judgements, naming: accused ?? "kutipan")
  }

  private func judge(
    _ match: PatternMatch, of pattern: Pattern, _ locator: Locator, _ parts: PartMap, _ context: ReviewContext
  ) throws(Unfinished) -> Judgement? {
    let printed = accused.flatMap { match.range($0, of: pattern) } ?? match.range
    let inked = locator.inked(printed)
    // A group that names a lone list mark means the mark itself.
    let range = inked.isEmpty && accused != nil ? printed : inked
    guard !range.isEmpty, let place = locator.place(range), kinds.contains(locator.kind(place.block)),
      scope.admits(parts.part(place.block))
    else { return nil }
    let document = locator.document
    if let excuse,
      try context.matcher.contains(
        excuse, in: document.text.bytes, range: document.blocks[place.block].range, budget: context.budget)
    {
      return nil
    }
    let record = record(match, of: pattern, place, document)
    guard let condition else {
      return Judgement(.fail, evidence: [Evidence(place)], values: record.fields.mapValues(\.text))
    }
    let assessment = try Evaluation(context: context, record: record).assess(condition)
    switch assessment.truth {
    case .holds: return Judgement(.fail, evidence: [Evidence(place)], values: record.fields.mapValues(\.text))
    case .unclear:
      return Judgement(
        .unsure, evidence: [Evidence(place)], values: record.fields.mapValues(\.text), reason: assessment.reason)
    case .fails, .missing: return nil
    }
  }

  private func record(_ match: PatternMatch, of pattern: Pattern, _ place: Place, _ document: Document) -> Record {
    var fields: [String: Fact] = ["kutipan": Fact(place: place, text: document.text.string(match.range))]
    for name in pattern.groups.keys {
      guard let range = match.range(name, of: pattern) else { continue }
      fields[name] = Fact(
        place: Place(document: place.document, block: place.block, cell: place.cell, range: range),
        text: document.text.string(range), figure: PrintedNumber.parse(document.text.bytes, in: range))
    }
    return Record(kind: "", block: place.block, place: place, fields: fields)
  }
}

extension Scope {
  /// Reads `part` and `except-part`.
  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    let parts = try definitions.parts("part", yaml)
    self.init(parts: parts.isEmpty ? nil : Set(parts), exceptParts: Set(try definitions.parts("except-part", yaml)))
  }
}
