import Documents
import Readers
import TestSupport

/// Tables of a text document written as an Excel file, a sheet for each.
struct WorkbookCopy {
  let document: Document

  /// The copy as it is read.
  func read() -> Document {
    var book = WorkbookFile()
    for block in document.blocks {
      guard case .table(let table) = block.content else { continue }
      let rows = table.rows.enumerated().map { number, row in
        WorkbookFile.row(number + 1, row.cells.map { document.text.string($0.range) })
      }
      book.sheets.append(.init("Lembar \(book.sheets.count + 1)", rows.joined()))
    }
    var copy = Readers.read(book.bytes, file: document.file + ".xlsx")
    copy.role = document.role
    return copy
  }
}
