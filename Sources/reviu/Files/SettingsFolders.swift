internal import Glibc

/// The folders in which settings for an input are looked for, the nearest first: its own, then those around it up to the
/// home folder of who works, and none on another file system.
struct SettingsFolders {
  /// As they are shown, each with a slash at its end, the one worked in as nothing.
  let paths: [String]

  init(around input: String) {
    let own = InputFile.isFolder(input) ? (input.hasSuffix("/") ? input : input + "/") : OutputFile.folder(of: input)
    guard var folder = Self.real(own.isEmpty ? "." : own), let device = Self.device(of: folder) else {
      paths = [own]
      return
    }
    let home = Terminal.variable("HOME").flatMap(Self.real)
    let here = Self.real(".").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    var paths = [own]
    while folder != home, folder != "/", let end = folder.lastIndex(of: "/") {
      folder = end == folder.startIndex ? "/" : String(folder[..<end])
      guard Self.device(of: folder) == device else { break }
      let path = folder == "/" ? "/" : folder + "/"
      paths.append(here.flatMap { path.hasPrefix($0) ? String(path.dropFirst($0.count)) : nil } ?? path)
    }
    self.paths = paths
  }

  private static func device(of folder: String) -> dev_t? {
    var status = stat()
    return stat(folder, &status) == 0 ? status.st_dev : nil
  }

  /// The path without links and dots.
  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
