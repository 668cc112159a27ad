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
    discussion: """
      Tabel ditulis seperti tercetak, dengan titik koma sebagai pemisah dan tanda UTF-8, agar dibuka Excel berbahasa \
      Indonesia. Folder tujuan harus baru atau kosong; ia muncul setelah semua berkas selesai ditulis.
      """, aliases: ["export"])

  @Argument(help: .init("Berkas yang dibaca.", valueName: "berkas"), completion: .file())
  var file: String

  @Option(
    name: .customLong("tabel"), help: .init("Folder tujuan; dibuat bila belum ada.", valueName: "folder"),
    completion: .directory)
  var folder: String

  @Option(
    name: .customLong("pemisah"), help: .init("Pemisah kolom pada berkas CSV.", valueName: "pemisah"))
  var separator = Separator.semicolon

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let set = try rules.read()
    let dossier = try await DossierFiles(
      files: [file], attachments: [], roles: [], recognition: ocr.recognition
    ).dossier(set.library)
    let book = FactBook(dossier, vocabulary: set.library.vocabulary)
    guard let document = dossier.documents.first else { throw Misuse(file, "tidak berisi dokumen") }
    try document.checkContent(named: file)
    let tables = document.namedTables()
    let files =
      tables.map { ("\($0.name).csv", TableCSV($0.table, in: document.text, separator: separator.character).write()) }
      + [("fakta.json", FactsJSON(book).write())]
    try write(files)
    Terminal.tell("\(tables.count) tabel dan fakta.json ditulis ke \(folder).")
    try set.reportProblems()
  }

  private func write(_ files: [(name: String, text: String)]) throws(Misuse) {
    var target = folder
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    let isThere = InputFile.identity(target) != nil
    if isThere {
      guard InputFile.isFolder(target) else { throw Misuse(folder, "bukan folder", advice: "pilih nama lain") }
      guard try FolderFiles.list(target).isEmpty else {
        throw Misuse(folder, "sudah berisi berkas", advice: "pilih folder yang baru atau kosong")
      }
    }
    // Put in its place whole, so that a full disk leaves no half of an export behind. A folder that is there stays itself:
    // somebody may work in it.
    let draft = "\(target)\(isThere ? "/" : "").reviu-\(getpid()).tmp"
    guard mkdir(draft, 0o755) == 0 else { throw InputFile.problem(folder, errno) }
    do throws(Misuse) {
      for file in files { try Terminal.deliver(file.text, to: "\(draft)/\(file.name)") }
      if isThere {
        for file in files { try move("\(draft)/\(file.name)", to: "\(target)/\(file.name)") }
        rmdir(draft)
      } else {
        try move(draft, to: target)
      }
    } catch {
      for file in files { unlink("\(draft)/\(file.name)") }
      rmdir(draft)
      throw error
    }
  }

  private func move(_ path: String, to target: String) throws(Misuse) {
    guard rename(path, target) == 0 else { throw InputFile.problem(folder, errno) }
  }
}

/// What parts the fields of a table in a file.
enum Separator: String, ExpressibleByArgument, CaseIterable {
  case semicolon = "titik-koma"
  case comma = "koma"
  case tab

  var character: Character {
    switch self {
    case .semicolon: ";"
    case .comma: ","
    case .tab: "\t"
    }
  }
}
