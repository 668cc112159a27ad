internal import Glibc
internal import Readers
internal import Reviewing

/// One dossier of a run over many: a folder, a ZIP file or a single report that lies in a folder of dossiers.
struct BatchDossier: Sendable {
  /// Its name in the run, unique in it: that of its file or folder, after the name of the folder it lies in when there are
  /// several.
  let id: String
  /// The folder it lies in, without links and dots.
  let base: String
  /// Its file or folder in that.
  let name: String

  var path: String { "\(base)/\(name)" }

  /// What it is called when a review is started in its folder; a name of one dash would be standard input.
  var argument: String { name == "-" ? "./-" : name }

  /// A reason that begins with a path of it, or else with anything, as a sentence about the dossier by its name.
  ///
  /// - Parameter place: how its path is written in the reason.
  func told(_ reason: String, below place: String) -> String {
    guard reason.hasPrefix(place) else { return "\(id): \(reason)" }
    return id + reason.dropFirst(place.count)
  }
}

/// The dossiers in some folders, in the order of their names.
struct BatchInput {
  let dossiers: [BatchDossier]
  /// What lies there and is no dossier, each with its reason.
  let passedOver: [String]

  /// Folders, ZIP files and documents are dossiers; hidden files and settings are passed over in silence, other files and
  /// results of earlier runs are told.
  init(_ folders: [String], output: String) throws(Misuse) {
    let identity = InputFile.identity(output)
    var seen: Set<FileIdentity> = []
    var dossiers: [BatchDossier] = []
    var passedOver: [String] = []
    let labels = Self.labels(folders)
    for (folder, label) in zip(folders, labels) {
      guard let base = realpath(folder, nil).map({ Self.string(of: $0) }), let own = InputFile.identity(base) else {
        throw InputFile.problem(folder, errno)
      }
      guard InputFile.isFolder(base) else {
        throw Misuse(
          folder, "ini berkas, bukan folder", advice: "sebutkan folder yang berisi dosir; satu dosir: reviu periksa")
      }
      guard seen.insert(own).inserted else { throw Misuse(folder, "disebut dua kali") }
      for name in try FolderFiles.names(base) {
        let id = label + name
        if let identity, InputFile.identity("\(base)/\(name)") == identity { continue }
        switch try Self.kind("\(base)/\(name)", name) {
        case .dossier: dossiers.append(BatchDossier(id: id, base: base, name: name))
        case .settings: break
        case .results: passedOver.append("\(id): hasil reviu banyak terdahulu")
        case .other: passedOver.append("\(id): bukan folder, ZIP, atau dokumen yang dapat dibaca")
        }
      }
    }
    self.dossiers = dossiers.sorted { left, right in
      left.id == right.id ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.id < right.id
    }
    self.passedOver = passedOver.sorted()
    guard !dossiers.isEmpty else {
      throw Misuse(
        folders.joined(separator: ", "), "tidak berisi dosir",
        advice: "isi dengan satu folder, berkas ZIP, atau laporan untuk setiap dosir")
    }
  }

  private enum Kind {
    case dossier, settings, results, other
  }

  private static func kind(_ path: String, _ name: String) throws(Misuse) -> Kind {
    if InputFile.isFolder(path) {
      return InputFile.identity("\(path)/\(BatchOutput.mark)") == nil ? .dossier : .results
    }
    var status = stat()
    // A name that is no UTF-8 leads nowhere; its row tells so.
    guard lstat(path, &status) == 0 else { return .dossier }
    if name == ReportSettings.fileName { return .settings }
    return Readers.reads(name) || name.lowercased().hasSuffix(".zip") ? .dossier : .other
  }

  /// What stands before the names of the dossiers of each folder: nothing where there is one folder, its own name where
  /// that tells it from the others, else its path as it was named.
  private static func labels(_ folders: [String]) -> [String] {
    guard folders.count > 1 else { return folders.map { _ in "" } }
    let paths = folders.map(trimmed)
    let names = paths.map { String($0[OutputFile.folder(of: $0).endIndex...]) }
    let areTold = Set(names).count == names.count && names.allSatisfy { !["", ".", ".."].contains($0) }
    return (areTold ? names : paths).map { $0 + "/" }
  }

  private static func trimmed(_ folder: String) -> String {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }

  private static func string(of path: UnsafeMutablePointer<CChar>) -> String {
    defer { free(path) }
    return String(cString: path)
  }
}
