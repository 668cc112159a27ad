import Archives
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The parts of an office file, taken apart again: each XML part as a tree.
struct OfficeParts {
  let names: [String]
  private var contents: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes)
    names = archive.names()
    for name in names {
      var content: [UInt8] = []
      try archive.read(name) {
        content += $0
        return true
      }
      contents[name] = content
    }
  }

  func bytes(_ name: String) throws -> [UInt8] { try #require(contents[name], "\(name) tidak ada") }

  func root(_ name: String) throws -> Element { try Element(try bytes(name)) }

  /// Everything refers to what is there and everything is declared: what a program checks before it opens a file.
  func expectSound() throws {
    let types = try root("[Content_Types].xml")
    let defaults = Set(types.children("Default").compactMap { $0.attributes["Extension"] })
    let declared = Set(types.children("Override").compactMap { $0.attributes["PartName"] })
    for part in declared { #expect(names.contains(String(part.dropFirst())), "\(part)") }
    for name in names where name != "[Content_Types].xml" {
      let suffix = name.split(separator: ".").last.map(String.init) ?? ""
      #expect(defaults.contains(suffix), "\(name)")
      if suffix == "xml" { #expect(declared.contains("/" + name), "\(name)") }
      if suffix == "xml" || suffix == "rels" { _ = try root(name) }
    }
    for name in names where name.hasSuffix(".rels") {
      let folder = name.split(separator: "/").dropLast(2)
      let links = try root(name).children("Relationship")
      #expect(Set(links.compactMap { $0.attributes["Id"] }).count == links.count)
      for link in links {
        var path = folder.map(String.init)
        for step in (link.attributes["Target"] ?? "").split(separator: "/") {
          if step == ".." { path.removeLast() } else { path.append(String(step)) }
        }
        #expect(names.contains(path.joined(separator: "/")), "\(name): \(path)")
      }
    }
  }
}

/// An element of XML with its elements and words.
final class Element {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var elements: [Element] = []
  fileprivate(set) var words = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The root of a part. Throws when the part is not well formed.
  convenience init(_ bytes: [UInt8]) throws {
    let builder = TreeBuilder()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
    self.init(root.name, root.attributes)
    (elements, words) = (root.elements, root.words)
  }

  func children(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func child(_ name: String) -> Element? { elements.first { $0.name == name } }

  /// All elements of a name below this one, in order.
  func all(_ name: String) -> [Element] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// The words of all elements of a name below this one.
  func text(of name: String) -> String { all(name).map(\.words).joined() }
}

private final class TreeBuilder: NSObject, XMLParserDelegate {
  var root: Element?
  private var open: [Element] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.elements.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters words: String) { open.last?.words += words }
}
