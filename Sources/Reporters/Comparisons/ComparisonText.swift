internal import Bahasa
package import Reviewing

/// A comparison of drafts as a person reads it: the counts on top, then the findings by what became of them.
package struct ComparisonText {
  private let comparison: DraftComparison
  private let words: ComparisonWords
  private let width: Int
  private let ink: Ink

  /// A width below 60 counts as 60.
  package init(_ comparison: DraftComparison, width: Int, colour: Bool) {
    self.comparison = comparison
    words = ComparisonWords(comparison: comparison)
    self.width = max(width, 60)
    ink = Ink(isOn: colour)
  }

  package func write() -> String {
    var sections = [head]
    for state in FindingProgress.allCases {
      let entries = comparison.entries(state)
      guard !entries.isEmpty else { continue }
      sections.append([heading(state, entries.count)])
      sections += entries.map(lines)
    }
    if comparison.entries.isEmpty { sections.append(["Tidak ada temuan pada draf mana pun."]) }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    Layout.wrap(words.drafts, to: width).map { ink($0, .strong) } + Layout.wrap(words.summary, to: width)
      + (words.restriction.map { Layout.wrap($0, to: width).map { ink($0, .quiet) } } ?? [])
  }

  private func heading(_ state: FindingProgress, _ count: Int) -> String {
    let more = state == .undecided ? " – bukan berarti selesai" : ""
    let title = "── \(state.display)\(more) "
    let counted = " \(Figures.format(Double(count), decimals: 0)) temuan"
    let line = String(repeating: "─", count: max(width - Layout.width(title) - Layout.width(counted), 2))
    return ink(title, .strong) + ink(line + counted, .quiet)
  }

  private func lines(_ entry: DraftComparison.Entry) -> [String] {
    guard let finding = entry.finding else { return [] }
    let tone: Ink.Tone = entry.current == nil ? .quiet : .init(finding.severity)
    let titles = Layout.wrap(finding.title.plain, to: width - 2)
    var lines = titles.enumerated().map { ($0 == 0 ? ink(finding.severity.sign, tone) + " " : "  ") + ink($1, .strong) }
    lines += indented(finding.message.plain)
    for line in words.lines(entry) { lines += indented("\(line.label): \(line.words)") }
    return lines + indented(finding.rule.plain).map { ink($0, .quiet) }
  }

  private func indented(_ text: String) -> [String] { Layout.wrap(text, to: width - 2).map { "  " + $0 } }
}
