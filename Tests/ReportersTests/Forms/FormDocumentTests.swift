import Foundation
import Reviewing
import Testing

@testable import Reporters

/// What a filled form says as a Word document.
@Suite struct FormDocumentTests {
  /// The cells of a row: how many columns each reaches over, and its words.
  private struct Cell: Equatable {
    let columns: Int
    let words: String
  }

  private func rows(_ table: Element) -> [[Cell]] {
    table.children("w:tr").map { row in
      row.children("w:tc").map { cell in
        let span = cell.child("w:tcPr")?.child("w:gridSpan")?.attributes["w:val"].flatMap(Int.init) ?? 1
        let words = cell.children("w:p").map { $0.text(of: "w:t") }.joined(separator: "\n")
        return Cell(columns: span, words: words)
      }
    }
  }

  /// The tables of the document that have a header: the checklists and the lists of notes.
  private func ruled(_ parts: OfficeParts) throws -> [Element] {
    try parts.root("word/document.xml").all("w:tbl").filter { !$0.all("w:tblHeader").isEmpty }
  }

  @Test func thePackageIsSound() throws {
    let review = try FormSample.review()
    try FormSample.document(review, approval: Approval(name: "Ketua Tim")).expectSound()
    var subject = FormSample.subject(review)
    let logo = try #require(Picture(PictureTests.png))
    subject.letterhead = Letterhead(lines: ["INSPEKTORAT"], logo: logo)
    let bytes = try FormDocument(FormSheets(FormSample.output(review, subject))).write()
    let parts = try OfficeParts(bytes)
    try parts.expectSound()
    #expect(try parts.bytes("word/media/logo.png") == PictureTests.png)
    let blips = try parts.root("word/document.xml").all("a:blip")
    #expect(blips.map { $0.attributes["r:embed"] } == ["rIdLogo"])
  }

  @Test func theSameReviewGivesTheSameBytes() throws {
    let review = try FormSample.review()
    let subject = FormSample.subject(review)
    let documents = try (0..<2).map { _ in
      try FormDocument(FormSheets(FormSample.output(review, subject))).write()
    }
    #expect(documents[0] == documents[1])
  }

  /// Each row has the tick of its answer and of no other; what is open is said in words.
  @Test func ticksStandUnderTheAnswers() throws {
    let review = try FormSample.review()
    let table = try #require(try ruled(FormSample.document(review)).first)
    let body = rows(table).dropFirst(2).filter { $0.count > 1 }
    let answers = try #require(review.forms.first).answers
    try #require(body.count == answers.count)
    var seen: Set<Verdict> = []
    for (row, answer) in zip(body, answers) {
      #expect(row.first?.words == answer.item.id + ".")
      #expect(row.dropFirst().first?.words == answer.item.ask)
      let availability = answer.columns[0].verdict
      seen.insert(availability)
      let marks = Array(row.dropFirst(2))
      switch availability {
      case .pass: #expect(marks[0].words == "√" && marks[1].words.isEmpty)
      case .fail: #expect(marks[0].words.isEmpty && marks[1].words == "√")
      default: #expect(marks[0] == Cell(columns: 2, words: "belum dapat dinilai"))
      }
      // The column without choices is one cell: a tick for yes, words for all else.
      let correctness = answer.columns[1].verdict
      let cell = marks[availability == .pass || availability == .fail ? 2 : 1]
      #expect(cell == Cell(columns: 1, words: correctness == .pass ? "√" : answer.columns[1].column.word(correctness)))
      #expect(row.map(\.columns).reduce(0, +) == 7)
    }
    #expect(seen.isSuperset(of: [.pass, .fail, .unsure]))
  }

  @Test func headersRepeatAndRowsStayWhole() throws {
    for table in try ruled(FormSample.document(FormSample.review())) {
      let rows = table.children("w:tr")
      let marked = rows.map { $0.child("w:trPr")?.child("w:tblHeader") != nil }
      #expect(marked.first == true)
      #expect(marked.prefix { $0 }.count == marked.count { $0 }, "kepala tabel di tengah tabel tidak diulang Word")
      #expect(rows.allSatisfy { $0.child("w:trPr")?.child("w:cantSplit") != nil })
      let widths = table.child("w:tblGrid")?.children("w:gridCol").compactMap { $0.attributes["w:w"].flatMap(Int.init) }
      let most = table.all("w:tcW").compactMap { $0.attributes["w:w"].flatMap(Int.init) }.max()
      #expect((widths ?? []).reduce(0, +) >= most ?? .max)
    }
  }

  @Test func headAndFootComeFromTheLayout() throws {
    let body = try FormSample.document(FormSample.review()).root("word/document.xml")
    let lines = body.all("w:p").map { $0.text(of: "w:t") }
    #expect(lines.contains("PEMERINTAH KOTA CONTOH") && lines.contains("DINAS <CONTOH> & UJI"))
    #expect(lines.contains("........................, ........................") && lines.contains("Kepala,"))
    let pages = body.all("w:pgSz")
    #expect(pages.map { $0.attributes["w:orient"] } == [nil, "landscape"])
    #expect(pages.first?.attributes["w:w"] == "11905" && pages.last?.attributes["w:h"] == "11905")
    #expect(!lines.contains("Isi laporan:") && lines.contains("Lain:"))
  }

