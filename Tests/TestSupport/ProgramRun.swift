package import Foundation

/// What a program said and how it ended.
package struct ProgramRun: Sendable {
  package let code: Int32
  package let output: String
  package let error: String

  /// Runs a program that lies on the path, or where its whole path says, and waits for its end.
  package init(
    _ program: String, _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let told = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    code = process.terminationStatus
    self.output = String(decoding: written, as: UTF8.self)
    self.error = String(decoding: told, as: UTF8.self)
  }

  /// Runs the program that was built beside the tests.
  package init(
    reviu arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws {
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    try self.init(built.appending(path: "reviu").path(), arguments, in: folder, environment: environment)
  }
}
