import DeskWork
import Documents
import Readers
import Reviewing
import Testing

@testable import Web

@Suite("A part of a document: as it reads, with the exact words marked")
struct PartTests {
  private func shown(_ review: Review) throws -> ShownDossier {
    ShownDossier(try ReviewReading(ReviewReading(review: review).write()))
  }

  private func html(_ shown: ShownDossier, _ part: ShownDossier.Part) -> String {
    var html = PartHTML(shown, document: part.document)
    return html.write(part.pieces)
  }

  @Test func noWordIsLostOrDoubled() throws {
    let shown = try shown(Desk.faulty.get())
    let document = shown.reading.documents[0].document
    let written = shown.parts.map { Markup(html(shown, $0)).words }.joined(separator: " ")
    let blocks = document.blocks.map { document.string($0) }.joined(separator: " ")
    // Marks between cells and of Markdown are no words.
    let letters = { (text: String) in
      String(text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
    #expect(letters(written) == letters(blocks))
    #expect(shown.parts.count > 1)
  }

  @Test func theAccusedWordsOfEveryProblemAreMarkedWhereTheyStand() throws {
    let shown = try shown(Desk.faulty.get())
    var marked = 0
    for (number, findings) in shown.reading.problems.enumerated() {
      let lead = shown.reading.findings[findings[0]]
      guard let evidence = lead.evidence.first, !evidence.range.isEmpty, evidence.range.count < 100 else { continue }
      let part = shown.parts[shown.part(of: evidence) - 1]
      var html = PartHTML(shown, document: part.document, chosen: (number, [evidence.range]))
      let chosen = Markup(html.write(part.pieces)).words(of: "mark", style: "pilih").joined()
      let quote = shown.reading.documents[evidence.document].document.text.string(evidence.range)
      let tight = { (text: String) in text.filter { !$0.isWhitespace } }
      // Other findings of the problem may accuse words elsewhere in this part.
      #expect(tight(chosen).contains(tight(quote)), "\(lead.rule): \(quote)")
      marked += 1
    }
    #expect(marked > 30)
  }

  @Test func overlappingMarksAreCutAtTheirEnds() {
    let marks = [
      Mark(range: 10..<20, problem: 1, severity: .error, isAnchor: true),
      Mark(range: 15..<30, problem: 2, severity: .note, isAnchor: true),
      Mark(range: 15..<18, problem: 3, severity: .warning, isAnchor: true),
    ]
    let segments = Segment.segments(of: 5..<25, marks: marks, chosen: [17..<19])
    #expect(segments.map(\.range) == [5..<10, 10..<15, 15..<17, 17..<18, 18..<19, 19..<20, 20..<25])
    #expect(segments.map { $0.marks.map(\.problem) } == [[], [1], [1, 2, 3], [1, 2, 3], [1, 2], [1, 2], [2]])
    #expect(segments.map { $0.chosen } == [nil, nil, nil, 0, 0, nil, nil])
  }

  @Test func mergedCellsStayMergedAndWholeAcrossSlices() throws {
    let text = TextBuffer(String(repeating: "Sasaran Satu Dua ", count: 900))
    var rows: [Row] = []
    for number in 0..<300 {
      let start = number * 48
      var cells = [Cell(range: (start + 8)..<(start + 12), column: 1)]
      if number % 30 == 0 { cells.insert(Cell(range: start..<(start + 7), column: 0, rowSpan: 30), at: 0) }
      rows.append(Row(kind: .body, cells: cells, range: start..<(start + 12)))
    }
    let block = Block(.table(Table(caption: nil, columns: 2, rows: rows)), 0..<text.count)
    let shown = try shown(Desk.review(Document(file: "a", text: text, blocks: [block])))
    #expect(shown.parts[0].pieces.count > 1)
    for part in shown.parts {
      for piece in part.pieces {
        var html = PartHTML(shown, document: 0)
        var (open, height) = (0, 0)
        for row in html.write([piece]).split(separator: "<tr>").dropFirst() {
          let cells = Markup(String(row)).tags.filter { $0.name == "td" }
          #expect(cells.count + (open > 0 ? 1 : 0) == 2)
          open -= 1
          if let span = cells.first?.attributes["rowspan"].flatMap({ Int($0) }) { open = span - 1 }
          height += 1
        }
        #expect(height > 0 && open <= 0)
      }
    }
  }

  @Test func hostileWordsStayWords() throws {
    let text = """
      # <script>alert(1)</script> "kutip" & 'petik'

      Kata \u{202E}terbalik\u{0007} dan <img src=x onerror=alert(1)>.

      | <b>Program</b> | Pagu | Realisasi | Serapan (%) |
      |---|---|---|---|
      | Program "><script> | 200 | 100 | 75 |
      """
    let review = Desk.review(text: text, file: "\"><svg onload=alert(1)>.md")
    let html = try Desk.page(review).write()
    let names = Set(Markup(html).tags.map(\.name))
    #expect(!names.contains("img") && !names.contains("svg") && !names.contains("b") || names.contains("b"))
    #expect(!html.contains("<script>") && !html.contains("<img") && !html.contains("<svg"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;kutip&quot; &amp; &#39;petik&#39;"))
    #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{0007}"))
  }

  @Test func gapsStandWhereTheyAre() throws {
    let shown = try shown(Desk.review(text: "Satu kata.\n\n[tak terbaca: gambar <pindaian>]\n\nDua kata.\n"))
    let words = Markup(html(shown, shown.parts[0])).words
    #expect(words == "Satu kata. Tak terbaca. gambar <pindaian> Dua kata.")
  }
}
