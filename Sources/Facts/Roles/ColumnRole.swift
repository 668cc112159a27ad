/// What a column of a table says of the things its rows name.
package struct ColumnRole: Sendable, Equatable {
  /// `target`, `realisasi`, `capaian`, or a column of words: `indikator`, `program`. Nil when no word explains it.
  package var measure: String?
  /// Whether the column holds names or other words rather than figures.
  package var isWords = false
  /// `kinerja`, `keuangan` or `fisik`.
  package var domain: String?
  /// A year (`2024`), `awal` (before the plan) or `akhir` (the end of the strategic plan).
  package var period: String?
  /// A part of a year: `tw1`; nil for a whole year.
  package var span: String?
  /// The document that sets the figure: `pk`, `renstra`.
  package var basis: String?
  /// `sebelum` or `sesudah` a revision.
  package var stage: String?
  package var unit: String?
  /// Whether the column's own header names its measure; else it was inferred from words around the table.
  package var isPrinted = false

  /// Whether its amounts are thousands or millions of rupiah, each rounded by itself.
  package var isInScale: Bool { unit == "ribu" || unit == "juta" }

  package init() {}

  /// The period of what a strategic plan ends with.
  package static let end = "akhir"

  /// Plans of several years, which set targets of their own.
  package static let plans: Set<String?> = ["renstra", "rpjmd"]

  /// The role in words for a reader: `target · 2024 · pk`.
  package var display: String {
    let unit = unit.map { ["persen": "%", "rupiah": "Rp", "ribu": "Rp ribu", "juta": "Rp juta"][$0] ?? $0 }
    let isMoney = domain == "keuangan" && !["pagu", "serapan"].contains(measure)
    let domain = isMoney ? "keuangan" : domain == "fisik" ? "fisik" : nil
    let parts = [measure ?? "tidak dipahami", domain, period, span, basis, stage, isWords ? nil : unit].compactMap {
      $0
    }
    return parts.joined(separator: " · ") + (isPrinted || measure == nil ? "" : " (disimpulkan)")
  }

  /// Whether two columns contradict each other in nothing that both state.
  package func agrees(with other: ColumnRole) -> Bool {
    Self.fits(domain, other.domain) && Self.fits(period, other.period) && Self.fits(stage, other.stage)
      && Self.fits(spans: span, other.span)
  }

  /// Whether it speaks of a domain, or none is asked for; a column that names none speaks of performance.
  package func isIn(_ domain: String?) -> Bool { domain == nil || (self.domain ?? "kinerja") == domain }

  /// Whether two things that may be unstated contradict each other in nothing.
  package static func fits(_ left: String?, _ right: String?) -> Bool { left == nil || right == nil || left == right }

  /// An unstated part of a year is the whole year.
  package static func fits(spans left: String?, _ right: String?) -> Bool {
    (left ?? "setahun") == (right ?? "setahun")
  }
}
