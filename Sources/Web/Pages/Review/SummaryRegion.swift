internal import DeskWork
internal import Bahasa
internal import Documents
internal import Reviewing
internal import Store

/// The head of a review: what was found, what was decided, what was looked at and what was not.
struct SummaryRegion {
  let tallies: [Tally]
  let progress: [Tally]
  let hasProgress: Bool
  let decided: String
  let coverage: String
  let kinds: [String]
  let hasKinds: Bool
  let gaps: [Hole]
  let hasGaps: Bool
  let unknown: [Hole]
  let hasUnknown: Bool
  let undecided: [String]
  let hasUndecided: Bool
  let nothingMissing: Bool
  let foremost: [Foremost]
  let hasForemost: Bool

  /// A number with its name, and the list it counts.
  struct Tally {
    let style: String
    let sign: String
    let count: Int
    let words: String
    let href: String
  }

  /// One of the heaviest problems, with how many others its rule tells.
  struct Foremost {
    let style: String
    let sign: String
    let words: String
    let place: String
    let href: String
  }

  /// Something that could not be read or understood.
  struct Hole {
    let words: String
    let href: String
  }

  /// More of a kind are only counted.
  private static let most = 30

  init(_ state: ReviewState) {
    let shown = state.shown
    let problems = Array(shown.reading.problems.indices)
    var query = ReviewQuery([:])
    query.form = state.query.form
    tallies = Severity.allCases.reversed().map { severity in
      Tally(
        style: severity.css, sign: severity.sign, count: problems.count { shown.lead($0).weight == severity },
        words: severity.display, href: query.href("temuan") { $0.severity = severity })
    }
    progress = FindingProgress.allCases.map { progress in
      let gone = state.comparison.gone(progress)
      let count = gone?.count ?? problems.count { state.progress($0) == progress }
      return Tally(
        style: progress.badge, sign: "", count: count, words: progress.display,
        href: query.href("temuan") { $0.progress = progress })
    }
    hasProgress = state.hasEarlier
    foremost = Self.foremost(state, query)
    hasForemost = !foremost.isEmpty
    let settled = problems.count { (state.decision($0)?.disposition ?? .open) != .open }
    decided = "\(settled) dari \(problems.count) temuan sudah diputuskan"
    let coverage = shown.reading.coverage
    self.coverage = Self.words(coverage)
    kinds = coverage.kinds.map { "\($0.checked) dari \($0.tables) tabel \($0.kind.replacing("_", with: " "))" }
    hasKinds = !kinds.isEmpty
    gaps = Self.gaps(shown, query)
    unknown = Self.unknownTables(shown, query)
    let undecided = shown.reading.undecided.map { "\($0.title): \($0.reasons.joined(separator: "; "))" }
    self.undecided = undecided.prefix(Self.most) + Self.rest(undecided.count)
    (hasGaps, hasUnknown, hasUndecided) = (!gaps.isEmpty, !unknown.isEmpty, !undecided.isEmpty)
    nothingMissing = gaps.isEmpty && unknown.isEmpty && undecided.isEmpty
  }

  /// The heaviest problems that nobody dismissed.
  private static func foremost(_ state: ReviewState, _ query: ReviewQuery) -> [Foremost] {
    let (shown, dismissed) = (state.shown, state.dismissed)
    guard let weights = shown.reading.weights else { return [] }
    let open = shown.reading.problems.indices.filter { !dismissed.contains($0) }
    return Weights.foremost(open.map { (shown.lead($0).rule, weights[$0]) }).map { chosen in
      let problems = chosen.map { open[$0] }
      let lead = shown.lead(problems[0])
      let place = lead.evidence.first?.place ?? "Seluruh dokumen"
      return Foremost(
        style: lead.weight.css, sign: lead.weight.sign, words: lead.message.cut(to: Weights.longestForemost),
        place: problems.count == 1 ? place : "\(place); dan \(problems.count - 1) serupa",
        href: query.href("pilih") { $0.finding = lead.fingerprint })
    }
  }

  private static func words(_ coverage: ReadCoverage) -> String {
    let number = { (count: Int) in Figures.format(Double(count), decimals: 0) }
    let parts = [
      "\(number(coverage.tablesRead)) dari \(number(coverage.tables)) tabel dikenali",
      "\(number(coverage.figuresChecked)) dari \(number(coverage.figures)) angka tabel diperiksa",
      "\(number(coverage.statementsChecked)) angka dalam kalimat diperiksa",
      coverage.gaps == 0 ? "tidak ada bagian tak terbaca" : "\(coverage.gaps) bagian tak terbaca",
    ]
    return parts.joined(separator: " · ")
  }

  private static func rest(_ count: Int) -> [String] { count > most ? ["dan \(count - most) lainnya"] : [] }

  private static func gaps(_ shown: ShownDossier, _ query: ReviewQuery) -> [Hole] {
    let all = shown.reading.documents.enumerated().flatMap { index, read in
      read.document.gaps.map { gap in
        let number = shown.part(ofOffset: gap.range.lowerBound, in: index)
        let page = (read.document.pageStart(at: gap.range.lowerBound)?.page).map { "hal. \($0), " } ?? ""
        return Hole(
          words: "\(read.document.file.lastName), \(page)\(gap.reason)",
          href: query.href("dokumen") { $0.part = number })
      }
    }
    return all.prefix(most) + rest(all.count).map { Hole(words: $0, href: query.href()) }
  }

  private static func unknownTables(_ shown: ShownDossier, _ query: ReviewQuery) -> [Hole] {
    let all = shown.reading.documents.enumerated().flatMap { index, read in
      read.unknownTables.map { block -> Hole in
        var words = "Tabel tanpa judul"
        if case .table(let table) = read.document.blocks[block].content, let caption = table.caption {
          words = read.document.string(read.document.blocks[caption]).cut(to: 90)
        }
        let number = shown.part(ofOffset: read.document.blocks[block].range.lowerBound, in: index)
        return Hole(words: words, href: query.href("dokumen") { $0.part = number })
      }
    }
    return all.prefix(most) + rest(all.count).map { Hole(words: $0, href: query.href()) }
  }
}

extension ShownDossier {
  /// The part that shows an offset of a document, by its number.
  func part(ofOffset offset: Int, in document: Int) -> Int {
    let own = parts.filter { $0.document == document }
    return (own.last { ($0.pieces.first?.range.lowerBound ?? 0) <= offset } ?? own.first)?.number ?? 1
  }
}
