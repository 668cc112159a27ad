internal import ArgumentParser
internal import Reporters
internal import Reviewing

/// An earlier result whose findings need not be shown again.
struct BaseOption: ParsableArguments {
  @Option(
    name: .customLong("dasar"),
    help: .init(
      "Hasil periksa terdahulu (JSON); temuan yang sama tidak ditampilkan lagi, yang berubah tetap.",
      valueName: "berkas.json"), completion: .file())
  var file: String?

  /// The earlier result, read before the review so that a wrong file is told at once; nil without the option.
  func draft() throws(Misuse) -> Draft? {
    guard let file else { return nil }
    return try DraftInput.draft(try InputFile.read(file), name: file)
  }
}

/// An earlier result on disk.
enum DraftInput {
  static func draft(_ bytes: [UInt8], name: String) throws(Misuse) -> Draft {
    do { return try DraftFile.draft(bytes, name: name) } catch {
      throw Misuse(name, error.problem, advice: error.advice)
    }
  }

  /// Whether a file holds an earlier result rather than a document.
  static func isResult(_ file: String) -> Bool { file.lowercased().hasSuffix(".json") && !InputFile.isFolder(file) }
}
