internal import Bahasa
import Facts

/// Records with their children: a programme, its activities, their sub-activities.
struct Family {
  let records: [(index: Int, record: Record)]
  let byIndex: [Int: Record]
  let children: [Int: [Int]]

  init(_ records: [(index: Int, record: Record)]) {
    self.records = records
    byIndex = Dictionary(records.map { ($0.index, $0.record) }) { first, _ in first }
    var children: [Int: [Int]] = [:]
    for (index, record) in records {
      if let parent = record.parent { children[parent, default: []].append(index) }
    }
    self.children = children
  }

  /// What a parent adds up from, or why that cannot be said.
  enum Addends {
    case known([Fact])
    case unclear(String)
  }

  /// The figures below a record; a child without a figure of its own stands for its children.
  func addends(of field: String, below index: Int) -> Addends {
    var facts: [Fact] = []
    for child in children[index] ?? [] {
      guard let record = byIndex[child] else { continue }
      if let fact = record.stated(field) {
        guard let figure = fact.figure, !figure.isMalformed else {
          return .unclear("\(FieldWords(field)) salah tulis: \(fact.text)")
        }
        facts.append(fact)
      } else if children[child] != nil {
        guard case .known(let inner) = addends(of: field, below: child) else {
          return .unclear("rincian tidak lengkap")
        }
        facts += inner
      } else if Self.hasOtherFigures(than: field, record) {
        return .unclear("\(FieldWords(field)) pada rincian tidak disebut")
      }
    }
    return .known(facts)
  }

  /// Whether a record states figures, but has no place for this one.
  static func hasOtherFigures(than field: String, _ record: Record) -> Bool {
    record.fields[field] == nil && record.fields.values.contains { $0.figure != nil }
  }

  /// Whether the figures below a record add up to its own; nil when there are none or they cannot be added.
  func isBorneOut(_ field: String, of index: Int) -> Bool? {
    guard let claim = byIndex[index]?.stated(field)?.figure, case .known(let facts) = addends(of: field, below: index),
      !facts.isEmpty
    else { return nil }
    let sum = facts.compactMap(\.figure).map { Interval(input: $0.reading, isPlainInteger: $0.isPlainInteger) }
      .reduce(Interval(exactly: 0), +)
    return claim.readings.contains { Interval(input: $0, isPlainInteger: claim.isPlainInteger).overlaps(sum) }
  }
}
