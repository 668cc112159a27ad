internal import Reviewing

/// The parts of a Word file beside its text, and the pieces of which the text is made.
enum WordXML {
  static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// Twentieths of a point in so many millimetres.
  static func twips(_ millimetres: Int) -> Int { millimetres * 14400 / 254 }

  /// How the words of a run look; what is nil follows the paragraph's style.
  struct Look: Equatable {
    var font: String?
    /// In points.
    var size: Int?
    var isBold = false
    var isItalic = false
    var colour: String?
  }

  /// Words of one look; several lines when they hold line ends.
  static func run(_ words: String, _ look: Look, to xml: inout XMLWriter) {
    xml.tag("w:r") { xml in
      properties(look, to: &xml)
      xml.tag("w:t", ["xml:space": "preserve"]) { $0.words(words) }
    }
  }

  static func properties(_ look: Look, to xml: inout XMLWriter) {
    guard look != Look() else { return }
    xml.tag("w:rPr") { xml in
      if let font = look.font { xml.tag("w:rFonts", ["w:ascii": font, "w:hAnsi": font, "w:cs": font]) }
      if look.isBold { xml.tag("w:b") }
      if look.isItalic { xml.tag("w:i") }
      if let colour = look.colour { xml.tag("w:color", ["w:val": colour]) }
      if let size = look.size { xml.tag("w:sz", ["w:val": "\(2 * size)"]) }
    }
  }

  /// The names of paragraph styles, which an office may change for all its forms.
  enum Style: String, CaseIterable {
    case normal = "Normal"
    case head = "Kop"
    case title = "JudulFormulir"
    case body = "Isi"
    case cell = "IsiSel"
    case remark = "Keterangan"
    case signature = "TandaTangan"
    case foot = "KakiHalaman"

    /// The name as Word lists it.
    var name: String {
      switch self {
      case .normal: "Normal"
      case .head: "Kop Surat"
      case .title: "Judul Formulir"
      case .body: "Isi"
      case .cell: "Isi Sel"
      case .remark: "Keterangan"
      case .signature: "Tanda Tangan"
      case .foot: "Kaki Halaman"
      }
    }

    /// Alignment, space before and after in points, and whether the next paragraph stays on its page.
    fileprivate var paragraph: (alignment: String, before: Int, after: Int, keepsNext: Bool) {
      switch self {
      case .normal: ("left", 0, 0, false)
      case .head: ("center", 0, 0, true)
      case .title: ("center", 0, 0, true)
      case .body: ("both", 0, 8, false)
      case .cell: ("left", 0, 0, false)
      case .remark: ("left", 4, 0, true)
      case .signature: ("center", 0, 0, true)
      case .foot: ("left", 0, 0, false)
      }
    }
  }

  static func styles(_ page: FormLayout.Page) -> XMLWriter {
    var xml = XMLWriter()
    xml.tag("w:styles", ["xmlns:w": space]) { xml in
      xml.tag("w:docDefaults") { xml in
        xml.tag("w:rPrDefault") { xml in
          xml.tag("w:rPr") { xml in
            xml.tag(
              "w:rFonts", ["w:ascii": page.font, "w:hAnsi": page.font, "w:eastAsia": page.font, "w:cs": page.font])
            xml.tag("w:sz", ["w:val": "\(2 * page.points)"])
            xml.tag("w:szCs", ["w:val": "\(2 * page.points)"])
            xml.tag("w:lang", ["w:val": "id-ID", "w:eastAsia": "id-ID", "w:bidi": "ar-SA"])
          }
        }
        xml.tag("w:pPrDefault") {
          $0.tag("w:pPr") { $0.tag("w:spacing", ["w:after": "0", "w:line": "240", "w:lineRule": "auto"]) }
        }
      }
      for style in Style.allCases { self.style(style, to: &xml) }
      xml.tag("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TabelBiasa"]) { xml in
        xml.tag("w:name", ["w:val": "Normal Table"])
      }
    }
    return xml
  }

  private static func style(_ style: Style, to xml: inout XMLWriter) {
    let (alignment, before, after, keepsNext) = style.paragraph
    func content(_ xml: inout XMLWriter) {
      xml.tag("w:name", ["w:val": style.name])
      if style != .normal { xml.tag("w:basedOn", ["w:val": Style.normal.rawValue]) }
      xml.tag("w:qFormat")
      xml.tag("w:pPr") { xml in
        if keepsNext { xml.tag("w:keepNext") }
        xml.tag("w:spacing", ["w:before": "\(20 * before)", "w:after": "\(20 * after)"])
        xml.tag("w:jc", ["w:val": alignment])
      }
      if style == .title { xml.tag("w:rPr") { $0.tag("w:b") } }
      if style == .remark { xml.tag("w:rPr") { $0.tag("w:i") } }
    }
    if style == .normal {
      xml.tag("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": style.rawValue], content)
    } else {
      xml.tag("w:style", ["w:type": "paragraph", "w:customStyle": "1", "w:styleId": style.rawValue], content)
    }
  }

  /// Says that the file is of today's Word, so that it is not opened in a mode for older ones.
  static var settings: XMLWriter {
    var xml = XMLWriter()
    xml.tag("w:settings", ["xmlns:w": space]) { xml in
      xml.tag("w:compat") { xml in
        xml.tag(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
          ])
      }
    }
    return xml
  }

  /// The foot of a sheet's pages: its words on the left, the page's number on the right.
  static func footer(_ sheet: FormSheet) -> XMLWriter {
    var xml = XMLWriter()
    let look = Look(font: sheet.page.font, size: 8, colour: "595959")
    xml.tag("w:ftr", ["xmlns:w": space]) { xml in
      xml.tag("w:p") { xml in
        xml.tag("w:pPr") { xml in
          xml.tag("w:pStyle", ["w:val": Style.foot.rawValue])
          let end = twips(sheet.page.millimetres.width - 2 * sheet.page.margin)
          xml.tag("w:tabs") { $0.tag("w:tab", ["w:val": "right", "w:pos": "\(end)"]) }
        }
        run(Layout.cut(sheet.foot, to: 90), look, to: &xml)
        xml.tag("w:r") { xml in
          properties(look, to: &xml)
          xml.tag("w:tab")
        }
        run("Halaman ", look, to: &xml)
        field("PAGE", look, to: &xml)
        run(" dari ", look, to: &xml)
        field("NUMPAGES", look, to: &xml)
      }
    }
    return xml
  }

  private static func field(_ code: String, _ look: Look, to xml: inout XMLWriter) {
    xml.tag("w:fldSimple", ["w:instr": " \(code) "]) { run("1", look, to: &$0) }
  }
}
