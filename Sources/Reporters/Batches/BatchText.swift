internal import Bahasa
internal import Reviewing

/// A run over many dossiers as an aligned table for a terminal: one line a dossier, then the commonest problems and the
/// sums.
package struct BatchText {
  private let dossiers: [ReviewedDossier]
  private let tallies: BatchTallies
  private let width: Int
  private let ink: Ink

  /// - Parameters:
  ///   - dossiers: in the order of their names.
  ///   - width: columns of the terminal.
  package init(_ dossiers: [ReviewedDossier], width: Int, colour: Bool) {
    (self.dossiers, self.width) = (dossiers, width)
    tallies = BatchTallies(dossiers)
    ink = Ink(isOn: colour)
  }

  private static let heads = ["Kesalahan", "Peringatan", "Catatan", "Diperiksa"]
  /// More dossiers than anyone reads on a terminal are in the files.
  private static let mostRows = 200
  private static let mostRules = 10

  /// The table, with a line end after each line.
  package func write() -> String {
    let reviewed = tallies.reviewed
    let room = max(width - Self.heads.reduce(0) { $0 + Layout.width($1) + 2 } - 1, 20)
    var lines = [ink(Layout.left("DOSIR", room) + cells(Self.heads), .strong)]
    for dossier in reviewed.prefix(Self.mostRows) {
      guard let review = dossier.review else { continue }
      let figures =
        [Severity.error, .warning, .note].map { Self.count(review.counts[$0]) }
        + [review.coverage.share.map { Figures.format($0 * 100, decimals: 0) + "%" } ?? "–"]
      lines.append(Layout.left(Layout.cut(dossier.id.plain, to: room - 1), room) + cells(figures))
    }
    if reviewed.count > Self.mostRows {
      lines.append(ink("dan \(Self.count(reviewed.count - Self.mostRows)) dosir lain dalam dosir.csv", .quiet))
    }
    for dossier in tallies.failed {
      let words = "✗ gagal: \((dossier.failure ?? "").plain)"
      lines += Layout.wrap(words, to: width - 2).enumerated().map { ink(($0 == 0 ? "" : "  ") + $1, .error) }
    }
    return (lines + commonest + [""] + [sums]).map { $0 + "\n" }.joined()
  }

  private var commonest: [String] {
    guard !tallies.commonest.isEmpty else { return [] }
    let rows = tallies.commonest.prefix(Self.mostRules).map { rule in
      let share = "\(Self.count(rule.dossiers)) dosir"
      return "  \(rule.severity.sign) \(Layout.right(share, 10))  " + Layout.cut(rule.title.plain, to: width - 17)
    }
    return ["", ink("MASALAH TERSERING", .strong)] + rows
  }

  private var sums: String {
    let severities = Severity.allCases.reversed().map { "\(Self.count(tallies.count($0))) \($0.display.lowercased())" }
    let parts = ["\(Self.count(tallies.reviewed.count)) dosir diperiksa", "\(Self.count(tallies.failed.count)) gagal"]
    return (parts + severities).joined(separator: " · ")
  }

  private func cells(_ texts: [String]) -> String {
    zip(texts, Self.heads).map { "  " + Layout.right($0, Layout.width($1)) }.joined()
  }

  private static func count(_ number: Int) -> String { Figures.format(Double(number), decimals: 0) }
}
