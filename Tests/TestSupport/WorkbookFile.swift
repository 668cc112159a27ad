/// An Excel file in the making: XML of each sheet's rows, and of what they share.
package struct WorkbookFile {
  package struct Sheet {
    package let name: String
    package let rows: String
    package var after = ""
    package var isHidden = false

    package init(_ name: String, _ rows: String, after: String = "", isHidden: Bool = false) {
      (self.name, self.rows, self.after, self.isHidden) = (name, rows, after, isHidden)
    }
  }

  package var sheets: [Sheet]
  package var strings: [String] = []
  /// Format codes; a cell's style counts them from 1.
  package var formats: [String] = []

  /// Entries beside those of the sheets.
  package var others: [(name: String, content: [UInt8])] = []

  package init(_ sheets: Sheet...) { self.sheets = sheets }

  package var bytes: [UInt8] {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let links = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    let named = sheets.enumerated().map { number, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"r\(number)\"/>"
    }
    let targets =
      sheets.indices.map { ("worksheet", "worksheets/sheet\($0).xml") } + [
        ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"),
      ]
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\(WordFile.escaped($1))\"/>"
    }
    let styles = ["<xf numFmtId=\"0\"/>"] + formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    var entries: [(name: String, content: [UInt8])] = [
      ("_rels/.rels", WordFile.relationships([("officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", WordFile.part("<workbook \(space) \(links)><sheets>\(named.joined())</sheets></workbook>")),
      ("xl/_rels/workbook.xml.rels", WordFile.relationships(targets)),
      (
        "xl/sharedStrings.xml",
        WordFile.part("<sst \(space)>\(strings.map { "<si><t>\(WordFile.escaped($0))</t></si>" }.joined())</sst>")
      ),
      (
        "xl/styles.xml",
        WordFile.part(
          "<styleSheet \(space)><numFmts>\(codes.joined())</numFmts><cellXfs>\(styles.joined())</cellXfs></styleSheet>")
      ),
    ]
    for (number, sheet) in sheets.enumerated() {
      let part = WordFile.part("<worksheet \(space)><sheetData>\(sheet.rows)</sheetData>\(sheet.after)</worksheet>")
      entries.append(("xl/worksheets/sheet\(number).xml", part))
    }
    return ZipFile.bytes(entries + others)
  }

  /// A row (from 1) of inline strings; empty ones make no cell.
  package static func row(_ number: Int, _ words: [String], _ properties: String = "") -> String {
    let cells = words.enumerated().map { column, words in
      words.isEmpty
        ? ""
        : "<c r=\"\(letter(column))\(number)\" t=\"inlineStr\"><is><t>\(WordFile.escaped(words))</t></is></c>"
    }
    return "<row r=\"\(number)\" \(properties)>\(cells.joined())</row>"
  }

  package static func letter(_ column: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26))))
  }
}
