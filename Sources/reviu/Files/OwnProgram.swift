internal import Glibc

/// This program as a file: it is started again as a process of its own for each review of several.
enum OwnProgram {
  /// The processor cores of this computer: how many reviews go on at the same time unless said otherwise.
  static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Where it lies.
  static func path() throws(Misuse) -> String {
    guard let path = realpath("/proc/self/exe", nil) else { throw Misuse("reviu", "letak program tidak diketahui") }
    defer { free(path) }
    return String(cString: path)
  }
}
