internal import Glibc

/// A folder for files that are gone when the run ends.
final class StreamFolder: Sendable {
  let path: String

  init() throws(Misuse) {
    let parent = Terminal.variable("TMPDIR") ?? "/tmp"
    // mkdtemp(3) puts letters of its own in the place of six X.
    var template = Array("\(parent)/reviu-alir-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw InputFile.problem(parent, errno) }
    path = String(cString: made)
  }

  /// Removes it with the folders of lines in it; what cannot be removed is told.
  func remove() {
    do throws(Misuse) {
      for line in try FolderFiles.names(path) {
        for file in try FolderFiles.names("\(path)/\(line)", hidden: true) { unlink("\(path)/\(line)/\(file)") }
        rmdir("\(path)/\(line)")
      }
      guard rmdir(path) == 0 else { throw InputFile.problem(path, errno) }
    } catch {
      Terminal.tell("reviu: \(error)")
    }
  }
}
