internal import Documents

/// Leads from the text of a document back to the runs of its Word file.
struct WordSpots {
  private let document: Document
  private let range: Range<Int>
  /// The number of the file's main part among the parts of the document.
  private let main: Int
  /// The words at the beginning of the file, to which is said what has no place of its own.
  private(set) var title: WordTarget.Words?

  init(_ file: AnnotatedFile) {
    document = file.document
    range = file.range
    var (lowest, found) = (Int.max, -1)
    for span in document.source.spans(in: file.range) {
      if case .run(let part, _, _, _) = span.origin, part < lowest { (lowest, found) = (part, part) }
    }
    main = found
    title = nil
    title = beginning
  }

  /// The name of a part by its number.
  func name(of part: Int) -> String? {
    document.source.parts.indices.contains(part) ? document.source.parts[part] : nil
  }

  /// Where in the file a remark stands.
  func target(of remark: Remark) -> WordTarget {
    if let words = words(in: remark.range) { return WordTarget(words: words) }
    if let span = document.source.spans(in: remark.range).first, case .run(let part, let paragraph, _, _) = span.origin
    {
      return WordTarget(words: nil, otherPart: part, paragraph: paragraph, title: title)
    }
    // Words that are made: the number of a list, what a heading of ours says. The rest of the block is next to them.
    let block = document.block(at: remark.range.lowerBound).map { document.blocks[$0].range }
    if !remark.range.isEmpty, let near = block.flatMap(words) { return WordTarget(words: near) }
    return WordTarget(words: nil, title: title)
  }

  /// The first block with words of the main part.
  private var beginning: WordTarget.Words? {
    for span in document.source.spans(in: range) {
      guard case .run(main, _, _, _) = span.origin, let block = document.block(at: span.range.lowerBound) else {
        continue
      }
      return words(in: document.blocks[block].range) ?? words(in: span.range)
    }
    return nil
  }

  /// The first and last character of a range in the main part; nil when none of it stands there.
  private func words(in range: Range<Int>) -> WordTarget.Words? {
    guard !range.isEmpty else { return nil }
    var words: WordTarget.Words?
    for span in document.source.spans(in: range) {
      guard case .run(main, let paragraph, let run, let offset) = span.origin else { continue }
      let inside = span.range.clamped(to: range)
      guard !inside.isEmpty else { continue }
      let address = WordRuns.Address(paragraph: paragraph, run: run)
      let start = offset + scalars(span.range.lowerBound..<inside.lowerBound)
      let end = start + scalars(inside)
      words = WordTarget.Words(
        first: words?.first ?? (address, start), firstEnd: words?.firstEnd ?? end, last: (address, end))
    }
    return words
  }

  private func scalars(_ range: Range<Int>) -> Int { document.text.bytes[range].count { $0 & 0xC0 != 0x80 } }
}

/// Where in a Word file a comment is to stand.
struct WordTarget {
  /// The first character of some words, and the place behind their last.
  struct Words {
    let first: (address: WordRuns.Address, offset: Int)
    /// Behind the last of those in the first run.
    let firstEnd: Int
    let last: (address: WordRuns.Address, offset: Int)
  }

  /// The cuts for a comment, a run whose look its mark takes, and what is said about the place.
  struct Place {
    let start: WordRuns.Cut
    let end: WordRuns.Cut
    let run: Int
    let note: String?
  }

  let words: Words?
  /// The part that holds the words when it is not the main one, and their paragraph there.
  var otherPart: Int?
  var paragraph = 0
  var title: Words?

  /// The runs whose characters must be known.
  var addresses: [WordRuns.Address] {
    [words, title].compactMap { $0 }.flatMap { [$0.first.address, $0.last.address] }
  }

  /// The place in the main part; nil when there is none.
  func place(in runs: WordRuns, notes: [Int: [Int: WordRuns.Note]], title: Words?) -> Place? {
    if let words { return Self.place(of: words, in: runs, note: nil) }
    if let otherPart, let note = notes[otherPart]?[paragraph], let run = runs.references[note] {
      let site = runs.site(of: run)
      return Place(
        start: WordRuns.Cut(position: site.lowerBound), end: WordRuns.Cut(position: site.upperBound), run: run,
        note: "Kata yang dimaksud ada pada catatan \(note.isEndnote ? "akhir" : "kaki") ini.")
    }
    let note =
      otherPart == nil
      ? nil : "Kata yang dimaksud ada pada kepala atau kaki halaman, yang tidak dapat diberi komentar."
    return title.flatMap { Self.place(of: $0, in: runs, note: note) }
  }

  private static func place(of words: Words, in runs: WordRuns, note: String?) -> Place? {
    guard let start = runs.start(words.first.address, words.first.offset),
      let run = runs.index[words.last.address]
    else { return nil }
    if let end = runs.end(words.last.address, words.last.offset), end.position > start.position {
      return Place(start: start, end: end, run: run, note: note ?? boxNote(words, runs))
    }
    // The last words stand before the first in the file: only those of the first run are marked.
    guard let end = runs.end(words.first.address, words.firstEnd), end.position > start.position else { return nil }
    return Place(start: start, end: end, run: run, note: note ?? boxNote(words, runs))
  }

  private static func boxNote(_ words: Words, _ runs: WordRuns) -> String? {
    guard let run = runs.index[words.first.address] else { return nil }
    if runs.runs[run].outer != nil { return "Kata yang dimaksud ada di dalam kotak teks di sini." }
    return nil
  }
}
