/// Words a person typed about one thing and did not save yet.
package struct TypedWords: Sendable, Equatable {
  /// By the name of the field: `alasan`, `catatan`, `verdict`.
  package let fields: [String: String]
  /// When the last of them was typed.
  package let at: Moment

  package init(fields: [String: String], at: Moment) { (self.fields, self.at) = (fields, at) }

  /// The subject of what is typed to close a round; other subjects are `temuan:…` and `butir:…`.
  package static let round = "putaran"
  /// The subject of a reason for several findings at once.
  package static let several = "beberapa"

  /// The words of a field; nil when they are not among those typed.
  package subscript(_ field: String) -> String? { fields[field] }
}
