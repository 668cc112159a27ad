internal import ArgumentParser

/// The documents of one dossier, as the verbs that review one take them.
struct DossierOption: ParsableArguments {
  @Argument(
    help: .init(
      "Laporan kinerja dan dokumen pendampingnya, atau foldernya; - berarti masukan baku.", valueName: "berkas"),
    completion: .file())
  var files: [String]

  @Option(
    name: .customLong("lampiran"),
    help: .init("Berkas atau folder pendamping; dapat diulang.", valueName: "berkas"), completion: .file())
  var attachments: [String] = []

  @Option(
    name: .customLong("peran"),
    help: .init("Peran sebuah berkas; dapat diulang.", valueName: "peran=berkas"))
  var roles: [RoleChoice] = []

  @OptionGroup var ocr: RecognitionOption

  @OptionGroup var progress: ProgressOption

  /// What standard input is called among files.
  static let standardInput = "-"

  /// What is named, and what the settings beside the report add.
  func input(_ beside: SettingsFile) -> DossierFiles {
    var input = DossierFiles(
      files: files.map { $0 == Self.standardInput ? "/dev/stdin" : $0 }, attachments: attachments,
      roles: beside.roles(beside: roles),
      recognition: ocr.recognition,
      besides: beside.attachments)
    input.shape = progress.shape
    return input
  }
}
