internal import Documents
internal import Facts
package import Reviewing

/// What is to be said in one file of a dossier, and what in it cannot be said there.
package struct RemarkList: Sendable {
  /// By place in the file.
  package let remarks: [Remark]
  /// How many findings are about words in other files.
  package let elsewhere: Int

  /// The findings that weigh at least `minimum`, at their places in a file; without those set apart and those that
  /// persons dismissed. What is missing as a whole is said at the beginning of the report.
  package init(_ review: Review, file: AnnotatedFile, minimum: Severity, answers: DeskAnswers? = nil) {
    let dismissed = DecidedProblems(
      answers, review.problems.map { $0.findings.map { review.findings[$0].fingerprint } }
    ).dismissed
    let writer = RemarkWriter(review: review, file: file)
    var drafts: [RemarkDraft] = []
    var known: [RemarkDraft.Key: Int] = [:]
    var elsewhere = 0
    for told in review.told(from: minimum) {
      let number = review.problemOfFinding[told[0]]
      for finding in told.map({ review.findings[$0] }) where !dismissed.contains(number) {
        let spots = file.spots(of: finding)
        if spots.isEmpty { elsewhere += 1 }
        let isGathered = finding.isGathered
        for (index, place) in spots.enumerated() {
          let key = RemarkDraft.Key(problem: number, range: place.range)
          let repeats = index > 0 && isGathered
          if let same = known[key] {
            drafts[same].findings.append(finding)
            drafts[same].repeats = drafts[same].repeats && repeats
          } else {
            known[key] = drafts.count
            drafts.append(RemarkDraft(problem: number, place: place, findings: [finding], repeats: repeats))
          }
        }
      }
    }
    drafts.sort {
      ($0.place.range.lowerBound, $0.place.range.upperBound, $0.problem) < (
        $1.place.range.lowerBound, $1.place.range.upperBound, $1.problem
      )
    }
    remarks = writer.write(drafts)
    self.elsewhere = elsewhere
  }
}

/// The findings of one problem that are said at one place.
struct RemarkDraft {
  let problem: Int
  let place: AnnotatedFile.Spot
  var findings: [Finding]
  /// Whether the words are one of many places of which another remark says all.
  var repeats = false

  struct Key: Hashable {
    let problem: Int
    let range: Range<Int>
  }
}
