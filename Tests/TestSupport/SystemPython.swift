import Foundation

/// The Python whose libraries `.ci/setup` installs: Debian's. Another Python that stands before it on the path, as pyenv
/// puts one there, has none of them, and tests that need them would be skipped unseen.
package enum SystemPython {
  package static let program =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") ? "/usr/bin/python3" : "python3"

  /// Whether Python is installed with all these modules.
  package static func has(_ modules: String...) -> Bool {
    do { return try run("-c", "import " + modules.joined(separator: ", ")).code == 0 } catch { return false }
  }

  package static func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(program, ["-W", "ignore"] + arguments)
  }
}
