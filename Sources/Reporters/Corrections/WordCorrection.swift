package import Archives
internal import Documents
package import Reviewing

/// A Word file in which what can be put right letter by letter is proposed as tracked changes, which its author accepts or
/// rejects in Word; all other bytes stay as they are.
package struct WordCorrection {
  /// The author the changes bear.
  package static let author = "reviu"

  /// The bytes of the file with its changes.
  package let bytes: [UInt8]
  /// How many places are put right.
  package let count: Int
  /// How many could be, but stand where a change would break something: in fields, links, text boxes, headers, notes,
  /// in changes of others, or across lines; or where two findings would change the same words differently.
  package let left: Int

  /// Corrects what the findings of at least a severity know the right words of, in one file.
  package init(
    _ original: [UInt8], file: AnnotatedFile, review: Review, minimum: Severity
  ) throws(OfficeProblem) {
    let package = try WordPackage(original)
    let main = try package.archive.bytes(of: package.main)
    let runs = try WordRunScan.runs(main, part: package.main)
    let spots = CorrectionSpots(file, runs)
    var changes = TrackedRuns(runs, WordDialect(prefix: runs.prefix, isStrict: WordDialect.isStrict(main)))
    let places = Self.places(in: file, review, minimum)
    var count = 0
    for (index, edits) in places.enumerated() where !Self.isContested(index, places) {
      guard let steps = spots.steps(of: edits) else { continue }
      changes.add(steps)
      count += 1
    }
    var splice = Splice()
    changes.write(to: &splice)
    bytes =
      count == 0 ? original : try ZipWriter.bytes(original, replacing: [(package.main, splice.applied(to: main))])
    self.count = count
    left = places.count - count
  }

  /// The edits of every accused place of the file in its order, those of two findings of the same words once.
  private static func places(in file: AnnotatedFile, _ review: Review, _ minimum: Severity) -> [[TextEdit]] {
    var places: [[TextEdit]] = []
    for evidence in review.told(from: minimum).joined().flatMap({ review.findings[$0].evidence })
    where !evidence.edits.isEmpty && evidence.isAccused && file.holds(evidence.place) {
      if !places.contains(evidence.edits) { places.append(evidence.edits) }
    }
    return places.sorted { $0[0].range.lowerBound < $1[0].range.lowerBound }
  }

  /// Whether another place would change the same words differently: nobody knows which is right.
  private static func isContested(_ index: Int, _ places: [[TextEdit]]) -> Bool {
    places.indices.contains { $0 != index && places[$0].contains { $0.touches(places[index]) } }
  }
}

extension TextEdit {
  /// Whether it changes words that others change too.
  fileprivate func touches(_ edits: [TextEdit]) -> Bool {
    edits.contains { range.lowerBound <= $0.range.upperBound && $0.range.lowerBound <= range.upperBound }
  }
}
