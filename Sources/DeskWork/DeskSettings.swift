internal import Foundation

/// How a desk is reached and run: what `reviu layani` tells `reviu-meja`, as its only argument.
package struct DeskSettings: Codable, Sendable {
  package var host = "127.0.0.1"
  package var port = 8080
  /// Names the desk is known by, besides `localhost` and addresses in figures.
  package var names: [String] = []
  /// Whether a proxy in front of it speaks TLS and says where requests come from.
  package var isBehindTLS = false
  /// Where its data lie.
  package let folder: String
  /// The program that reviews, and the arguments that make it do so.
  package let worker: Command

  /// A program and its arguments.
  package struct Command: Codable, Sendable {
    package let program: String
    package let arguments: [String]

    package init(program: String, arguments: [String]) { (self.program, self.arguments) = (program, arguments) }
  }

  package init(folder: String, worker: Command) { (self.folder, self.worker) = (folder, worker) }

  /// Reads what `argument()` wrote; throws when it is something else.
  package init(argument: String) throws {
    self = try JSONDecoder().decode(DeskSettings.self, from: Data(argument.utf8))
  }

  /// All settings as one argument.
  package func argument() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}
