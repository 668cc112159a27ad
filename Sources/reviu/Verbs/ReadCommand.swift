internal import ArgumentParser
internal import Documents
internal import Facts
internal import Readers
internal import Reporters
internal import Reviewing

/// `baca`: shows how a file is understood.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baca", abstract: "Tampilkan bagaimana sebuah berkas dibaca: judul, paragraf, tabel.",
    aliases: ["read"])

  /// How the document is shown.
  enum Shape: String, ExpressibleByArgument, CaseIterable {
    case notation = "notasi"
    case html
  }

  @Argument(help: .init("Berkas yang dibaca.", valueName: "berkas"), completion: .file())
  var file: String

  @Option(name: .customLong("bentuk"), help: .init("Bentuk hasil.", valueName: "bentuk"))
  var shape = Shape.notation

  @Option(
    name: .customLong("keluaran"), help: .init("Tulis hasil ke berkas ini.", valueName: "berkas"), completion: .file())
  var output: String?

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let input = DossierFiles(files: [file], attachments: [], roles: [], recognition: ocr.recognition)
    try input.protect(from: output)
    switch shape {
    case .notation:
      let document = await Readers.document(of: try InputFile.read(file), file: file, recognition: ocr.recognition)
      try Terminal.deliver(document.notation(), to: output)
      try document.checkContent(named: file)
    case .html:
      let set = try rules.read()
      let book = FactBook(try await input.dossier(set.library), vocabulary: set.library.vocabulary)
      try Terminal.deliver(try DocumentPage(book, document: 0).write(), to: output)
      try book.dossier.documents.first?.checkContent(named: file, set)
      try set.reportProblems()
    }
  }
}
