internal import Archives

/// Finds the runs of a Word part. It leaves out and counts what the Word reader leaves out and counts: a test holds
/// one against the other.
struct WordRunScan {
  private var scanner: MarkupScanner
  private var found: WordRuns
  /// The runs whose characters matter; nil for all.
  private let wanted: Set<WordRuns.Address>?

  private var stack: [Element] = []
  private var nextParagraph = 0
  private var paragraphs: [(number: Int, runs: Int)] = []
  private var skipped = 0
  private var formulaDepth: Int?
  private var alternatives: [Bool] = []
  private var inParagraphProperties = 0
  private var current: Int?
  private var offset = 0
  private var interrupted: [(run: Int?, offset: Int)] = []
  private var note: WordRuns.Note?
  private var openRuns: [(run: Int, depth: Int)] = []
  private var openControls: [(control: Int, isBound: Bool)] = []
  private var words: Words?
  private var inCode = false

  /// An element that is open.
  private struct Element {
    let mark: WordMark?
    let start: Int
    var run: Int?
    var control: Int?
    var comment: Int?
  }

  /// Words between their tags.
  private struct Words {
    let opening: MarkupScanner.Piece
    let preserves: Bool
    var bytes: Range<Int>?
    var count = 0
    var isWhole = true
  }

  private init(_ bytes: [UInt8], part: String, wanted: Set<WordRuns.Address>?) throws(OfficeProblem) {
    scanner = try MarkupScanner(bytes, part: part, known: WordMark.space)
    found = WordRuns(bytes: bytes)
    self.wanted = wanted
  }

  /// The runs of a part; characters are noted only of the wanted ones.
  static func runs(
    _ bytes: [UInt8], part: String, wanted: Set<WordRuns.Address>? = nil
  ) throws(OfficeProblem) -> WordRuns {
    var scan = try WordRunScan(bytes, part: part, wanted: wanted)
    while let piece = try scan.scanner.next() {
      switch piece.kind {
      case .start: scan.start(piece)
      case .empty:
        scan.start(piece)
        scan.end(piece)
      case .end: scan.end(piece)
      case .words, .literal: scan.take(piece)
      }
    }
    return scan.found
  }

  // MARK: Elements

  private mutating func start(_ tag: MarkupScanner.Piece) {
    let mark = WordMark(tag)
    if stack.isEmpty { found.prefix = prefix(of: tag) }
    if openRuns.last?.depth == stack.count, mark != .runProperties, let run = openRuns.last?.run {
      found.runs[run].children += 1
    }
    if let mark, mark.bindsControl, stack.last?.mark == .controlProperties, let last = openControls.indices.last {
      openControls[last].isBound = true
    }
    stack.append(Element(mark: mark, start: tag.range.lowerBound))
    guard let mark else {
      if skipped > 0 { skipped += 1 } else if formulaDepth != nil { formulaDepth? += 1 }
      return
    }
    count(mark)
    if skipped > 0 || isLeftOut(mark) {
      skipped += 1
    } else if formulaDepth != nil {
      formulaDepth? += 1
    } else {
      open(mark, tag)
    }
    noteComment(mark, tag)
  }

  private mutating func count(_ mark: WordMark) {
    if mark == .paragraph {
      paragraphs.append((nextParagraph, 0))
      if let note { found.notes[nextParagraph] = note }
      nextParagraph += 1
    } else if mark == .run, let last = paragraphs.indices.last {
      paragraphs[last].runs += 1
    }
  }

  private mutating func isLeftOut(_ mark: WordMark) -> Bool {
    guard mark == .choice || mark == .fallback else { return mark.isLeftOut }
    guard let last = alternatives.indices.last else { return false }
    defer { alternatives[last] = true }
    return alternatives[last]
  }

  private mutating func open(_ mark: WordMark, _ tag: MarkupScanner.Piece) {
    switch mark {
    case .paragraphProperties: inParagraphProperties += 1
    case .run: openRun(tag)
    case .words:
      words = Words(opening: tag, preserves: scanner.value("space", of: tag) == "preserve")
    case .fieldCode: inCode = true
    case .alternatives: alternatives.append(false)
    case .textBox: interrupted.append((current, offset))
    case .formula: formulaDepth = 0
    case .footnote, .endnote:
      note = scanner.value("id", of: tag).map { WordRuns.Note(isEndnote: mark == .endnote, id: $0) }
    case .footnoteReference, .endnoteReference:
      guard let id = scanner.value("id", of: tag), let current else { return }
      let note = WordRuns.Note(isEndnote: mark == .endnoteReference, id: id)
      if found.references[note] == nil { found.references[note] = current }
    case .control:
      // One between paragraphs cannot be left; its words are parted like others.
      guard !paragraphs.isEmpty, openRuns.isEmpty else { return }
      found.controls.append(tag.range)
      openControls.append((found.controls.count - 1, false))
      stack[stack.count - 1].control = found.controls.count - 1
    default: break
    }
  }

