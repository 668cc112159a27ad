internal import ArgumentParser
internal import Documents
internal import Facts
internal import Glibc
internal import Reporters
internal import Reviewing

/// `ekspor`: writes every table of a file as CSV and everything that was understood as JSON.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ekspor", abstract: "Tulis semua tabel sebagai CSV dan semua fakta sebagai JSON.",
    discussion: "Berkas yang sudah ada di folder tujuan tidak ditimpa.", aliases: ["export"])

  @Argument(help: .init("Berkas yang dibaca.", valueName: "berkas"), completion: .file())
  var file: String

  @Option(
    name: .customLong("tabel"), help: .init("Folder tujuan; dibuat bila belum ada.", valueName: "folder"),
    completion: .directory)
  var folder: String

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let set = try rules.read()
    let dossier = try await DossierFiles(
      files: [file], attachments: [], roles: [], recognition: ocr.recognition
    ).dossier(set.library)
    let book = FactBook(dossier, vocabulary: set.library.vocabulary)
    guard let document = dossier.documents.first, !document.blocks.isEmpty else {
      throw Misuse(
        file, "tidak ada isi yang dapat dibaca", advice: dossier.documents.first?.gaps.first?.reason)
    }
    let tables = document.namedTables()
    let files =
      tables.map { ("\($0.name).csv", TableCSV($0.table, in: document.text).write()) }
      + [("fakta.json", FactsJSON(book).write())]
    try write(files)
    Terminal.tell("\(tables.count) tabel dan fakta.json ditulis ke \(folder).")
    try set.reportProblems()
  }

  private func write(_ files: [(name: String, text: String)]) throws(Misuse) {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw InputFile.problem(folder, errno) }
    guard InputFile.isFolder(folder) else { throw Misuse(folder, "bukan folder", advice: "pilih nama lain") }
    for file in files where InputFile.identity("\(folder)/\(file.name)") != nil {
      throw Misuse("\(folder)/\(file.name)", "sudah ada", advice: "pilih folder yang kosong")
    }
    for file in files { try Terminal.deliver(file.text, to: "\(folder)/\(file.name)") }
  }
}
