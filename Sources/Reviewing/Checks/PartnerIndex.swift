internal import Bahasa
import Facts

/// Records found again by the fields that identify them.
struct PartnerIndex {
  let context: ReviewContext
  /// The kind of the records in it.
  let kind: String
  let kinds: [String: FieldDefinition.Kind]
  private var positions: [String: [Int]] = [:]

  init(context: ReviewContext, kind: String) {
    self.context = context
    self.kind = kind
    kinds = context.kinds[kind] ?? [:]
  }

  mutating func insert(_ record: Record, by fields: [String], _ position: Int) {
    var parts: [String] = []
    for field in fields {
      guard let fact = record.stated(field) else { return }
      parts.append(kinds[field] == .name ? group(fact.text, field) ?? "" : key(fact, field))
    }
    positions[parts.joined(separator: "|"), default: []].append(position)
  }

  /// The positions of the partners, empty when there is none; nil when the record does not state what it is found by.
  func find(_ record: Record, by pairs: [Match.Pair]) -> [Int]? {
    var parts: [String] = []
    for pair in pairs {
      guard let fact = record.stated(pair.left) else { return nil }
      guard context.kinds[record.kind]?[pair.left] == .name else {
        parts.append(key(fact, pair.left))
        continue
      }
      guard let group = group(fact.text, pair.right) else { return [] }
      parts.append(group)
    }
    return positions[parts.joined(separator: "|")] ?? []
  }

  private func group(_ text: String, _ field: String) -> String? {
    context.groups(of: kind, by: field).group(of: text).map { "#\($0)" }
  }

  private func key(_ fact: Fact, _ field: String) -> String {
    if let figure = fact.figure { return String(figure.reading.value) }
    return FieldComparison.label(fact.text)
  }
}