  private mutating func openRun(_ tag: MarkupScanner.Piece) {
    let address = WordRuns.Address(paragraph: paragraphs.last?.number ?? -1, run: (paragraphs.last?.runs ?? 1) - 1)
    let run = found.runs.count
    found.runs.append(
      WordRuns.Run(
        address: address, opening: tag.range, element: tag.range, outer: openRuns.first?.run,
        control: openControls.first(where: \.isBound)?.control))
    found.index[address] = run
    stack[stack.count - 1].run = run
    openRuns.append((run, stack.count))
    (current, offset) = (run, 0)
  }

  private mutating func end(_ tag: MarkupScanner.Piece) {
    guard let element = stack.popLast() else { return }
    let range = element.start..<tag.range.upperBound
    close(element, range)
    if element.mark == .paragraph { _ = paragraphs.popLast() }
    if skipped > 0 {
      skipped -= 1
    } else if let depth = formulaDepth {
      formulaDepth = depth > 0 ? depth - 1 : nil
    } else if let mark = element.mark {
      close(mark, range)
    }
  }

  /// Notes where an element ends that was noted when it began.
  private mutating func close(_ element: Element, _ range: Range<Int>) {
    if let run = element.run {
      found.runs[run].element = range
      _ = openRuns.popLast()
    }
    if let control = element.control {
      found.controls[control] = range
      _ = openControls.popLast()
    }
    if let comment = element.comment {
      let known = found.comments[comment]
      found.comments[comment] = WordRuns.CommentMark(id: known.id, range: range, run: known.run)
    }
    if element.mark == .runProperties, let open = openRuns.last, open.depth == stack.count {
      found.runs[open.run].properties = range
    }
  }

  private mutating func close(_ mark: WordMark, _ range: Range<Int>) {
    switch mark {
    case .paragraphProperties: inParagraphProperties = max(0, inParagraphProperties - 1)
    case .words: closeWords(range)
    case .fieldCode: inCode = false
    case .alternatives: _ = alternatives.popLast()
    case .textBox: (current, offset) = interrupted.popLast() ?? (nil, 0)
    case .footnote, .endnote: note = nil
    case .tab, .carriageReturn, .lineBreak, .hardHyphen, .symbol: sign(mark, range)
    default: break
    }
  }

  // MARK: Characters

  private mutating func take(_ piece: MarkupScanner.Piece) {
    guard skipped == 0, formulaDepth == nil, words != nil, !paragraphs.isEmpty, !inCode else { return }
    let isLiteral = piece.kind == .literal
    let inner = isLiteral ? (piece.range.lowerBound + 9)..<(piece.range.upperBound - 3) : piece.range
    words?.count +=
      isLiteral
      ? String(decoding: found.bytes[inner], as: UTF8.self).replacing("\r\n", with: "\n").unicodeScalars.count
      : MarkupText.count(found.bytes[inner])
    if words?.bytes != nil || isLiteral { words?.isWhole = false }
    words?.bytes = inner
  }

  private mutating func closeWords(_ range: Range<Int>) {
    guard let done = words else { return }
    words = nil
    add(
      done.count, done.isWhole ? done.bytes ?? range : range, range,
      opening: done.isWhole ? done.opening : nil, preserves: done.preserves)
  }

  private mutating func sign(_ mark: WordMark, _ range: Range<Int>) {
    guard inParagraphProperties == 0 else { return }
    if mark == .lineBreak, isPageBreak(range) { return }
    add(1, range, range, opening: nil, preserves: true)
  }

  /// Whether a line break ends the page, which is no character.
  private func isPageBreak(_ range: Range<Int>) -> Bool {
    let words = String(decoding: found.bytes[range], as: UTF8.self)
    return words.contains("type=\"page\"") || words.contains("type='page'")
  }

  private mutating func add(
    _ count: Int, _ bytes: Range<Int>, _ element: Range<Int>, opening: MarkupScanner.Piece?, preserves: Bool
  ) {
    guard let run = current, !paragraphs.isEmpty, count > 0 else { return }
    defer { offset += count }
    guard wanted?.contains(found.runs[run].address) ?? true else { return }
    let isDirect = openRuns.last.map { $0.run == run && $0.depth == stack.count } ?? false
    found.runs[run].pieces.append(
      WordRuns.Piece(
        characters: offset..<(offset + count), bytes: bytes, child: element, isDirect: isDirect, opening: opening,
        preserves: preserves))
  }

  // MARK: Comments

  private mutating func noteComment(_ mark: WordMark, _ tag: MarkupScanner.Piece) {
    guard mark == .commentStart || mark == .commentEnd || mark == .commentReference,
      let id = scanner.value("id", of: tag)
    else { return }
    let run = mark == .commentReference && openRuns.last?.depth == stack.count - 1 ? openRuns.last?.run : nil
    found.comments.append(WordRuns.CommentMark(id: id, range: tag.range, run: run))
    stack[stack.count - 1].comment = found.comments.count - 1
  }

  private func prefix(of tag: MarkupScanner.Piece) -> String {
    guard tag.space == WordMark.word else { return "" }
    let name = String(decoding: found.bytes[tag.name], as: UTF8.self)
    return name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
  }
}
