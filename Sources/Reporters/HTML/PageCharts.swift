internal import Bahasa
internal import Documents
internal import Facts
internal import Reviewing

/// The charts of the page as numbers: bars for SVG, with the same figures in words beside them.
struct PageCharts {
  /// One bar made of segments, with its label above it.
  struct Bar {
    struct Segment {
      let style: String
      let x: String
      let width: String
    }

    let label: String
    let value: String
    let labelY: Int
    let barY: Int
    let segments: [Segment]
  }

  struct Chart {
    let title: String
    /// What the chart shows, for those who do not see it.
    let text: String
    let height: Int
    let bars: [Bar]
    /// Where 100 % is; nil when nothing is measured against it.
    let limit: Mark?
  }

  struct Mark {
    let x: String
    let bottom: Int
  }

  /// The width of the drawing; its letters keep their size on a small screen.
  static let width = 340.0
  static let step = 34

  /// The problems of each family of rules by severity, the most first.
  static func families(_ content: ShownReview) -> (chart: Chart, rows: [[String]])? {
    var counts: [String: [Severity: Int]] = [:]
    for group in content.groups.groups {
      for problem in group.problems {
        let lead = content.review.findings[problem[0]]
        counts[lead.rule.family, default: [:]][lead.severity, default: 0] += 1
      }
    }
    guard !counts.isEmpty else { return nil }
    let ordered = counts.map { (name: $0.key, counts: $0.value, total: $0.value.values.reduce(0, +)) }
      .sorted { ($1.total, $0.name) < ($0.total, $1.name) }
    let most = Double(ordered[0].total)
    let severities = Severity.allCases.reversed()
    let bars = ordered.enumerated().map { index, family in
      var x = 0.0
      let segments = severities.compactMap { severity -> Bar.Segment? in
        guard let count = family.counts[severity], count > 0 else { return nil }
        let wide = Double(count) / most * width
        defer { x += wide }
        return .init(style: severity.rawValue, x: number(x), width: number(wide))
      }
      return bar(name(family.name), "\(family.total)", index, segments)
    }
    let text = ordered.map { "\(name($0.name)) \($0.total)" }.joined(separator: ", ")
    let rows = ordered.map { family in
      [name(family.name)] + severities.map { "\(family.counts[$0] ?? 0)" } + ["\(family.total)"]
    }
    let chart = Chart(
      title: "Temuan menurut jenis aturan dan tingkatnya", text: text, height: ordered.count * step, bars: bars,
      limit: nil)
    return (chart, rows)
  }

  /// What was achieved of each indicator, in percent; bars end at the edge of the drawing, figures do not.
  static func achievements(_ coverage: IndicatorCoverage) -> Chart? {
    let known = coverage.rows.compactMap { row in row.achievement.map { (row.name, $0) } }
    guard !known.isEmpty else { return nil }
    let bars = known.enumerated().map { index, row in
      let wide = min(max(row.1.value, 0), mostShare) / mostShare * width
      let style = row.1.value < 100 ? "below" : "reached"
      return bar(
        Layout.cut(row.0, to: 44), percent(row.1), index, [.init(style: style, x: "0", width: number(max(wide, 1)))])
    }
    let reached = known.count { $0.1.value >= 100 }
    return Chart(
      title: "Capaian tiap indikator (%)",
      text: "\(reached) dari \(known.count) indikator mencapai 100% atau lebih. "
        + known.map { "\($0.0): \(percent($0.1))" }.joined(separator: "; "),
      height: known.count * step, bars: bars,
      limit: Mark(x: number(100 / mostShare * width), bottom: known.count * step))
  }

  private static let mostShare = 125.0

  /// The share as printed, with a percent sign.
  static func percent(_ achievement: IndicatorCoverage.Achievement) -> String {
    let text = Layout.cut(achievement.share.text.plain, to: 16)
    return text.hasSuffix("%") ? text : text + "%"
  }

  /// One bar: its label and its figure, the number of bars above it, and what it is made of.
  static func bar(_ label: String, _ value: String, _ index: Int, _ segments: [Bar.Segment]) -> Bar {
    Bar(label: label, value: value, labelY: index * step + 12, barY: index * step + 17, segments: segments)
  }

  /// The name of a family of rules as a reader says it.
  private static func name(_ family: String) -> String {
    family.count < 3 ? family : family.prefix(1).uppercased() + family.dropFirst()
  }

  /// A length to a tenth, with the dot that SVG wants.
  static func number(_ value: Double) -> String {
    let tenths = Int(clamping: (min(max(value, -1e9), 1e9) * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
