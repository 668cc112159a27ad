import Documents

/// Writes what stands on pages into one text: wrapped lines joined, rows of tables on lines of their own.
struct PDFWriter {
  var manuscript = Manuscript()
  private let vocabulary: PDFVocabulary
  /// The numbers printed on pages, by page.
  private let pageLabels: [Int: String]
  /// The pages whose words were recognised from their pictures.
  private let recognised: Set<Int>
  /// The pages whose pictures could not be read.
  private let unread: Set<Int>
  /// The pages with words that draw more than is followed.
  private let overdrawn: Set<Int>
  var page = 1
  /// The line written last, while the next may run on.
  var open: (line: PDFLine, measure: PageMeasure)?
  /// Pages in a row that need the same remark.
  private var remarks: (kind: Remark, pages: ClosedRange<Int>)?

  init(_ pages: [PDFPage], pageLabels: [Int: String] = [:], unread: Set<Int> = []) {
    vocabulary = PDFVocabulary(pages)
    (self.pageLabels, self.unread) = (pageLabels, unread)
    recognised = Set(pages.filter(\.isRecognised).map(\.number))
    overdrawn = Set(pages.filter { $0.drawing.isCut && !$0.words.isEmpty }.map(\.number))
  }

  mutating func write(_ item: PageFlow.Item) {
    switch item {
    case .page(let page): begin(page)
    case .line(let line, let measure): write(line, measure)
    case .table(let table): write(table)
    }
  }

  /// Notes something that is missing from here on.
  mutating func note(_ reason: String, hidesWords: Bool = true, pages: ClosedRange<Int>? = nil) {
    let here = manuscript.end..<manuscript.end
    manuscript.gaps.append(Gap(range: here, reason: reason, hidesWords: hidesWords, pages: pages))
  }

  mutating func finished() -> Manuscript {
    endRemark()
    manuscript.endLine()
    return manuscript
  }

  // MARK: Pages

  private mutating func begin(_ page: PDFPage) {
    self.page = page.number
    let remark: Remark? =
      switch page.legibility {
      case .picture where unread.contains(page.number), .garbled where unread.contains(page.number): .unread
      case .picture: .picture
      case .garbled: .garbled
      case .text, .blank: usual(page.number)
      }
    mark(remark, on: page.number)
    if let remark, remark != usual(page.number) {
      manuscript.endParagraph()
      open = nil
    }
    startPage(page.number)
  }

  private mutating func startPage(_ number: Int) {
    manuscript.pages.append(
      PageStart(
        offset: manuscript.end, page: number, isRecognised: recognised.contains(number), printed: pageLabels[number]))
  }

  /// Goes on with a table on another page.
  mutating func goOn(onPage number: Int) {
    page = number
    mark(usual(number), on: number)
    startPage(number)
  }

  /// What is to be said about pages in a row.
  private enum Remark { case picture, garbled, unread, recognised, overdrawn }

  /// What is to be said about a page with words.
  private func usual(_ number: Int) -> Remark? {
    recognised.contains(number) ? .recognised : overdrawn.contains(number) ? .overdrawn : nil
  }

  /// What is to be said about a page, with the pages before it when it is the same.
  private mutating func mark(_ remark: Remark?, on number: Int) {
    if remark != remarks?.kind { endRemark() }
    if let remark { remarks = (remark, (remarks?.pages.lowerBound ?? number)...number) }
  }

  private mutating func endRemark() {
    guard let (kind, pages) = remarks else { return }
    remarks = nil
    let name =
      pages.count == 1 ? "Halaman \(pages.lowerBound)" : "Halaman \(pages.lowerBound)–\(pages.upperBound)"
    switch kind {
    case .picture:
      note("\(name) berupa gambar pindaian tanpa teks; kirim berkas aslinya atau baca dengan --ocr.", pages: pages)
    case .garbled:
      note("\(name) hurufnya tidak terbaca sebagai teks; kirim berkas aslinya atau baca dengan --ocr.", pages: pages)
    case .unread:
      note("\(name) sudah dicoba dibaca dengan OCR, tidak terbaca; kirim berkas aslinya.", pages: pages)
    case .recognised:
      note("\(name) dibaca dari gambar dengan OCR; cocokkan kutipannya dengan halaman aslinya.", hidesWords: false)
    case .overdrawn:
      note(
        "\(name) memuat terlalu banyak garis atau gambar; tabelnya mungkin tidak terbaca. Sederhanakan gambarnya lalu cetak ulang ke PDF.",
        hidesWords: false, pages: pages)
    }
  }

  // MARK: Lines

