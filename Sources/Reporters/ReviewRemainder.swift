internal import Documents
internal import Facts
internal import Reviewing

/// The last lines of a report: what could not be read or judged, and the tally.
struct ReviewRemainder {
  let review: Review
  let shown: ShownFindings
  let width: Int
  let ink: Ink

  func gaps() -> [String] {
    let places = PlaceWords(book: review.book)
    let gaps = review.book.dossier.documents.flatMap { document in
      document.gaps.map { "\(places.line(of: $0, in: document)) · \($0.reason.plain)" }
    }
    guard !gaps.isEmpty else { return [] }
    return [heading("Tak terbaca – bukan berarti sesuai")] + gaps.flatMap { wrapped($0, indent: 2) }
  }

  /// The rules that are not, or not everywhere, decided, with their reasons.
  func unsure() -> [String] {
    let outcomes = review.outcomes.filter { $0.verdict == .unsure || !$0.reasons.isEmpty }
    guard !outcomes.isEmpty else { return [] }
    // One cause that stopped many rules is said once.
    let byReason = Dictionary(grouping: outcomes.filter { $0.verdict == .unsure && $0.reasons.count == 1 }) {
      $0.reasons[0]
    }
    let common = byReason.filter { $0.value.count > 3 }
    let shared = common.keys.sorted().flatMap { reason -> [String] in
      let ids = common[reason, default: []].map(\.rule.id.plain)
      let listed = ids.prefix(6).joined(separator: ", ") + (ids.count > 6 ? ", …" : "")
      return wrapped("\(ids.count) aturan: \(reason.plain)", indent: 2)
        + wrapped(listed, indent: 4).map { ink($0, .quiet) }
    }
    let single = outcomes.filter { $0.reasons.count != 1 || $0.verdict != .unsure || common[$0.reasons[0]] == nil }
    let lines =
      shared
      + single.flatMap { outcome -> [String] in
        let title = outcome.rule.title.plain + (outcome.verdict == .unsure ? "" : " (sebagian)")
        let reasons = outcome.reasons.prefix(2).map { Layout.cut($0.plain, to: 2 * width) }
        let more = outcome.reasons.count > 2 ? ["…"] : []
        let why = "\(outcome.rule.id.plain): " + (reasons + more).joined(separator: "; ")
        return wrapped(title, indent: 2) + wrapped(why, indent: 4).map { ink($0, .quiet) }
      }
    return [heading("Belum dapat dinilai – bukan berarti sesuai")] + lines
  }

  func tally() -> [String] {
    let visible = review.problems.compactMap { problem in
      problem.findings.first { shown.index(of: $0) != nil }.map { review.findings[$0].severity }
    }
    let counts = Severity.allCases.reversed().map { severity in
      "\(visible.count { $0 == severity }) \(severity.display.lowercased())"
    }
    let silence = review.coverage.gaps == 0 ? "Tidak ada temuan" : "Tidak ada temuan pada bagian yang terbaca"
    var line = visible.isEmpty ? silence : counts.joined(separator: " · ")
    let told = review.problems.count { problem in problem.findings.contains { review.findings[$0].aside == nil } }
    let hidden = told - visible.count
    if hidden > 0 { line += " · \(hidden) yang lebih ringan tidak ditampilkan" }
    if let base = review.settlement.base { line += " · \(base.hidden) temuan lama disembunyikan" }
    let accepted = review.accepted.count
    if accepted > 0 { line += " · \(accepted) temuan diterima" }
    let verdicts: [(Verdict, String)] = [
      (.pass, "sesuai"), (.fail, "tidak sesuai"), (.unsure, "belum dapat dinilai"), (.skip, "tidak berlaku"),
    ]
    let rules = verdicts.map { verdict, word in "\(review.outcomes.count { $0.verdict == verdict }) \(word)" }
    return wrapped(line, indent: 0).map { ink($0, .strong) }
      + wrapped("\(review.outcomes.count) aturan: " + rules.joined(separator: ", "), indent: 0)
  }

  private func heading(_ title: String) -> String { ink("── \(title)", .strong) }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    Layout.wrap(text, to: width - indent).map { Layout.spaces(indent) + $0 }
  }
}
