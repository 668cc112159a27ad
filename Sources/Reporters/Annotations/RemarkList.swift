package import Documents
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
    let dismissed = DecidedProblems(answers, review).dismissed
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

/// One file of a dossier: a document, or a stretch of one that was joined from several files.
package struct AnnotatedFile: Sendable {
  /// Where a finding is said.
  struct Spot {
    enum Manner { case accused, missing, witness, beginning }

    let range: Range<Int>
    let manner: Manner
  }

  package let document: Document
  /// Its number in the dossier.
  let number: Int
  /// The text that comes from the file.
  package let range: Range<Int>

  /// Nil when no document of the dossier was read from the file of this name.
  package init?(_ file: String, in dossier: Dossier) {
    for (number, document) in dossier.documents.enumerated() {
      if document.file == file, document.files.isEmpty {
        (self.document, self.number, range) = (document, number, 0..<document.text.count)
        return
      }
      if let index = document.files.firstIndex(where: { $0.file == file }) {
        let next = index + 1 < document.files.count ? document.files[index + 1].offset : document.text.count
        (self.document, self.number, range) = (document, number, document.files[index].offset..<next)
        return
      }
    }
    return nil
  }

  /// Where a finding is said in this file: at all accused words, else at a witness; nowhere when all of it is about
  /// others.
  func spots(of finding: Finding) -> [Spot] {
    guard let first = finding.evidence.first?.place else {
      return document.role == .lkj && range.lowerBound == 0 ? [Spot(range: 0..<0, manner: .beginning)] : []
    }
    if finding.rule.check.isAboutPresence, holds(first) { return [Spot(range: first.range, manner: .missing)] }
    var seen: Set<Range<Int>> = []
    let accused = finding.accused.filter { holds($0) && seen.insert($0.range).inserted }
    if !accused.isEmpty { return accused.map { Spot(range: $0.range, manner: .accused) } }
    return finding.evidence.first { holds($0.place) }.map { [Spot(range: $0.place.range, manner: .witness)] } ?? []
  }

  /// Whether a place lies in this file.
  func holds(_ place: Place) -> Bool {
    place.document == number && place.range.lowerBound >= range.lowerBound && place.range.upperBound <= range.upperBound
  }

  /// Whether the words at an offset were recognised from a picture.
  func isRecognised(at offset: Int) -> Bool {
    document.pages.last { $0.offset <= offset }?.isRecognised ?? false
  }
}
