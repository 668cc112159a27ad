internal import Archives

/// Where the runs of a Word part stand in its bytes, and what stands around them.
struct WordRuns {
  /// What stands right in a run: words, or a sign written as an element.
  struct Child {
    let tag: OfficeTag
    let opening: Range<Int>
    var element: Range<Int>
    /// Whether white space at its ends is kept.
    let preserves: Bool
  }

  /// One run and what it stands in.
  struct Run {
    let opening: Range<Int>
    var element: Range<Int>
    var properties: Range<Int>?
    /// What it holds besides its properties.
    var children: [Child] = []
    /// The run around it, when it stands in a text box or above other words.
    let outer: Int?
    /// The content control around it that does not keep marks among its words.
    let control: Int?
    /// Whether it stands right in a paragraph and in no field, and no one changed its words or their looks.
    var isPlain: Bool
  }

  /// A mark of a comment that was there before.
  struct CommentMark {
    let id: String
    var range: Range<Int>
    /// The run that holds it.
    let run: Int?
  }

  /// A footnote or an endnote by its number in the file.
  struct Note: Hashable {
    let isEndnote: Bool
    let id: String
  }

  /// A character: so many behind the one that begins at a byte.
  struct Character {
    let start: Int
    let offset: Int
  }

  let bytes: [UInt8]
  /// The runs in the order in which they begin, without those that are no words of the document.
  var runs: [Run] = []
  var controls: [Range<Int>] = []
  var comments: [CommentMark] = []
  /// For each footnote or endnote the run that refers to it: the first of its kind and number.
  var references: [Note: Int] = [:]
  /// The notes of a part with notes, and the bytes each takes.
  var notes: [(note: Note, element: Range<Int>)] = []
  /// The prefix the root element has; empty when it has none.
  var prefix = ""

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The innermost run around a byte.
  func run(at byte: Int) -> Int? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].element.lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    // The last run that begins before the byte, or one of those around it.
    var run = low > 0 ? low - 1 : nil
    while let inner = run, !runs[inner].element.contains(byte) { run = runs[inner].outer }
    return run
  }

  /// The note around a byte of a part with notes.
  func note(at byte: Int) -> Note? { notes.first { $0.element.contains(byte) }?.note }

  /// The bytes around which marks can be put when they cannot be put inside a run.
  func site(of run: Int) -> Range<Int> {
    var outermost = run
    while let outer = runs[outermost].outer { outermost = outer }
    return runs[outermost].control.map { controls[$0] } ?? runs[outermost].element
  }

  /// The words of a child, when they can be parted: nothing but words stands between its tags.
  func words(_ child: Child) -> Range<Int>? {
    guard child.tag == .words, child.opening != child.element else { return nil }
    let rest = child.opening.upperBound..<child.element.upperBound
    guard let close = bytes[rest].firstIndex(of: UInt8(ascii: "<")),
      bytes[close + 1] == UInt8(ascii: "/")
    else { return nil }
    return child.opening.upperBound..<close
  }
}

extension WordRuns {
  /// A place for marks: between elements, or inside a run, which is parted there.
  struct Cut: Hashable {
    let position: Int
    /// The run to part; nil when the place is between elements.
    var run: Int?
    /// The child whose words are parted; nil when the place is between children of the run.
    var child: Int?
  }

  /// Where a comment begins that begins at a character.
  func start(_ character: Character) -> Cut? {
    guard let run = run(at: character.start) else { return nil }
    let outside = Cut(position: site(of: run).lowerBound)
    guard let number = child(at: character.start, of: run) else { return outside }
    let child = runs[run].children[number]
    if let words = words(child) {
      let position = position(of: character, in: words)
      if position > words.lowerBound { return Cut(position: position, run: run, child: number) }
    }
    let content = runs[run].properties?.upperBound ?? runs[run].opening.upperBound
    let before = child.element.lowerBound
    return isBlank(content..<before) ? outside : Cut(position: before, run: run)
  }

  /// Where a comment ends that ends before a character.
  func end(_ character: Character) -> Cut? {
    guard let run = run(at: character.start) else { return nil }
    let outside = Cut(position: site(of: run).upperBound)
    guard let number = child(at: character.start, of: run) else { return outside }
    let child = runs[run].children[number]
    if let words = words(child) {
      let position = position(of: character, in: words)
      if position < words.upperBound { return Cut(position: position, run: run, child: number) }
    }
    let behind = child.element.upperBound
    var close = runs[run].element.upperBound - 1
    while close > behind, bytes[close] != UInt8(ascii: "<") { close -= 1 }
    return isBlank(behind..<close) ? outside : Cut(position: behind, run: run)
  }

  /// The child of a run that holds words at a byte; nil when the run, or the words, cannot be parted from others.
  func child(at byte: Int, of run: Int) -> Int? {
    guard runs[run].outer == nil, runs[run].control == nil else { return nil }
    return runs[run].children.firstIndex {
      $0.element.contains(byte) && [.words, .hardHyphen, .symbol].contains($0.tag)
    }
  }

  func position(of character: Character, in words: Range<Int>) -> Int {
    var at = character.start
    for _ in 0..<character.offset where at < words.upperBound {
      at = MarkupText.endOfCharacter(bytes[words], at)
    }
    return at
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 <= 0x20 } }
}
