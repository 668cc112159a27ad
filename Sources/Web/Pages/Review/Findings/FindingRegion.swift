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
  let fixed: [FixedRow]
  let showsFixed: Bool
  let earlier: String?
  let later: String?
  let pages: Pages?

  /// Which page of the list this is.
  struct Pages {
    let words: String
  }

  /// A finding of the draft before that is gone.
  struct FixedRow {
    let title: String
    let message: String
  }

  init(
    _ state: ReviewState, target: String, csrf: String, canDecide: Bool, pageImage: (String, Int) -> String?
  ) {
    (self.target, self.csrf, self.canDecide) = (target, csrf, canDecide)
    item = state.item.map { ItemAnswer($0, state) }
    heading =
      state.item.map { "Temuan butir \($0.id)" }
      ?? (state.query.progress == .done ? "Temuan yang selesai" : "Semua temuan")
    filters = FindingFilters(state)
    let isOfGone = state.query.progress == .done
    let list = FindingList(state)
    findings = isOfGone ? [] : list.rows.map { FindingRow($0, state, pageImage: pageImage) }
    hasFindings = !findings.isEmpty
    count = Figures.format(Double(isOfGone ? state.comparison.done.count : state.listed.count), decimals: 0)
    let (page, pages) = isOfGone ? (1, 1) : (list.page, list.pages)
    bulk = canDecide ? BulkForm(state) : nil
    last = canDecide ? LastDecision(state.last, state) : nil
    let link = { (number: Int) -> String? in
      guard (1...pages).contains(number) else { return nil }
      return state.query.href("temuan") { ($0.page, $0.finding, $0.beside) = (number, nil, nil) }
    }
    (earlier, later) = (link(page - 1), link(page + 1))
    self.pages = pages > 1 ? Pages(words: "Halaman \(page) dari \(pages)") : nil
    showsFixed =
      state.item == nil && (state.query.progress == .done || state.query.progress == nil && page == pages)
      && !state.comparison.done.isEmpty
    fixed = showsFixed ? state.comparison.done.prefix(60).map { FixedRow(title: $0.title, message: $0.message) } : []
  }
}
