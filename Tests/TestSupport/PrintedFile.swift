package import Documents
import Foundation

/// Writes documents as flat ODT and lets LibreOffice print them, so that what a PDF should hold is known exactly.
package enum PrintedFile {
  /// The program that prints, when it is installed.
  package static let soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The document printed as PDF; its tables with or without lines.
  package static func printed(_ document: Document, ruled: Bool) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-uji-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "laporan.fodt")
    try flat(document, ruled: ruled).write(to: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: soffice ?? "")
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path())/profil", "--headless", "--convert-to", "pdf", "--outdir",
      folder.path(), source.path(),
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return [UInt8](try Data(contentsOf: folder.appending(path: "laporan.pdf")))
  }

  private static func flat(_ document: Document, ruled: Bool) -> String {
    let namespaces = ["office", "style", "text", "table"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    var styles = ""
    let body = document.blocks.map { block in
      let words = escaped(document.string(block))
      switch block.content {
      case .heading: return "<text:p text:style-name=\"Judul\">\(words)</text:p>"
      case .entry(let entry):
        let page = entry.page.map { " ............ " + document.text.string($0) } ?? ""
        let title = document.text.string(block.range.lowerBound..<entry.title.upperBound)
        return "<text:p text:style-name=\"Isi\">\(escaped(title))\(page)</text:p>"
      case .table(let table): return written(table, in: document.text, ruled, &styles)
      default: return "<text:p text:style-name=\"Isi\">\(words)</text:p>"
      }
    }
    let border = ruled ? "0.5pt solid #000000" : "none"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(namespaces.joined(separator: " ")) office:version="1.2" \
      xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
      office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
      <style:style style:name="Isi" style:family="paragraph"><style:paragraph-properties \
      fo:margin-bottom="0.25cm" fo:text-align="justify"/><style:text-properties fo:font-size="11pt"/></style:style>
      <style:style style:name="Judul" style:family="paragraph"><style:paragraph-properties \
      fo:margin-top="0.5cm" fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="14pt" \
      fo:font-weight="bold"/></style:style>
      <style:style style:name="Isian" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
      <style:style style:name="Sel" style:family="table-cell"><style:table-cell-properties \
      fo:border="\(border)" fo:padding="0.08cm"/></style:style>
      \(styles)</office:automatic-styles><office:body><office:text>
      \(body.joined(separator: "\n"))
      </office:text></office:body></office:document>
      """
  }

  private static func written(_ table: Table, in text: TextBuffer, _ ruled: Bool, _ styles: inout String) -> String {
    let widths = widths(of: table, in: text)
    let name = "K\(styles.utf8.count)"
    var out = "<table:table>"
    for (column, width) in widths.enumerated() {
      styles += """
        <style:style style:name="\(name)-\(column)" style:family="table-column"><style:table-column-properties \
        style:column-width="\(width)cm"/></style:style>

        """
      out += "<table:table-column table:style-name=\"\(name)-\(column)\"/>"
    }
    let heads = table.rows.prefix { $0.kind == .header || $0.kind == .numbering }.count
    for (index, row) in table.rows.enumerated() where row.kind != .repeated {
      if index == 0, heads > 0 { out += "<table:table-header-rows>" }
      out += "<table:table-row>"
      for column in 0..<table.columns {
        let cell = row.cells.first { $0.column == column }
        out += "<table:table-cell table:style-name=\"Sel\"><text:p text:style-name=\"Isian\">"
        out += escaped(cell.map { text.string($0.range) } ?? "") + "</text:p></table:table-cell>"
      }
      out += "</table:table-row>"
      if index + 1 == heads { out += "</table:table-header-rows>" }
    }
    return out + "</table:table>"
  }

  /// Centimetres for each column: room for its longest word, and more for those with many words.
  private static func widths(of table: Table, in text: TextBuffer) -> [Double] {
    var least = [Double](repeating: 0.8, count: table.columns)
    var wish = [Double](repeating: 1, count: table.columns)
    for cell in table.rows.flatMap(\.cells) {
      let words = text.string(cell.range).split(whereSeparator: \.isWhitespace)
      least[cell.column] = max(least[cell.column], Double(words.map(\.count).max() ?? 0) * 0.16 + 0.3)
      wish[cell.column] = max(wish[cell.column], Double(min(cell.range.count, 60)))
    }
    let room = 17 - least.reduce(0, +)
    guard room > 0 else { return least.map { $0 * 17 / (17 - room) } }
    return zip(least, wish).map { $0 + room * $1 / wish.reduce(0, +) }
  }

  private static func escaped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("&", with: "&amp;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
