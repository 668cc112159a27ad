import Facts
import Patterns

/// Pairs of tables that contradict each other in most of what they share.
struct Versions {
  struct Pair {
    /// Cells of the table that fewer others bear out, with those of the other.
    let differing: [(accused: Mention, witness: Mention)]
    /// Whether as much speaks for the one as for the other.
    var isContested = false
  }

  private(set) var pairs: [Pair] = []
  private var superseded: Set<Int> = []

  /// `isOpen`: no part sets the figures, so that what rows come out with tells which table is odd.
  init(_ groups: [[Mention]], isOpen: Bool, _ context: ReviewContext) throws(Unfinished) {
    var shared: [[Int]: [(left: Mention, right: Mention, isSame: Bool)]] = [:]
    var agreeing: [Int: Int] = [:]
    for group in groups {
      for (index, right) in group.enumerated() {
        for left in group[..<index] where left.table != right.table {
          try context.step()
          guard let isSame = right.agrees(with: left, context) else { continue }
          shared[[left.table, right.table], default: []].append((left, right, isSame))
          if isSame {
            agreeing[left.table, default: 0] += 1
            agreeing[right.table, default: 0] += 1
          }
        }
      }
    }
    for (tables, facts) in shared.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let differing = facts.filter { !$0.isSame }
      guard differing.count >= 3, differing.count * 2 > facts.count else { continue }
      // The table that others bear out less is the odd one; between equals the later one.
      let weight = { (mentions: [Mention], table: Int) in
        (isOpen ? mentions.reduce(0) { $0 + $1.support } : 0, agreeing[table, default: 0])
      }
      let (left, right) = (weight(differing.map(\.left), tables[0]), weight(differing.map(\.right), tables[1]))
      let isLeftOdd = left < right
      let odd = isLeftOdd ? tables[0] : tables[1]
      superseded.insert(odd)
      guard !Self.areRevisions(differing[0].left, differing[0].right, context) else { continue }
      // One warning for a table that differs from several is enough.
      guard !pairs.contains(where: { $0.differing[0].accused.table == odd }) else { continue }
      pairs.append(
        Pair(
          differing: differing.map {
            isLeftOdd ? (accused: $0.left, witness: $0.right) : (accused: $0.right, witness: $0.left)
          }, isContested: left == right))
    }
    try findOdd(groups, context)
  }

  /// A table that contradicts all others in most of what it shares with any of them is another version, however little
  /// it shares with each.
  private mutating func findOdd(_ groups: [[Mention]], _ context: ReviewContext) throws(Unfinished) {
    var differing: [Int: [(accused: Mention, witness: Mention)]] = [:]
    var shared: [Int: Int] = [:]
    for group in groups {
      for mention in group where !superseded.contains(mention.table) {
        try context.step()
        let others = group.filter { $0.table != mention.table && !superseded.contains($0.table) }
        let answers = others.compactMap { other in mention.agrees(with: other, context).map { (other, $0) } }
        guard let first = answers.first else { continue }
        shared[mention.table, default: 0] += 1
        if answers.allSatisfy({ !$0.1 }) { differing[mention.table, default: []].append((mention, first.0)) }
      }
    }
    for (table, odd) in differing.sorted(by: { $0.key < $1.key })
    where odd.count >= Self.leastOdd && odd.count * 2 > shared[table, default: 0] {
      superseded.insert(table)
      pairs.append(Pair(differing: odd))
    }
  }

  /// Fewer contradictions than this are mistakes, not a version.
  private static let leastOdd = 5

  /// Whether a mention belongs to a table known as another version.
  func isSuperseded(_ mention: Mention) -> Bool { superseded.contains(mention.table) }

  /// An agreement and its revision differ rightly.
  private static func areRevisions(_ left: Mention, _ right: Mention, _ context: ReviewContext) -> Bool {
    let isAgreement = { (mention: Mention) in
      mention.role.basis == "pk" || mention.reading.caption.contains("perjanjian")
    }
    if isAgreement(left), isAgreement(right) { return true }
    return left.role.stage != nil || right.role.stage != nil
  }
}
