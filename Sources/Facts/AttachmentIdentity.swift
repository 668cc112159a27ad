internal import Bahasa
package import Documents
import Patterns

/// What a document beside the report says it is, and whether that is what belongs to the report.
package struct AttachmentIdentity: Sendable {
  /// The year it is about, with the words that say so; without words when only the file's name does.
  package let year: (value: Int, fact: Fact?)?
  /// The years it plans for, with its first and last year.
  package let period: (first: Fact, last: Fact)?
  /// The agency it names where the report's is named nowhere.
  package let otherAgency: Fact?
  /// Whether it is of another year or agency than the report.
  package let isForeign: Bool
}

extension IdentityDefinition {
  /// What a document beside a report says it is.
  package func attachment(_ document: Document, among parts: [Part], of report: Identity) -> AttachmentIdentity {
    let matcher = Matcher()
    return attachment(
      Locator(document, index: 0), parts: PartMap(document, parts: parts, matcher: matcher), matcher: matcher,
      of: report)
  }

  /// What a document beside the report says it is. What it does not say is taken to be the report's own.
  func attachment(
    _ locator: Locator, parts: PartMap, matcher: Matcher, of report: Identity
  ) -> AttachmentIdentity {
    let role = locator.document.role
    let printed = role == .renstra ? nil : year(locator, parts, matcher, expected: report.year?.value)
    let year = printed.flatMap { fact in Int(fact.text).map { (value: $0, fact: Optional(fact)) } }
    let period = role == .renstra ? self.period(locator, parts, matcher) : nil
    let other = otherAgency(locator, parts, matcher, than: report.agency?.text)
    let isOfOtherYear =
      report.year.map { own in
        if let period, let first = Int(period.first.text), let last = Int(period.last.text) {
          return !(first...max(first, last)).contains(own.value)
        }
        // Indicators are set for several years, and what is only called an annex may be anything.
        if role == .iku || role == .lampiran || role == .lhe { return false }
        let due = role == .lkjLalu ? own.value - 1 : own.value
        return (year?.value ?? Self.year(inNameOf: locator.document)).map { $0 != due } ?? false
      } ?? false
    return AttachmentIdentity(
      year: year ?? Self.year(inNameOf: locator.document).map { ($0, nil) }, period: period, otherAgency: other,
      isForeign: isOfOtherYear || other != nil)
  }

  /// The year a document gives itself: the one expected where its first words or its file's name give it, else the one
  /// named most often.
  private func year(_ locator: Locator, _ parts: PartMap, _ matcher: Matcher, expected: Int?) -> Fact? {
    let named = mentions(attachmentYear, group: "tahun", locator, parts, matcher) { $0 }
    if let expected, let own = named["\(expected)"],
      own.first.place.range.lowerBound < Self.titleLength || Self.year(inNameOf: locator.document) == expected
    {
      return own.first
    }
    return Self.mostFrequent(named)
  }

  /// How far in bytes the first words reach.
  private static let titleLength = 2_000

  private func period(_ locator: Locator, _ parts: PartMap, _ matcher: Matcher) -> (first: Fact, last: Fact)? {
    let last = Self.mostFrequent(mentions(period, group: "akhir", locator, parts, matcher) { $0 })
    let first = Self.mostFrequent(mentions(period, group: "awal", locator, parts, matcher) { $0 })
    guard let first, let last else { return nil }
    return (first, last)
  }

  /// The agency a document names again and again without once naming the report's.
  private func otherAgency(
    _ locator: Locator, _ parts: PartMap, _ matcher: Matcher, than own: String?
  ) -> Fact? {
    guard let own else { return nil }
    let text = Name(locator.document.text.string(0..<min(locator.document.text.count, Self.longestSearch))).key
    let name = Name(own)
    guard !text.contains(name.key) else { return nil }
    var named: [String: Printings] = [:]
    for (key, printings) in mentions(agency, group: "instansi", locator, parts, matcher, key: { Name($0).text }) {
      if name.similarity(to: Name(printings.first.text)) >= Self.sameAgency { return nil }
      named[key] = printings
    }
    guard let other = Self.mostFrequent(named), named[Name(other.text).text]?.places.count ?? 0 >= Self.fewestMentions
    else { return nil }
    return other
  }

  /// In bytes; an attachment that names its agency names it before.
  private static let longestSearch = 200_000

  /// An agency named fewer times is mentioned, not the author.
  private static let fewestMentions = 3

  /// A year in the name of a file, when it has just one.
  private static func year(inNameOf document: Document) -> Int? {
    let name = document.file.split(separator: "/").last.map(String.init) ?? document.file
    let years = name.split { !$0.isNumber }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
      .filter { (1990...2100).contains($0) }
    return Set(years).count == 1 ? years[0] : nil
  }
}

extension AttachmentIdentity {
  /// What documents say they are as records: `jenis`, `tahun`, `awal`, `akhir`, `instansi_lain`.
  static func records(_ attachments: [Int: AttachmentIdentity], kind: String, _ locators: [Locator]) -> [Record] {
    attachments.sorted { $0.key < $1.key }.compactMap { index, identity in
      let document = locators[index].document
      guard let first = document.blocks.first else { return nil }
      let place = Place(document: index, block: 0, range: first.range)
      var fields = ["jenis": Fact(place: place, text: document.role.display)]
      if let year = identity.year {
        fields["tahun"] = year.fact?.withFigure(in: document) ?? Fact(place: place, text: "\(year.value)").withFigure
      }
      fields["awal"] = identity.period?.first.withFigure(in: document)
      fields["akhir"] = identity.period?.last.withFigure(in: document)
      fields["instansi_lain"] = identity.otherAgency
      return Record(kind: kind, block: 0, place: place, fields: fields)
    }
  }
}

extension Fact {
  fileprivate func withFigure(in document: Document) -> Fact {
    Fact(place: place, text: text, figure: PrintedNumber.parse(document.text.bytes, in: place.range))
  }

  fileprivate var withFigure: Fact {
    let bytes = Array(text.utf8)
    return Fact(place: place, text: text, figure: PrintedNumber.parse(bytes, in: 0..<bytes.count))
  }
}
