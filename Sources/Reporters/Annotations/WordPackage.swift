internal import Archives

/// The parts of a Word file that tell what belongs to what.
struct WordPackage {
  /// A relationship of the main part.
  struct Link {
    let kind: String
    let part: String
  }

  let archive: ZipArchive
  let main: String
  private let relations: String
  private(set) var links: [Link] = []
  private var relationsBytes: [UInt8]?
  private var ids: Set<String> = []

  static let contentTypes = "[Content_Types].xml"
  private static let relationSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let strictKinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  private static let commentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  init(_ bytes: [UInt8]) throws(OfficeProblem) {
    archive = try ZipArchive(bytes)
    let top = try Self.links(archive.contains("_rels/.rels") ? archive.bytes(of: "_rels/.rels") : nil, folder: "")
    let main = top.links.first { $0.kind == "officeDocument" }?.part ?? "word/document.xml"
    guard archive.contains(main), main.hasPrefix("word/") else { throw .unknown }
    self.main = main
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    relations = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    if archive.contains(relations) { relationsBytes = try archive.bytes(of: relations) }
    (links, ids) = try Self.links(relationsBytes, folder: folder)
  }

  /// The part of a kind that lies beside the main one.
  func part(_ kind: String) -> String? {
    links.first { $0.kind == kind }.map(\.part).flatMap { archive.contains($0) ? $0 : nil }
  }

  private static func links(
    _ bytes: [UInt8]?, folder: String
  ) throws(OfficeProblem) -> (links: [Link], ids: Set<String>) {
    guard let bytes else { return ([], []) }
    var scanner = try MarkupScanner(bytes, part: folder + "_rels", known: { _ in 0 })
    let key = MarkupScanner.key("Relationship".utf8)
    var links: [Link] = []
    var ids: Set<String> = []
    while let piece = try scanner.next() {
      guard piece.kind == .start || piece.kind == .empty, piece.key == key else { continue }
      if let id = scanner.value("Id", of: piece) { ids.insert(id) }
      guard scanner.value("TargetMode", of: piece) != "External", let kind = scanner.value("Type", of: piece),
        let target = scanner.value("Target", of: piece)
      else { continue }
      links.append(Link(kind: kind.split(separator: "/").last.map(String.init) ?? kind, part: path(target, in: folder)))
    }
    return (links, ids)
  }

  private static func path(_ target: String, in folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  // MARK: A new part

  /// A name for the part with comments that no entry has.
  func freshCommentsPart() -> String {
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    var number = 1
    while archive.contains(folder + "comments\(number == 1 ? "" : "\(number)").xml") { number += 1 }
    return folder + "comments\(number == 1 ? "" : "\(number)").xml"
  }

  /// The entries that make a part with comments known, as far as they change.
  func entries(naming part: String, isStrict: Bool) throws(OfficeProblem) -> [(name: String, content: [UInt8])] {
    var entries: [(name: String, content: [UInt8])] = []
    if self.part("comments") == nil {
      var number = 1
      while ids.contains("rIdReviu\(number)") { number += 1 }
      let kinds = isStrict ? Self.strictKinds : Self.kinds
      let name = part.split(separator: "/").last.map(String.init) ?? part
      let empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"\(Self.relationSpace)\"/>"
      entries.append(
        (
          relations,
          try Self.adding(
            "Relationship", "Id=\"rIdReviu\(number)\" Type=\"\(kinds)/comments\" Target=\"\(name)\"",
            to: relationsBytes ?? Array(empty.utf8), part: relations)
        ))
    }
    let types = try archive.bytes(of: Self.contentTypes)
    guard try !Self.names("/" + part, types) else { return entries }
    let content = try Self.adding(
      "Override", "PartName=\"/\(part)\" ContentType=\"\(Self.commentsType)\"", to: types, part: Self.contentTypes)
    return entries + [(Self.contentTypes, content)]
  }

  private static func names(_ part: String, _ types: [UInt8]) throws(OfficeProblem) -> Bool {
    var scanner = try MarkupScanner(types, part: contentTypes, known: { _ in 0 })
    let key = MarkupScanner.key("Override".utf8)
    while let piece = try scanner.next() {
      if piece.key == key, piece.kind != .end,
        scanner.value("PartName", of: piece)?.lowercased() == part.lowercased()
      {
        return true
      }
    }
    return false
  }

  /// A part with one more element, the last in its root.
  private static func adding(
    _ element: String, _ attributes: String, to bytes: [UInt8], part: String
  ) throws(OfficeProblem) -> [UInt8] {
    var scanner = try MarkupScanner(bytes, part: part, known: { _ in 0 })
    var splice = Splice()
    var root: String?
    while let piece = try scanner.next() {
      let name = String(decoding: bytes[piece.name], as: UTF8.self)
      if root == nil, piece.kind == .start || piece.kind == .empty { root = name }
      let prefix = name.firstIndex(of: ":").map { name[...$0] } ?? ""
      if piece.kind == .end, scanner.depth == 0 {
        splice.insert("<\(prefix)\(element) \(attributes)/>", at: piece.range.lowerBound)
      } else if piece.kind == .empty, scanner.depth == 0 {
        let end = piece.range.upperBound
        splice.replace((end - 2)..<end, with: "><\(prefix)\(element) \(attributes)/></\(name)>")
      }
    }
    return splice.applied(to: bytes)
  }
}
