internal import Archives

/// The parts of a Word file that tell what belongs to what.
struct WordPackage {
  let archive: ZipArchive
  let main: String
  /// What belongs to the main part.
  let links: Relationships

  static let contentTypes = "[Content_Types].xml"
  private static let relationSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let strictKinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  private static let commentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  init(_ bytes: [UInt8]) throws(OfficeProblem) {
    archive = try ZipArchive(bytes)
    main = try Relationships(of: "", in: archive).parts("officeDocument").first ?? "word/document.xml"
    guard archive.contains(main), main.hasPrefix("word/") else { throw .unknown }
    links = try Relationships(of: main, in: archive)
  }

  /// The part of a kind that lies beside the main one.
  func part(_ kind: String) -> String? { links.parts(kind).first.flatMap { archive.contains($0) ? $0 : nil } }

  // MARK: A new part

  /// A name for the part with comments that no entry has.
  func freshCommentsPart() -> String {
    let folder = Relationships.folder(of: main)
    var number = 1
    while archive.contains(folder + "comments\(number == 1 ? "" : "\(number)").xml") { number += 1 }
    return folder + "comments\(number == 1 ? "" : "\(number)").xml"
  }

  /// The entries that make a part with comments known, as far as they change.
  func entries(naming part: String, isStrict: Bool) throws(OfficeProblem) -> [(name: String, content: [UInt8])] {
    var entries: [(name: String, content: [UInt8])] = []
    if self.part("comments") == nil {
      let relations = Relationships.file(of: main)
      let empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"\(Self.relationSpace)\"/>"
      let known = archive.contains(relations) ? try archive.bytes(of: relations) : Array(empty.utf8)
      let list = try NamedParts(known, part: relations)
      var number = 1
      while list.names.contains("rIdReviu\(number)".lowercased()) { number += 1 }
      let kinds = isStrict ? Self.strictKinds : Self.kinds
      let name = part.split(separator: "/").last.map(String.init) ?? part
      let link = "Id=\"rIdReviu\(number)\" Type=\"\(kinds)/comments\" Target=\"\(name)\""
      entries.append((relations, list.adding("Relationship", link, to: known)))
    }
    let types = try archive.bytes(of: Self.contentTypes)
    let list = try NamedParts(types, part: Self.contentTypes)
    guard !list.names.contains("/\(part)".lowercased()) else { return entries }
    let type = "PartName=\"/\(part)\" ContentType=\"\(Self.commentsType)\""
    return entries + [(Self.contentTypes, list.adding("Override", type, to: types))]
  }

  /// A part that lists others, with their names in small letters: relationships by id, parts that have a content type.
  private final class NamedParts: XMLHandler {
    var range = 0..<0
    private var root = PartRoot()
    private(set) var names: Set<String> = []

    init(_ bytes: [UInt8], part: String) throws(OfficeProblem) { try XMLStream.parse(bytes, part: part, self) }

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      root.start(range)
      let name = tag == .partType ? attributes["PartName"] : tag == .relationship ? attributes["Id"] : nil
      if let name { names.insert(name.lowercased()) }
    }

    func end(_ tag: OfficeTag) { root.end(range) }

    /// The part with one more element, the last in its root.
    func adding(_ element: String, _ attributes: String, to bytes: [UInt8]) -> [UInt8] {
      let prefix = MarkupText.prefix(of: bytes[root.opening])
      var splice = Splice()
      root.append("<\(prefix.isEmpty ? "" : prefix + ":")\(element) \(attributes)/>", to: &splice, of: bytes)
      return splice.applied(to: bytes)
    }
  }
}
