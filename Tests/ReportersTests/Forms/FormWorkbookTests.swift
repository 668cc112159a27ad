import Documents
import Foundation
import Readers
import Reviewing
import Testing

@testable import Reporters

/// What a filled form says as an Excel workbook.
@Suite struct FormWorkbookTests {
  /// The words of a sheet by cell: `C12`.
  private func cells(_ parts: OfficeParts, _ sheet: Int) throws -> [String: String] {
    let root = try parts.root("xl/worksheets/sheet\(sheet).xml")
    let all = root.all("c").compactMap { cell in
      cell.attributes["r"].map { ($0, cell.text(of: "t") + cell.text(of: "v")) }
    }
    return Dictionary(uniqueKeysWithValues: all)
  }

  @Test func thePackageIsSound() throws {
    let review = try FormSample.review()
    let parts = try FormSample.workbook(review, approval: Approval(name: "Ketua Tim"))
    try parts.expectSound()
    let book = try parts.root("xl/workbook.xml")
    #expect(
      book.all("sheet").map { $0.attributes["name"] } == ["Lembar Coba", "Rincian Catatan", "Pernyataan Coba"])
    var subject = FormSample.subject(review)
    let logo = try #require(Picture(PictureTests.png))
    subject.letterhead = Letterhead(lines: ["INSPEKTORAT"], logo: logo)
    try OfficeParts(FormWorkbook(FormSheets(FormSample.output(review, subject))).write()).expectSound()
  }

  /// Excel refuses a file with a cell of more than 32,767 letters.
  @Test(arguments: [[40_000], [20_000, 20_000], [31_999, 5, 5]]) func noCellIsTooLong(_ lengths: [Int]) {
    let words = lengths.map { FormCell.Words(text: String(repeating: "a", count: $0)) }
    let cell = SheetCell(address: "A1", words: words, look: CellLook(font: "Arial", points: 10))
    let text = cell.words.map(\.text).joined(separator: "\n")
    #expect(text.utf16.count <= 32_000 && text.utf16.count > 15_000)
  }

  @Test func theSameReviewGivesTheSameBytes() throws {
    let review = try FormSample.review()
    let subject = FormSample.subject(review)
    let books = try (0..<2).map { _ in
      try FormWorkbook(FormSheets(FormSample.output(review, subject))).write()
    }
    #expect(books[0] == books[1])
  }

  @Test func ticksStandUnderTheAnswers() throws {
    let review = try FormSample.review()
    let cells = try cells(FormSample.workbook(review), 1)
    for answer in try #require(review.forms.first).answers {
      let row = try #require(cells.first { $0.key.hasPrefix("A") && $0.value == answer.item.id + "." }).key.dropFirst()
      let (yes, no) = (cells["C\(row)"] ?? "", cells["D\(row)"] ?? "")
      switch answer.columns[0].verdict {
      case .pass: #expect(yes == "√" && no.isEmpty)
      case .fail: #expect(yes.isEmpty && no == "√")
      default: #expect(yes == "belum dapat dinilai" && no.isEmpty)
      }
      #expect(cells["B\(row)"] == answer.item.ask)
    }
  }

  @Test func headersArePrintedOnEveryPage() throws {
    let parts = try FormSample.workbook(FormSample.review())
    let names = try parts.root("xl/workbook.xml").all("definedName")
    #expect(names.map { $0.attributes["localSheetId"] } == ["0", "1"])
    let cells = try cells(parts, 1)
    let first = try #require(names.first?.words.split(separator: "$").dropFirst().first).prefix { $0.isNumber }
    #expect(cells["A\(first)"] == "No." && cells["C\(first)"] == "Ketersediaan")
    let sheet = try parts.root("xl/worksheets/sheet1.xml")
    let setup = try #require(sheet.child("pageSetup"))
    #expect(setup.attributes["paperSize"] == "9" && setup.attributes["fitToHeight"] == "0")
    #expect(sheet.all("row").allSatisfy { (Double($0.attributes["ht"] ?? "") ?? 0) <= 409 })
  }

  /// Excel repairs a file whose merged ranges overlap.
  @Test func mergedRangesDoNotOverlap() throws {
    let parts = try FormSample.workbook(FormSample.review(), approval: Approval(name: "A"))
    for sheet in 1...3 {
      var taken: Set<String> = []
      for merge in try parts.root("xl/worksheets/sheet\(sheet).xml").all("mergeCell") {
        let ends = (merge.attributes["ref"] ?? "").split(separator: ":").map(Address.init)
        try #require(ends.count == 2)
        for row in ends[0].row...ends[1].row {
          for column in ends[0].column...ends[1].column {
            #expect(taken.insert("\(row),\(column)").inserted, "\(merge.attributes)")
          }
        }
      }
    }
  }

  private struct Address {
    let row: Int
    let column: Int

    init(_ words: Substring) {
      row = Int(words.drop { $0.isLetter }) ?? 0
      column = words.prefix { $0.isLetter }.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    }
  }

  /// Words that begin like a formula are words, and stay so when somebody edits the cell.
  @Test func nothingIsAFormula() throws {
    var subject = FormSample.subject(try FormSample.review(Hostile.text))
    subject.date = "=1+1"
    subject.agency = "@SUM(A1)"
    let review = try FormSample.review(Hostile.text)
    let bytes = try FormWorkbook(FormSheets(FormSample.output(review, subject, approval: Approval(name: "=2+2"))))
      .write()
    let parts = try OfficeParts(bytes)
    try parts.expectSound()
    let formats = try parts.root("xl/styles.xml").child("cellXfs")?.children("xf") ?? []
    var quoted = 0
    for sheet in 1...3 {
      let root = try parts.root("xl/worksheets/sheet\(sheet).xml")
      #expect(root.all("f").isEmpty)
      for cell in root.all("c") {
        let words = cell.text(of: "t")
        guard let first = words.first, "=+-@".contains(first) else { continue }
        quoted += 1
        let style = try #require(cell.attributes["s"].flatMap(Int.init))
        #expect(formats[style].attributes["quotePrefix"] == "1", "\(words)")
      }
    }
    #expect(quoted > 0)
  }

  @Test func sheetNamesAreWhatExcelAccepts() {
    #expect(WorkbookXML.name("Catatan [a]: b/c*?\\", among: []) == "Catatan -a-- b-c---")
    #expect(WorkbookXML.name("Kertas Kerja", among: ["kertas kerja"]) == "Kertas Kerja (2)")
    #expect(WorkbookXML.name("", among: []) == "Formulir")
    let long = String(repeating: "panjang ", count: 9)
    let names = (0..<12).reduce(into: [String]()) { names, _ in names.append(WorkbookXML.name(long, among: names)) }
    #expect(Set(names).count == 12 && names.allSatisfy { $0.unicodeScalars.count <= 31 })
  }

  @Test(arguments: [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")])
  func addresses(column: Int, name: String) { #expect(WorkbookXML.address(1, column) == name) }

  @Test func thousandsOfFindingsAreBounded() throws {
    let parts = try FormSample.workbook(FormSample.review(Hostile.many))
    let rows = try parts.root("xl/worksheets/sheet2.xml").all("row")
    #expect(rows.count < NotesList.mostReadable + 20)
  }

  /// A thousand warnings of one rule are one note, a rule of style may have a thousand words to mend: no cell holds more
  /// than Excel takes, and no row is higher than it allows.
  @Test func whatOneRuleSaysOftenIsParted() throws {
    let files = FormNotesTests.files.map { file in
      SourceFile(path: file.path, text: file.text.replacing("severity: error", with: "severity: warning"))
    }
    let library = RuleLibrary(files: files)
    try #require(library.errors == [])
    let exclamations = (0..<2000).map { "Hebat nomor \($0)!" }.joined(separator: "\n\n")
    let text = Hostile.many + "\n\n" + exclamations
    let review = Review(Dossier(documents: [Readers.read(Array(text.utf8), file: "laporan.md")]), library: library)
    #expect(review.problems.count > 2000)
    let parts = try OfficeParts(FormWorkbook(FormSheets(FormSample.output(review))).write())
    try parts.expectSound()
    let words = try (2...3).flatMap { try parts.root("xl/worksheets/sheet\($0).xml").all("c").map { $0.text(of: "t") } }
    #expect(words.allSatisfy { $0.utf16.count <= 5000 })
    #expect(words.contains { $0.contains("1000 kali:") })
    #expect(words.count { $0.hasPrefix("dan 50") } == 1)
    #expect(words.count { $0.hasSuffix("dan 500 lainnya") || $0.contains("dan 500 lainnya.") } == 1)
  }
}
