internal import Bahasa
import Facts
import Patterns

/// The partners of a match whose condition asks nothing but what two records say: what says the same is judged once.
///
/// Tables repeat sasaran and indikator down their rows, so that all pairs of rows are many and all pairs of wordings few.
struct WordedPartners {
  private let condition: Formula
  private let left: [String]
  /// Records that say the same, by where they stand among all.
  private let groups: [[Int]]
  private let all: [Record]
  /// Whether one partner is enough.
  private let needsOne: Bool
  private var known: [[String]: [Record]] = [:]

  /// Nil when the condition asks more than words and figures.
  init?(_ condition: Formula?, among all: [Record], needsOne: Bool) {
    guard let condition, condition.asksOnlyFields else { return nil }
    let mark = "pasangan."
    left = condition.fields.filter { !$0.hasPrefix(mark) }
    let right = condition.fields.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
    self.condition = condition
    self.all = all
    self.needsOne = needsOne
    var order: [[String]] = []
    var positions: [[String]: [Int]] = [:]
    for (position, record) in all.enumerated() {
      let said = Self.said(right, record)
      if positions[said] == nil { order.append(said) }
      positions[said, default: []].append(position)
    }
    groups = order.compactMap { positions[$0] }
  }

  /// The records the condition admits, in their order.
  mutating func admitted(for record: Record, _ context: ReviewContext) throws(Unfinished) -> [Record] {
    let said = Self.said(left, record)
    if let found = known[said] { return found }
    var admitted: [Int] = []
    for group in groups {
      try context.step()
      let evaluation = Evaluation(context: context, record: record, partner: all[group[0]])
      guard try evaluation.assess(condition).truth == .holds else { continue }
      admitted += group
      if needsOne { break }
    }
    let found = admitted.sorted().map { all[$0] }
    known[said] = found
    return found
  }

  /// What a record says in some fields, as a formula would see it.
  private static func said(_ fields: [String], _ record: Record) -> [String] {
    fields.map { field in
      guard let fact = record.stated(field) else { return "" }
      return "\(fact.text)\u{0}\(fact.figure.map { "\($0.readings) \(String(describing: $0.unit))" } ?? "")"
    }
  }
}

extension Formula {
  /// Functions that ask nothing but what their fields say.
  private static let worded: Set<String> = [
    "sama", "senama", "menyebut", "mirip", "setara", "ada", "bersatuan", "memuat", "abs", "min", "max",
  ]

  /// Whether it comes to the same for all records that say the same in its fields.
  var asksOnlyFields: Bool {
    switch self {
    case .number, .word, .field: true
    case .call(let name, let arguments): Self.worded.contains(name) && arguments.allSatisfy(\.asksOnlyFields)
    case .negative(let inner), .not(let inner): inner.asksOnlyFields
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .both(let left, let right),
      .either(let left, let right):
      left.asksOnlyFields && right.asksOnlyFields
    }
  }
}
