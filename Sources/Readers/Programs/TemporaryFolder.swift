import Glibc

/// A folder of our own that is gone when its work is done.
package struct TemporaryFolder: Sendable {
  package let path: String

  /// Where such folders are made.
  package static var parent: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Nil when one cannot be made; `errno` says why.
  package init?() {
    // mkdtemp(3) puts letters of its own in the place of six X.
    var template = Array("\(Self.parent)/reviu-\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  /// Writes a file, and the folders it stands in.
  func write(_ bytes: [UInt8], to name: String) -> Bool {
    var folder = path
    for step in name.split(separator: "/").dropLast() {
      folder += "/\(step)"
      mkdir(folder, 0o700)
    }
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: start), bytes.count - start) }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }

  /// All bytes of a file; nil when it is not there or longer than the limit.
  func read(_ name: String, limit: Int) -> [UInt8]? {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size <= limit else { return nil }
    let size = Int(status.st_size)
    var done = 0
    return [UInt8](unsafeUninitializedCapacity: size) { room, count in
      while done < size {
        let got = Glibc.read(file, room.baseAddress?.advanced(by: done), size - done)
        guard got > 0 else { break }
        done += got
      }
      count = done
    }
  }

  /// Removes it with all in it; false when something could not be removed.
  @discardableResult
  package func remove() -> Bool {
    Self.remove(path)
    return access(path, F_OK) != 0
  }

  /// Removes a file, a link (not what it leads to) or a folder with all in it.
  private static func remove(_ path: String) {
    guard unlink(path) != 0, let folder = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(folder)
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
