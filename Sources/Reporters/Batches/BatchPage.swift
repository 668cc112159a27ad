internal import Bahasa
internal import Mustache
internal import Reviewing

/// A run over many dossiers as one HTML page that needs nothing beside itself: how each item was answered, the commonest
/// problems, how much was looked at, what could not be reviewed. Links lead to the review of each dossier.
package struct BatchPage {
  private let dossiers: [ReviewedDossier]
  private let tallies: BatchTallies
  private let forms: BatchForms
  private let hasPages: Bool
  private let passedOver: [String]
  private let version: String

  /// - Parameters:
  ///   - dossiers: in the order of their names.
  ///   - hasPages: whether each review was written as a page too (`reviu.html`).
  ///   - passedOver: what lay among the dossiers and is none, with its reason.
  package init(_ dossiers: [ReviewedDossier], hasPages: Bool, passedOver: [String], version: String) {
    (self.dossiers, self.hasPages, self.passedOver, self.version) = (dossiers, hasPages, passedOver, version)
    tallies = BatchTallies(dossiers)
    forms = BatchForms(dossiers)
  }

  /// Longer tables would make the page too large for a browser; the rest is in the files beside it.
  private static let mostRows = 1_000

  /// The page as HTML. Throws only when the template itself is broken.
  package func write() throws -> String {
    var library = MustacheLibrary()
    try library.register(String(decoding: PackageResources.gaya_mustache, as: UTF8.self), named: "gaya")
    try library.register(String(decoding: PackageResources.grafik_mustache, as: UTF8.self), named: "grafik")
    try library.register(String(decoding: PackageResources.banyak_mustache, as: UTF8.self), named: "banyak")
    return library.render(content, withTemplate: "banyak") ?? ""
  }

  private var content: BatchPageContent {
    let shown = Array(tallies.reviewed.prefix(Self.mostRows))
    let left = tallies.reviewed.count - shown.count
    return BatchPageContent(
      title: "\(Self.count(dossiers.count)) dosir",
      dossiers: "\(Self.count(tallies.reviewed.count)) diperiksa, \(Self.count(tallies.failed.count)) gagal",
      coverage: coverage, tallies: severities,
      failures: tallies.failed.map { .init(name: $0.id.plain, words: ($0.failure ?? "").plain) },
      rulesChart: BatchCharts.rules(tallies.commonest, of: tallies.reviewed.count),
      rules: tallies.commonest.map(rule), sharesChart: BatchCharts.shares(tallies),
      shares: shares, worst: tallies.worst.map(row), forms: forms.forms.map { form($0, shown) },
      list: shown.map(row),
      more: left == 0 ? nil : "\(Self.count(left)) dosir lain tidak ditampilkan di sini; semuanya ada dalam dosir.csv.",
      passedOver: passedOver.map(\.plain), version: version)
  }

  private var severities: [BatchPageContent.Tally] {
    Severity.allCases.reversed().map { severity in
      .init(
        severity: severity.rawValue, mark: severity.sign, name: severity.display,
        count: Self.count(tallies.count(severity)))
    }
  }

  /// How much was looked at in all dossiers together.
  private var coverage: String {
    let sum = { (key: (ReviewedDossier.Coverage) -> Int) in
      tallies.reviewed.reduce(0) { $0 + ($1.review.map { key($0.coverage) } ?? 0) }
    }
    return [
      "\(Self.count(sum(\.lines))) baris",
      "\(Self.count(sum(\.tables))) tabel, \(Self.count(sum(\.tablesRead))) dikenali",
      "\(Self.count(sum(\.figuresChecked))) dari \(Self.count(sum(\.figures))) angka tabel diperiksa",
      "\(Self.count(sum(\.statementsChecked))) angka dalam kalimat diperiksa",
      "\(Self.count(sum(\.gaps))) bagian tak terbaca",
    ].joined(separator: " · ")
  }

  private var shares: [BatchPageContent.ShareRow] {
    let rows = tallies.shares.enumerated().map { tenth, count in
      BatchPageContent.ShareRow(name: BatchCharts.share(tenth), count: Self.count(count))
    }
    guard tallies.withoutFigures > 0 else { return rows }
    return rows + [.init(name: "tanpa angka tabel", count: Self.count(tallies.withoutFigures))]
  }

  private func rule(_ rule: BatchTallies.RuleTally) -> BatchPageContent.RuleRow {
    .init(
      title: rule.title.plain, rule: rule.rule.plain, severity: rule.severity.rawValue, mark: rule.severity.sign,
      word: rule.severity.display, dossiers: Self.count(rule.dossiers),
      share: Self.percent(Double(rule.dossiers) / Double(max(tallies.reviewed.count, 1))),
      problems: Self.count(rule.problems))
  }

  private func row(_ dossier: ReviewedDossier) -> BatchPageContent.DossierRow {
    let review = dossier.review
    let count = { (severity: Severity) in review.map { Self.count($0.counts[severity]) } ?? "–" }
    return .init(
      name: dossier.title, id: dossier.id.plain, page: page(dossier),
      data: review == nil ? nil : PageLink.path([dossier.folder, "reviu.json"]),
      agency: review?.agency?.plain ?? "–", year: review?.year.map(String.init) ?? "–", errors: count(.error),
      warnings: count(.warning), notes: count(.note), share: review?.coverage.share.map(Self.percent) ?? "–",
      gaps: review.map { Self.count($0.coverage.gaps) } ?? "–")
  }

  private func page(_ dossier: ReviewedDossier) -> String? {
    hasPages && dossier.review != nil ? PageLink.path([dossier.folder, "reviu.html"]) : nil
  }

  private func form(_ form: BatchForms.Form, _ shown: [ReviewedDossier]) -> BatchPageContent.FormShown {
    .init(
      title: form.title.plain,
      items: form.items.map { item in
        .init(
          id: item.id.plain, ask: item.ask.plain,
          cells: Self.verdicts.map {
            .init(word: $0.display, count: Self.count(tallies.count($0, form.id, item.id)))
          })
      },
      columns: form.items.map { .init(id: $0.id.plain, ask: $0.ask.plain) },
      rows: shown.map { dossier in
        .init(
          name: dossier.title, link: page(dossier),
          cells: form.items.map { item in
            guard let verdict = BatchForms.verdict(dossier, form.id, item.id) else {
              return .init(verdict: "none", mark: "", word: "tidak ada jawaban")
            }
            return .init(verdict: verdict.rawValue, mark: verdict.sign, word: verdict.display)
          })
      })
  }

  /// The order in which the template names them.
  private static let verdicts: [Verdict] = [.pass, .fail, .unsure, .skip]

  private static func count(_ number: Int) -> String { Figures.format(Double(number), decimals: 0) }

  private static func percent(_ share: Double) -> String { Figures.format(share * 100, decimals: 0) + "%" }
}

/// Links to files that lie below the page.
enum PageLink {
  /// A path for a link: what is no plain letter, digit, `-`, `.` or `_` is written as `%` and two digits (RFC 3986).
  static func path(_ steps: [String]) -> String {
    steps.map { step in
      step.utf8.map { byte -> String in
        let isPlain =
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
          default: false
          }
        guard !isPlain else { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
      }.joined()
    }.joined(separator: "/")
  }
}
