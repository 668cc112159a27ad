internal import Store

/// What the pages of one review are made of.
struct ReviewedDraft {
  let frame: PageFrame
  let dossier: DossierSummary
  var draft: Store.Draft
  var review: StoredReview
  let decisions: Decisions
  let comparison: DraftProgress
  /// What the visitor typed and did not save, by what it is about.
  var typed: [String: TypedWords] = [:]
  /// What the visitor decided last about findings, one or several at once.
  var last: [Decision] = []
  var canDecide: Bool
  var query: [String: String]

  var address: String { "/dosir/\(dossier.id)/draf/\(draft.number)" }

  /// The review with what persons decided, as a query asks for it.
  func state(_ query: [String: String]) throws -> ReviewState {
    ReviewState(try ShownShelf.shared.dossier(of: review), decisions, comparison, typed, last, ReviewQuery(query))
  }
}
