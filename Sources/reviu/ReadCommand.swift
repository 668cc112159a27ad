internal import ArgumentParser
internal import Documents
internal import Readers

/// `baca`: shows how a file is understood.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baca", abstract: "Tampilkan bagaimana sebuah berkas dibaca: judul, paragraf, tabel.",
    aliases: ["read"])

  @Argument(help: .init("Berkas yang dibaca.", valueName: "berkas"), completion: .file())
  var file: String

  func run() async throws {
    try Terminal.deliver(await Readers.document(of: try InputFile.read(file), file: file).notation(), to: nil)
  }
}
