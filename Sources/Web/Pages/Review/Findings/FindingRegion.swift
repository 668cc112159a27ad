internal import DeskWork
internal import Bahasa
internal import Reviewing
internal import Store

/// The findings of the chosen item, with the item's answer above them and the chosen finding opened.
struct FindingRegion {
  let canDecide: Bool
  let csrf: String
  let target: String
  let item: ItemAnswer?
  let heading: String
  let count: String
  let filters: FindingFilters
  let findings: [FindingRow]
  let hasFindings: Bool
  /// The form that decides several at once; nil for those who do not decide.
  let bulk: BulkForm?
  let last: LastDecision?
  /// Findings of the drafts before that are gone.
  let gone: [Gone]
  let hasGone: Bool
  let earlier: String?
  let later: String?
  let pages: Pages?

  /// Which page of the list this is.
  struct Pages {
    let words: String
  }

  /// Findings of the drafts before that are gone in one way: mended, or no longer to be judged.
  struct Gone {
    let goneHeading: String
    let style: String
    let state: String
    let lines: [Line]

    /// One of them.
    struct Line {
      let title: String
      let message: String
    }

    /// More are only counted by the head of the page.
    private static let most = 60

    init(_ progress: FindingProgress, _ lines: [FindingLine]) {
      goneHeading =
        progress == .done ? "Selesai sejak draf sebelumnya" : "Tidak dapat dinilai lagi sejak draf sebelumnya"
      (style, state) = (progress.badge, progress.display)
      self.lines = lines.prefix(Self.most).map { Line(title: $0.title, message: $0.message) }
    }
  }

  init(
    _ state: ReviewState, target: String, csrf: String, canDecide: Bool, pageImage: (String, Int) -> String?
  ) {
    (self.target, self.csrf, self.canDecide) = (target, csrf, canDecide)
    item = state.item.map { ItemAnswer($0, state) }
    let away = state.query.progress.flatMap { state.comparison.gone($0) }
    let all = away == nil ? "Semua temuan" : "Temuan draf sebelumnya"
    heading = state.item.map { "Temuan butir \($0.id)" } ?? all
    filters = FindingFilters(state)
    let isOfGone = away != nil
    let list = FindingList(state)
    findings = isOfGone ? [] : list.rows.map { FindingRow($0, state, pageImage: pageImage) }
    hasFindings = !findings.isEmpty
    count = Figures.format(Double(away?.count ?? state.listed.count), decimals: 0)
    let (page, pages) = isOfGone ? (1, 1) : (list.page, list.pages)
    bulk = canDecide ? BulkForm(state) : nil
    last = canDecide ? LastDecision(state.last, state) : nil
    let link = { (number: Int) -> String? in
      guard (1...pages).contains(number) else { return nil }
      return state.query.href("temuan") { ($0.page, $0.finding, $0.beside) = (number, nil, nil) }
    }
    (earlier, later) = (link(page - 1), link(page + 1))
    self.pages = pages > 1 ? Pages(words: "Halaman \(page) dari \(pages)") : nil
    let isLastPage = state.query.progress == nil && page == pages
    gone = [FindingProgress.undecided, .done].filter {
      $0 == state.query.progress || isLastPage && !state.query.isNarrowed
    }
    .compactMap { progress in
      guard state.item == nil, let lines = state.comparison.gone(progress), !lines.isEmpty else { return nil }
      return Gone(progress, lines)
    }
    hasGone = !gone.isEmpty
  }
}
