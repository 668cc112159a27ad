internal import Documents
internal import Facts
internal import Reviewing

/// One problem as lines of text: what is wrong, where, the quoted line, what else says so, and the items it concerns.
struct FindingText {
  let places: PlaceWords
  let width: Int
  let ink: Ink

  private static let indent = "  "

  func lines(_ problem: ProblemWords) -> [String] {
    var lines = heading(problem.lead)
    lines += indented(problem.message)
    lines += remedy(problem.remedy)
    lines += evidence(problem)
    lines += others(problem)
    let items = problem.items.isEmpty ? [] : ["Butir: " + problem.items.joined(separator: " · ")]
    // The name by which a settings file accepts it.
    let last = (items + ["[\(problem.lead.fingerprint)]"]).joined(separator: " ")
    return lines + indented(last).map { ink($0, .quiet) }
  }

  /// The other places at which the same is said, then what other rules say of the same words.
  private func others(_ problem: ProblemWords) -> [String] {
    (problem.again.map { indented("Juga: " + $0) } ?? [])
      + problem.besides.flatMap { indented("Lagi pula: \($0.message)") + remedy($0.remedy) }
  }

  private func remedy(_ remedy: Remedy) -> [String] {
    (remedy.computation.map { indented("Hitungan: \($0)") } ?? [])
      + (remedy.expected.map { indented("Seharusnya: \($0)") } ?? [])
  }

  /// `✗ title … rule`; the rule on a line of its own when both do not fit.
  private func heading(_ finding: Finding) -> [String] {
    let painted = ink(finding.severity.sign, .init(finding.severity)) + " "
    let title = finding.rule.title.plain
    let id = finding.rule.id.plain
    let gap = width - 2 - Layout.width(title) - Layout.width(id)
    guard gap < 2 else { return [painted + ink(title, .strong) + Layout.spaces(gap) + ink(id, .quiet)] }
    let titles = Layout.wrap(title, to: width - 2)
    return titles.enumerated().map { ($0 == 0 ? painted : Self.indent) + ink($1, .strong) }
      + [ink(Layout.right(Layout.cut(id, to: width), width), .quiet)]
  }

  private func evidence(_ problem: ProblemWords) -> [String] {
    guard let accused = problem.accused else { return indented(problem.place) }
    var lines = indented(problem.place)
    let text = places.book.document(accused.document).text
    let excerpt = Excerpt(text, around: accused.range, width: width - 4)
    if let excerpt {
      lines.append(Self.indent + ink("│ ", .quiet) + excerpt.line)
      if let carets = excerpt.carets {
        lines.append(Self.indent + "  " + carets.replacingCarets { ink($0, .init(problem.lead.severity)) })
      }
    }
    return lines + witnesses(problem, accused, excerpt)
  }

  /// Up to two witnesses that the quoted line does not show already.
  private func witnesses(_ problem: ProblemWords, _ accused: Place, _ excerpt: Excerpt?) -> [String] {
    let others = problem.witnesses(beside: excerpt?.shown)
    var lines: [String] = []
    for place in others.prefix(ProblemWords.mostWitnesses) {
      let start = "bandingkan: \(places.place(place, beside: accused))"
      let room = max(width - 5 - Layout.width(start), 20)
      let words = places.words(place, to: room)
      lines += indented(words.isEmpty ? start : "\(start) “\(words)”")
    }
    let more = others.dropFirst(ProblemWords.mostWitnesses)
    return more.isEmpty ? lines : lines + indented("bandingkan juga: \(places.lines(of: more))")
  }

  private func indented(_ text: String) -> [String] {
    Layout.wrap(text, to: width - 2).map { Self.indent + $0 }
  }
}

extension String {
  /// Paints the carets of a line, not the spaces before them.
  fileprivate func replacingCarets(_ paint: (String) -> String) -> String {
    guard let first = firstIndex(of: "^") else { return self }
    return self[..<first] + paint(String(self[first...]))
  }
}
