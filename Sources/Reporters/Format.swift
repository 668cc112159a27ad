/// A form in which a review is handed on. A new form is a case here and a writer; every door finds it through this type.
package enum Format: String, CaseIterable, Sendable {
  case text = "teks"
  case json
  case html
  case sarif
  case junit
  case markdown
  case csv
  /// The filled forms as a Word document.
  case docx
  /// The filled forms as an Excel workbook.
  case xlsx
  /// One line for each place of each finding.
  case lines = "ringkas"
  /// How often each rule found something.
  case statistics = "statistik"

  /// The whole review in this form. The same review gives the same bytes.
  package func bytes(of output: ReviewOutput) throws -> [UInt8] {
    switch self {
    case .text: Array(TextReport(output).write().utf8)
    case .json:
      Array(
        JSONReport(
          review: output.review, formIDs: output.formIDs, minimum: output.minimum, version: output.version
        ).write().utf8)
    case .html: Array(try ReviewPage(output).write().utf8)
    case .sarif: Array(SARIFReport(output).write().utf8)
    case .junit: JUnitReport(output).write()
    case .markdown: Array(MarkdownReport(output).write().utf8)
    case .csv: FindingsCSV(output).write()
    case .docx: try FormDocument(FormSheets(output)).write()
    case .xlsx: try FormWorkbook(FormSheets(output)).write()
    case .lines: Array(CompactReport(output).write().utf8)
    case .statistics: Array(StatisticsReport(output).write().utf8)
    }
  }

  /// How the names of files in this form end, lower case, without the dot; the first is the usual one.
  package var extensions: [String] {
    switch self {
    case .text: ["txt"]
    case .json: ["json"]
    case .html: ["html", "htm"]
    case .sarif: ["sarif", "sarif.json"]
    case .junit: ["xml"]
    case .markdown: ["md", "markdown"]
    case .csv: ["csv"]
    case .docx: ["docx"]
    case .xlsx: ["xlsx"]
    // They are asked for by name: a text file is the whole report.
    case .lines, .statistics: []
    }
  }

  /// What a browser is told about it (RFC 6838).
  package var mediaType: String {
    switch self {
    case .text, .lines, .statistics: "text/plain; charset=utf-8"
    case .json: "application/json"
    case .html: "text/html; charset=utf-8"
    case .sarif: "application/sarif+json"
    case .junit: "application/xml"
    case .markdown: "text/markdown; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }

  /// Whether a person can read it as it is; what is not text is refused by a terminal.
  package var isText: Bool {
    switch self {
    case .text, .json, .html, .sarif, .junit, .markdown, .csv, .lines, .statistics: true
    case .docx, .xlsx: false
    }
  }

  /// Whether it tells no more than the most problems that are asked for; others tell all, or only how many.
  package var heedsMost: Bool {
    switch self {
    case .text, .lines, .docx, .xlsx: true
    case .json, .html, .sarif, .junit, .markdown, .csv, .statistics: false
    }
  }

  /// The form that the name of a file asks for by its ending; nil when no form ends so.
  package init?(file name: String) {
    let name = name.lowercased()
    let endings = Self.allCases.flatMap { format in format.extensions.map { (ending: "." + $0, format: format) } }
    guard
      let found = endings.filter({ name.hasSuffix($0.ending) }).max(by: { $0.ending.utf8.count < $1.ending.utf8.count })
    else { return nil }
    self = found.format
  }
}
