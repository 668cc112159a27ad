internal import Reviewing

/// The table of a sheet in a Word document: ruled, its header repeated on every page, rows kept whole where they can be.
struct WordTable {
  let grid: FormGrid
  /// In twentieths of a point.
  let width: Int
  /// Nil when it is the document's own.
  let font: String?
  let points: Int
  /// The size words have when nothing is said.
  let usualPoints: Int

  private static let grey = "595959"

  func write(to xml: inout XMLWriter) {
    let widths = grid.widths(of: width)
    xml.tag("w:tbl") { xml in
      properties(widths, to: &xml)
      for row in grid.placedHeader {
        xml.tag("w:tr") { xml in
          xml.tag("w:trPr") { xml in
            xml.tag("w:cantSplit")
            xml.tag("w:tblHeader")
          }
          for placed in row {
            let merge = placed.cell.rows > 1 ? (placed.isContinued ? "continue" : "restart") : nil
            cell(
              placed.isContinued ? FormCell(.heading, "", columns: placed.cell.columns) : placed.cell, placed.column,
              widths, merge: merge, to: &xml)
          }
        }
      }
      for (index, row) in grid.rows.enumerated() {
        // A heading of a group stays with its first row, the last row with what follows the table.
        let keepsNext = row.isGroup || index == grid.rows.count - 1
        xml.tag("w:tr") { xml in
          if !row.isLong { xml.tag("w:trPr") { $0.tag("w:cantSplit") } }
          var column = 0
          for one in row.cells {
            cell(one, column, widths, keepsNext: keepsNext, to: &xml)
            column += one.columns
          }
        }
      }
    }
  }

  private func properties(_ widths: [Int], to xml: inout XMLWriter) {
    xml.tag("w:tblPr") { xml in
      xml.tag("w:tblW", ["w:w": "\(widths.reduce(0, +))", "w:type": "dxa"])
      xml.tag("w:tblBorders") { xml in
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
          xml.tag("w:" + side, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"])
        }
      }
      xml.tag("w:tblLayout", ["w:type": "fixed"])
      xml.tag("w:tblCellMar") { xml in
        for (side, room) in [("top", 20), ("left", 60), ("bottom", 20), ("right", 60)] {
          xml.tag("w:" + side, ["w:w": "\(room)", "w:type": "dxa"])
        }
      }
    }
    xml.tag("w:tblGrid") { xml in
      for width in widths { xml.tag("w:gridCol", ["w:w": "\(width)"]) }
    }
  }

  private func cell(
    _ cell: FormCell, _ column: Int, _ widths: [Int], merge: String? = nil, keepsNext: Bool = false,
    to xml: inout XMLWriter
  ) {
    let reach = widths[min(column, widths.count)..<min(column + cell.columns, widths.count)].reduce(0, +)
    xml.tag("w:tc") { xml in
      xml.tag("w:tcPr") { xml in
        xml.tag("w:tcW", ["w:w": "\(reach)", "w:type": "dxa"])
        if cell.columns > 1 { xml.tag("w:gridSpan", ["w:val": "\(cell.columns)"]) }
        if let merge { xml.tag("w:vMerge", ["w:val": merge]) }
        if let fill = Self.fill(cell.kind) {
          xml.tag("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill])
        }
        if cell.kind == .heading { xml.tag("w:vAlign", ["w:val": "center"]) }
      }
      for words in cell.words.isEmpty ? [.init(text: "")] : cell.words {
        paragraph(words, cell.kind, keepsNext: keepsNext, to: &xml)
      }
    }
  }

  private func paragraph(
    _ words: FormCell.Words, _ kind: FormCell.Kind, keepsNext: Bool, to xml: inout XMLWriter
  ) {
    xml.tag("w:p") { xml in
      xml.tag("w:pPr") { xml in
        xml.tag("w:pStyle", ["w:val": WordXML.Style.cell.rawValue])
        if keepsNext { xml.tag("w:keepNext") }
        if Self.isCentred(kind) || kind == .number { xml.tag("w:jc", ["w:val": "center"]) }
      }
      if !words.text.isEmpty { WordXML.run(words.text, look(words, kind), to: &xml) }
    }
  }

  private func look(_ words: FormCell.Words, _ kind: FormCell.Kind) -> WordXML.Look {
    var look = WordXML.Look(font: font, size: points == usualPoints ? nil : points, isBold: words.isStrong)
    switch kind {
    case .heading:
      look.isBold = true
      look.size = points - 1
    case .group: look.isBold = true
    case .mark where words.text == ChecklistTable.tick:
      look.isBold = true
      look.size = points + 2
    case .open:
      look.isItalic = true
      look.size = max(points - 2, 7)
    case .number, .words, .note, .mark: break
    }
    if words.isQuiet { look.colour = Self.grey }
    if kind == .note { look.size = points - 1 }
    return look
  }

  private static func fill(_ kind: FormCell.Kind) -> String? {
    switch kind {
    case .heading: "D9E2EC"
    case .group: "EDF1F5"
    case .open: "F2F2F2"
    case .number, .words, .note, .mark: nil
    }
  }

  private static func isCentred(_ kind: FormCell.Kind) -> Bool { kind == .heading || kind == .mark || kind == .open }
}
