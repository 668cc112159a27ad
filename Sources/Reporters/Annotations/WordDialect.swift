/// How the elements of a part are written: with the prefix its root has, or with one declared where it is used.
struct WordDialect {
  private let prefix: String
  private let declaration: String

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

  /// Whether a part is written in the strict form of the format (ISO/IEC 29500-1), as its beginning says.
  static func isStrict(_ part: [UInt8]) -> Bool {
    String(decoding: part.prefix(4096), as: UTF8.self).contains(strictNamespace)
  }

  init(prefix: String, isStrict: Bool) {
    self.prefix = prefix.isEmpty ? "w" : prefix
    declaration = prefix.isEmpty ? " xmlns:w=\"\(isStrict ? Self.strictNamespace : Self.namespace)\"" : ""
  }

  /// An outermost element without content, with one attribute.
  func mark(_ name: String, id: Int) -> String { "<\(prefix):\(name)\(declaration) \(prefix):id=\"\(id)\"/>" }

  /// A change of an author around runs: `ins` or `del`. It bears no date, so that the same draft gives the same bytes.
  func change(_ name: String, id: Int, author: String, _ content: String) -> String {
    "<\(prefix):\(name)\(declaration) \(prefix):id=\"\(id)\" \(prefix):author=\"\(XMLWriter.escaped(author))\">"
      + "\(content)</\(prefix):\(name)>"
  }

  /// Written words that a change takes away.
  func deletedWords(_ words: String) -> String {
    "<\(prefix):delText\(declaration) xml:space=\"preserve\">\(words)</\(prefix):delText>"
  }

  /// The run that shows where a comment hangs, in letters as large as those beside it.
  func reference(id: Int, look: String) -> String {
    let properties = look.isEmpty ? "" : "<\(prefix):rPr>\(look)</\(prefix):rPr>"
    return "<\(prefix):r\(declaration)>\(properties)<\(prefix):commentReference \(prefix):id=\"\(id)\"/></\(prefix):r>"
  }

  /// A comment with its paragraphs, the first of them bold.
  func comment(id: Int, author: String, initials: String, paragraphs: [String]) -> String {
    let p = prefix
    let layout =
      "<\(p):pPr><\(p):spacing \(p):before=\"0\" \(p):after=\"40\" \(p):line=\"240\" \(p):lineRule=\"auto\"/>"
      + "<\(p):ind \(p):left=\"0\" \(p):right=\"0\" \(p):firstLine=\"0\"/><\(p):jc \(p):val=\"left\"/></\(p):pPr>"
    let written = paragraphs.enumerated().map { number, words in
      let bold = number == 0 ? "<\(p):b/>" : ""
      let mark = number == 0 ? "<\(p):r><\(p):annotationRef/></\(p):r>" : ""
      return "<\(p):p>\(layout)\(mark)<\(p):r><\(p):rPr>\(bold)<\(p):sz \(p):val=\"20\"/></\(p):rPr>"
        + "<\(p):t xml:space=\"preserve\">\(XMLWriter.escaped(words))</\(p):t></\(p):r></\(p):p>"
    }
    return "<\(p):comment\(declaration) \(p):id=\"\(id)\" \(p):author=\"\(XMLWriter.escaped(author))\""
      + " \(p):initials=\"\(XMLWriter.escaped(initials))\">\(written.joined())</\(p):comment>"
  }
}
