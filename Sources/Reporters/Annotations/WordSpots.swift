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
    main = file.mainPart
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
    if let span = document.source.spans(in: remark.range).first, case .bytes(let part, let start) = span.origin {
      return WordTarget(words: nil, elsewhere: (part, start))
    }
    // Words that are made: the number of a list, what a heading of ours says. The rest of the block is next to them.
    let block = document.block(at: remark.range.lowerBound).map { document.blocks[$0].range }
    if !remark.range.isEmpty, let near = block.flatMap(words) { return WordTarget(words: near) }
    return WordTarget(words: nil)
  }

  /// The first block with words of the main part.
  private var beginning: WordTarget.Words? {
    for span in document.source.spans(in: range) {
      guard case .bytes(main, _) = span.origin, let block = document.block(at: span.range.lowerBound) else { continue }
      return words(in: document.blocks[block].range) ?? words(in: span.range)
    }
    return nil
  }

  /// The first and last character of a range in the main part; nil when none of it stands there.
  private func words(in range: Range<Int>) -> WordTarget.Words? {
    guard !range.isEmpty else { return nil }
    var words: WordTarget.Words?
    for span in document.source.spans(in: range) {
      guard case .bytes(main, let byte) = span.origin else { continue }
      let inside = span.range.clamped(to: range)
      guard !inside.isEmpty else { continue }
      let offset = scalars(span.range.lowerBound..<inside.lowerBound)
      let end = WordRuns.Character(start: byte, offset: offset + scalars(inside))
      words = WordTarget.Words(
        first: words?.first ?? WordRuns.Character(start: byte, offset: offset), firstEnd: words?.firstEnd ?? end,
        last: end)
    }
    return words
  }

  private func scalars(_ range: Range<Int>) -> Int { document.text.bytes[range].count { $0 & 0xC0 != 0x80 } }
}

/// Where in a Word file a comment is to stand.
struct WordTarget {
  /// The first character of some words, and the places behind the last of its stretch and of all.
  struct Words {
    let first: WordRuns.Character
    let firstEnd: WordRuns.Character
    let last: WordRuns.Character
  }

  /// The cuts for a comment, a run whose look its mark takes, and what is said about the place.
  struct Place {
    let start: WordRuns.Cut
    let end: WordRuns.Cut
    let run: Int
    let note: String?
  }

  let words: Words?
  /// The part that holds the words when it is not the main one, and the byte there.
  var elsewhere: (part: Int, byte: Int)?

  /// The place in the main part; nil when there is none.
  func place(in runs: WordRuns, notes: [Int: WordRuns], title: Words?) -> Place? {
    if let words { return Self.place(of: words, in: runs, note: nil) }
    if let elsewhere, let note = notes[elsewhere.part]?.note(at: elsewhere.byte), let run = runs.references[note] {
      let site = runs.site(of: run)
      return Place(
        start: WordRuns.Cut(position: site.lowerBound), end: WordRuns.Cut(position: site.upperBound), run: run,
        note: "Kata yang dimaksud ada pada catatan \(note.isEndnote ? "akhir" : "kaki") ini.")
    }
    let note =
      elsewhere == nil
      ? nil : "Kata yang dimaksud ada pada kepala atau kaki halaman, yang tidak dapat diberi komentar."
    return title.flatMap { Self.place(of: $0, in: runs, note: note) }
  }

  private static func place(of words: Words, in runs: WordRuns, note: String?) -> Place? {
    guard let start = runs.start(words.first), let first = runs.run(at: words.first.start),
      let last = runs.run(at: words.last.start)
    else { return nil }
    let boxNote = runs.runs[first].outer == nil ? nil : "Kata yang dimaksud ada di dalam kotak teks di sini."
    // Where the last words stand before the first in the file, only those of the first stretch are marked.
    let end = [words.last, words.firstEnd].compactMap(runs.end).first { $0.position > start.position }
    return end.map { Place(start: start, end: $0, run: last, note: note ?? boxNote) }
  }
}