  /// Notes name the worst problems with place and number; the list has all of them, numbered, with their work shown.
  @Test func notesReferToTheList() throws {
    let review = try FormSample.review()
    let tables = try ruled(FormSample.document(review))
    let note = try #require(rows(tables[0]).first { $0.first?.words == "1." }?.dropFirst(5).first?.words)
    #expect(note == "Serapan tertulis 75 (Tabel 3.1 baris 2; catatan 1).")
    let list = rows(tables[1])
    #expect(list[1] == [Cell(columns: 7, words: "Kesalahan (1)")])
    #expect(
      list[2].map(\.words) == [
        "1", "Tabel 3.1 baris 2", "Serapan tertulis 75.", "“75”", "25\n100 ÷ 400 × 100 = 25", "Contoh dasar", "1",
      ])
    let numbers = list.filter { $0.count > 1 }.dropFirst().map(\.first?.words)
    #expect(numbers == (1...review.problems.count).map { "\($0)" })
    let lines = try FormSample.document(review).root("word/document.xml").all("w:p").map { $0.text(of: "w:t") }
    #expect(lines.contains { $0.hasPrefix("Seluruhnya \(review.problems.count) butir: 1 kesalahan, ") })
  }

  @Test func theStatementIsDraftedOnlyForAPerson() throws {
    let review = try FormSample.review()
    func lines(_ approval: Approval?) throws -> [String] {
      try FormSample.document(review, approval: approval).root("word/document.xml").all("w:p").map {
        $0.text(of: "w:t")
      }
    }
    #expect(review.standingErrors == 1)
    #expect(!(try lines(nil).contains { $0.hasPrefix("PERNYATAAN") }))
    let drafted = try lines(Approval(name: "Ketua Tim"))
    #expect(drafted.contains("PERNYATAAN COBA") && drafted.contains("Kecuali 1 hal, tidak ada lagi."))
    #expect(!drafted.contains { $0.hasPrefix("Tidak ada hal pada") })
    let clean = try FormSample.review("BAB IV PENUTUP\n\nSelesai.\n")
    #expect(clean.standingErrors == 0)
    let body = try FormSample.document(clean, approval: Approval(name: "Ketua Tim")).root("word/document.xml")
    #expect(body.all("w:p").map { $0.text(of: "w:t") }.contains("Tidak ada hal pada Dinas <Contoh> & Uji."))
  }

  /// What a person accepted is told apart, with who and why, and stands in the way of no statement.
  @Test func acceptedFindingsAreToldApart() throws {
    var review = try FormSample.review()
    let acceptance = Acceptance(
      subject: .rule("lkj/hitung/serapan-salah", words: nil), reason: "Sudah dijelaskan", by: "Pereviu",
      until: try #require(CalendarDay("2030-12-31")), line: 1)
    _ = review.setAside([acceptance], on: try #require(CalendarDay("2030-01-01")))
    #expect(review.standingErrors == 0)
    let tables = try ruled(FormSample.document(review))
    let note = try #require(rows(tables[0]).first { $0.first?.words == "1." }?.dropFirst(5).first?.words)
    #expect(note == "1 catatan telah diterima.")
    let list = rows(tables[1])
    let heading = try #require(list.firstIndex { $0.first?.words == "Diterima (1)" })
    #expect(heading == list.count - 2)
    #expect(
      list[heading + 1][2].words
        == "Serapan tertulis 75.\nDiterima oleh Pereviu sampai 31 Desember 2030: Sudah dijelaskan")
  }

  @Test func hostileWordsAreWords() throws {
    let review = try FormSample.review(Hostile.text)
    let parts = try FormSample.document(review)
    try parts.expectSound()
    let text = String(decoding: try parts.bytes("word/document.xml"), as: UTF8.self)
    let (hasControls, hasMarks) = (text.utf8.contains { $0 < 0x20 }, text.contains("\u{202E}"))
    #expect(!hasControls && !hasMarks)
    let (isEscaped, isRaw) = (text.contains("BAB III &lt;b&gt;AKUN &amp;"), text.contains("<b>"))
    #expect(isEscaped && !isRaw)
  }

  @Test func thousandsOfFindingsAreBounded() throws {
    let review = try FormSample.review(Hostile.many)
    #expect(review.problems.count > 900)
    let tables = try ruled(FormSample.document(review))
    let list = rows(tables[1])
    #expect(list.count { $0.count > 1 } == NotesList.mostReadable + 1)
    #expect(
      list.last?.first?.words.hasPrefix("dan \(review.problems.count - NotesList.mostReadable) catatan lain") == true)
    let note = try #require(rows(tables[0]).first { $0.first?.words == "1." }?.dropFirst(5).first?.words)
    #expect(note == "Serapan salah hitung, 1000 kali (catatan 1–\(NotesList.mostReadable)).")
  }
}

/// Reports that would break a file written carelessly.
enum Hostile {
  static let text = """
    BAB III <b>AKUN & \u{202E}TABILITAS</b>

    Besarnya prosentase <b>\u{1}\u{202E}naik</b> & =cmd|'/c calc'!A1!

    Tabel 3.1 <b>&amp;</b> \u{FFFE}Realisasi \(String(repeating: "sangat", count: 400))

    | Program | Pagu | Realisasi | Serapan (%) |
    |---|---|---|---|
    | =HYPERLINK("http://contoh") <b>x</b> | 200 | 100 | 75 |
    | \(String(repeating: "panjang", count: 200)) | 400 | 100 | 99 |

    Kata <b>tegas</b>! =SUM(A1)!
    """

  static let many =
    "BAB III\n\nTabel 3.1 Realisasi\n\n| Program | Pagu | Realisasi | Serapan (%) |\n|---|---|---|---|\n"
    + (1...1500).map { "| Program nomor \($0) | \(200 + $0) | 100 | 1\($0) |\n" }.joined()
}
