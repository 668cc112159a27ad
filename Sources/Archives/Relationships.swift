/// Which parts belong to a part: the targets in its `.rels`.
package struct Relationships {
  /// A part that is referred to.
  package struct Target {
    let id: String
    package let kind: String
    package let path: String
  }

  /// The parts in the order of the file.
  package private(set) var targets: [Target] = []

  /// The relationships of a part; empty when it has none. The empty name stands for the whole file.
  package init(of part: String, in archive: ZipArchive) throws(OfficeProblem) {
    let file = Self.file(of: part)
    guard archive.contains(file) else { return }
    let reader = Reader(folder: Self.folder(of: part))
    try XMLStream.parse(file, of: archive, reader)
    targets = reader.targets
  }

  /// The folder a part lies in, with the slash at its end.
  package static func folder(of part: String) -> String { part.lastIndex(of: "/").map { String(part[...$0]) } ?? "" }

  /// The entry that holds the relationships of a part.
  package static func file(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
  }

  /// The parts of a kind, in order: `footnotes`, `worksheet`.
  package func parts(_ kind: String) -> [String] { targets.filter { $0.kind == kind }.map(\.path) }

  /// The part that is referred to by this name.
  package func part(id: String) -> String? { targets.first { $0.id == id }?.path }

  private final class Reader: XMLHandler {
    let folder: String
    var targets: [Target] = []

    init(folder: String) { self.folder = folder }

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      guard tag == .relationship, attributes["TargetMode"] != "External", targets.count < 10_000,
        let id = attributes["Id"], let kind = attributes["Type"], let target = attributes["Target"]
      else { return }
      let name = kind.lastIndex(of: "/").map { String(kind[kind.index(after: $0)...]) } ?? kind
      targets.append(Target(id: id, kind: name, path: path(target)))
    }

    private func path(_ target: String) -> String {
      var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in target.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }
  }
}
