import Archives
/// Which parts belong to a part: the targets in its `.rels`.
struct Relationships {
  struct Target {
    let id: String
    let kind: String
    let path: String
  }

  private(set) var targets: [Target] = []

  /// The relationships of a part; empty when it has none. The empty name stands for the whole file.
  init(of part: String, in archive: ZipArchive) throws(OfficeProblem) {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let file = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard archive.contains(file) else { return }
    let reader = Reader(folder: folder)
    try XMLStream.parse(file, of: archive, reader)
    targets = reader.targets
  }

  /// The parts of a kind, in order: `footnotes`, `worksheet`.
  func parts(_ kind: String) -> [String] { targets.filter { $0.kind == kind }.map(\.path) }

  func part(id: String) -> String? { targets.first { $0.id == id }?.path }

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

    func end(_ tag: OfficeTag) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    private func path(_ target: String) -> String {
      var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in target.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }
  }
}
