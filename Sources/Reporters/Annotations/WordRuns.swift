internal import Archives

/// Where the runs of a Word part stand in its bytes, counted as the Word reader counts them.
struct WordRuns {
  /// A run by its paragraph and its number in it.
  struct Address: Hashable {
    let paragraph: Int
    let run: Int
  }

  /// A stretch of a run's characters: the words of one element, or one character written as an element.
  struct Piece {
    let characters: Range<Int>
    /// The bytes of the words between the tags, or of the whole element.
    let bytes: Range<Int>
    /// The child of the run that holds it.
    let child: Range<Int>
    /// Whether that child stands right in the run that counts it.
    let isDirect: Bool
    /// The tag that opens words which can be parted; nil for what cannot.
    let opening: MarkupScanner.Piece?
    /// Whether white space at its ends is kept.
    let preserves: Bool
  }

  /// One run and what it stands in.
  struct Run {
    let address: Address
    let opening: Range<Int>
    var element: Range<Int>
    var properties: Range<Int>?
    var pieces: [Piece] = []
    /// How many children it has besides its properties.
    var children = 0
    /// The outermost run around it, when it stands in a text box or above other words.
    let outer: Int?
    /// The content control around it that does not keep marks among its words.
    let control: Int?
  }

  /// A mark of a comment that was there before.
  struct CommentMark {
    let id: String
    let range: Range<Int>
    /// The run that holds nothing but this mark.
    let run: Int?
  }

  let bytes: [UInt8]
  var runs: [Run] = []
  var controls: [Range<Int>] = []
  var index: [Address: Int] = [:]
  var comments: [CommentMark] = []
  /// For each footnote or endnote the run that refers to it: the first of its kind and number.
  var references: [Note: Int] = [:]
  /// For each paragraph of a part with notes the note it stands in.
  var notes: [Int: Note] = [:]
  /// The prefix the root element has; empty when it has none.
  var prefix = ""

  /// A footnote or an endnote by its number in the file.
  struct Note: Hashable {
    let isEndnote: Bool
    let id: String
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes around which marks can be put when they cannot be put inside a run.
  func site(of run: Int) -> Range<Int> {
    let outermost = runs[run].outer ?? run
    return runs[outermost].control.map { controls[$0] } ?? runs[outermost].element
  }

  /// Whether a run stands in the text itself, so that it can be parted.
  func canSplit(_ run: Int) -> Bool { runs[run].outer == nil && runs[run].control == nil }
}

extension WordRuns {
  /// A place for marks: between elements, or inside a run, which is parted there.
  struct Cut: Hashable {
    let position: Int
    /// The run to part; nil when the place is between elements.
    var run: Int?
    /// The piece whose words are parted; nil when the place is between children of the run.
    var piece: Int?
  }

  /// Where a comment begins that begins at a character of a run.
  func start(_ address: Address, _ offset: Int) -> Cut? {
    guard let run = index[address] else { return nil }
    let outside = Cut(position: site(of: run).lowerBound)
    guard canSplit(run), let number = runs[run].pieces.firstIndex(where: { $0.characters.contains(offset) }) else {
      return outside
    }
    let piece = runs[run].pieces[number]
    guard piece.isDirect else { return outside }
    if offset > piece.characters.lowerBound, piece.opening != nil {
      return Cut(position: position(of: offset, in: piece), run: run, piece: number)
    }
    let content = runs[run].properties?.upperBound ?? runs[run].opening.upperBound
    return isBlank(content..<piece.child.lowerBound) ? outside : Cut(position: piece.child.lowerBound, run: run)
  }

  /// Where a comment ends that ends before a character of a run.
  func end(_ address: Address, _ offset: Int) -> Cut? {
    guard let run = index[address] else { return nil }
    let outside = Cut(position: site(of: run).upperBound)
    guard canSplit(run), let number = runs[run].pieces.firstIndex(where: { $0.characters.contains(offset - 1) }) else {
      return outside
    }
    let piece = runs[run].pieces[number]
    guard piece.isDirect else { return outside }
    if offset < piece.characters.upperBound, piece.opening != nil {
      return Cut(position: position(of: offset, in: piece), run: run, piece: number)
    }
    var close = runs[run].element.upperBound - 1
    while close > piece.child.upperBound, bytes[close] != UInt8(ascii: "<") { close -= 1 }
    return isBlank(piece.child.upperBound..<close) ? outside : Cut(position: piece.child.upperBound, run: run)
  }

  private func position(of offset: Int, in piece: Piece) -> Int {
    var at = piece.bytes.lowerBound
    for _ in piece.characters.lowerBound..<offset where at < piece.bytes.upperBound {
      at = MarkupText.endOfCharacter(bytes[piece.bytes], at)
    }
    return at
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 <= 0x20 } }
}
