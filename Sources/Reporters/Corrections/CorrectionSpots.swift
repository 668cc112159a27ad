internal import Archives
internal import Documents
internal import Reviewing

/// Leads from the words of a document that are to change to the bytes of its Word file that hold them.
struct CorrectionSpots {
  /// Words of one run that are taken away, and those that come behind them.
  struct Step {
    let run: Int
    let child: Int
    /// Bytes within the words of the child; none where words only come.
    let gone: Range<Int>
    var put = ""
    /// The run whose looks the new words take.
    var look: Int
  }

  private let document: Document
  /// The number of the main part among the parts of the document.
  private let main: Int
  private let runs: WordRuns

  init(_ file: AnnotatedFile, _ runs: WordRuns) {
    document = file.document
    main = file.mainPart
    self.runs = runs
  }

  /// What changes in the runs; nil when one of the edits cannot be made without breaking what stands around it.
  func steps(of edits: [TextEdit]) -> [Step]? {
    var steps: [Step] = []
    for edit in edits {
      guard let own = edit.range.isEmpty ? insertion(edit) : replacement(edit) else { return nil }
      steps += own
    }
    return steps
  }

  private func replacement(_ edit: TextEdit) -> [Step]? {
    guard var steps = pieces(edit.range), let first = steps.first else { return nil }
    steps[steps.count - 1].put = edit.words
    steps[steps.count - 1].look = first.run
    return steps
  }

  /// New words stand behind the character before them, or before the one that follows where they begin a line.
  private func insertion(_ edit: TextEdit) -> [Step]? {
    let bytes = document.text.bytes
    let at = edit.range.lowerBound
    let isBehind = edit.words.first == " "
    var other = isBehind ? at - 1 : at + 1
    while other > 0, other < bytes.count, bytes[other] & 0xC0 == 0x80 { other += isBehind ? -1 : 1 }
    guard other >= 0, other <= bytes.count, let step = pieces(isBehind ? other..<at : at..<other)?.first else {
      return nil
    }
    let place = isBehind ? step.gone.upperBound : step.gone.lowerBound
    return [Step(run: step.run, child: step.child, gone: place..<place, put: edit.words, look: step.run)]
  }

  /// The bytes that hold a range, run by run; nil when some of it is not plain words of the main part.
  private func pieces(_ range: Range<Int>) -> [Step]? {
    var steps: [Step] = []
    var done = range.lowerBound
    for span in document.source.spans(in: range) {
      let inside = span.range.clamped(to: range)
      guard case .bytes(main, let start) = span.origin, inside.lowerBound == done, let run = runs.run(at: start),
        runs.runs[run].isPlain, let child = runs.child(at: start, of: run),
        let words = runs.words(runs.runs[run].children[child])
      else { return nil }
      let before = scalars(span.range.lowerBound..<inside.lowerBound)
      let from = runs.position(of: .init(start: start, offset: before), in: words)
      let to = runs.position(of: .init(start: start, offset: before + scalars(inside)), in: words)
      // What the file shows otherwise than it is written (in capitals, in a font of signs) is not ours to write.
      guard from < to, MarkupText.decoded(runs.bytes[from..<to]) == document.text.string(inside) else { return nil }
      steps.append(Step(run: run, child: child, gone: from..<to, look: run))
      done = inside.upperBound
    }
    return done == range.upperBound ? steps : nil
  }

  private func scalars(_ range: Range<Int>) -> Int { document.text.bytes[range].count { $0 & 0xC0 != 0x80 } }
}
