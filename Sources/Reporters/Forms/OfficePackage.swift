internal import Archives

/// An Office Open XML file in the making: its parts, what each is, and how they refer to each other.
struct OfficePackage {
  /// How a part refers to another.
  struct Link {
    let id: String
    /// The last name of the relationship's type: `styles`.
    let kind: String
    let target: String
  }

  private var parts: [(name: String, content: [UInt8])] = []
  private var types: [(part: String, type: String)] = []
  private let title: String

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The title is what the file's properties say.
  init(title: String) { self.title = title }

  /// Adds a part of XML; `type` is its content type behind `application/vnd.openxmlformats-`.
  mutating func add(_ name: String, _ type: String, _ xml: XMLWriter, links: [Link] = []) {
    types.append(("/" + name, "application/vnd.openxmlformats-" + type))
    parts.append((name, xml.bytes))
    guard !links.isEmpty else { return }
    let slash = name.lastIndex(of: "/") ?? name.startIndex
    let (folder, file) = (name[..<slash], name[name.index(after: slash)...])
    parts.append(("\(folder)/_rels/\(file).rels", Self.relationships(links).bytes))
  }

  /// Adds a picture.
  mutating func add(picture name: String, _ content: [UInt8]) { parts.append((name, content)) }

  /// The file; `main` is the part that a program opens first.
  func bytes(main: String) throws -> [UInt8] {
    var xml = XMLWriter()
    xml.tag("Types", ["xmlns": Self.package + "/content-types"]) { xml in
      xml.tag(
        "Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
      xml.tag("Default", ["Extension": "xml", "ContentType": "application/xml"])
      xml.tag("Default", ["Extension": "png", "ContentType": "image/png"])
      xml.tag("Default", ["Extension": "jpeg", "ContentType": "image/jpeg"])
      for (part, type) in types { xml.tag("Override", ["PartName": part, "ContentType": type]) }
      xml.tag(
        "Override",
        [
          "PartName": "/docProps/core.xml",
          "ContentType": "application/vnd.openxmlformats-package.core-properties+xml",
        ])
    }
    let roots = Self.relationships([Link(id: "rId1", kind: "officeDocument", target: main)]) { xml in
      xml.tag(
        "Relationship",
        [
          "Id": "rId2", "Type": Self.package + "/relationships/metadata/core-properties",
          "Target": "docProps/core.xml",
        ])
    }
    return try ZipWriter.bytes(
      [("[Content_Types].xml", xml.bytes), ("_rels/.rels", roots.bytes)] + parts
        + [("docProps/core.xml", properties.bytes)])
  }

  /// No times: the same review gives the same bytes.
  private var properties: XMLWriter {
    var xml = XMLWriter()
    xml.tag(
      "cp:coreProperties",
      [
        "xmlns:cp": Self.package + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ]
    ) { xml in
      xml.tag("dc:title") { $0.words(title) }
      xml.tag("dc:creator") { $0.words("reviu") }
      xml.tag("dc:language") { $0.words("id-ID") }
    }
    return xml
  }

  private static func relationships(
    _ links: [Link], _ more: (inout XMLWriter) -> Void = { _ in }
  ) -> XMLWriter {
    var xml = XMLWriter()
    xml.tag("Relationships", ["xmlns": package + "/relationships"]) { xml in
      for link in links {
        xml.tag("Relationship", ["Id": link.id, "Type": "\(office)/\(link.kind)", "Target": link.target])
      }
      more(&xml)
    }
    return xml
  }
}
