internal import Documents

/// The parts of a workbook beside its sheets.
enum WorkbookXML {
  static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The list of sheets, with the rows that every printed page repeats.
  static func workbook(_ sheets: [(name: String, header: ClosedRange<Int>?)]) -> XMLWriter {
    var xml = XMLWriter()
    xml.tag("workbook", ["xmlns": space, "xmlns:r": links]) { xml in
      xml.tag("sheets") { xml in
        for (index, sheet) in sheets.enumerated() {
          xml.tag("sheet", ["name": sheet.name, "sheetId": "\(index + 1)", "r:id": "rId\(index + 1)"])
        }
      }
      guard sheets.contains(where: { $0.header != nil }) else { return }
      xml.tag("definedNames") { xml in
        for (index, sheet) in sheets.enumerated() {
          guard let header = sheet.header else { continue }
          xml.tag("definedName", ["name": "_xlnm.Print_Titles", "localSheetId": "\(index)"]) { xml in
            let name = sheet.name.replacing("'", with: "''")
            xml.words("'\(name)'!$\(header.lowerBound):$\(header.upperBound)")
          }
        }
      }
    }
    return xml
  }

  /// A name Excel accepts for a sheet: short, without its signs for ranges and paths, and unlike the others.
  static func name(_ name: String, among taken: [String]) -> String {
    let kept = name.plain.map { #"[]:*?/\"#.contains($0) ? "-" : $0 }
    let plain = String(kept).split(separator: "'").joined(separator: "’")
    let short = Layout.cut(plain.isEmpty ? "Formulir" : plain, to: 27)
    let others = Set(taken.map { $0.lowercased() })
    guard others.contains(short.lowercased()) else { return short }
    return (2...).lazy.map { "\(short) (\($0))" }.first { !others.contains($0.lowercased()) } ?? short
  }

  /// The address of a cell, row from 1 and column from 0: `C12`.
  static func address(_ row: Int, _ column: Int) -> String {
    SourceMap.Origin.cellName(row: row - 1, column: column)
  }

  /// The room a logo takes from the top of a sheet, in points.
  static let logoPoints = 56

  /// A logo in the upper left corner, 18 mm high or wide.
  static func drawing(_ logo: Picture) -> XMLWriter {
    let unit = 36000
    let (wide, high) =
      logo.width > logo.height
      ? (18 * unit, 18 * unit * logo.height / logo.width) : (18 * unit * logo.width / logo.height, 18 * unit)
    let main = "http://schemas.openxmlformats.org/drawingml/2006"
    let size: KeyValuePairs = ["cx": "\(wide)", "cy": "\(high)"]
    var xml = XMLWriter()
    xml.tag(
      "xdr:wsDr", ["xmlns:xdr": main + "/spreadsheetDrawing", "xmlns:a": main + "/main", "xmlns:r": links]
    ) { xml in
      xml.tag("xdr:oneCellAnchor") { xml in
        xml.tag("xdr:from") { xml in
          for (name, value) in [("col", "0"), ("colOff", "36000"), ("row", "0"), ("rowOff", "36000")] {
            xml.tag("xdr:" + name) { $0.words(value) }
          }
        }
        xml.tag("xdr:ext", size)
        xml.tag("xdr:pic") { xml in
          xml.tag("xdr:nvPicPr") { xml in
            xml.tag("xdr:cNvPr", ["id": "1", "name": "Logo", "descr": "Logo"])
            xml.tag("xdr:cNvPicPr")
          }
          xml.tag("xdr:blipFill") { xml in
            xml.tag("a:blip", ["r:embed": "rId1"])
            xml.tag("a:stretch") { $0.tag("a:fillRect") }
          }
          xml.tag("xdr:spPr") { xml in
            xml.tag("a:xfrm") { xml in
              xml.tag("a:off", ["x": "0", "y": "0"])
              xml.tag("a:ext", size)
            }
            xml.tag("a:prstGeom", ["prst": "rect"]) { $0.tag("a:avLst") }
          }
        }
        xml.tag("xdr:clientData")
      }
    }
    return xml
  }
}
