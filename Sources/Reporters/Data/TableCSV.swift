package import Documents

/// A table as separated values (RFC 4180, lines end with CR LF): one line for every row, a cell over several columns or
/// rows in its first place and empty in the others, values as they are printed. The byte order mark tells Excel that it
/// is UTF-8, and what parts fields in Indonesia is the semicolon, because the comma parts decimals.
package struct TableCSV {
  private let text: TextBuffer
  private let table: Table
  private let separator: Character

  package init(_ table: Table, in text: TextBuffer, separator: Character = ";") {
    (self.table, self.text, self.separator) = (table, text, separator)
  }

  package func write() -> String {
    "\u{FEFF}"
      + table.rows.map { row in
        var fields = [String](repeating: "", count: table.columns)
        for cell in row.cells where cell.column < fields.count { fields[cell.column] = field(cell) }
        return fields.joined(separator: String(separator)) + "\r\n"
      }.joined()
  }

  /// The words of a cell on one line; quoted when they hold what sets cells apart. A cell that a spreadsheet would
  /// take for a formula is written as text (OWASP, CSV injection).
  private func field(_ cell: Cell) -> String {
    var words = text.string(cell.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if Self.isFormula(words) { words = "'" + words }
    guard words.contains(where: { ",;\"".contains($0) || $0 == separator }) else { return words }
    return "\"" + words.replacing("\"", with: "\"\"") + "\""
  }
}

extension TableCSV {
  /// Whether words begin as a formula does, also in the wide letters of East Asia, and are no figure with its sign.
  private static func isFormula(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first, "=@+-\u{FF1D}\u{FF20}\u{FF0B}\u{FF0D}".unicodeScalars.contains(first)
    else { return false }
    let isSign = !"=@\u{FF1D}\u{FF20}".unicodeScalars.contains(first)
    return !(isSign && words.unicodeScalars.dropFirst().allSatisfy("0123456789.,% ".unicodeScalars.contains))
  }
}

extension Document {
  /// The tables with a name for each that is fit for a file: `tabel-007-3.2`, counted in the order of the text.
  package func namedTables() -> [(name: String, table: Table)] {
    var number = 0
    return blocks.compactMap { block in
      guard case .table(let table) = block.content else { return nil }
      number += 1
      let count = String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
      return ("tabel-" + count + (table.caption.flatMap(captionNumber).map { "-" + $0 } ?? ""), table)
    }
  }

  private func captionNumber(_ block: Int) -> String? {
    guard case .caption(let caption) = blocks[block].content, let number = caption.number else { return nil }
    let kept = text.string(number).lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    let trimmed = kept.split(separator: ".").joined(separator: ".").prefix(20)
    return trimmed.isEmpty ? nil : String(trimmed)
  }
}
