internal import Glibc

/// The files below a folder, in the order of their names; hidden ones are passed over.
enum FolderFiles {
  private static let maximum = 10_000
  private static let depth = 8

  /// Paths relative to the folder. A symbolic link is refused: what is read should be what lies there.
  static func list(_ folder: String) throws(Misuse) -> [String] {
    var files: [String] = []
    try collect(folder, below: "", depth: depth, into: &files)
    return files
  }

  private static func collect(
    _ root: String, below: String, depth: Int, into files: inout [String]
  ) throws(Misuse) {
    for name in try names(root + below) {
      let path = "\(root)\(below)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { throw InputFile.problem(path, errno) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard depth > 0 else { throw Misuse(path, "folder bersarang terlalu dalam") }
        try collect(root, below: "\(below)/\(name)", depth: depth - 1, into: &files)
      case S_IFREG: files.append(String("\(below)/\(name)".dropFirst()))
      case S_IFLNK: throw Misuse(path, "tautan simbolik tidak diikuti", advice: "letakkan berkas aslinya di sini")
      default: throw Misuse(path, "bukan berkas biasa", advice: "keluarkan dari folder ini")
      }
      guard files.count <= maximum else { throw Misuse(root, "berisi lebih dari \(maximum) berkas") }
    }
  }

  /// The names of what lies in a folder, sorted; hidden ones only when they are asked for.
  static func names(_ folder: String, hidden: Bool = false) throws(Misuse) -> [String] {
    guard let stream = opendir(folder) else { throw InputFile.problem(folder, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if hidden && name != "." && name != ".." || !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
