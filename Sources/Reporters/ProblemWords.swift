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
  /// The other places at which the same is said, in the order of the text.
  let others: [Place]
  /// They in words.
  let again: String?
  /// What other rules say of the same words.
  let besides: [(message: String, remedy: Remedy, rule: String)]
  /// The items of forms it concerns, as a reader says them.
  let items: [String]

  /// More places than this are named by their lines or pages alone.
  private static let mostPlaces = 8
  /// More witnesses than this are named by their lines or pages alone.
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
    let gathered = lead.isGathered ? Array(lead.accused.dropFirst()) : []
    others = gathered + findings.dropFirst().filter(isSame).compactMap(\.evidence.first?.place)
    again =
      others.isEmpty
      ? nil
      : others.count > Self.mostPlaces
        ? places.lines(of: others) : others.map { places.place($0, beside: accused) }.joined(separator: "; ")
    var said: Set<String> = []
    besides = findings.dropFirst()
      .filter { !isSame($0) && !$0.onlyRepeats(lead) && said.insert($0.message).inserted }
      .map { ($0.message.plain, Remedy($0), $0.rule.id.plain) }
  }

  var accused: Place? { lead.evidence.first?.place }

  /// The witnesses that do not stand in the words shown around the accused ones.
  func witnesses(beside shown: Range<Int>?) -> [Place] {
    lead.witnesses.filter { place in
      guard let shown, place.document == accused?.document else { return true }
      return !(shown.lowerBound <= place.range.lowerBound && place.range.upperBound <= shown.upperBound)
    }
  }
}

extension Finding {
  /// Whether one finding stands for many places that all say the same, and not for two that contradict each other.
  var isGathered: Bool { evidence.count(where: \.isAccused) > 2 }

  /// The places that bear witness to the first one.
  var witnesses: [Place] {
    let isGathered = isGathered
    return evidence.dropFirst().filter { !isGathered || !$0.isAccused }.map(\.place)
  }

  /// Whether a general rule worked out the same as the rule that speaks.
  func onlyRepeats(_ lead: Finding) -> Bool {
    guard rule.check.isGeneral, !lead.rule.check.isGeneral else { return false }
    return computation == lead.computation || expected != nil && expected == lead.expected
  }
}