  private mutating func write(_ line: PDFLine, _ measure: PageMeasure) {
    let words = line.words
    if let open, line.heading == .goesOn, open.line.heading != nil {
      join(open.line.words[open.line.words.count - 1], words[0], false)
    } else if case .begins(let level)? = line.heading {
      manuscript.endParagraph()
      manuscript.hint(.heading(level: level), at: manuscript.end)
    } else if let open, open.line.heading == nil {
      switch joint(open, line, measure) {
      case .runsOn(let full):
        join(open.line.words[open.line.words.count - 1], words[0], full)
      case .below: manuscript.endLine()
      case .apart: manuscript.endParagraph()
      }
    } else {
      manuscript.endParagraph()
    }
    write(words, line.height)
    open = (line, measure)
  }

  /// Writes what pages repeat, under a heading, as in Word files.
  mutating func write(margins: [[PDFWord]]) {
    guard !margins.isEmpty else { return }
    manuscript.endParagraph()
    manuscript.hint(.heading(level: 1), at: manuscript.end)
    manuscript.write(Document.marginHeading)
    for words in margins {
      manuscript.endParagraph()
      write(words, words[0].height)
    }
    manuscript.endParagraph()
    open = nil
  }

  private mutating func write(_ words: [PDFWord], _ height: Float) {
    for (index, word) in words.enumerated() {
      if index > 0 {
        let gap = word.box.left - words[index - 1].box.right
        let isMarked = index == 1 && words[0].text.count < 7
        manuscript.write(gap > 2 * height && !isMarked ? "   " : " ")
      }
      put(word)
    }
  }

  mutating func put(_ word: PDFWord) { manuscript.write(word.text, from: .box(page: word.page, word.box)) }

  mutating func join(_ left: PDFWord, _ right: PDFWord, _ isFull: Bool) {
    switch vocabulary.joint(left.text, right.text, isFull: isFull) {
    case .space: manuscript.write(" ")
    case .nothing: break
    case .dropHyphen: manuscript.dropLast()
    }
  }

  /// `3.2` or `3.2.1.`, the number of a section.
  private static func isDecimal(_ word: ArraySlice<UInt8>) -> Bool {
    word.first?.isDigit == true && word.dropLast().contains(UInt8(ascii: ".")) && word.count < 9
      && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  }

  private enum Step {
    case runsOn(full: Bool)
    case below
    case apart
  }

  /// How a line follows the one before.
  private func joint(_ above: (line: PDFLine, measure: PageMeasure), _ line: PDFLine, _ measure: PageMeasure) -> Step {
    let first = line.words[0]
    let width = first.box.right - first.box.left
    let room = above.measure.right - above.line.box.right
    let isFull = room < width + 0.3 * above.line.height
    let isMarked =
      line.words.count > 1 && Array(first.text + [0x20, 0x61]).listMarker(in: 0..<(first.text.count + 2)) != nil
    let similar = abs(line.height - above.line.height) < 0.25 * line.height
    if above.measure.page != measure.page {
      return isFull && similar && !isMarked && first.text.first?.isUpper == false ? .runsOn(full: false) : .apart
    }
    let pitch = line.centre - above.line.centre
    let usual = measure.pitch > 0 ? measure.pitch : 1.5 * line.height
    if line.beginsAnew {
      let isList = above.line.beginsAnew && above.line.words[0].text == first.text
      return isList && pitch < 1.3 * usual ? .below : .apart
    }
    // A line of a list of contents ends with its page; a centred caption ends where a line begins left of it.
    if above.line.leadsToPage { return .below }
    if above.line.beginsAnew, first.text.first?.isUpper == true, line.box.left < above.line.box.left - 20,
      abs(line.box.left + line.box.right - above.line.box.left - above.line.box.right) > 24
    {
      return .apart
    }
    if above.line.beginsAnew, !isFull, above.line.words[0].text.last == UInt8(ascii: ":") { return .apart }
    // Running text starts under a title in capitals, however close it stands.
    if !isFull, above.line.isCapitals, line.words.count > 4, line.hasSmallLetters, !line.isParted,
      measure.right - line.box.right < 2 * line.height
    {
      return .apart
    }
    // Columns without a table around them stay lines.
    if line.isParted || above.line.isParted { return .below }
    guard pitch < max(1.3 * usual, 1.1 * line.height), similar || pitch < 1.2 * usual else { return .apart }
    let indent = line.box.left - above.line.box.left
    let aboveMarked = above.line.words[0].text.count < 6
    let continues = isFull && !isMarked && similar && above.line.words.count > 2
    // What is not set in under the words of a numbered title is the text below it.
    if continues, aboveMarked, first.text.first?.isUpper == true, Self.isDecimal(above.line.words[0].text),
      abs(line.box.left - above.line.words[1].box.left) > 8
    {
      return .below
    }
    if continues, indent < 12 || aboveMarked && indent < 60 { return .runsOn(full: room < 4) }
    let ended = above.line.words.last?.text.last.map { ".:;".utf8.contains($0) } ?? false
    return !isFull && ended && !isMarked && first.text.first?.isUpper == true ? .apart : .below
  }
}
