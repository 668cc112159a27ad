internal import Archives

/// Writes changes into the runs of a part as Word tracks them: what goes stays as deleted, what comes stands behind it as
/// inserted, each in a run that looks like the one it was.
struct TrackedRuns {
  private let runs: WordRuns
  private let dialect: WordDialect
  private var steps: [Int: [CorrectionSpots.Step]] = [:]
  /// The number of the next change; all numbers in a part are different.
  private var next: Int

  init(_ runs: WordRuns, _ dialect: WordDialect) {
    (self.runs, self.dialect) = (runs, dialect)
    next = WordCuts.highestNumber(in: runs.bytes) + 1
  }

  mutating func add(_ changes: [CorrectionSpots.Step]) {
    for step in changes { steps[step.run, default: []].append(step) }
  }

  /// Writes every run that changes anew.
  mutating func write(to splice: inout Splice) {
    for (run, changes) in steps.sorted(by: { $0.key < $1.key }) {
      splice.replace(runs.runs[run].element, with: written(run, changes))
    }
  }

  /// What a run becomes: stretches that stay, each a run like it, and changes between them.
  private mutating func written(_ number: Int, _ changes: [CorrectionSpots.Step]) -> String {
    let run = runs.runs[number]
    var written = ""
    var kept = ""
    var at = run.properties?.upperBound ?? run.opening.upperBound
    for (index, child) in run.children.enumerated() {
      let own = changes.filter { $0.child == index }.sorted { $0.gone.lowerBound < $1.gone.lowerBound }
      guard !own.isEmpty, let words = runs.words(child) else { continue }
      kept += text(at..<child.element.lowerBound)
      let name = MarkupText.name(of: runs.bytes[child.opening])
      let shown = child.preserves ? words : inked(words)
      // Blanks that do not count stay in tags of their own and do not count now either.
      kept += element(name, words.lowerBound..<shown.lowerBound, counts: false)
      at = shown.lowerBound
      for step in own {
        kept += element(name, at..<step.gone.lowerBound)
        written += copy(of: number, around: kept)
        kept = ""
        if !step.gone.isEmpty {
          let gone = copy(of: number, around: dialect.deletedWords(text(step.gone)))
          written += dialect.change("del", id: freshNumber(), author: WordCorrection.author, gone)
        }
        if !step.put.isEmpty {
          let words = "<\(name) xml:space=\"preserve\">\(XMLWriter.escaped(step.put))</\(name)>"
          let put = copy(of: step.look, around: words)
          written += dialect.change("ins", id: freshNumber(), author: WordCorrection.author, put)
        }
        at = step.gone.upperBound
      }
      kept += element(name, at..<shown.upperBound) + element(name, shown.upperBound..<words.upperBound, counts: false)
      at = child.element.upperBound
    }
    kept += text(at..<closing(of: run))
    return written + copy(of: number, around: kept)
  }

  private mutating func freshNumber() -> Int {
    defer { next += 1 }
    return next
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: runs.bytes[range], as: UTF8.self) }

  /// Words that stay, with the blanks at their ends where those count.
  private func element(_ name: String, _ range: Range<Int>, counts: Bool = true) -> String {
    range.isEmpty ? "" : "<\(name)\(counts ? " xml:space=\"preserve\"" : "")>\(text(range))</\(name)>"
  }

  /// A run that looks like another; nothing around nothing.
  private func copy(of number: Int, around content: String) -> String {
    guard !content.allSatisfy(\.isWhitespace) else { return "" }
    let run = runs.runs[number]
    let name = MarkupText.name(of: runs.bytes[run.opening])
    return text(run.opening) + (run.properties.map(text) ?? "") + content + "</\(name)>"
  }

  /// Words without the blanks at their ends, which count for nothing unless they are kept.
  private func inked(_ words: Range<Int>) -> Range<Int> {
    let ink = runs.bytes[words]
    guard let first = ink.firstIndex(where: { $0 > 0x20 }), let last = ink.lastIndex(where: { $0 > 0x20 }) else {
      return words.lowerBound..<words.lowerBound
    }
    return first..<(last + 1)
  }

  /// Where the tag that closes a run begins.
  private func closing(of run: WordRuns.Run) -> Int {
    var at = run.element.upperBound - 1
    while at > run.opening.upperBound, runs.bytes[at] != UInt8(ascii: "<") { at -= 1 }
    return at
  }
}
