internal import ArgumentParser
internal import Facts
internal import Reviewing

/// `paham`: how far the tables of files are understood, without any label.
struct UnderstandCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paham", abstract: "Ukur seberapa jauh tabel sebuah berkas dipahami: kolom, baris, hubungan.",
    aliases: ["understand"])

  @Argument(help: .init("Berkas yang dibaca.", valueName: "berkas"), completion: .file())
  var files: [String]

  @Flag(name: .customLong("rinci"), help: "Tampilkan peran setiap kolom dan jenis setiap baris.")
  var isDetailed = false

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let set = try rules.read()
    var total = Understanding()
    for file in files {
      let input = DossierFiles(files: [file], attachments: [], roles: [], recognition: ocr.recognition)
      let book = FactBook(try await input.dossier(set.library), vocabulary: set.library.vocabulary)
      let own = Understanding(book, library: set.library)
      if isDetailed { try Terminal.deliver(Understanding.details(of: book), to: nil) }
      try Terminal.deliver("\(file)\n\(own.lines)\n", to: nil)
      total = total + own
    }
    if files.count > 1 { try Terminal.deliver("Seluruhnya (\(files.count) berkas)\n\(total.lines)\n", to: nil) }
    try set.reportProblems()
  }
}
