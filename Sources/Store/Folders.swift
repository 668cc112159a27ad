internal import Glibc

/// Folders that only the one who runs the desk may open.
enum Folders {
  /// Makes a folder and those above it; one that is there keeps its contents and loses everyone else's access.
  static func make(_ path: String) throws(DeskProblem) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && part.isEmpty ? "/" : made.isEmpty || made == "/" ? String(part) : "/\(part)"
      if mkdir(made, 0o700) != 0, errno != EEXIST { throw problem(path) }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw problem(path) }
    guard chmod(path, 0o700) == 0 else { throw problem(path) }
  }

  /// Refuses a folder that holds something else: its access would be changed.
  static func refuseForeign(_ path: String) throws(DeskProblem) {
    guard access(path, F_OK) == 0, access("\(path)/kunci", F_OK) != 0, try !names(path).isEmpty else { return }
    throw DeskProblem("\(path): berisi berkas lain, bukan data reviu.", advice: "Tunjuk folder kosong dengan --data.")
  }

  /// The names in a folder.
  static func names(_ path: String) throws(DeskProblem) -> [String] {
    guard let folder = opendir(path) else { throw problem(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes what is in a folder of ours, one level of folders deep; links are removed, not followed.
  static func empty(_ path: String) throws(DeskProblem) {
    for name in try names(path) {
      let inside = "\(path)/\(name)"
      if unlink(inside) == 0 { continue }
      guard errno == EISDIR || errno == EPERM else { throw problem(inside) }
      for deeper in try names(inside) { unlink("\(inside)/\(deeper)") }
      guard rmdir(inside) == 0 else { throw problem(inside) }
    }
  }

  /// Brings the names in a folder to disk.
  static func settle(_ path: String) throws(DeskProblem) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw problem(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw problem(path) }
  }

  /// What a failed call on a path means.
  static func problem(_ path: String, _ number: Int32 = errno) -> DeskProblem {
    switch number {
    case ENOSPC, EDQUOT:
      DeskProblem("Ruang penyimpanan server habis.", advice: "Hubungi admin; kosongkan cakram, lalu ulangi.")
    case EACCES, EPERM, EROFS:
      DeskProblem("\(path): tidak boleh ditulis.", advice: "Periksa hak aksesnya atau pilih folder lain dengan --data.")
    case ENOTDIR: DeskProblem("\(path): bukan folder.", advice: "Pilih folder lain dengan --data.")
    default: DeskProblem("\(path): gagal dibuka atau ditulis (galat sistem \(number)).")
    }
  }
}

/// The right of one server to use a folder; given up when the process ends, however it ends.
final class FolderLock: Sendable {
  private let file: Int32

  init(_ folder: String) throws(DeskProblem) {
    let path = "\(folder)/kunci"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Folders.problem(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw DeskProblem(
        "Folder \(folder) sedang dipakai server reviu lain.",
        advice: "Hentikan server itu, atau tunjuk folder lain dengan --data.")
    }
  }

  deinit { close(file) }
}
