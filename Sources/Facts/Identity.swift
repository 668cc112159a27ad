internal import Bahasa
package import Documents
package import Patterns

/// What a report says it is: the year it is about and the agency that wrote it.
package struct Identity: Sendable {
  /// The year most mentions of the report name, with the first of them; without one when the report does not say it.
  package let year: (value: Int, fact: Fact?)?
  /// The agency's name most often printed, with its first mention; without one when the report does not say it.
  package let agency: (text: String, fact: Fact?)?

  package init(year: (value: Int, fact: Fact?)?, agency: (text: String, fact: Fact?)?) {
    (self.year, self.agency) = (year, agency)
  }

  package static let unknown = Identity(year: nil, agency: nil)

  /// Whether both may be of one report: no year and no agency contradicts the other's.
  package func mayBe(_ other: Identity) -> Bool {
    if let own = year?.value, let year = other.year?.value, own != year { return false }
    guard let own = agency.map({ Name($0.text) }), let agency = other.agency.map({ Name($0.text) }) else { return true }
    return own.similarity(to: agency) >= IdentityDefinition.sameAgency || own.key.contains(agency.key)
      || agency.key.contains(own.key)
  }

  /// The same, with what someone says of the report where it does not say so itself.
  func completed(by stated: StatedIdentity) -> Identity {
    Identity(year: year ?? stated.year.map { ($0, nil) }, agency: agency ?? stated.agency.map { ($0, nil) })
  }
}

/// What someone says a report is, beside the report.
package struct StatedIdentity: Sendable, Equatable {
  package var year: Int?
  package var agency: String?

  package init(year: Int? = nil, agency: String? = nil) {
    self.year = year
    self.agency = agency
  }

  /// What of it the report itself contradicts: the word for it, what was said, and what the report says.
  package func contradictions(in book: FactBook) -> [(what: String, said: String, printed: String)] {
    var found: [(what: String, said: String, printed: String)] = []
    if let year, let printed = book.identity.year, printed.fact != nil, printed.value != year {
      found.append(("tahun", "\(year)", "\(printed.value)"))
    }
    if let agency, let printed = book.identity.agency, printed.fact != nil {
      let (said, read) = (Name(agency), Name(printed.text))
      if !said.isSame(as: read), !said.key.contains(read.key), !read.key.contains(said.key) {
        found.append(("instansi", agency, printed.text))
      }
    }
    return found
  }
}

/// How the identity of a report is recognised; written as YAML in `Rules/*/identitas.yaml`.
package struct IdentityDefinition: Sendable {
  /// Patterns with a group `tahun`.
  package let year: [Pattern]
  /// Patterns with a group `instansi`.
  package let agency: [Pattern]
  /// Patterns with a group `tahun` for a document beside the report.
  package let attachmentYear: [Pattern]
  /// Patterns with groups `awal` and `akhir` for a plan of several years.
  package let period: [Pattern]

  package init(year: [Pattern], agency: [Pattern], attachmentYear: [Pattern] = [], period: [Pattern] = []) {
    self.year = year
    self.agency = agency
    self.attachmentYear = attachmentYear
    self.period = period
  }

  /// What a document says it is, taken for a report.
  package func identity(of document: Document, among parts: [Part]) -> Identity {
    let matcher = Matcher()
    return identity(
      Locator(document, index: 0), parts: PartMap(document, parts: parts, matcher: matcher), matcher: matcher)
  }

  /// The year named most often; the agency named most often by the first pattern that finds any, in the spelling that
  /// most mentions share, so that a slip on the cover does not rename the report.
  func identity(_ locator: Locator, parts: PartMap, matcher: Matcher) -> Identity {
    let years = mentions(year, group: "tahun", locator, parts, matcher) { $0 }
    let agencies = agency.map { pattern in
      mentions([pattern], group: "instansi", locator, parts, matcher) { Name($0).text }
    }
    let named = agencies.lazy.compactMap(Self.mostFrequent).first.map { first in
      let name = Name(first.text)
      var spellings: [String: Printings] = [:]
      for (key, mentions) in agencies.joined()
      where name.similarity(to: Name(mentions.first.text)) >= Self.sameAgency {
        spellings[key, default: Printings(first: mentions.first)].places.formUnion(mentions.places)
      }
      return Self.mostFrequent(spellings) ?? first
    }
    let year = Self.mostFrequent(years)
    return Identity(
      year: year.flatMap { fact in Int(fact.text).map { ($0, fact) } }, agency: named.map { ($0.text, $0) })
  }

  /// Names at least this similar are spellings of one agency: a letter lost in two words reaches 0.84, a district
  /// named `Barat` against `Timur` 0.76.
  static let sameAgency = 0.8

  /// Where a name is printed; two patterns that see one place count it once.
  struct Printings {
    let first: Fact
    var places: Set<Place> = []
  }

  func mentions(
    _ patterns: [Pattern], group: String, _ locator: Locator, _ parts: PartMap, _ matcher: Matcher,
    key: (String) -> String
  ) -> [String: Printings] {
    var counts: [String: Printings] = [:]
    let text = locator.document.text
    // A block at a time: a name on the cover must not run on into the words below it.
    for (index, block) in locator.document.blocks.enumerated() where parts.part(index).makesClaims {
      for (pattern, match) in matcher.all(patterns, in: text.bytes, range: block.range) {
        guard let range = match.range(group, of: pattern), let place = locator.place(range) else { continue }
        let fact = Fact(place: place, text: text.string(range))
        counts[key(fact.text), default: Printings(first: fact)].places.insert(place)
      }
    }
    return counts
  }

  /// The first mention of what is printed most often; on a tie the earlier one.
  static func mostFrequent(_ counts: [String: Printings]) -> Fact? {
    counts.values.max {
      ($0.places.count, -$0.first.place.range.lowerBound) < ($1.places.count, -$1.first.place.range.lowerBound)
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
