import Archives
import Documents

/// Reads Excel files: every sheet a heading, its rows tables, words as an Indonesian Excel shows them.
struct ExcelReader {
  private let archive: ZipArchive
  private let main: String

  init(_ archive: ZipArchive, main: String) {
    (self.archive, self.main) = (archive, main)
  }

  func document(file: String) throws(OfficeProblem) -> Document {
    let links = try Relationships(of: main, in: archive)
    let book = try Workbook(main, links: links, in: archive)
    var writer = SheetWriter()
    let strings = SharedStrings()
    if let part = links.parts("sharedStrings").first {
      do { try XMLStream.parse(part, of: archive, strings) } catch { writer.note(error.reason) }
    }
    var styles = WorkbookStyles()
    do { styles = try WorkbookStyles(links.parts("styles").first, of: archive) } catch { writer.note(error.reason) }
    var (left, bytes) = (TableDraft.mostCells, SheetCells.mostBytes)
    for (number, sheet) in book.sheets.enumerated() {
      let cells = SheetCells(
        strings: strings, styles: styles, from1904: book.from1904, most: left, mostBytes: bytes)
      var problem: OfficeProblem?
      do { try XMLStream.parse(sheet.part, of: archive, cells) } catch { problem = error }
      left -= cells.cells.count
      bytes -= cells.words.count
      writer.write(cells, of: sheet, number: number)
      writer.note(SheetAnnexes(of: sheet.part, in: archive), of: sheet)
      if let problem { writer.note("Lembar \(sheet.name): \(problem.reason)") }
      writer.note(cells, of: sheet)
      if cells.leftOut > 0 {
        writer.note(unread: book.sheets[(number + 1)...])
        break
      }
    }
    if book.leftOut > 0 {
      writer.note(
        "\(book.leftOut) lembar terakhir tidak dibaca: batasnya \(Workbook.mostSheets). Bagi berkas lalu periksa ulang."
      )
    }
    return writer.document(file: file, sheets: book.sheets.map(\.name))
  }
}
