internal import Bahasa
import Documents
import Facts
package import Patterns

/// `alike: <measure>` — tables that state one thing of one subject state it alike.
///
/// Two cells speak of one thing when subject, measure, year, part of the year, basis, stage, level and the groups above
/// them agree wherever both say it. Two tables that contradict each other in most of what they share are two versions: one
/// warning for the pair, with every differing cell accused. Else the more frequent value is expected, then the one of the
/// part named first in `authority`, then the one that stands earlier. The value that more rows come out with (`support`,
/// formulas over a row; `sums`, totals and parents) goes before all; where an `authority` sets the figure that only decides
/// between parts of one rank, for who departs from an agreement may do so consistently. Keys: `domain`, `year` (`ini`: only
/// the report's year, `lain`: only others), `authority`, `revised` (words that say that an agreement was revised: then a
/// figure may be that of any agreement the report prints), `basis` (only figures that this document sets), `with` (roles of
/// documents beside the report that bear witness, and are right).
package struct Alike: Check {
  package static let verb = "alike"
  static let keys = [verb, "domain", "year", "authority", "support", "sums", "revised", "basis", "with"]

  enum Year: String, CaseIterable { case own = "ini", other = "lain" }

  let measure: String
  let domain: String?
  let year: Year?
  let authority: [String]
  let supports: [Formula]
  let sums: Bool
  let revised: Pattern?
  let basis: String?
  let witnesses: Set<Role>

  package var placeholders: Set<String> { ["nama", "tertulis", "seharusnya", "tempat", "tahun", "lawan", "jumlah"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    measure = try definitions.measures(Self.verb, yaml)[0]
    domain = try yaml.optionalString("domain")
    year = yaml.has("year") ? try yaml.choice("year", Year.self) : nil
    supports = try yaml.formulas("support")
    sums = try yaml.flag("sums")
    revised = try yaml.optionalPattern("revised")
    basis = try yaml.optionalString("basis")
    witnesses = Set(try yaml.choices("with", Role.self))
    for formula in supports {
      for field in formula.fields { try definitions.check(field, definitions.measures, yaml, "support") }
    }
    authority = try definitions.parts("authority", yaml, or: Set(Role.allCases.map(\.rawValue)))
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var judgements: [Judgement] = []
    let groups = try MentionReader(
      measure: measure, domain: domain, supports: supports, sums: sums, witnesses: witnesses, onlyBasis: basis,
      context: context
    ).groups()
      .filter { group in
        guard let year, let own = context.book.identity.year else { return true }
        return (group[0].period == "\(own.value)") == (year == .own)
      }
    let isRevised = try self.isRevised(context)
    let versions = try Versions(groups, isOpen: authority.isEmpty, context)
    for pair in versions.pairs { judgements.append(judgement(pair, context)) }
    for group in groups {
      try context.step()
      let own = group.filter { !versions.isSuperseded($0) }
      let mentions = isRevised ? Self.withoutVersions(own, context) : own
      if let judgement = try judge(mentions, context) { judgements.append(judgement) }
    }
    return judgements
  }

  /// Whether the report says that its agreement was revised.
  private func isRevised(_ context: ReviewContext) throws(Unfinished) -> Bool {
    guard let revised, let report = context.book.report else { return false }
    let text = context.book.document(report).text
    return try context.matcher.contains(revised, in: text.bytes, range: 0..<text.count, budget: context.budget)
  }

  /// Mentions without agreements that differ from each other and without what repeats any of them.
  private static func withoutVersions(_ mentions: [Mention], _ context: ReviewContext) -> [Mention] {
    let agreements = mentions.filter(\.isAgreement)
    let differ = agreements.contains { one in agreements.contains { one.agrees(with: $0, context) == false } }
    guard differ else { return mentions }
    return mentions.filter { mention in
      !mention.isAgreement && !agreements.contains { mention.agrees(with: $0, context) == true }
    } + agreements.prefix(mentions.count == agreements.count ? 0 : 1)
  }

  private func judge(_ mentions: [Mention], _ context: ReviewContext) throws(Unfinished) -> Judgement? {
    guard Set(mentions.map(\.table)).count > 1 else { return nil }
    var clusters: [[Mention]] = []
    for mention in mentions {
      try context.step()
      let fits = clusters.map { cluster in cluster.map { mention.agrees(with: $0, context) } }
      // What cannot be compared says nothing.
      if fits.contains(where: { $0.allSatisfy { $0 == nil } }) { continue }
      if let same = fits.firstIndex(where: { $0.contains(true) }) {
        clusters[same].append(mention)
      } else {
        clusters.append([mention])
      }
    }
    // What lies beside the report is a witness, never accused.
    let isReport = { (mention: Mention) in mention.reading.document == context.book.report }
    let stated = clusters.firstIndex { !$0.allSatisfy(isReport) }
    var weights: [Weight] = []
    for cluster in clusters { weights.append(try weight(cluster, among: mentions, context)) }
    guard let best = stated ?? weights.indices.max(by: { order(weights[$0]) < order(weights[$1]) }) else { return nil }
    let expected = clusters[best]
    let others = clusters.enumerated().filter { $0.offset != best }.flatMap(\.element).filter(isReport)
    guard !others.isEmpty else {
      return Judgement(.pass, evidence: expected.prefix(3).map { Evidence($0.fact.place, field: measure) })
    }
    let isClear =
      stated != nil || weights.indices.allSatisfy { $0 == best || outweighs(weights[best], weights[$0]) }
    return Judgement(
      .fail,
      evidence: others.map { Evidence($0.fact.place, field: measure, isAccused: true) }
        + expected.prefix(3).enumerated().map {
          Evidence($1.fact.place, field: measure, isAccused: !isClear && $0 == 0)
        },
      values: [
        "nama": others[0].subject, "tertulis": others[0].fact.text, "seharusnya": expected[0].fact.text,
        "tempat": "\(others.count)", "tahun": others[0].period,
        "lawan": context.tableName(expected[0].reading.block, of: expected[0].reading.document),
      ],
      expected: isClear ? expected[0].fact.text : nil)
  }

  /// What speaks for a value: rows and sums that come out with it, tables that state it, the rank of their part.
  private struct Weight {
    var votes = 0
    let tables: Int
    let rank: Int
    let place: Int
  }

  /// Whether there is more to prefer a value than one table more: what comes out with it, its authority unless more comes
  /// out with the other, or three to one.
  /// Where rows come out with either value both may be consistent and neither is preferred for it, and one row alone does
  /// not outweigh that more tables state the other.
  private func outweighs(_ a: Weight, _ b: Weight) -> Bool {
    if a.tables >= 3 * b.tables || a.rank > b.rank && a.votes >= b.votes { return true }
    guard a.rank == b.rank, a.votes >= 3 * b.votes else { return false }
    return a.votes > (a.tables < b.tables ? 1 : 0)
  }

  private func order(_ weight: Weight) -> (Int, Int, Int, Int, Int) {
    let first = authority.isEmpty ? weight.votes : 0
    return (first, weight.tables, weight.rank, weight.votes, weight.place)
  }

  private func weight(
    _ cluster: [Mention], among all: [Mention], _ context: ReviewContext
  ) throws(Unfinished) -> Weight {
    let rank = cluster.map { mention in authority.firstIndex(of: mention.reading.part) ?? authority.count }.min() ?? 0
    let fact = cluster[0].fact
    var weight = Weight(
      tables: Set(cluster.map(\.table)).count, rank: -rank, place: -fact.place.range.lowerBound)
    // Each row is asked once, and the sums it stands in once.
    for mention in all {
      for isSum in [false, true] {
        for trial in mention.trials where trial.isSum == isSum {
          try context.step()
          guard try trial.isStood(by: fact, context) else { continue }
          weight.votes += 1
          break
        }
      }
    }
    return weight
  }

  private func judgement(_ pair: Versions.Pair, _ context: ReviewContext) -> Judgement {
    let cells = pair.differing.map { Evidence($0.accused.fact.place, field: measure, isAccused: true) }
    let shown = pair.isContested ? pair.differing[...] : pair.differing.prefix(3)
    let witnesses = shown.filter { $0.witness.reading.document == context.book.report || !pair.isContested }
      .map { Evidence($0.witness.fact.place, field: measure, isAccused: pair.isContested) }
    return Judgement(
      .fail, evidence: cells + witnesses,
      values: [
        "nama": pair.differing[0].accused.subject + " (dan \(pair.differing.count - 1) lainnya)",
        "jumlah": "\(pair.differing.count)",
        "tertulis": pair.differing[0].accused.fact.text, "seharusnya": pair.differing[0].witness.fact.text,
        "tempat": "\(pair.differing.count)", "tahun": pair.differing[0].accused.period,
        "lawan": context.tableName(
          pair.differing[0].witness.reading.block, of: pair.differing[0].witness.reading.document),
      ], severity: .warning)
  }
}
