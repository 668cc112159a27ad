internal import DeskWork
internal import Documents
internal import Reporters
internal import Reviewing

/// A part of a document as HTML: as it reads, with the words of problems marked.
struct PartHTML {
  let dossier: ShownDossier
  let document: Document
  let marks: Marks
  /// The chosen problem with the places of its evidence in this document, the accused first; nil for places elsewhere.
  let chosen: (problem: Int, places: [Range<Int>?])?
  /// Problems a person dismissed: their marks step back.
  let dismissed: Set<Int>
  /// The address of the picture of a page, when there is one.
  let pageImage: (Int) -> String?
  /// Where chosen words stand on each page, in points: left, top, right, bottom.
  let boxes: [Int: [String]]
  /// Goes before every id, so that two parts fit in one page.
  let prefix: String

  var html = HTMLText()
  private var anchored: Set<Int> = []
  private var markedChosen: Set<Int> = []
  private var level = 2

  init(
    _ dossier: ShownDossier, document index: Int, chosen: (problem: Int, places: [Range<Int>?])? = nil,
    dismissed: Set<Int> = [], pageImage: @escaping (Int) -> String? = { _ in nil }, boxes: [Int: [String]] = [:],
    prefix: String = ""
  ) {
    (self.dossier, self.chosen, self.dismissed) = (dossier, chosen, dismissed)
    (self.pageImage, self.boxes, self.prefix) = (pageImage, boxes, prefix)
    document = dossier.reading.documents[index].document
    marks = dossier.marks[index]
  }

  /// The HTML of some pieces, with the page they begin on.
  mutating func write(_ pieces: [Piece]) -> String {
    html = HTMLText()
    var end = pieces.first?.range.lowerBound ?? 0
    let isStart = pieces.first?.block == 0 || pieces.isEmpty
    if isStart { end = -1 }
    var pages = document.pages.filter { $0.offset >= end }[...]
    if !isStart, let page = document.pageStart(at: end)?.page, pages.first?.offset != end {
      self.page(page, isContinued: true)
    }
    var gaps = document.gaps.filter { !$0.isNote && $0.range.lowerBound >= end }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    for piece in pieces {
      while let page = pages.first, page.offset <= piece.range.lowerBound {
        self.page(page.page, isContinued: false)
        pages.removeFirst()
      }
      while let gap = gaps.first, gap.range.lowerBound <= piece.range.lowerBound {
        self.gap(gap)
        gaps.removeFirst()
      }
      block(piece)
      // Pages that begin within a table are named behind it.
      while let page = pages.first, page.offset < piece.range.upperBound {
        self.page(page.page, isContinued: false)
        pages.removeFirst()
      }
    }
    let last = pieces.last?.range.upperBound ?? Int.max
    let isEnd = pieces.last.map { $0.block == document.blocks.count - 1 } ?? true
    for gap in gaps where isEnd || gap.range.lowerBound < last { self.gap(gap) }
    return html.string
  }

  private mutating func page(_ number: Int, isContinued: Bool) {
    let words = isContinued ? "Halaman \(number) (lanjutan)" : "Halaman \(number)"
    guard let image = pageImage(number) else {
      html.markup("<p class=\"hal\">\(words)</p>\n")
      return
    }
    html.markup("<details class=\"hal citra\"><summary>\(words) <span class=\"ajak\">lihat citra</span></summary>")
    html.markup("<img loading=\"lazy\" alt=\"Citra halaman \(number)\" src=\"")
    html.words(image)
    html.markup("\"")
    if let places = boxes[number] { html.markup(" data-boxes=\"\(places.joined(separator: ","))\"") }
    html.markup("></details>\n")
  }

  private mutating func gap(_ gap: Gap) {
    html.markup("<p class=\"celah\"><strong>Tak terbaca.</strong> ")
    html.words(gap.reason.plain)
    html.markup("</p>\n")
  }

