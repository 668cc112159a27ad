internal import Reviewing

/// A sheet of a workbook as a part of the file: its rows, and how they are shown and printed.
struct WorkbookPage {
  let sheet: FormSheet
  /// In tenths of a millimetre.
  let widths: [Int]
  let rows: XMLWriter
  let merges: [String]

  var xml: XMLWriter {
    var xml = XMLWriter(room: rows.bytes.count + 4096)
    xml.tag("worksheet", ["xmlns": WorkbookXML.space, "xmlns:r": WorkbookXML.links]) { xml in
      xml.tag("sheetPr") { $0.tag("pageSetUpPr", ["fitToPage": "1"]) }
      xml.tag("sheetViews") { $0.tag("sheetView", ["showGridLines": "0", "workbookViewId": "0"]) }
      xml.tag("sheetFormatPr", ["defaultRowHeight": "15"])
      xml.tag("cols") { xml in
        for (index, width) in widths.enumerated() {
          // A letter of the usual font is 1.85 mm wide.
          let letters = Double(width * 100 / 185) / 10
          xml.tag(
            "col", ["min": "\(index + 1)", "max": "\(index + 1)", "width": "\(letters)", "customWidth": "1"])
        }
      }
      xml.tag("sheetData") { $0.append(rows) }
      if !merges.isEmpty {
        xml.tag("mergeCells", ["count": "\(merges.count)"]) { xml in
          for merge in merges { xml.tag("mergeCell", ["ref": merge]) }
        }
      }
      xml.tag("printOptions", ["horizontalCentered": "1"])
      let margin = "\(Double(sheet.page.margin * 1000 / 254) / 100)"
      xml.tag(
        "pageMargins",
        ["left": margin, "right": margin, "top": margin, "bottom": margin, "header": "0.3", "footer": "0.3"])
      xml.tag(
        "pageSetup",
        [
          "paperSize": sheet.page.size == .a4 ? "9" : "14", "orientation": sheet.page.orientation.rawValue,
          "fitToWidth": "1", "fitToHeight": "0",
        ])
      xml.tag("headerFooter") { xml in
        let foot = Layout.cut(sheet.foot, to: 90).replacing("&", with: "&&")
        xml.tag("oddFooter") { $0.words("&L&8\(foot)&R&8Halaman &P dari &N") }
      }
      if sheet.letterhead.logo != nil { xml.tag("drawing", ["r:id": "rId1"]) }
    }
    return xml
  }
}
