internal import Store

/// The page of one review.
struct ReviewPage {
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

  /// A part of the document as a fragment of HTML; nil when there is no such part.
  func section(_ number: Int) throws -> String? { nil }
}
