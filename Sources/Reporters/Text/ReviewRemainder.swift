internal import Documents
internal import Facts
internal import Reviewing

/// The last lines of a report: what could not be read or judged, and the tally.
struct ReviewRemainder {
  let review: Review
  let shown: ShownFindings
  let width: Int
  let ink: Ink

  /// What is said above the gaps and above the open questions, so that no one takes silence for approval.
  static let gapsTitle = "Tak terbaca – bukan berarti sesuai"
  static let unsureTitle = "Belum dapat dinilai – bukan berarti sesuai"

  func gaps() -> [String] {
    let gaps = namedGaps
    guard !gaps.isEmpty else { return [] }
    return [heading(Self.gapsTitle)] + gaps.flatMap { wrapped($0, indent: 2) }
  }

  /// What could not be read, with its place.
  var namedGaps: [String] {
    let places = PlaceWords(book: review.book)
    return review.book.dossier.documents.flatMap { document in
      document.gaps.map { "\(places.line(of: $0, in: document)) · \($0.reason.plain)" }
    }
  }

  func unsure() -> [String] {
    let open = openQuestions
    guard !open.isEmpty else { return [] }
    return [heading(Self.unsureTitle)]
      + open.flatMap { wrapped($0.what, indent: 2) + wrapped($0.why, indent: 4).map { ink($0, .quiet) } }
  }

  /// The rules that are not, or not everywhere, decided, with their reasons.
  var openQuestions: [(what: String, why: String)] {
    let outcomes = review.outcomes.filter { $0.verdict == .unsure || !$0.reasons.isEmpty }
    // One cause that stopped many rules is said once.
    let byReason = Dictionary(grouping: outcomes.filter { $0.verdict == .unsure && $0.reasons.count == 1 }) {
      $0.reasons[0]
    }
    let common = byReason.filter { $0.value.count > 3 }
    let shared = common.keys.sorted().map { reason -> (what: String, why: String) in
      let ids = common[reason, default: []].map(\.rule.id.plain)
      let listed = ids.prefix(6).joined(separator: ", ") + (ids.count > 6 ? ", …" : "")
      return ("\(ids.count) aturan: \(reason.plain)", listed)
    }
    let single = outcomes.filter { $0.reasons.count != 1 || $0.verdict != .unsure || common[$0.reasons[0]] == nil }
    return shared
      + single.map { outcome in
        let title = outcome.rule.title.plain + (outcome.verdict == .unsure ? "" : " (sebagian)")
        let reasons = outcome.reasons.prefix(2).map { Layout.cut($0.plain, to: 2 * width) }
        let more = outcome.reasons.count > 2 ? ["…"] : []
        return (title, "\(outcome.rule.id.plain): " + (reasons + more).joined(separator: "; "))
      }
  }

  func tally() -> [String] { wrapped(counts, indent: 0).map { ink($0, .strong) } + wrapped(verdicts, indent: 0) }

  /// How many problems there are of each severity.
  var counts: String {
    let counted = review.counts(from: shown.minimum)
    let counts = Severity.allCases.reversed().map { severity in
      "\(counted.problems[severity] ?? 0) \(severity.display.lowercased())"
    }
    let nothing = review.settlement.base.map { $0.hidden > 0 } ?? false ? "Tidak ada temuan baru" : "Tidak ada temuan"
    let silence = review.coverage.gaps == 0 ? nothing : "\(nothing) pada bagian yang terbaca"
    var line = counted.total == 0 ? silence : counts.joined(separator: " · ")
    if counted.lighter > 0 { line += " · \(counted.lighter) yang lebih ringan tidak ditampilkan" }
    if review.settlement.base != nil { line += " · \(counted.known) temuan lama disembunyikan" }
    if counted.accepted > 0 { line += " · \(counted.accepted) temuan diterima" }
    return line
  }

  /// How many rules gave each verdict.
  var verdicts: String {
    let verdicts: [(Verdict, String)] = [
      (.pass, "sesuai"), (.fail, "tidak sesuai"), (.unsure, "belum dapat dinilai"), (.skip, "tidak berlaku"),
    ]
    let rules = verdicts.map { verdict, word in "\(review.outcomes.count { $0.verdict == verdict }) \(word)" }
    return "\(review.outcomes.count) aturan: " + rules.joined(separator: ", ")
  }

  private func heading(_ title: String) -> String { ink("── \(title)", .strong) }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    Layout.wrap(text, to: width - indent).map { Layout.spaces(indent) + $0 }
  }
}
