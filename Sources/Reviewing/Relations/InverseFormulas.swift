internal import Bahasa
import Documents
import Facts
internal import Patterns

/// The formulas of a relation for what had better be low, and what tells that they, or one of them, must have been used.
///
/// Two are in use: `(2 × target − realisasi) ÷ target` and `target ÷ realisasi`. Unless something says which, either
/// excuses a figure.
struct InverseFormulas {
  let formulas: [Formula]
  /// Their numbers among all formulas of the relation.
  private let orders: Range<Int>
  /// On the words of a row: that low is good.
  private let lower: Pattern?
  /// For each formula the words with which a report declares it.
  private let declarations: [Pattern]

  init(_ yaml: RuleMap, after count: Int) throws(RuleFileError) {
    formulas = try yaml.formulas("inverse")
    orders = count..<count + formulas.count
    lower = try yaml.optionalPattern("lower")
    declarations = try yaml.patterns("declared")
    guard declarations.isEmpty || declarations.count == formulas.count else {
      throw yaml.error("declared", "'declared' perlu satu pola untuk setiap rumus 'inverse'")
    }
  }

  /// Whether a pairing is of one of these formulas.
  func contains(_ pairing: Pairing) -> Bool { orders.contains(pairing.order) }

  /// The numbers of the formulas that the report declares; empty where it declares none.
  func declared(_ context: ReviewContext) throws(Unfinished) -> Set<Int> {
    var found: Set<Int> = []
    guard let report = context.book.report else { return [] }
    let document = context.book.document(report)
    for (order, pattern) in zip(orders, declarations) {
      for block in document.blocks {
        switch block.content {
        case .paragraph, .listItem, .formula: break
        default: continue
        }
        if try context.matcher.contains(pattern, in: document.text.bytes, range: block.range, budget: context.budget) {
          found.insert(order)
          break
        }
      }
    }
    return found
  }

  /// The rows of a table that say that low is good.
  func low(_ reading: TableReading, _ context: ReviewContext) throws(Unfinished) -> Set<Int> {
    guard let lower else { return [] }
    var found: Set<Int> = []
    for (position, row) in reading.rows.enumerated() where row.kind == .data {
      try context.step()
      let words = ([row.subject] + row.cells.filter { $0?.figure == nil }).compactMap { $0?.text }
      if try context.finds(lower, in: words.joined(separator: " / ")) { found.insert(position) }
    }
    return found
  }

  /// The rows of a table whose names say which way is good (`arah` in `ukuran.yaml`): surely high, or perhaps low.
  func directions(_ reading: TableReading, _ context: ReviewContext) throws(Unfinished) -> (
    high: Set<Int>, low: Set<Int>
  ) {
    guard !formulas.isEmpty else { return ([], []) }
    var (high, low) = (Set<Int>(), Set<Int>())
    for (position, row) in reading.rows.enumerated() where row.kind == .data {
      try context.step()
      guard let name = row.subject?.text else { continue }
      switch context.book.roles.first(.direction, in: name, context.matcher) {
      case "tinggi": high.insert(position)
      case "rendah": low.insert(position)
      default: break
      }
    }
    return (high, low)
  }

  /// What a wrong row is told whose name says that low may be good: the inverse formula the report declares, else the
  /// first, unless the straight one comes nearer to what is printed.
  func told(
    _ row: Int, _ claim: PrintedNumber?, _ pairings: [Pairing], declared: Set<Int>
  ) -> (pairing: Pairing, assessment: Assessment)? {
    let failing = pairings.filter { $0.failing[row] != nil }
    let inverse = failing.first { declared.contains($0.order) } ?? failing.first(where: contains)
    guard let inverse, let own = distance(inverse, row, claim) else { return nil }
    let straight = declared.contains(inverse.order) ? nil : failing.first { !contains($0) }
    if let other = straight.flatMap({ distance($0, row, claim) }), other < own { return nil }
    return inverse.failing[row].map { (inverse, $0) }
  }

  /// How far what a pairing comes to is from what is printed.
  private func distance(_ pairing: Pairing, _ row: Int, _ claim: PrintedNumber?) -> Double? {
    guard let claim, let expected = pairing.failing[row]?.expected.flatMap({ PrintedNumber.parse($0) }) else {
      return nil
    }
    return abs(expected.reading.value - claim.reading.value)
  }

  /// The pairings without what the words of rows and the report's own formula rule out.
  func settled(_ pairings: [Pairing], low: Set<Int>, high: Set<Int>, declared: Set<Int>) -> [Pairing] {
    guard pairings.contains(where: contains) else { return pairings }
    var settled = pairings
    for index in settled.indices {
      if contains(settled[index]) {
        settled[index].excuseNone(of: high.subtracting(low))
      } else {
        settled[index].exclude(low)
      }
    }
    let used = settled.filter { declared.contains($0.order) }
    let others = settled.filter { !declared.contains($0.order) }
    let proven = used.contains { pairing in
      pairing.holding.contains { row in !others.contains { $0.holding.contains(row) } }
    }
    guard proven else { return settled }
    let judged = used.reduce(into: Set<Int>()) { $0.formUnion($1.failing.keys) }
    for index in settled.indices where orders.contains(settled[index].order) && !declared.contains(settled[index].order)
    {
      settled[index].exclude(settled[index].holding.intersection(judged))
    }
    return settled
  }
}
