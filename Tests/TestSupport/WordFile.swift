/// A Word file in the making: XML of the body and of the parts beside it.
package struct WordFile {
  package var body: String
  package var styles = ""
  package var numbering = ""
  package var footnotes = ""
  package var header = ""
  /// Entries beside those or in their place.
  package var others: [(name: String, content: [UInt8])] = []

  package init(_ body: String = "") { self.body = body }

  package var bytes: [UInt8] {
    let kinds = [("styles", styles), ("numbering", numbering), ("footnotes", footnotes), ("header", header)]
    let present = kinds.filter { !$0.1.isEmpty }.map(\.0)
    var entries: [(name: String, content: [UInt8])] = [
      (
        "[Content_Types].xml",
        Self.types(present)
      ),
      ("_rels/.rels", Self.relationships([("officeDocument", "word/document.xml")])),
      ("word/_rels/document.xml.rels", Self.relationships(present.map { ($0, "\($0).xml") })),
      ("word/document.xml", Self.root("document", "<w:body>\(body)</w:body>")),
    ]
    let roots = ["styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr"]
    for (name, content) in kinds where !content.isEmpty {
      entries.append(("word/\(name).xml", Self.root(roots[name] ?? name, content)))
    }
    entries.removeAll { entry in others.contains { $0.name == entry.name } }
    return ZipFile.bytes(entries + others)
  }

  /// A part with the namespaces Word files use.
  package static func root(_ name: String, _ content: String) -> [UInt8] {
    let spaces = [
      "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
      "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
      "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
      "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
      "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture", "v": "urn:schemas-microsoft-com:vml",
    ]
    let declared = spaces.sorted { $0.key < $1.key }.map { "xmlns:\($0.key)=\"\($0.value)\"" }.joined(separator: " ")
    return part("<w:\(name) \(declared)>\(content)</w:\(name)>")
  }

  package static func part(_ xml: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(xml)".utf8)
  }

  /// What kind of part each is, as Word asks for it.
  private static func types(_ parts: [String]) -> [UInt8] {
    let space = "http://schemas.openxmlformats.org/package/2006/content-types"
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let defaults =
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    let overrides = ["document.main"] + parts
    let named = overrides.map {
      "<Override PartName=\"/word/\($0 == "document.main" ? "document" : $0).xml\" ContentType=\"\(word).\($0)+xml\"/>"
    }
    return part("<Types xmlns=\"\(space)\">\(defaults)\(named.joined())</Types>")
  }

  package static func relationships(_ targets: [(kind: String, path: String)]) -> [UInt8] {
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let links = targets.enumerated().map {
      "<Relationship Id=\"r\($0)\" Type=\"\(kind)/\($1.kind)\" Target=\"\($1.path)\"/>"
    }
    return part("<Relationships xmlns=\"\(space)\">\(links.joined())</Relationships>")
  }

  // MARK: Pieces of a body

  /// A paragraph; tabs and line ends become elements.
  package static func paragraph(_ words: String, _ properties: String = "", run: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(self.run(words, run))</w:p>"
  }

  package static func run(_ words: String, _ properties: String = "") -> String {
    var inside = ""
    for (number, line) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { inside += "<w:br/>" }
      for (number, cell) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { inside += "<w:tab/>" }
        if !cell.isEmpty { inside += "<w:t xml:space=\"preserve\">\(escaped(String(cell)))</w:t>" }
      }
    }
    return "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")\(inside)</w:r>"
  }

  /// A cell with these words, or with content of its own.
  package static func cell(_ words: String, _ properties: String = "", content: String? = nil) -> String {
    "<w:tc>\(properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>")\(content ?? paragraph(words))</w:tc>"
  }

  package static func row(_ cells: [String], _ properties: String = "") -> String {
    "<w:tr>\(properties.isEmpty ? "" : "<w:trPr>\(properties)</w:trPr>")\(cells.joined())</w:tr>"
  }

  /// A table with cells of plain words.
  package static func table(_ rows: [[String]]) -> String { table(rows.map { row($0.map { cell($0) }) }) }

  package static func table(_ rows: [String]) -> String { "<w:tbl>\(rows.joined())</w:tbl>" }

  package static func escaped(_ words: String) -> String {
    var written = ""
    for character in words {
      switch character {
      case "&": written += "&amp;"
      case "<": written += "&lt;"
      case ">": written += "&gt;"
      case "\"": written += "&quot;"
      default: written.append(character)
      }
    }
    return written
  }
}
