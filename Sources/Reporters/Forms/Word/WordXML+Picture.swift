extension WordXML {
  /// A logo 22 mm high, or as wide as there is room.
  static func picture(_ logo: Picture, number: Int, to xml: inout XMLWriter) {
    let unit = 36000  // English Metric Units in a millimetre
    let isWide = logo.width > logo.height
    let (wide, high) =
      isWide
      ? (22 * unit, 22 * unit * logo.height / logo.width) : (22 * unit * logo.width / logo.height, 22 * unit)
    let size: KeyValuePairs = ["cx": "\(wide)", "cy": "\(high)"]
    let id: KeyValuePairs = ["id": "\(number)", "name": "Logo", "descr": "Logo"]
    let main = "http://schemas.openxmlformats.org/drawingml/2006"
    xml.tag("w:p") { xml in
      xml.tag("w:pPr") { $0.tag("w:pStyle", ["w:val": Style.head.rawValue]) }
      xml.tag("w:r") { xml in
        xml.tag("w:drawing") { xml in
          xml.tag("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
            xml.tag("wp:extent", size)
            xml.tag("wp:docPr", id)
            xml.tag("a:graphic") { xml in
              xml.tag("a:graphicData", ["uri": main + "/picture"]) { xml in
                xml.tag("pic:pic") { xml in
                  xml.tag("pic:nvPicPr") { xml in
                    xml.tag("pic:cNvPr", id)
                    xml.tag("pic:cNvPicPr")
                  }
                  xml.tag("pic:blipFill") { xml in
                    xml.tag("a:blip", ["r:embed": "rIdLogo"])
                    xml.tag("a:stretch") { $0.tag("a:fillRect") }
                  }
                  xml.tag("pic:spPr") { xml in
                    xml.tag("a:xfrm") { xml in
                      xml.tag("a:off", ["x": "0", "y": "0"])
                      xml.tag("a:ext", size)
                    }
                    xml.tag("a:prstGeom", ["prst": "rect"]) { $0.tag("a:avLst") }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
