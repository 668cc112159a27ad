internal import Foundation
internal import Glibc
internal import Reporters

/// The folder of the results of one dossier of a run: its review, its findings and what is kept of it for the next run.
struct DossierFolder: Sendable {
  /// Its path.
  let path: String
  /// Its name below the folder of the run.
  let name: String

  init(_ name: String, in output: String) { (self.name, path) = (name, "\(output)/\(name)") }

  /// What lies in it.
  enum Part: String, CaseIterable {
    case data = "reviu.json"
    case page = "reviu.html"
    case findings = "temuan.jsonl"
    /// The dossier as it was reviewed, with its key; written last, so that it vouches for the others.
    case kept = "dosir.json"
  }

  func path(_ part: Part) -> String { "\(path)/\(part.rawValue)" }

  /// What is kept of a review, with the key it was made by.
  private struct Kept: Codable {
    let key: String
    let dossier: ReviewedDossier
  }

  /// The review of an earlier run by the same key, when all its files are there; nil otherwise.
  func known(_ key: String, hasPage: Bool) -> ReviewedDossier? {
    let parts = Part.allCases.filter { $0 != .page || hasPage }
    guard parts.allSatisfy({ InputFile.identity(path($0)) != nil }) else { return nil }
    let kept: Kept
    // What cannot be read back is made anew.
    do { kept = try JSONDecoder().decode(Kept.self, from: Data(try InputFile.read(path(.kept)))) } catch { return nil }
    return kept.key == key && kept.dossier.folder == name && kept.dossier.review != nil ? kept.dossier : nil
  }

  /// Makes the folder, without results of an earlier run and what a run that was stopped left half written.
  func clear() throws(Misuse) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw InputFile.problem(path, errno) }
    guard InputFile.isFolder(path) else { throw Misuse(path, "bukan folder", advice: "hapus berkas ini") }
    for part in Part.allCases where unlink(self.path(part)) != 0 && errno != ENOENT {
      throw InputFile.problem(self.path(part), errno)
    }
    for name in try FolderFiles.names(path, hidden: true) where OutputFile.isDraft(name) {
      guard unlink("\(path)/\(name)") == 0 else { throw InputFile.problem("\(path)/\(name)", errno) }
    }
  }

  /// Removes the folder of a dossier that has no results.
  func leave() {
    // A folder in which somebody put something of their own stays.
    rmdir(path)
  }

  /// Keeps what a review left for the next run and for the files about all.
  func keep(_ dossier: ReviewedDossier, _ key: String, findings: [UInt8]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try Terminal.deliver([(findings, path(.findings))])
    try Terminal.deliver([([UInt8](try encoder.encode(Kept(key: key, dossier: dossier))), path(.kept))])
  }
}
