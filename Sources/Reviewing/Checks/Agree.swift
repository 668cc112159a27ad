internal import Bahasa
import Documents
import Facts
package import Patterns

/// `agree: <field>` `of: [<record>…]` `by: <field>` — all mentions of one fact agree.
///
/// Records are grouped by the name in `by` and, exactly, by the traits in `also` (`tingkat`). Where a group states
/// different values, the value of the majority is expected; between as many the one stated in the first part of
/// `authority`, then the one its own details add up to, then the one in the more detailed table. Every mention of another value is accused, one judgement for
/// each group. With `majority: 3` only values are accused that the expected one outnumbers three to one. With
/// `per-year: true` the columns of other years (`realisasi.2022`) are compared, each year by itself. A table that gives one
/// name several values says nothing about other tables, unless `within: true` makes its own rows agree. With `reworded:`,
/// the words that make no other name, values are names: those that share most of their words are one thing called
/// otherwise, the others are other things.
package struct Agree: Check {
  package static let verb = "agree"
  static let keys =
    [verb, "of", "by", "also", "authority", "majority", "per-year", "within", "reworded"] + Selection.keys

  let field: String
  let selections: [Selection]
  let name: String
  let also: [String]
  let authority: [String]
  let majority: Int
  let isPerYear: Bool
  let isWithin: Bool
  /// The words that make no other name; nil where any other value contradicts.
  let reworded: Set<String>?
  let fields: Set<String>

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    field = try yaml.string(Self.verb)
    name = try yaml.string("by")
    also = try yaml.strings("also")
    authority = try definitions.parts("authority", yaml, or: Set(Role.allCases.map(\.rawValue)))
    isPerYear = try yaml.flag("per-year")
    isWithin = try yaml.flag("within")
    reworded = yaml.has("reworded") ? Set(try yaml.strings("reworded")) : nil
    majority = yaml.has("majority") ? try yaml.integer("majority") : 1
    guard majority > 0 else { throw yaml.error("majority", "'majority' harus 1 atau lebih") }
    var selections: [Selection] = []
    var known: Set<String> = []
    for kind in try yaml.strings("of") {
      let fields = try definitions.fields(of: kind, yaml)
      try definitions.check(field, fields, yaml, Self.verb)
      try definitions.check(name, fields, yaml, "by")
      known.formUnion(fields)
      selections.append(try Selection(kind: kind, yaml, definitions))
    }
    guard !selections.isEmpty else { throw yaml.error("of", "'of' perlu paling sedikit satu catatan") }
    self.selections = selections
    fields = known
  }

  private struct Mention {
    let record: Record
    /// The field, with its year when it is of another one.
    let key: String
    let fact: Fact
    let rank: Int
    /// 1 when the figures below it add up to it, -1 when they do not, else 0.
    let support: Int
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var names = NameIndex()
    var groups: [String: [Mention]] = [:]
    var order: [String] = []
    var lists = NumberedLists()
    for selection in selections {
      let records = try context.records(selection)
      let family = Family(records)
      for (index, record) in records where !record.isTotal {
        guard let subject = record.stated(name), !record.filled.contains(name) else { continue }
        let traits = also.map { context.word($0, of: record).lowercased() }
        if reworded != nil, let number = Ordinal.value(subject.text), let value = record.stated(field) {
          lists.add(context.name(value.text), number, at: value.place)
        }
        let isLabel = context.kinds[record.kind]?[name] == .label
        let subjectKey =
          isLabel ? FieldComparison.label(subject.text) : "\(names.insert(context.name(subject.text)))"
        for (key, fact) in facts(of: record) where fact.figure?.isMalformed != true {
          let group = ([key, subjectKey] + traits).joined(separator: "|")
          if groups[group] == nil { order.append(group) }
          groups[group, default: []].append(
            Mention(
              record: record, key: key, fact: fact, rank: rank(record, context),
              support: family.isBorneOut(key, of: index).map { $0 ? 1 : -1 } ?? 0))
        }
      }
    }
    var judgements: [Judgement] = []
    for group in order {
      for mentions in try alike(groups[group] ?? [], lists, context) {
        if let judgement = try judge(mentions, context) { judgements.append(judgement) }
      }
    }
    return judgements
  }

  /// What a record states: its field, or its field of every other year, in the order of years.
  private func facts(of record: Record) -> [(key: String, fact: Fact)] {
    guard isPerYear else { return record.stated(field).map { [(field, $0)] } ?? [] }
    return record.fields.filter { $0.key.hasPrefix(field + ".") && !$0.value.isBlank }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func rank(_ record: Record, _ context: ReviewContext) -> Int {
    let part = context.book.part(of: record.place).id
    let role = context.book.document(record.document).role.rawValue
    return authority.firstIndex { $0 == part || $0 == role } ?? authority.count
  }

  private func judge(_ mentions: [Mention], _ context: ReviewContext) throws(Unfinished) -> Judgement? {
    guard mentions.count > 1 else { return nil }
    let own = mentions.filter { $0.record.document == context.book.report }
    if own.count < mentions.count { return try judge(own, against: mentions, context) }
    var clusters = try clusters(mentions, context)
    let split = isWithin ? [] : Self.tablesOfSeveral(clusters)
    if !split.isEmpty {
      clusters = try self.clusters(mentions.filter { !split.contains(TableID($0.record)) }, context)
    }
    guard let expected = clusters.max(by: { weight($0, context) < weight($1, context) }) else { return nil }
    let rest = clusters.filter { $0[0].fact.place != expected[0].fact.place }
    let others = rest.filter { $0.count * majority <= expected.count || majority == 1 }.flatMap { $0 }
    if others.isEmpty, !rest.isEmpty {
      return Judgement(
        .unsure, evidence: rest.flatMap { $0 }.map { Evidence($0.fact.place, field: field) },
        values: values(of: rest[0][0]),
        reason: "\(FieldWords(field)) disebut berbeda-beda tanpa ada yang jelas lebih sering")
    }
    guard !others.isEmpty else {
      return Judgement(.pass, evidence: expected.prefix(3).map { Evidence($0.fact.place, field: field) })
    }
    var values = values(of: others[0])
    values["seharusnya"] = expected[0].fact.text
    values["tertulis"] = others[0].fact.text
    values["tempat"] = "\(others.count)"
    // Where nothing speaks for one value but that it stands first, all are accused.
    let isKnown = outweighs(expected, rest)
    return Judgement(
      .fail,
      evidence: others.map { Evidence($0.fact.place, field: field, isAccused: true) }
        + expected.prefix(3).map { Evidence($0.fact.place, field: field, isAccused: !isKnown) }, values: values,
      expected: isKnown ? expected[0].fact.text : nil)
  }

  /// Holds what the report says against what a document beside it says: it is a witness, whose own contradictions
  /// (before and after a revision) are nobody's fault, so that one of its values is enough. Where the report agrees
  /// with none it is wrong whatever its other mentions say.
  private func judge(
    _ own: [Mention], against all: [Mention], _ context: ReviewContext
  ) throws(Unfinished) -> Judgement? {
    guard !own.isEmpty else { return nil }
    let clusters = try clusters(all, context)
    let isOwn = { (mention: Mention) in mention.record.document == context.book.report }
    let confirmed = clusters.filter { !$0.allSatisfy(isOwn) }
    guard let witness = confirmed.joined().first(where: { !isOwn($0) }) else { return try judge(own, context) }
    let wrong = clusters.filter { $0.allSatisfy(isOwn) }.flatMap { $0 }
    // What only part of the report says otherwise is a matter of the report alone.
    guard let first = wrong.first, wrong.count == own.count else {
      let confirmed = [own[0], witness].map { Evidence($0.fact.place, field: field) }
      return try judge(own, context) ?? Judgement(.pass, evidence: confirmed)
    }
    var values = values(of: first)
    values["seharusnya"] = witness.fact.text
    values["tertulis"] = first.fact.text
    values["tempat"] = "\(wrong.count)"
    return Judgement(
      .fail,
      evidence: wrong.map { Evidence($0.fact.place, field: field, isAccused: true) }
        + [Evidence(witness.fact.place, field: field)], values: values, expected: witness.fact.text)
  }

  /// What a mention says of itself.
  private func values(of mention: Mention) -> [String: String] {
    var values = mention.record.fields.mapValues(\.text)
    values["nama"] = mention.record.fields[name]?.text
    values["tahun"] = mention.key.split(separator: ".").dropFirst().first.map(String.init)
    return values
  }

  /// The mentions of one thing each: those that call it alike, otherwise by a word, or stand at its place in a list that is
  /// printed twice.
  private func alike(
    _ mentions: [Mention], _ lists: NumberedLists, _ context: ReviewContext
  ) throws(Unfinished) -> [[Mention]] {
    guard let reworded else { return [mentions] }
    var things: [[(name: Name, mentions: [Mention])]] = []
    for cluster in try clusters(mentions, context) {
      let name = context.name(cluster[0].fact.text)
      let isOfThis = { (thing: [(name: Name, mentions: [Mention])]) in
        thing.contains { known in
          Rewording.isReworded(known.name, name, reworded)
            || Rewording.isNoSpelling(known.name, of: name, reworded)
              && known.mentions.contains { a in cluster.contains { lists.areOne(a.fact.place, $0.fact.place) } }
        }
      }
      let joined = things.filter(isOfThis).flatMap { $0 } + [(name, cluster)]
      things = things.filter { !isOfThis($0) } + [joined]
    }
    return things.map { $0.flatMap(\.mentions).sorted { $0.fact.place < $1.fact.place } }
  }

  /// Mentions that say the same together, in the order of the text.
  private func clusters(_ mentions: [Mention], _ context: ReviewContext) throws(Unfinished) -> [[Mention]] {
    guard let first = mentions.first else { return [] }
    let kind = context.kinds[first.record.kind]?[field] ?? .text
    let comparison = FieldComparison(context: context, kind: kind)
    var clusters: [[Mention]] = []
    for mention in mentions {
      try context.step()
      let fits = clusters.map { comparison.agree($0[0].fact, mention.fact) }
      // What cannot be compared with any other mention says nothing about agreement.
      guard fits.allSatisfy({ $0 != nil }) else { continue }
      if let same = fits.firstIndex(of: true) { clusters[same].append(mention) } else { clusters.append([mention]) }
    }
    return clusters
  }

  /// Tables that give one name several values: its rows are different things (a programme under two sasaran), and
  /// nobody can tell which of them another table means.
  private static func tablesOfSeveral(_ clusters: [[Mention]]) -> Set<TableID> {
    var seen: [TableID: Int] = [:]
    var several: Set<TableID> = []
    for (number, cluster) in clusters.enumerated() {
      for mention in cluster where mention.record.row != nil {
        let table = TableID(mention.record)
        if seen.updateValue(number, forKey: table) ?? number != number { several.insert(table) }
      }
    }
    return several
  }

  private struct TableID: Hashable {
    let document: Int
    let block: Int

    init(_ record: Record) { (document, block) = (record.document, record.block) }
  }

  /// Whether there is more to prefer a value than that it stands first.
  private func outweighs(_ expected: [Mention], _ rest: [[Mention]]) -> Bool {
    let best = { (cluster: [Mention]) in (cluster.map(\.rank).min() ?? 0, cluster.map(\.support).max() ?? 0) }
    return rest.allSatisfy { $0.count < expected.count || best($0) != best(expected) }
  }

  /// The number of mentions first, then authority, then what its details add up to, then the detail of the table it
  /// stands in, then the earlier one.
  private func weight(_ cluster: [Mention], _ context: ReviewContext) -> (Int, Int, Int, Int, Int) {
    let best = cluster.map(\.rank).min() ?? authority.count
    let detail = cluster.map { context.rows(inTableOf: $0.record) }.max() ?? 0
    let support = cluster.map(\.support).max() ?? 0
    return (cluster.count, -best, support, detail, -cluster[0].fact.place.range.lowerBound)
  }
}
