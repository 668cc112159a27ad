internal import ArgumentParser
internal import Reporters

/// Where results go and in which form; shared by the verbs that write a review.
struct OutputOption: ParsableArguments {
  @Option(
    name: .customLong("bentuk"),
    help: .init(
      "Bentuk hasil. Bawaan: menurut akhiran nama berkas --keluaran, atau teks di layar.", valueName: "bentuk"))
  var format: Format?

  @Option(
    name: .customLong("keluaran"),
    help: .init(
      "Tulis hasil ke berkas ini; dapat diulang, bentuknya menurut akhiran nama; - berarti keluaran baku.",
      valueName: "berkas"),
    completion: .file())
  var files: [String] = []

  /// The flag among some that names a form; only one may.
  func flag(_ flags: [(name: String, isSet: Bool, format: Format)]) throws(Misuse) -> OutputFlag? {
    let asked = flags.filter(\.isSet)
    guard let first = asked.first else { return nil }
    if let second = asked.dropFirst().first?.name ?? (format == nil ? nil : "--bentuk") {
      throw Misuse("\(first.name) dan \(second)", "masing-masing menentukan bentuk hasil", advice: "pakai salah satu")
    }
    return OutputFlag(name: first.name, format: first.format)
  }

  /// Every result that is asked for, with its file; other forms than these are refused.
  func choices(among formats: [Format]) throws(Misuse) -> [OutputChoice] {
    let endings = formats.flatMap(\.extensions).map { "." + $0 }.joined(separator: " atau ")
    guard !files.isEmpty else {
      throw Misuse("--keluaran", "belum disebut", advice: "beri nama hasil berakhiran \(endings)")
    }
    for file in files {
      guard let known = format ?? Format(file: file), formats.contains(known) else {
        guard format == nil, file != Self.screen else {
          let names = formats.map(\.rawValue).joined(separator: " atau ")
          throw Misuse(
            format.map { "--bentuk \($0.rawValue)" } ?? "--keluaran -", "bentuk hasilnya harus \(names)",
            advice: "sebutkan --bentuk \(names)")
        }
        throw Misuse(
          "--keluaran \(file)", "jenis berkas hasil tidak dikenal", advice: "akhiri namanya dengan \(endings)")
      }
    }
    return try choices()
  }

  /// Every result that is asked for, for each of several reports: its name goes before the ending. Two results that would
  /// be one file are refused.
  func choices(forEach reports: [String], _ flag: OutputFlag?) throws(Misuse) -> [[OutputChoice]] {
    let plain = try choices(flag)
    var seen: Set<OutputTarget> = []
    var all: [[OutputChoice]] = []
    for report in reports {
      let own = plain.map { $0.named(after: report) }
      for case let file? in own.map(\.file) {
        guard seen.insert(try OutputTarget(file)).inserted else {
          throw Misuse(
            "--keluaran \(file)", "akan ditulis untuk dua laporan yang namanya sama",
            advice: "ubah nama salah satu berkas, atau periksa satu per satu")
        }
      }
      all.append(own)
    }
    return all
  }

  /// Every result that is asked for, with its file; nil for standard output. A flag names the form of standard output and
  /// of files whose names ask for a text or for nothing.
  func choices(_ flag: OutputFlag? = nil) throws(Misuse) -> [OutputChoice] {
    guard !files.isEmpty else { return [try toScreen(flag)] }
    if let format, files.count > 1 {
      throw Misuse(
        "--bentuk \(format.rawValue)", "hanya untuk satu keluaran",
        advice: "hapus --bentuk; bentuk tiap berkas ditentukan dari akhiran namanya")
    }
    var choices: [OutputChoice] = []
    var seen: Set<OutputTarget> = []
    for file in files {
      guard file != Self.screen else {
        guard !choices.contains(where: { $0.file == nil }) else {
          throw Misuse("--keluaran -", "disebut dua kali", advice: "keluaran baku hanya satu")
        }
        choices.append(try toScreen(flag))
        continue
      }
      let known = format ?? Format(file: file)
      guard let format = known == nil || known == .text ? flag?.format ?? known : known else {
        throw Self.unknownEnding(of: file)
      }
      guard seen.insert(try OutputTarget(file)).inserted else {
        throw Misuse("--keluaran \(file)", "disebut dua kali", advice: "beri setiap hasil nama sendiri")
      }
      choices.append(OutputChoice(format: format, file: file))
    }
    if let flag, !choices.contains(where: { $0.format == flag.format }) {
      throw Misuse(
        flag.name, "bentuk setiap hasil sudah ditentukan oleh akhiran namanya",
        advice: "hapus \(flag.name), atau beri hasilnya nama berakhiran .txt")
    }
    return choices
  }

  /// What standard output is called among files.
  private static let screen = "-"

  private func toScreen(_ flag: OutputFlag?) throws(Misuse) -> OutputChoice {
    let format = format ?? flag?.format ?? .text
    if !format.isText, Terminal.isTerminal(Terminal.output) {
      throw Misuse(
        "--bentuk \(format.rawValue)", "hasilnya bukan teks dan tidak dapat ditampilkan di layar",
        advice: "alihkan ke berkas, atau sebutkan --keluaran NAMA\(format.extensions.first.map { "." + $0 } ?? "")")
    }
    return OutputChoice(format: format, file: nil)
  }

  private static func unknownEnding(of file: String) -> Misuse {
    let endings = Format.allCases.flatMap(\.extensions).map { "." + $0 }.joined(separator: " ")
    return Misuse(
      "--keluaran \(file)", "bentuk hasil tidak dapat dikenali dari akhiran nama ini",
      advice: "pakai salah satu akhiran \(endings), atau sebutkan --bentuk")
  }
}

/// A flag that names a form of its own, such as `--ringkas`.
struct OutputFlag {
  let name: String
  let format: Format
}

/// One result: its form and the file it is for; nil for standard output.
struct OutputChoice {
  let format: Format
  let file: String?

  /// The same for one of several reports: its name goes before the ending.
  func named(after report: String) -> OutputChoice {
    guard let file else { return self }
    let (stem, _) = Self.parted(report[OutputFile.folder(of: report).endIndex...])
    let (name, ending) = Self.parted(file[...])
    return OutputChoice(format: format, file: "\(name)-\(stem)\(ending)")
  }

  /// A path and the ending of its name, with its dot; no ending when the name has none.
  private static func parted(_ path: Substring) -> (Substring, Substring) {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[name...].lastIndex(of: "."), dot > name else { return (path, "") }
    return (path[..<dot], path[dot...])
  }
}

/// What makes two paths the same file to be written, whether it is there or not.
private enum OutputTarget: Hashable {
  case file(FileIdentity)
  case new(folder: FileIdentity, name: String)

  /// Refuses what cannot be written to; said now rather than after a long review.
  init(_ path: String) throws(Misuse) {
    if InputFile.isFolder(path) {
      throw Misuse("--keluaran \(path)", "ini folder, bukan berkas", advice: "sebutkan nama berkas di dalamnya")
    }
    if let identity = InputFile.identity(path) {
      self = .file(identity)
      return
    }
    let folder = OutputFile.folder(of: path)
    guard InputFile.isFolder(folder.isEmpty ? "." : folder),
      let place = InputFile.identity(folder.isEmpty ? "." : folder)
    else { throw InputFile.missing(folder) }
    self = .new(folder: place, name: String(path.dropFirst(folder.count)))
  }
}
