internal import Reviewing

/// Filled forms as a Word document that an office can sign.
package struct FormDocument {
  private let forms: FormSheets

  package init(_ forms: FormSheets) { self.forms = forms }

  /// The document as bytes. Throws only when the ZIP file cannot be made.
  package func write() throws -> [UInt8] {
    var package = OfficePackage(title: forms.title)
    let type = "officedocument.wordprocessingml."
    var links = [
      OfficePackage.Link(id: "rIdStyles", kind: "styles", target: "styles.xml"),
      OfficePackage.Link(id: "rIdSettings", kind: "settings", target: "settings.xml"),
    ]
    if let logo = forms.logo {
      links.append(.init(id: "rIdLogo", kind: "image", target: "media/logo.\(logo.suffix)"))
      package.add(picture: "word/media/logo.\(logo.suffix)", logo.bytes)
    }
    let usual = forms.sheets.first?.page ?? .init()
    var xml = XMLWriter(room: 1 << 18)
    xml.tag(
      "w:document",
      [
        "xmlns:w": WordXML.space, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
      ]
    ) { xml in
      xml.tag("w:body") { xml in
        for (index, sheet) in forms.sheets.enumerated() {
          let isLast = index == forms.sheets.count - 1
          WordSheet(sheet: sheet, number: index + 1, drawing: 2 * index + 1, usual: usual).write(
            to: &xml, isLast: isLast)
        }
      }
    }
    for (index, sheet) in forms.sheets.enumerated() {
      let name = "footer\(index + 1).xml"
      links.append(.init(id: "rIdFoot\(index + 1)", kind: "footer", target: name))
      package.add("word/\(name)", type + "footer+xml", WordXML.footer(sheet))
    }
    package.add("word/document.xml", type + "document.main+xml", xml, links: links)
    package.add("word/styles.xml", type + "styles+xml", WordXML.styles(usual))
    package.add("word/settings.xml", type + "settings+xml", WordXML.settings)
    return try package.bytes(main: "word/document.xml")
  }
}
