import Archives

/// How the cells of a workbook show their numbers, and which are set in a symbol font.
struct WorkbookStyles {
  struct Style {
    var format: NumberFormat
    var isGeneral: Bool
  }

  private(set) var styles: [Style] = []

  init() {}

  init(_ part: String?, of archive: ZipArchive) throws(OfficeProblem) {
    guard let part, archive.contains(part) else { return }
    let reader = StyleReader()
    try XMLStream.parse(part, of: archive, reader)
    var made: [Int: Style] = [:]
    styles = reader.formats.map { id in
      if let style = made[id] { return style }
      let code = reader.codes[id] ?? Self.known[id] ?? "General"
      let style = Style(format: NumberFormat(code), isGeneral: code.lowercased() == "general")
      made[id] = style
      return style
    }
  }

  /// The formats a file need not define; 14 is the short date of Indonesia.
  private static let known: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;\"-\"", 42: "\"Rp\"#,##0;-\"Rp\"#,##0;\"Rp-\"", 43: "#,##0.00;-#,##0.00;\"-\"",
    44: "\"Rp\"#,##0.00;-\"Rp\"#,##0.00;\"Rp-\"", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
  ]
}

/// Reads `styles.xml`.
private final class StyleReader: XMLHandler {
  var codes: [Int: String] = [:]
  var formats: [Int] = []
  private var inCells = false

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .numberFormat:
      if codes.count < 10_000, let id = attributes.integer("numFmtId") { codes[id] = attributes["formatCode"] }
    case .cellFormats: inCells = true
    case .cellFormat:
      if inCells, formats.count < 100_000 { formats.append(attributes.integer("numFmtId") ?? 0) }
    default: break
    }
  }

  func end(_ tag: OfficeTag) {
    if tag == .cellFormats { inCells = false }
  }

}
