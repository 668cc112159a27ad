internal import Documents
internal import Facts
internal import Reviewing

/// What there is to say of one problem, in words, whatever form it is written in.
struct ProblemWords {
  /// The finding that speaks for all.
  let lead: Finding
  let message: String
  let remedy: Remedy
  /// Where the accused words stand; that it is about the whole document when there are none.
  let place: String
  /// The other places at which the same is said.
  let again: String?
  /// What other rules say of the same words.
  let besides: [(message: String, remedy: Remedy, rule: String)]
  /// The items of forms it concerns, as a reader says them.
  let items: [String]

  /// More places than this are only counted.
  private static let mostPlaces = 8
  /// More witnesses than this are only counted.
  static let mostWitnesses = 2

  /// The findings of one problem, the one that speaks for all first; nil when there are none. `items` are full names.
  init?(_ findings: [Finding], items: [String], places: PlaceWords) {
    guard let lead = findings.first else { return nil }
    self.lead = lead
    self.items = items.map { FormWords.item($0).plain }
    message = lead.message.plain
    remedy = Remedy(lead)
    let accused = lead.evidence.first?.place
    place = accused.map { places.place($0) } ?? "Seluruh dokumen"
    let isSame = { (finding: Finding) in finding.rule.id == lead.rule.id && finding.message == lead.message }
    let same = findings.dropFirst().filter(isSame).compactMap(\.evidence.first?.place)
    let named = same.prefix(Self.mostPlaces).map { places.place($0, beside: accused) }
    let more = same.count > Self.mostPlaces ? "; dan \(same.count - Self.mostPlaces) tempat lain" : ""
    again = same.isEmpty ? nil : named.joined(separator: "; ") + more
    var said: Set<String> = []
    besides = findings.dropFirst()
      .filter { !isSame($0) && !$0.onlyRepeats(lead) && said.insert($0.message).inserted }
      .map { ($0.message.plain, Remedy($0), $0.rule.id.plain) }
  }

  var accused: Place? { lead.evidence.first?.place }

  /// The witnesses that do not stand in the words shown around the accused ones.
  func witnesses(beside shown: Range<Int>?) -> [Place] {
    lead.evidence.dropFirst().map(\.place).filter { place in
      guard let shown, place.document == accused?.document else { return true }
      return !(shown.lowerBound <= place.range.lowerBound && place.range.upperBound <= shown.upperBound)
    }
  }
}

extension Finding {
  /// Whether a general rule worked out the same as the rule that speaks.
  func onlyRepeats(_ lead: Finding) -> Bool {
    guard rule.check.isGeneral, !lead.rule.check.isGeneral else { return false }
    return computation == lead.computation || expected != nil && expected == lead.expected
  }
}
