internal import Reviewing

/// A review with what is shown of it, prepared once for a writer that has no lines of a fixed width.
struct ShownReview {
  let output: ReviewOutput
  let forms: [FilledForm]
  let shown: ShownFindings
  let groups: FindingGroups
  let foremost: Foremost
  let places: PlaceWords
  let summary: ReviewSummary
  let remainder: ReviewRemainder

  /// Wide enough for a title or a reason; more is no longer one.
  private static let width = 400

  init(_ output: ReviewOutput) {
    self.output = output
    let review = output.review
    forms = review.forms(output.formIDs)
    shown = ShownFindings(review, minimum: output.minimum)
    groups = FindingGroups(review, forms: forms, shown: shown)
    foremost = Foremost(review, groups)
    places = PlaceWords(book: review.book)
    let ink = Ink(isOn: false)
    summary = ReviewSummary(review: review, width: Self.width, ink: ink)
    remainder = ReviewRemainder(review: review, shown: shown, width: Self.width, ink: ink)
  }

  var review: Review { output.review }

  /// What there is to say of a problem of the groups.
  func words(of problem: [Int]) -> ProblemWords? { groups.words(of: problem, in: review, places) }

  /// The problems of an answer that are shown, each once, in the order of the text.
  func problems(of answer: Answer) -> [[Int]] { shown.problems(of: answer.findings, in: review) }
}
