import Documents

/// One page read from its picture: prepared, its cells one by one, what stands outside them as a page.
struct PageRecognition {
  let resolution: Int
  /// When it must be done.
  let end: ContinuousClock.Instant

  /// How tesseract takes a picture apart (`--psm`).
  private enum Layout: String {
    case page = "3"
    case block = "6"
    case line = "7"
    case word = "8"
    case raw = "13"
  }

  /// A way to read the cells that want it.
  private struct Way {
    let layout: Layout
    /// Whether they have been read before, so that nothing is missing without it.
    var isRepeat = false
    let isFor: @Sendable (CellPictures.Cell, [PDFWord]) -> Bool

    static let line = Way(layout: .line) { cell, _ in cell.isLine }

    /// First as what they look like; single words and what stays dark, otherwise.
    static let all = [
      line, Way(layout: .block) { cell, _ in !cell.isLine },
      Way(layout: .word, isRepeat: true) { cell, words in cell.isLine && confidence(words) < doubtful },
      Way(layout: .raw, isRepeat: true) { cell, words in cell.isLine && words.isEmpty },
    ]
  }

  /// Indonesian for the words; the English model knows digits and signs better.
  private static let languages = "ind+eng"

  /// A cell whose words are less sure, of a hundred, is read again in other ways.
  private static let doubtful: Float = 65

  /// What is read on a picture of the page.
  func reading(of picture: [UInt8]) async throws(Program.Failure) -> PageReading {
    guard let prepared = try PreparedPage(picture, resolution: resolution) else {
      return PageReading(width: 0, height: 0, words: [])
    }
    let table = try await table(of: prepared.page, .page)
    let words = PDFWords(table, scale: scale).pages.first?.words.filter { Self.isSure($0, least: 30) } ?? []
    let cells = try await read(prepared.cells, Way.all)
    // A speck is soon taken for a letter.
    let rest = try await read(prepared.unread(beside: words), [.line]).filter {
      Self.confidence($0) >= Self.doubtful && $0.contains { $0.text.count > 1 }
    }
    var reading = PageReading(
      width: prepared.width, height: prepared.height,
      words: words + rest.flatMap { $0 } + cells.flatMap(RecognisedFigures.joined))
    (reading.rulings, reading.quarters) = (prepared.rulings, prepared.quarters)
    return reading
  }

  private var scale: Float { 72 / Float(resolution) }

  /// Reads cells in several ways, each for those that want it, and keeps of every cell the surest words. A cell that was
  /// not read at all fails the page: its words stand nowhere else.
  private func read(_ cells: [CellPictures.Cell], _ ways: [Way]) async throws(Program.Failure) -> [[PDFWord]] {
    var read = [[PDFWord]](repeating: [], count: cells.count)
    for way in ways {
      let wanted = cells.indices.filter { way.isFor(cells[$0], read[$0]) }
      if wanted.isEmpty { continue }
      let table: [UInt8]
      do throws(Program.Failure) {
        guard let album = PreparedPage.album(of: wanted.map { cells[$0] }) else { throw PagePreparation.failure }
        table = try await self.table(of: album, way.layout)
      } catch {
        if way.isRepeat { continue }
        throw error
      }
      for page in PDFWords(table, scale: scale).pages where wanted.indices.contains(page.number - 1) {
        let index = wanted[page.number - 1]
        let words = Self.stroke(page.words).filter { Self.isSure($0, least: 5) }.map {
          moved($0, to: cells[index].area)
        }
        // Reading a cell as one word loses the marks in figures; that is not surer.
        guard Self.marks(words) >= Self.marks(read[index]) else { continue }
        if Self.confidence(words) > Self.confidence(read[index]) { read[index] = words }
      }
    }
    return read
  }

  /// A word of a picture of a cell where it stands on the page.
  private func moved(_ word: PDFWord, to area: Picture.Area) -> PDFWord {
    var word = word
    word.box = word.box.moved(
      right: Float(area.left - CellPictures.margin) * scale, down: Float(area.top - CellPictures.margin) * scale)
    return word
  }

  /// How sure the words of a cell are, the longer ones counting for more; less than nothing when there is none.
  private static func confidence(_ words: [PDFWord]) -> Float {
    let letters = length(words)
    guard letters > 0 else { return -1 }
    return words.reduce(0) { $0 + $1.confidence * Float($1.text.count) } / Float(letters)
  }

  /// The words of a cell; a stroke alone in one is a one.
  private static func stroke(_ words: [PDFWord]) -> [PDFWord] {
    guard words.count == 1, ["|", "l", "!"].contains(String(decoding: words[0].text, as: UTF8.self)) else {
      return words
    }
    var one = words[0]
    one.text = [UInt8(ascii: "1")]
    return [one]
  }

  private static func length(_ words: [PDFWord]) -> Int { words.reduce(0) { $0 + $1.text.count } }

  private static func marks(_ words: [PDFWord]) -> Int {
    words.reduce(0) { $0 + $1.text.count { ".,".utf8.contains($0) } }
  }

  /// Signs that mean something by themselves.
  private static let signs: Set<String> = [":", "%", "=", "<", ">", "≤", "≥", "+", "×", "/", "&", "(%)", "(", ")"]

  /// Whether a word is none of the specks and shadows that look like one.
  private static func isSure(_ word: PDFWord, least: Float) -> Bool {
    if word.text.contains(where: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) {
      return word.confidence >= least
    }
    return word.confidence >= 60 && signs.contains(String(decoding: word.text, as: UTF8.self))
  }

  private func table(of picture: [UInt8], _ layout: Layout) async throws(Program.Failure) -> [UInt8] {
    try await Program.tesseract.output(
      ["stdin", "stdout", "-l", Self.languages, "--dpi", "\(resolution)", "--psm", layout.rawValue, "tsv"],
      input: picture, within: ContinuousClock.now.duration(to: end)
    ).get()
  }
}

extension Box {
  fileprivate func moved(right: Float, down: Float) -> Box {
    Box(left: left + right, top: top + down, right: self.right + right, bottom: bottom + down)
  }
}
