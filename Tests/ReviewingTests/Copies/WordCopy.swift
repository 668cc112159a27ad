import Documents
import Readers
import TestSupport

/// A text document written as a Word file, to see whether both are understood alike.
struct WordCopy {
  enum Manner: String, CaseIterable {
    /// Every line a paragraph as it stands; only tables are Word's.
    case plain
    /// Headings by style, wrapped lines with line breaks.
    case styled

  }

  let document: Document
  let manner: Manner
  /// The words of a header on every page; none when empty.
  var header = ""

  private static let styles = (1...3).map {
    "<w:style w:type=\"paragraph\" w:styleId=\"Judul\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>"
  }.joined()

  /// The name of the copy.
  var file: String { document.file + ".docx" }

  /// The bytes of the copy.
  var bytes: [UInt8] {
    var file = WordFile(body())
    file.styles = Self.styles
    if !header.isEmpty { file.header = WordFile.paragraph(header) }
    return file.bytes
  }

  /// The copy as it is read.
  func read() -> Document {
    var copy = Readers.read(bytes, file: file)
    copy.role = document.role
    return copy
  }

  private func body() -> String {
    var body = ""
    var gaps = document.gaps.filter { !$0.range.isEmpty && $0.hidesWords }[...]
    for block in document.blocks {
      while let gap = gaps.first, gap.range.lowerBound < block.range.lowerBound {
        body += WordFile.paragraph(document.text.string(gap.range))
        gaps.removeFirst()
      }
      body += written(block)
    }
    for gap in gaps { body += WordFile.paragraph(document.text.string(gap.range)) }
    return body
  }

  private func written(_ block: Block) -> String {
    if case .table(let table) = block.content { return written(table) }
    let first = document.text.line(at: block.range.lowerBound)
    let last = document.text.line(at: max(block.range.lowerBound, block.range.upperBound - 1))
    let lines = (first...last).map { document.text.string(document.text.lineRange($0)) }
    if manner == .plain { return lines.map { WordFile.paragraph($0) }.joined() }
    if case .heading(let level) = block.content {
      return WordFile.paragraph(document.string(block), "<w:pStyle w:val=\"Judul\(level)\"/>")
    }
    return WordFile.paragraph(lines.joined(separator: "\n"))
  }

  private func written(_ table: Table) -> String {
    let headers = table.rows.prefix { $0.kind == .header }.count
    let rows = table.rows.enumerated().map { number, row in
      let cells = row.cells.map { cell in
        let words = document.text.string(cell.range).split(whereSeparator: \.isNewline).joined(separator: "\n")
        return WordFile.cell(words, cell.columnSpan > 1 ? "<w:gridSpan w:val=\"\(cell.columnSpan)\"/>" : "")
      }
      return WordFile.row(cells, number < headers ? "<w:tblHeader/>" : "")
    }
    // Word joins tables that touch.
    return WordFile.table(rows) + "<w:p/>"
  }
}
