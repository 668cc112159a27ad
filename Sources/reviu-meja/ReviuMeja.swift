internal import DeskWork
internal import Foundation
internal import Reporters
internal import Store
internal import Web

/// The server of the review desk, a program of its own because it links what `reviu` does without: HTTP and a database.
/// People start it with `reviu layani`, which puts it in its place.
@main
struct ReviuMeja {
  static func main() async {
    do {
      try await serve(try DeskSettings(argument: CommandLine.arguments.dropFirst().joined(separator: " ")))
    } catch let problem as DeskProblem {
      end("layani: \(problem.words)" + (problem.advice.map { " \($0)" } ?? ""))
    } catch is DecodingError {
      end("reviu-meja dijalankan oleh reviu yang dibangun bersamanya; buka meja reviu dengan: reviu layani")
    } catch {
      end("layani: \(error)")
    }
  }

  /// Serves until the process is told to end.
  private static func serve(_ settings: DeskSettings) async throws {
    let cabinet = try Cabinet(folder: settings.folder)
    let secret = try await cabinet.firstLink()
    let name = settings.names.first.map { "\(settings.isBehindTLS ? "https" : "http")://\($0)" }
    try await Desk(cabinet, settings).run { url in
      var lines = ["Meja reviu terbuka di \(url) · data: \(settings.folder) · berhenti: Ctrl-C"]
      if let secret { lines.append("Buat akun pertama (sekali pakai, 24 jam): \(name ?? url)/undangan/\(secret)") }
      print(lines.joined(separator: "\n"))
      fflush(nil)
    }
  }

  /// Says what went wrong and ends with the exit code for misuse, 2.
  private static func end(_ words: String) -> Never {
    FileHandle.standardError.write(Data("reviu: \(words.plain)\n".utf8))
    exit(2)
  }
}
