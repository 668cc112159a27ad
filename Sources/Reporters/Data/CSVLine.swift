internal import Documents

/// A line of a table for Excel with Indonesian regional settings: fields parted by semicolons, CR LF at its end. A field
/// that looks like a formula begins with an apostrophe (OWASP, CSV injection).
enum CSVLine {
  /// What such a table begins with: the byte order mark tells Excel that it is UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Adds a line of these fields.
  static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      bytes += written(field.plain).utf8
    }
    bytes += [0x0D, 0x0A]
  }

  private static func written(_ field: String) -> String {
    let isFormula = field.utf8.first.map { "=+-@|%".utf8.contains($0) } ?? false
    let text = isFormula ? "'" + field : field
    guard text.utf8.contains(where: { ";\",\t".utf8.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
