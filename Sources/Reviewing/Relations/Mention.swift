internal import Bahasa
import Documents
import Facts
import Patterns

/// One cell that states a measure of a named subject.
struct Mention {
  let subject: String
  let fact: Fact
  let role: ColumnRole
  /// The year it speaks of.
  let period: String
  let row: ReadRow
  /// The number of its table among all of the dossier.
  let table: Int
  let reading: TableReading

  /// Whether two mentions say the same; nil when they do not speak of one thing or cannot be compared.
  func agrees(with other: Mention, _ context: ReviewContext) -> Bool? {
    guard table != other.table || fact.place == other.fact.place, speaksOf(other, context) else { return nil }
    return FieldComparison(context: context, kind: .figure).agree(fact, other.fact)
  }

  /// Whether both may speak of one thing.
  private func speaksOf(_ other: Mention, _ context: ReviewContext) -> Bool {
    guard ColumnRole.fits(spans: role.span, other.role.span), Self.fits(role.stage, other.role.stage) else { return false }
    guard Self.basis(role) == Self.basis(other.role) else { return false }
    if let a = row.groups.last, let b = other.row.groups.last, row.level == other.row.level, row.isLevelStated {
      return context.name(a).isSame(as: context.name(b)) || reading.columns.count != other.reading.columns.count
    }
    return true
  }

  private static func fits(_ left: String?, _ right: String?) -> Bool { left == nil || right == nil || left == right }

  /// What sets the figure; a target without a basis is that of the agreement.
  private static func basis(_ role: ColumnRole) -> String { role.basis ?? "pk" }
}

/// Reads every mention of a measure in the report's tables, those of one subject and year together.
struct MentionReader {
  let measure: String
  let domain: String?
  let context: ReviewContext

  /// Mentions of one subject and year, in reading order.
  func groups() throws(Unfinished) -> [[Mention]] {
    var names = NameIndex()
    var groups: [String: [Mention]] = [:]
    var order: [String] = []
    for (number, reading) in context.book.tables.enumerated() where context.book.document(reading.document).role == .lkj {
      try context.step()
      var own: [String: [Mention]] = [:]
      var ownOrder: [String] = []
      for mention in mentions(of: reading, number) {
        let key = "\(names.insert(context.name(mention.subject)))|\(mention.period)"
        if own[key] == nil { ownOrder.append(key) }
        own[key, default: []].append(mention)
      }
      for key in ownOrder {
        let found = own[key] ?? []
        // A table that gives one name several values says nothing of other tables.
        guard isOne(found) else { continue }
        if groups[key] == nil { order.append(key) }
        groups[key, default: []] += found
      }
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }

  private func isOne(_ mentions: [Mention]) -> Bool {
    guard let first = mentions.first else { return false }
    let comparison = FieldComparison(context: context, kind: .figure)
    return mentions.allSatisfy { $0.role.basis != first.role.basis || comparison.agree(first.fact, $0.fact) == true }
  }

  private func mentions(of reading: TableReading, _ number: Int) -> [Mention] {
    let columns = reading.columns.indices.filter { index in
      let role = reading.columns[index]
      return role.measure == measure && (domain == nil || (role.domain ?? "kinerja") == domain) && role.span == nil || role.span == "setahun"
        && role.measure == measure && (domain == nil || (role.domain ?? "kinerja") == domain)
    }
    return columns.flatMap { column -> [Mention] in
      let role = reading.columns[column]
      guard let period = period(role, reading) else { return [] }
      return reading.rows.compactMap { row in
        guard row.kind == .data, row.isNamed, let subject = row.subject, let fact = row.cells[column], !fact.isBlank,
          fact.figure?.isMalformed != true, !row.merged.contains(column)
        else { return nil }
        return Mention(
          subject: subject.text, fact: fact, role: role, period: period, row: row, table: number, reading: reading)
      }
    }
  }

  /// The year a column speaks of; the end of a plan is no year.
  private func period(_ role: ColumnRole, _ reading: TableReading) -> String? {
    let period = role.period ?? reading.year
    return period.flatMap { Int($0) == nil ? nil : $0 }
  }
}

/// Pairs of tables that contradict each other in most of what they share.
struct Versions {
  struct Pair {
    let tables: [Int]
    let differing: [(earlier: Mention, later: Mention)]
  }

  private(set) var pairs: [Pair] = []
  private var later: Set<Int> = []

  init(_ groups: [[Mention]], _ context: ReviewContext) {
    var shared: [[Int]: [(earlier: Mention, later: Mention, isSame: Bool)]] = [:]
    for group in groups {
      for (index, right) in group.enumerated() {
        for left in group[..<index] where left.table != right.table {
          guard let isSame = right.agrees(with: left, context) else { continue }
          shared[[left.table, right.table], default: []].append((left, right, isSame))
        }
      }
    }
    for (tables, facts) in shared.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let differing = facts.filter { !$0.isSame }.map { (earlier: $0.earlier, later: $0.later) }
      guard differing.count >= 3, differing.count * 2 > facts.count else { continue }
      later.formUnion(tables)
      guard !Self.areRevisions(differing[0].earlier, differing[0].later, context) else { continue }
      // One warning for a table that differs from several is enough.
      if !pairs.contains(where: { $0.tables[1] == tables[1] }) { pairs.append(Pair(tables: tables, differing: differing)) }
    }
  }

  /// Whether a mention belongs to a table known as another version.
  func isSuperseded(_ mention: Mention, in group: [Mention]) -> Bool { later.contains(mention.table) }

  /// An agreement and its revision differ rightly.
  private static func areRevisions(_ left: Mention, _ right: Mention, _ context: ReviewContext) -> Bool {
    let isAgreement = { (mention: Mention) in mention.role.basis == "pk" || mention.reading.caption.contains("perjanjian") }
    if isAgreement(left), isAgreement(right) { return true }
    return left.role.stage != nil || right.role.stage != nil
  }
}
