internal import Bahasa
import Facts

/// Records found again by the fields that identify them.
struct PartnerIndex {
  let context: ReviewContext
  let kinds: [String: FieldDefinition.Kind]
  private var names = NameIndex()
  private var positions: [String: [Int]] = [:]

  init(context: ReviewContext, kinds: [String: FieldDefinition.Kind]) {
    self.context = context
    self.kinds = kinds
  }

  mutating func insert(_ record: Record, by fields: [String], _ position: Int) {
    var parts: [String] = []
    for field in fields {
      guard let fact = record.stated(field) else { return }
      parts.append(kinds[field] == .name ? "#\(names.insert(context.name(fact.text)))" : key(fact, field))
    }
    positions[parts.joined(separator: "|"), default: []].append(position)
  }

  /// The positions of the partners, empty when there is none; nil when the record does not state what it is found by.
  func find(_ record: Record, by fields: [String]) -> [Int]? {
    var parts: [String] = []
    for field in fields {
      guard let fact = record.stated(field) else { return nil }
      guard context.kinds[record.kind]?[field] == .name else {
        parts.append(key(fact, field))
        continue
      }
      guard let group = names.find(context.name(fact.text)) else { return [] }
      parts.append("#\(group)")
    }
    return positions[parts.joined(separator: "|")] ?? []
  }

  private func key(_ fact: Fact, _ field: String) -> String {
    if let figure = fact.figure { return String(figure.reading.value) }
    return FieldComparison.label(fact.text)
  }
}
