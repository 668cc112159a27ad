/// The names of the folders of dossiers, fit for every file system and each used once.
struct BatchNames {
  /// In the order of the dossiers. Not by their names: two that differ in bytes may be the same text (é in one letter or
  /// in two).
  let folders: [String]

  /// - Parameter ids: the names of the dossiers.
  init(_ ids: [String]) {
    let plain = ids.map(Self.plain)
    var uses: [String: Int] = Dictionary(
      uniqueKeysWithValues: BatchOutput.Summary.allCases.map { ($0.rawValue.lowercased(), 1) })
    for name in plain { uses[name.lowercased(), default: 0] += 1 }
    folders = zip(ids, plain).map { id, name in
      let isTold = name.unicodeScalars.elementsEqual(id.replacing("/", with: "_").unicodeScalars)
      return isTold && uses[name.lowercased()] == 1 ? name : "\(name)-\(Self.digits(of: id))"
    }
  }

  /// A name without what some file system cannot hold, and not too long.
  private static func plain(_ id: String) -> String {
    var name = ""
    for character in id {
      let isPlain = character.isLetter || character.isNumber || " -_.(),&".contains(character)
      let next = isPlain ? character : "_"
      guard name.utf8.count + next.utf8.count <= longest else { break }
      name.append(next)
    }
    while let last = name.last, last == " " || last == "." { name.removeLast() }
    return name.isEmpty ? "_" : name
  }

  private static let longest = 160

  private static func digits(of id: String) -> String {
    var hash = ContentHash()
    hash.add(id)
    return String(hash.digits().prefix(8))
  }
}
