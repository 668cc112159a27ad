internal import Documents
internal import Facts
internal import Mustache
internal import Reviewing

/// A review as one HTML page that needs nothing beside itself: what was looked at, the forms, the indicators, the findings
/// by item, and what is open. Reads on a telephone, prints on A4.
struct ReviewPage {
  private let content: ShownReview

  init(_ output: ReviewOutput) { content = ShownReview(output) }

  /// The page as HTML. Throws only when the template itself is broken.
  func write() throws -> String {
    var library = MustacheLibrary()
    try library.register(String(decoding: PackageResources.gaya_mustache, as: UTF8.self), named: "gaya")
    try library.register(String(decoding: PackageResources.grafik_mustache, as: UTF8.self), named: "grafik")
    try library.register(String(decoding: PackageResources.pemeriksaan_mustache, as: UTF8.self), named: "pemeriksaan")
    let coverage = content.review.indicators
    let findings = PageFindings(content)
    let families = PageCharts.families(content)
    let page =
      ReviewPageContent(
        title: content.summary.title, coverage: content.summary.coverage, documents: documents,
        tallies: tallies, counts: content.remainder.counts, settled: settled, verdicts: content.remainder.verdicts,
        foremost: foremost,
        families: families?.chart,
        familyRows: families?.rows.map(Self.row) ?? [], forms: content.forms.map(form),
        indicators: indicators(coverage),
        groups: content.groups.groups.enumerated().map { group($1, $0, findings) }, gaps: content.remainder.namedGaps,
        questions: content.remainder.openQuestions.map { .init(name: $0.what, words: $0.why) },
        version: content.output.version)
    return library.render(page, withTemplate: "pemeriksaan") ?? ""
  }

  private var foremost: ReviewPageContent.ForemostShown? {
    let entries = content.foremost.entries.map { entry in
      ReviewPageContent.ForemostEntry(
        severity: entry.severity.rawValue, mark: entry.severity.sign, message: entry.message,
        place: entry.place, link: anchor(of: entry.problem))
    }
    return entries.isEmpty ? nil : .init(title: Foremost.title, entries: entries, order: content.foremost.order)
  }

  private var documents: [PageFinding.Pair] {
    content.review.book.dossier.documents.map { document in
      .init(
        name: document.role.display,
        words: "\(content.places.name(of: document.file)) (\(content.summary.how(document)))")
    }
  }

  private var tallies: [ReviewPageContent.Tally] {
    let counts = content.review.counts(from: content.shown.minimum)
    return Severity.allCases.reversed().map { severity in
      .init(
        severity: severity.rawValue, mark: severity.sign, name: severity.display,
        count: counts.problems[severity] ?? 0)
    }
  }

  /// What was accepted or is wrong in the settings, as sentences.
  private var settled: [String] {
    let review = content.review
    let accepted = review.accepted.map { number, acceptance in
      let finding = review.findings[number]
      let place = finding.evidence.first.map { content.places.place($0.place) } ?? "Seluruh dokumen"
      return "\(finding.rule.title.plain) (\(place)): \(finding.message.plain) Diterima oleh "
        + "\(SettlementText.words(acceptance))."
    }
    return accepted + SettlementText.remarks(review)
  }

  private func form(_ filled: FilledForm) -> ReviewPageContent.FormShown {
    var group: String?
    let answers = filled.answers.map { answer -> ReviewPageContent.AnswerShown in
      let heading = answer.item.group == group ? nil : answer.item.group?.plain
      group = answer.item.group
      let problems = content.problems(of: answer)
      return .init(
        group: heading, span: filled.form.columns.count + 4, id: answer.item.id.plain, ask: answer.item.ask.plain,
        verdicts: answer.columns.map { column in
          .init(
            title: column.column.title, verdict: column.verdict.rawValue, mark: column.verdict.sign,
            word: column.column.word(column.verdict))
        }, note: answer.note.plain,
        count: problems.first.map { .init(number: problems.count, first: anchor(of: $0)) })
    }
    return .init(
      title: filled.form.title.plain, basis: filled.form.basis.plain, columns: filled.form.columns.map(\.title),
      answers: answers)
  }

  /// Where on the page a problem of an item is told.
  private func anchor(of problem: [Int]) -> String {
    PageFindings.anchor(
      of: content.review.findings[content.review.problems[content.review.problemOfFinding[problem[0]]].lead])
  }

  private func group(
    _ group: FindingGroups.Group, _ number: Int, _ findings: PageFindings
  ) -> ReviewPageContent.GroupShown {
    let name = group.item.map { "\(FormWords.name($0.form.id)) \($0.item.id)".plain }
    return .init(
      id: "butir-\(number + 1)", name: name ?? "Temuan lain", ask: group.item?.item.ask.plain,
      count: group.problems.count, findings: group.problems.compactMap(findings.finding))
  }

  private func indicators(_ coverage: IndicatorCoverage) -> ReviewPageContent.IndicatorsShown? {
    guard !coverage.rows.isEmpty else { return nil }
    let rows = coverage.rows.map { row in
      ReviewPageContent.IndicatorRow(
        name: Layout.cut(row.name, to: 240),
        cells: zip(coverage.comparisons, row.standings).map { comparison, standing in
          switch standing {
          case .found(let place):
            .init(title: comparison.title, verdict: "pass", mark: "✓", word: "ada", place: short(place))
          case .missing: .init(title: comparison.title, verdict: "fail", mark: "✗", word: "tidak ada", place: nil)
          case .unknown:
            .init(title: comparison.title, verdict: "unsure", mark: "?", word: "belum dapat dinilai", place: nil)
          }
        })
    }
    let achieved = coverage.rows.compactMap { row in
      row.achievement.map { known in
        ReviewPageContent.AchievedRow(
          name: Layout.cut(row.name, to: 240), target: Self.words(known.target), actual: Self.words(known.actual),
          share: PageCharts.percent(known), place: short(known.share.place))
      }
    }
    let source =
      coverage.isPromised
      ? "Indikator menurut tabel perjanjian kinerja."
      : "Tabel perjanjian kinerja tidak dikenali; indikator menurut tabel capaian."
    return .init(
      source: source, columns: coverage.comparisons.map(\.title), rows: rows,
      more: coverage.hidden == 0 ? nil : "\(coverage.hidden) indikator lain tidak ditampilkan.",
      chart: PageCharts.achievements(coverage), achieved: achieved)
  }

  private static func words(_ fact: Fact?) -> String { fact.map { Layout.cut($0.text.plain, to: 60) } ?? "–" }

  /// `Tabel 3.2, baris 4`, or the page or the line.
  private func short(_ place: Place) -> String {
    let document = content.review.book.document(place.document)
    let location = document.location(of: place)
    if let table = location.table?.plain {
      return Layout.cut(table, to: 40) + (location.row.map { ", baris \($0)" } ?? "")
    }
    if let page = location.page { return location.isRecognised ? "hal. \(page) dari OCR" : "hal. \(page)" }
    if let row = location.row { return "tabel tanpa judul, baris \(row)" }
    return document.hasLines(at: place.range.lowerBound) ? "baris \(location.line)" : ""
  }

  /// A row of a table of figures: its name, then its cells.
  private static func row(_ cells: [String]) -> ReviewPageContent.FigureRow {
    .init(name: cells[0], cells: Array(cells.dropFirst()))
  }
}
