internal import Reviewing

/// One sheet of a form as a section of a Word document.
struct WordSheet {
  let sheet: FormSheet
  /// Its number among the sheets, from 1.
  let number: Int
  /// A number for the logo that no other picture has.
  let drawing: Int
  /// The page whose type is the document's own.
  let usual: FormLayout.Page

  /// In twentieths of a point.
  private var width: Int { WordXML.twips(sheet.page.millimetres.width - 2 * sheet.page.margin) }
  private var points: Int { sheet.page.points }
  /// Nil when it is the document's own.
  private var font: String? { sheet.page.font == usual.font ? nil : sheet.page.font }

  func write(to xml: inout XMLWriter, isLast: Bool) {
    if !sheet.letterhead.lines.isEmpty || sheet.letterhead.logo != nil { letterhead(to: &xml) }
    for line in sheet.title {
      paragraph(line, .title, look(points + 2, isBold: true), to: &xml)
    }
    gap(6, to: &xml)
    if !sheet.subject.isEmpty { subject(to: &xml) }
    for words in sheet.paragraphs { paragraph(words, .body, look(points + 1), to: &xml) }
    if let table = sheet.table {
      WordTable(grid: table, width: width, font: font, points: points, usualPoints: usual.points).write(to: &xml)
    }
    for remark in sheet.remarks { paragraph(remark, .remark, look(points - 1, isItalic: true), to: &xml) }
    if !sheet.signatures.isEmpty { signatures(to: &xml) }
    if isLast {
      gap(1, to: &xml)
      section(to: &xml)
    } else {
      xml.tag("w:p") { xml in
        xml.tag("w:pPr") { xml in
          xml.tag("w:spacing", ["w:line": "20", "w:lineRule": "exact"])
          section(to: &xml)
        }
      }
    }
  }

  private func look(_ size: Int, isBold: Bool = false, isItalic: Bool = false) -> WordXML.Look {
    WordXML.Look(font: font, size: size, isBold: isBold, isItalic: isItalic)
  }

  private func paragraph(
    _ words: String, _ style: WordXML.Style, _ look: WordXML.Look, keepsNext: Bool? = nil, to xml: inout XMLWriter
  ) {
    xml.tag("w:p") { xml in
      xml.tag("w:pPr") { xml in
        xml.tag("w:pStyle", ["w:val": style.rawValue])
        if let keepsNext { xml.tag("w:keepNext", ["w:val": keepsNext ? "1" : "0"]) }
      }
      if !words.isEmpty { WordXML.run(words, look, to: &xml) }
    }
  }

  /// Empty room of so many points.
  private func gap(_ points: Int, to xml: inout XMLWriter) {
    xml.tag("w:p") { xml in
      xml.tag("w:pPr") { xml in
        xml.tag("w:keepNext")
        xml.tag("w:spacing", ["w:line": "\(20 * points)", "w:lineRule": "exact"])
      }
    }
  }

  // MARK: Head

  /// The office's lines between a logo and the room it takes, over a double line.
  private func letterhead(to xml: inout XMLWriter) {
    let logo = sheet.letterhead.logo
    let side = logo == nil ? 0 : WordXML.twips(26)
    xml.tag("w:tbl") { xml in
      plainTable([side, width - 2 * side, side].filter { $0 > 0 }, bottom: true, to: &xml)
      xml.tag("w:tr") { xml in
        xml.tag("w:trPr") { $0.tag("w:cantSplit") }
        if let logo { cell(side, to: &xml) { WordXML.picture(logo, number: drawing, to: &$0) } }
        cell(width - 2 * side, to: &xml) { xml in
          for line in sheet.letterhead.lines {
            // Names are printed in capitals, addresses are not.
            let isName = line == line.uppercased()
            paragraph(line, .head, look(isName ? points + 4 : points - 1, isBold: isName), to: &xml)
          }
          if sheet.letterhead.lines.isEmpty { paragraph("", .head, look(points), to: &xml) }
        }
        if logo != nil { cell(side, to: &xml) { paragraph("", .head, look(points), to: &$0) } }
      }
    }
    gap(8, to: &xml)
  }

