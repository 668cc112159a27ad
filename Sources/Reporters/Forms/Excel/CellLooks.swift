internal import Reviewing

/// How a cell of a workbook looks.
struct CellLook: Hashable {
  enum Alignment: String { case left, center }

  var font: String
  var points: Int
  var isBold = false
  var isItalic = false
  var isQuiet = false
  var fill: String?
  var hasBorder = false
  var hasDoubleLine = false
  var alignment = Alignment.left
  var isMiddle = false
  /// Whether its words begin like a formula: Excel must keep them as words even when somebody edits the cell.
  var isQuoted = false
}

/// The looks that the cells of a workbook use, each once, numbered in the order of their first use.
struct CellLooks {
  private var numbers: [CellLook: Int] = [:]
  private var all: [CellLook] = []

  init(_ page: FormLayout.Page) { _ = number(of: CellLook(font: page.font, points: page.points)) }

  mutating func number(of look: CellLook) -> Int {
    if let number = numbers[look] { return number }
    numbers[look] = all.count
    all.append(look)
    return all.count - 1
  }

  /// The styles part. Every look has a font and a fill of its own: there are few.
  var styles: XMLWriter {
    var xml = XMLWriter()
    xml.tag("styleSheet", ["xmlns": WorkbookXML.space]) { xml in
      xml.tag("fonts", ["count": "\(all.count)"]) { xml in
        for look in all { xml.tag("font") { Self.font(look, name: "name", to: &$0) } }
      }
      // The first two fills are Excel's own.
      xml.tag("fills", ["count": "\(all.count + 2)"]) { xml in
        xml.tag("fill") { $0.tag("patternFill", ["patternType": "none"]) }
        xml.tag("fill") { $0.tag("patternFill", ["patternType": "gray125"]) }
        for look in all {
          xml.tag("fill") { xml in
            guard let fill = look.fill else { return xml.tag("patternFill", ["patternType": "none"]) }
            xml.tag("patternFill", ["patternType": "solid"]) { $0.tag("fgColor", ["rgb": "FF" + fill]) }
          }
        }
      }
      xml.tag("borders", ["count": "3"]) { xml in
        Self.border(nil, sides: [], to: &xml)
        Self.border("thin", sides: ["left", "right", "top", "bottom"], to: &xml)
        Self.border("double", sides: ["bottom"], to: &xml)
      }
      xml.tag("cellStyleXfs", ["count": "1"]) {
        $0.tag("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      xml.tag("cellXfs", ["count": "\(all.count)"]) { xml in
        for (number, look) in all.enumerated() { Self.format(look, number, to: &xml) }
      }
      xml.tag("cellStyles", ["count": "1"]) { $0.tag("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"]) }
    }
    return xml
  }

  /// A font; its name is called otherwise in the runs of a cell.
  static func font(_ look: CellLook, name: String, to xml: inout XMLWriter) {
    // The schema of runs wants the name first, that of styles last; both read either order.
    if name == "rFont" { xml.tag(name, ["val": look.font]) }
    if look.isBold { xml.tag("b") }
    if look.isItalic { xml.tag("i") }
    if name == "rFont", look.isQuiet { xml.tag("color", ["rgb": "FF595959"]) }
    xml.tag("sz", ["val": "\(look.points)"])
    if name != "rFont" {
      if look.isQuiet { xml.tag("color", ["rgb": "FF595959"]) }
      xml.tag(name, ["val": look.font])
    }
  }

  private static func border(_ style: String?, sides: Set<String>, to xml: inout XMLWriter) {
    xml.tag("border") { xml in
      for side in ["left", "right", "top", "bottom"] {
        if let style, sides.contains(side) {
          xml.tag(side, ["style": style]) { $0.tag("color", ["auto": "1"]) }
        } else {
          xml.tag(side)
        }
      }
      xml.tag("diagonal")
    }
  }

  private static func format(_ look: CellLook, _ number: Int, to xml: inout XMLWriter) {
    xml.tag(
      "xf",
      [
        "numFmtId": "0", "fontId": "\(number)", "fillId": "\(look.fill == nil ? 0 : number + 2)",
        "borderId": look.hasBorder ? "1" : look.hasDoubleLine ? "2" : "0", "xfId": "0",
        "quotePrefix": look.isQuoted ? "1" : "0", "applyFont": "1", "applyFill": "1", "applyBorder": "1",
        "applyAlignment": "1",
      ]
    ) { xml in
      xml.tag(
        "alignment",
        ["horizontal": look.alignment.rawValue, "vertical": look.isMiddle ? "center" : "top", "wrapText": "1"])
    }
  }
}
