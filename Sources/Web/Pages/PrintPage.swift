internal import Store

/// A review with its decisions as a page to print.
struct PrintPage {
  let frame: PageFrame
  let dossier: DossierSummary
  let draft: Draft
  let review: StoredReview
  let decisions: Decisions
  let comparison: DraftComparison
  let canDecide: Bool
  let query: [String: String]

  func write() throws -> String {
    try MessagePage(frame: frame, message: "Draf \(draft.number)", advice: nil, link: nil).write()
  }
}
