internal import Mustache
package import Reviewing

/// A comparison of drafts as one HTML page that needs nothing beside itself.
package struct ComparisonPage {
  private let comparison: DraftComparison
  private let words: ComparisonWords

  package init(_ comparison: DraftComparison) {
    self.comparison = comparison
    words = ComparisonWords(comparison: comparison)
  }

  /// The page as HTML. Throws only when the template itself is broken.
  package func write() throws -> String {
    let template = try MustacheTemplate(string: String(decoding: PackageResources.banding_mustache, as: UTF8.self))
    let groups = words.counts.map { state, count in
      Content.Group(
        id: state.rawValue, name: state.display.lowercased(), count: count,
        note: state == .undecided && count > 0 ? "Bukan berarti selesai." : nil, isEmpty: count == 0,
        entries: comparison.entries(state).compactMap(entry))
    }
    return template.render(
      Content(drafts: words.drafts, restriction: words.restriction, groups: groups))
  }

  private func entry(_ entry: DraftComparison.Entry) -> Content.Entry? {
    guard let finding = entry.finding else { return nil }
    return Content.Entry(
      severity: finding.severity.rawValue, level: finding.severity.display, title: finding.title.plain,
      message: finding.message.plain, rule: finding.rule.plain,
      lines: words.lines(entry).map { Content.Line(label: $0.label, words: $0.words) })
  }
}

/// What the template of the page fills in.
private struct Content {
  struct Group {
    let id: String
    let name: String
    let count: Int
    let note: String?
    let isEmpty: Bool
    let entries: [Entry]
  }
  struct Entry {
    let severity: String
    let level: String
    let title: String
    let message: String
    let rule: String
    let lines: [Line]
  }
  struct Line {
    let label: String
    let words: String
  }

  let drafts: String
  let restriction: String?
  let groups: [Group]
}
