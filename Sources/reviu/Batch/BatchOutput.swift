internal import Glibc

/// The folder that a run over many dossiers writes to: a folder for each, and files about all.
///
/// One run at a time: whoever writes holds a lock on the file that marks it as ours.
final class BatchOutput: Sendable {
  /// Without links and dots, and without a slash at its end.
  let path: String
  private let lock: Int32

  /// The file that tells a folder of results from any other.
  static let mark = ".reviu-banyak"
  /// The files about all dossiers; no dossier's folder may have their names.
  enum Summary: String, CaseIterable {
    case page = "ringkasan.html"
    case table = "dosir.csv"
    case dossiers = "dosir.jsonl"
    case findings = "temuan.jsonl"
    case times = "lama.jsonl"
  }

  /// Makes the folder, or takes one that is empty or holds results of an earlier run; refuses any other.
  ///
  /// - Parameter inputs: the folders of dossiers, without links and dots.
  init(_ folder: String, apartFrom inputs: [String]) throws(Misuse) {
    let place = "--keluaran \(folder)"
    path = try Self.real(folder)
    for input in inputs { try Self.check(folder, path, input) }
    if InputFile.identity(path) != nil {
      guard InputFile.isFolder(path) else {
        throw Misuse(place, "ini berkas, bukan folder", advice: "sebutkan folder yang baru atau kosong")
      }
      let isEmpty = try FolderFiles.names(path).isEmpty
      guard isEmpty || InputFile.identity("\(path)/\(Self.mark)") != nil else {
        throw Misuse(
          place, "sudah berisi berkas lain", advice: "pilih folder yang baru, kosong, atau hasil reviu banyak terdahulu"
        )
      }
    } else if mkdir(path, 0o755) != 0 {
      throw InputFile.problem(folder, errno)
    }
    lock = open("\(path)/\(Self.mark)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard lock >= 0 else { throw InputFile.problem("\(folder)/\(Self.mark)", errno) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw Misuse(
        place, "sedang ditulis oleh reviu banyak yang lain", advice: "tunggu sampai selesai, atau pilih folder lain")
    }
  }

  deinit { close(lock) }

  /// The path of a file about all.
  func path(_ file: Summary) -> String { "\(path)/\(file.rawValue)" }

  /// The path a folder has or will have.
  static func real(_ folder: String) throws(Misuse) -> String {
    if let known = realpath(folder, nil) {
      defer { free(known) }
      return String(cString: known)
    }
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let parent = OutputFile.folder(of: folder)
    guard let known = realpath(parent.isEmpty ? "." : parent, nil) else {
      throw InputFile.problem(parent.isEmpty ? "." : parent, errno)
    }
    defer { free(known) }
    let base = String(cString: known)
    return (base == "/" ? "" : base) + "/" + folder.dropFirst(parent.count)
  }

  /// Results among the dossiers of a folder are passed over; within a dossier they would be taken for part of it.
  private static func check(_ folder: String, _ path: String, _ input: String) throws(Misuse) {
    let place = "--keluaran \(folder)"
    guard path != input else {
      throw Misuse(place, "sama dengan folder dosirnya", advice: "pilih folder lain, misalnya \(folder)/hasil")
    }
    guard !input.hasPrefix(path + "/") else {
      throw Misuse(place, "memuat folder dosir \(input)", advice: "pilih folder lain")
    }
    guard path.hasPrefix(input + "/"), path.dropFirst(input.count + 1).contains("/") else { return }
    throw Misuse(place, "ada di dalam salah satu dosir", advice: "letakkan di luar dosir itu")
  }
}
