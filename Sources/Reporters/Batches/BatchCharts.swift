internal import Reviewing

/// The charts of the overview of many dossiers.
enum BatchCharts {
  /// The rules that found something in most dossiers, a bar each.
  static func rules(_ rules: [BatchTallies.RuleTally], of dossiers: Int) -> PageCharts.Chart? {
    guard !rules.isEmpty, dossiers > 0 else { return nil }
    let bars = rules.enumerated().map { index, rule in
      let share = Double(rule.dossiers) / Double(dossiers)
      return PageCharts.bar(
        Layout.cut(rule.title.plain, to: 48), "\(rule.dossiers)", index,
        [.init(style: rule.severity.rawValue, x: "0", width: PageCharts.number(share * PageCharts.width))])
    }
    return PageCharts.Chart(
      title: "Masalah yang paling sering, menurut banyaknya dosir",
      text: rules.map { "\($0.title.plain): \($0.dossiers) dari \(dossiers) dosir" }.joined(separator: "; "),
      height: rules.count * PageCharts.step, bars: bars, limit: nil)
  }

  /// How many dossiers there are for each tenth of the share of figures that was checked.
  static func shares(_ tallies: BatchTallies) -> PageCharts.Chart? {
    let most = tallies.shares.max() ?? 0
    guard most > 0 else { return nil }
    let bars = tallies.shares.enumerated().map { index, count in
      PageCharts.bar(
        share(index), "\(count)", index,
        [.init(style: "note", x: "0", width: PageCharts.number(Double(count) / Double(most) * PageCharts.width))])
    }
    return PageCharts.Chart(
      title: "Dosir menurut bagian angka tabel yang diperiksa",
      text: tallies.shares.enumerated().map { "\(share($0)): \($1) dosir" }.joined(separator: "; "),
      height: bars.count * PageCharts.step, bars: bars, limit: nil)
  }

  /// `40–50%`: a tenth in words; the last takes 100 % too.
  static func share(_ tenth: Int) -> String {
    tenth == 9 ? "90–100%" : "\(tenth * 10)–\(tenth * 10 + 10)%"
  }
}