  private mutating func block(_ piece: Piece) {
    let block = document.blocks[piece.block]
    passages(piece)
    switch block.content {
    case .heading(let depth):
      level = min(max(depth, 1) + 2, level + 1, 6)
      line("h\(level)", nil, piece)
    case .paragraph: line("p", nil, piece)
    case .listItem: line("p", "butir", piece)
    case .caption: line("p", "judul-tabel", piece)
    case .formula: line("p", "rumus", piece)
    case .entry: line("p", "entri", piece)
    case .table(let table): self.table(table, piece)
    }
  }

  /// The marks of a whole passage, before it.
  private mutating func passages(_ piece: Piece) {
    if case .rows(let rows) = piece.extent, rows.lowerBound > 0 { return }
    if case .words(let range) = piece.extent, range.lowerBound > document.blocks[piece.block].range.lowerBound {
      return
    }
    for mark in (marks.passages[piece.block] ?? []).prefix(Piece.mostMarks) {
      let isChosen = chosen?.problem == mark.problem
      html.markup("<p class=\"tanda-blok \(mark.severity.css)\(isChosen ? " pilih" : "")\"\(anchor(mark, isChosen))>")
      html.markup("<a href=\"?temuan=\(fingerprint(mark.problem))\">")
      html.words(dossier.title(dossier.lead(mark.problem)))
      html.markup("</a></p>\n")
    }
  }

  private mutating func line(_ tag: String, _ style: String?, _ piece: Piece) {
    html.markup("<\(tag)\(style.map { " class=\"\($0)\"" } ?? "")>")
    if case .words(let range) = piece.extent { words(range) } else { words(piece.range) }
    html.markup("</\(tag)>\n")
  }
}

extension PartHTML {
  /// Writes a range with its marks.
  mutating func words(_ range: Range<Int>, most: Int = Piece.mostMarks) {
    let found = marks.touching(range, most: most)
    let places = chosen?.places ?? []
    guard !found.isEmpty || places.contains(where: { $0?.overlaps(range) ?? false }) else {
      html.words(document.text, range)
      return
    }
    for segment in Segment.segments(of: range, marks: found, chosen: places) { self.segment(segment) }
  }

  private mutating func segment(_ segment: Segment) {
    guard let mark = segment.marks.max(by: { $0.severity < $1.severity }) else {
      guard let number = segment.chosen else { return html.words(document.text, segment.range) }
      html.markup("<mark class=\"saksi\"\(chosenID(number))>")
      html.words(document.text, segment.range)
      html.markup("</mark>")
      return
    }
    let own = segment.marks.first { $0.problem == chosen?.problem } ?? mark
    for mark in segment.marks where mark.problem != own.problem && mark.isAnchor && !anchored.contains(mark.problem) {
      html.markup("<span\(anchor(mark, false))></span>")
    }
    var style = segment.marks.allSatisfy { dismissed.contains($0.problem) } ? "ditolak" : mark.severity.css
    if segment.chosen == 0 || own.problem == chosen?.problem {
      style += " pilih"
    } else if segment.chosen != nil {
      style += " saksi"
    }
    html.markup("<mark class=\"\(style)\"")
    if let number = segment.chosen, markedChosen.contains(number) == false {
      html.markup(chosenID(number))
    } else {
      html.markup(anchor(own, false))
    }
    html.markup("><a href=\"?temuan=\(fingerprint(own.problem))\">")
    html.words(document.text, segment.range)
    html.markup("</a></mark>")
  }

  /// The id one jumps to for a problem, on the first words it accuses alone.
  private mutating func anchor(_ mark: Mark, _ isChosen: Bool) -> String {
    if isChosen { return chosenID(0) }
    guard mark.isAnchor, anchored.insert(mark.problem).inserted else { return "" }
    return " id=\"\(prefix)t\(mark.problem)\""
  }

  /// The id of a place of the chosen problem, once.
  private mutating func chosenID(_ number: Int) -> String {
    guard markedChosen.insert(number).inserted else { return "" }
    return " id=\"\(prefix)\(number == 0 ? "pilih" : "saksi-\(number)")\""
  }

  private func fingerprint(_ problem: Int) -> String { dossier.lead(problem).fingerprint }
}

extension Severity {
  /// The class of the look.
  var css: String {
    switch self {
    case .error: "salah"
    case .warning: "ragu"
    case .note: "ringan"
    }
  }
}
