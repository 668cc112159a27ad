internal import Glibc

/// The rules that ship with the program.
package enum RulesFolder {
  /// The folder `lkj` and its siblings lie in, or nil when the program was moved without its resources.
  ///
  /// Looked for beside the executable, where the package manager puts it. `Bundle.module` is not used: it ends the
  /// process when the folder is missing.
  package static var path: String? {
    guard let executable = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(executable) }
    let program = String(cString: executable)
    guard let slash = program.lastIndex(of: "/") else { return nil }
    let folder = String(program[...slash]) + "reviu_Rules.resources"
    return access(folder, R_OK | X_OK) == 0 ? folder : nil
  }
}
