internal import ArgumentParser
internal import Glibc

/// The program: checks performance reports against rules that are written down.
@main
struct Reviu: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "reviu", abstract: "Periksa laporan kinerja instansi pemerintah (LKIP) sebelum direviu.",
    discussion: """
      Setiap temuan menyebut aturan, tempat, dan perhitungannya. Yang tidak dapat dinilai disebut belum dapat dinilai, \
      tidak pernah dianggap sesuai. Program ini tidak memakai jaringan.
      """,
    version: version,
    subcommands: [
      CheckCommand.self, BatchCommand.self, StreamCommand.self, FillCommand.self, AnnotateCommand.self,
      CompareCommand.self, ServeCommand.self,
      WorkCommand.self, DrawingCommand.self, RulesCommand.self, ExplainCommand.self, TestCommand.self, ReadCommand.self,
      UnderstandCommand.self,
      ExportCommand.self, SettingsCommand.self,
    ])

  static func main() async {
    do {
      try Verbs.check(Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let misuse as Misuse {
      Terminal.tell("reviu: \(misuse)")
      Glibc.exit(ExitStatus.misuse)
    } catch {
      let text = HelpWording.indonesian(fullMessage(for: error, columns: Terminal.width))
      guard exitCode(for: error) == .success else {
        Terminal.tell(text)
        Glibc.exit(ExitStatus.misuse)
      }
      _ = Terminal.write(text + "\n", to: Terminal.output)
      Glibc.exit(0)
    }
  }
}
