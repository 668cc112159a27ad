internal import Bahasa
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

  private var html = HTMLText()
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
    if !isStart, let page = document.page(at: end), pages.first?.offset != end { self.page(page, isContinued: true) }
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
  private mutating func table(_ table: Table, _ piece: Piece) {
    var rows = 0..<table.rows.count
    if case .rows(let some) = piece.extent { rows = some }
    let caption = table.caption.map { document.string(document.blocks[$0]).plain } ?? "Tabel tanpa judul"
    html.markup("<figure class=\"gulir\" tabindex=\"0\" role=\"region\" aria-label=\"")
    html.words(Layout.cut(caption, to: 120) + (rows.lowerBound > 0 ? " (lanjutan \(rows.lowerBound))" : ""))
    html.markup("\"><table>\n")
    let headers = table.rows.prefix { $0.kind != .body }.count
    if rows.lowerBound > 0 {
      html.markup("<caption>lanjutan tabel</caption>\n")
      // The header is printed again so that the columns of these rows have names; without marks, which have one place.
      for index in 0..<min(headers, 3) where !rows.contains(index) {
        row(table, index, within: 0..<headers, again: true)
      }
    }
    for index in rows { row(table, index, within: rows, again: false) }
    html.markup("</table></figure>\n")
  }

  private mutating func row(_ table: Table, _ index: Int, within rows: Range<Int>, again: Bool) {
    let row = table.rows[index]
    let limits = RowLimits(row, in: document.text)
    html.markup(row.kind == .repeated || again ? "<tr class=\"ulang\">" : "<tr>")
    var cells = row.cells.map { (cell: $0, from: index) }
    if index == rows.lowerBound, index > 0, !again {
      cells += Self.reaching(into: index, of: table)
      cells.sort { $0.cell.column < $1.cell.column }
    }
    for (cell, first) in cells.prefix(Piece.mostColumns) {
      let end = min(first + max(cell.rowSpan, 1), rows.upperBound)
      let isFigure = row.kind == .body && PrintedNumber.parse(document.text.bytes, in: cell.range) != nil
      let tag = row.kind == .body ? "td" : "th"
      html.markup("<\(tag)\(isFigure ? " class=\"angka\"" : "")")
      if cell.columnSpan > 1 { html.markup(" colspan=\"\(min(cell.columnSpan, Piece.mostColumns))\"") }
      if end - index > 1 { html.markup(" rowspan=\"\(end - index)\"") }
      html.markup(">")
      let range = limits.shown(cell.range, in: document.text)
      if again || first < index { html.words(document.text, range) } else { words(range, most: limits.marks) }
      if range != cell.range { html.markup("… <em>(dipotong)</em>") }
      html.markup("</\(tag)>")
    }
    if cells.count > Piece.mostColumns {
      html.markup("<td><em>… dan \(cells.count - Piece.mostColumns) kolom lain</em></td>")
    }
    html.markup("</tr>\n")
  }

  /// The cells of earlier rows that reach into a row.
  private static func reaching(into index: Int, of table: Table) -> [(cell: Cell, from: Int)] {
    // Nothing real spans more rows; looking further back would make a long table slow.
    (max(0, index - 200)..<index).flatMap { first in
      table.rows[first].cells.filter { first + $0.rowSpan > index }.map { ($0, first) }
    }
  }

  /// Writes a range with its marks.
  private mutating func words(_ range: Range<Int>, most: Int = Piece.mostMarks) {
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
