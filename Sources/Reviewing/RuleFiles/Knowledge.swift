internal import Bahasa
package import Patterns

/// What the rules know besides the document: scales and tables of data.
package struct Knowledge: Sendable {
  package let scales: [String: Scale]
  package let regulations: RegulationTable

  package init(scales: [String: Scale], regulations: RegulationTable) {
    self.scales = scales
    self.regulations = regulations
  }
}

/// A scale of predicates: classes of a value, each with its word.
package struct Scale: Sendable {
  package struct Class: Sendable {
    package let word: String
    /// Other ways to write the word.
    package let aliases: [String]
    package let range: Interval

    package struct Interval: Sendable, Equatable {
      package let lower: Double?
      package let upper: Double?
      /// The bound that an open class leaves out: 100 of `> 100`.
      package var excluded: Double?
    }
  }

  package let id: String
  package let title: String
  package let source: String
  package let classes: [Class]

  /// Every word that some reading of the scale gives a value.
  ///
  /// A bound belongs to both of its classes unless one is open (`> 100` beside `80–100`), a value in a gap between two
  /// classes may be either, and a value beyond the last class may be that class: sources print integer bounds and differ
  /// in how they close them.
  func words(for low: Double, _ high: Double) -> [String] {
    let hit = classes.filter { ($0.range.lower ?? -.infinity) <= high && low <= ($0.range.upper ?? .infinity) }
    guard hit.isEmpty else {
      let inner = low == high ? hit.filter { $0.range.excluded != low } : []
      return (inner.isEmpty ? hit : inner).flatMap { [$0.word] + $0.aliases }
    }
    let below = classes.filter { ($0.range.upper ?? .infinity) < low }.max { $0.top < $1.top }
    let above = classes.filter { ($0.range.lower ?? -.infinity) > high }.min { $0.bottom < $1.bottom }
    return [below, above].compactMap { $0 }.flatMap { [$0.word] + $0.aliases }
  }
}

extension Scale.Class {
  fileprivate var top: Double { range.upper ?? .infinity }
  fileprivate var bottom: Double { range.lower ?? -.infinity }
}

/// Regulations with title and status.
package struct RegulationTable: Sendable {
  package struct Entry: Sendable {
    package let type: String
    package let number: String
    package let year: Int
    package let title: String
    /// The first report year for which the regulation no longer is a basis; nil while it is in force.
    package let repealedSince: Int?
    package let replacement: String?
  }

  /// Patterns that recognise the printed type of a regulation.
  package let types: [(id: String, pattern: Pattern)]
  /// What a type is called in full; of the types that can be named in a finding.
  package let names: [String: String]
  package let entries: [String: Entry]

  package init(types: [(id: String, pattern: Pattern)], names: [String: String] = [:], entries: [Entry]) {
    self.types = types
    self.names = names
    self.entries = Dictionary(entries.map { (Self.key($0.type, $0.number, $0.year), $0) }) { first, _ in first }
  }

  /// Numbers are compared without spaces, dots, leading zeros and case: `050 - 5889` is `50-5889`.
  private static func key(_ type: String, _ number: String, _ year: Int) -> String {
    "\(type)/\(plain(number))/\(year)"
  }

  /// The entry for a citation as printed, or nil when the type or the regulation is not in the table.
  func entry(type: String, number: String, year: Int, context: ReviewContext) throws(Unfinished) -> Entry? {
    guard let id = try self.type(of: type, context) else { return nil }
    return entries[Self.key(id, number, year)]
  }

  /// Every entry of a printed type and number, whatever its year; oldest first.
  func entries(type: String, number: String, context: ReviewContext) throws(Unfinished) -> [Entry] {
    guard let id = try self.type(of: type, context) else { return [] }
    let plain = Self.plain(number)
    return entries.values.filter { $0.type == id && Self.plain($0.number) == plain }.sorted { $0.year < $1.year }
  }

  /// Every entry of a number and year, whatever its type.
  func entries(number: String, year: Int) -> [Entry] {
    let plain = Self.plain(number)
    return entries.values.filter { $0.year == year && Self.plain($0.number) == plain }.sorted { $0.type < $1.type }
  }

  private func type(of printed: String, _ context: ReviewContext) throws(Unfinished) -> String? {
    for (id, pattern) in types where try context.finds(pattern, in: printed) { return id }
    return nil
  }

  private static func plain(_ number: String) -> String {
    let plain = number.uppercased().filter { !$0.isWhitespace && $0 != "." }
    return String(plain.drop { $0 == "0" })
  }
}