  private func subject(to xml: inout XMLWriter) {
    let (label, colon) = (WordXML.twips(38), WordXML.twips(4))
    xml.tag("w:tbl") { xml in
      plainTable([label, colon, width - label - colon], to: &xml)
      for line in sheet.subject {
        xml.tag("w:tr") { xml in
          cell(label, to: &xml) { paragraph(line.label, .cell, look(points), keepsNext: true, to: &$0) }
          cell(colon, to: &xml) { paragraph(":", .cell, look(points), keepsNext: true, to: &$0) }
          cell(width - label - colon, to: &xml) {
            paragraph(line.value, .cell, look(points), keepsNext: true, to: &$0)
          }
        }
      }
    }
    gap(8, to: &xml)
  }

  // MARK: Foot

  /// Room to sign, side by side; one alone stands on the right.
  private func signatures(to xml: inout XMLWriter) {
    let all = sheet.signatures.count == 1 ? [.init(above: [], below: [])] + sheet.signatures : sheet.signatures
    let part = width / all.count
    let above = all.map(\.above.count).max() ?? 0
    gap(12, to: &xml)
    xml.tag("w:tbl") { xml in
      plainTable(all.map { _ in part }, to: &xml)
      xml.tag("w:tr") { xml in
        xml.tag("w:trPr") { $0.tag("w:cantSplit") }
        for signature in all {
          cell(part, to: &xml) { xml in
            // The lines above end at one height, so that all sign beside each other.
            let filling = [String](repeating: "", count: above - signature.above.count)
            let lines = filling + signature.above + ["", "", "", ""] + signature.below
            for line in lines { paragraph(line, .signature, look(points), to: &xml) }
          }
        }
      }
    }
  }

  private func section(to xml: inout XMLWriter) {
    let (wide, high) = sheet.page.millimetres
    let margin = "\(WordXML.twips(sheet.page.margin))"
    xml.tag("w:sectPr") { xml in
      xml.tag("w:footerReference", ["w:type": "default", "r:id": "rIdFoot\(number)"])
      let size = ("\(WordXML.twips(wide))", "\(WordXML.twips(high))")
      if sheet.page.orientation == .landscape {
        xml.tag("w:pgSz", ["w:w": size.0, "w:h": size.1, "w:orient": "landscape"])
      } else {
        xml.tag("w:pgSz", ["w:w": size.0, "w:h": size.1])
      }
      xml.tag(
        "w:pgMar",
        [
          "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin, "w:header": "400",
          "w:footer": "400", "w:gutter": "0",
        ])
    }
  }

  // MARK: Tables without lines

  private func plainTable(_ widths: [Int], bottom: Bool = false, to xml: inout XMLWriter) {
    xml.tag("w:tblPr") { xml in
      xml.tag("w:tblW", ["w:w": "\(widths.reduce(0, +))", "w:type": "dxa"])
      if bottom {
        xml.tag("w:tblBorders") {
          $0.tag("w:bottom", ["w:val": "thinThickSmallGap", "w:sz": "18", "w:space": "0", "w:color": "000000"])
        }
      }
      xml.tag("w:tblLayout", ["w:type": "fixed"])
      xml.tag("w:tblCellMar") { xml in
        xml.tag("w:left", ["w:w": "0", "w:type": "dxa"])
        xml.tag("w:right", ["w:w": "0", "w:type": "dxa"])
      }
    }
    xml.tag("w:tblGrid") { xml in
      for width in widths { xml.tag("w:gridCol", ["w:w": "\(width)"]) }
    }
  }

  private func cell(_ width: Int, to xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void) {
    xml.tag("w:tc") { xml in
      xml.tag("w:tcPr") { xml in
        xml.tag("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
        xml.tag("w:vAlign", ["w:val": "center"])
      }
      content(&xml)
    }
  }
}
