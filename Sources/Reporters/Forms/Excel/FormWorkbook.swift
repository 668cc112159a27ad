internal import Reviewing

/// Filled forms as an Excel workbook: one sheet for each part, ready to print.
package struct FormWorkbook {
  private let forms: FormSheets

  package init(_ forms: FormSheets) { self.forms = forms }

  /// The workbook as bytes. Throws only when the ZIP file cannot be made.
  package func write() throws -> [UInt8] {
    var package = OfficePackage(title: forms.title)
    let type = "officedocument.spreadsheetml."
    var looks = CellLooks(forms.sheets.first?.page ?? .init())
    var written: [(name: String, header: ClosedRange<Int>?)] = []
    var links: [OfficePackage.Link] = []
    if let logo = forms.logo { package.add(picture: "xl/media/logo.\(logo.suffix)", logo.bytes) }
    for (index, sheet) in forms.sheets.enumerated() {
      let number = index + 1
      var writer = WorkbookSheet(sheet: sheet)
      let xml = writer.write(&looks)
      var own: [OfficePackage.Link] = []
      if let picture = sheet.letterhead.logo {
        own.append(.init(id: "rId1", kind: "drawing", target: "../drawings/drawing\(number).xml"))
        package.add(
          "xl/drawings/drawing\(number).xml", "officedocument.drawing+xml", WorkbookXML.drawing(picture),
          links: [.init(id: "rId1", kind: "image", target: "../media/logo.\(picture.suffix)")])
      }
      package.add("xl/worksheets/sheet\(number).xml", type + "worksheet+xml", xml, links: own)
      links.append(.init(id: "rId\(number)", kind: "worksheet", target: "worksheets/sheet\(number).xml"))
      written.append((WorkbookXML.name(sheet.name, among: written.map(\.name)), writer.header))
    }
    links.append(.init(id: "rIdStyles", kind: "styles", target: "styles.xml"))
    package.add("xl/workbook.xml", type + "sheet.main+xml", WorkbookXML.workbook(written), links: links)
    package.add("xl/styles.xml", type + "styles+xml", looks.styles)
    return try package.bytes(main: "xl/workbook.xml")
  }
}
