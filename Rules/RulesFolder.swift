internal import Glibc

/// The rules that ship with the program.
package enum RulesFolder {
  /// The folder `lkj` and its siblings lie in, or nil when the program was moved without its resources.
  ///
  /// Looked for beside the executable, where the package manager puts it, then in `share/reviu` beside the `bin` it was
  /// installed into. `Bundle.module` is not used: it ends the process when the folder is missing.
  package static var path: String? {
    guard let executable = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(executable) }
    let program = String(cString: executable)
    guard let slash = program.lastIndex(of: "/") else { return nil }
    let places = ["reviu_Rules.resources", "../share/reviu"]
    return places.map { program[...slash] + $0 }.first { access($0 + "/lkj", R_OK | X_OK) == 0 }
  }
}
