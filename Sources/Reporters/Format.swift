/// A form in which a review is handed on. A new form is a case here and a writer; every door finds it through this type.
package enum Format: String, CaseIterable, Sendable {
  case text = "teks"
  case json

  /// The whole review in this form. The same review gives the same bytes.
  package func bytes(of output: ReviewOutput) throws -> [UInt8] {
    switch self {
    case .text: Array(TextReport(output).write().utf8)
    case .json:
      Array(
        JSONReport(
          review: output.review, formIDs: output.formIDs, minimum: output.minimum, version: output.version
        ).write().utf8)
    }
  }

  /// How the names of files in this form end, lower case, without the dot; the first is the usual one.
  package var extensions: [String] {
    switch self {
    case .text: ["txt"]
    case .json: ["json"]
    }
  }

  /// What a browser is told about it (RFC 6838).
  package var mediaType: String {
    switch self {
    case .text: "text/plain; charset=utf-8"
    case .json: "application/json"
    }
  }

  /// Whether a person can read it as it is; what is not text is refused by a terminal.
  package var isText: Bool {
    switch self {
    case .text, .json: true
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
