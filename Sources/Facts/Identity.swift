internal import Bahasa
import Documents
package import Patterns

/// What a report says it is: the year it is about and the agency that wrote it.
package struct Identity: Sendable {
  /// The year most mentions of the report name, with the first of them.
  package let year: (value: Int, fact: Fact)?
  /// The agency's name most often printed, with its first mention.
  package let agency: Fact?

  package static let unknown = Identity(year: nil, agency: nil)
}

/// How the identity of a report is recognised; written as YAML in `Rules/*/identitas.yaml`.
package struct IdentityDefinition: Sendable {
  /// Patterns with a group `tahun`.
  package let year: [Pattern]
  /// Patterns with a group `instansi`.
  package let agency: [Pattern]

  package init(year: [Pattern], agency: [Pattern]) {
    self.year = year
    self.agency = agency
  }

  /// Counts the mentions by the first pattern that finds any and takes the most frequent; on a tie the earlier one.
  func identity(_ locator: Locator, parts: PartMap, matcher: Matcher) -> Identity {
    let year = mostFrequent(year, group: "tahun", locator, parts, matcher) { $0 }
    let agency = agency.lazy.compactMap { pattern in
      mostFrequent([pattern], group: "instansi", locator, parts, matcher) { Name($0).text }
    }.first
    return Identity(year: year.flatMap { fact in Int(fact.text).map { ($0, fact) } }, agency: agency)
  }

  private func mostFrequent(
    _ patterns: [Pattern], group: String, _ locator: Locator, _ parts: PartMap, _ matcher: Matcher,
    key: (String) -> String
  ) -> Fact? {
    var counts: [String: (count: Int, first: Fact)] = [:]
    let text = locator.document.text
    // A block at a time: a name on the cover must not run on into the words below it.
    for (index, block) in locator.document.blocks.enumerated() where parts.part(index).makesClaims {
      for (pattern, match) in matcher.all(patterns, in: text.bytes, range: block.range) {
        guard let range = match.range(group, of: pattern), let place = locator.place(range) else { continue }
        let fact = Fact(place: place, text: text.string(range))
        counts[key(fact.text), default: (0, fact)].count += 1
      }
    }
    return counts.values.max {
      ($0.count, -$0.first.place.range.lowerBound) < ($1.count, -$1.first.place.range.lowerBound)
    }?.first
  }
}

extension Matcher {
  /// All matches of all patterns in a range; a search that hits a limit gives none, so nothing is built on half an
  /// answer.
  func all(_ patterns: [Pattern], in bytes: [UInt8], range: Range<Int>) -> [(Pattern, PatternMatch)] {
    patterns.flatMap { pattern -> [(Pattern, PatternMatch)] in
      do { return try matches(of: pattern, in: bytes, range: range).map { (pattern, $0) } } catch { return [] }
    }
  }
}
