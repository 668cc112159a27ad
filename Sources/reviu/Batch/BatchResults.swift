internal import Foundation
internal import Glibc
internal import Reporters

/// The files about all dossiers of a run. Those of one dossier lie in its folder; see `DossierFolder`.
struct BatchResults {
  let output: BatchOutput
  /// In the order of their names.
  let dossiers: [ReviewedDossier]
  let hasPages: Bool
  let passedOver: [String]

  /// Writes all of them anew.
  func write() throws {
    let page = try BatchPage(dossiers, hasPages: hasPages, passedOver: passedOver, version: Reviu.version).write()
    try Terminal.deliver([
      (Array(page.utf8), output.path(.page)), (DossierCSV(dossiers).write(), output.path(.table)),
      (dossiers.flatMap(DossierLines.line), output.path(.dossiers)),
    ])
    try joinFindings()
  }

  /// The folders of results whose dossiers are gone; they stay until somebody removes them.
  func leftOver() throws(Misuse) -> [String] {
    let known = Set(dossiers.map(\.folder))
    return try FolderFiles.names(output.path).filter { name in
      !known.contains(name) && InputFile.identity(DossierFolder(name, in: output.path).path(.kept)) != nil
    }
  }

  /// Puts the findings of all dossiers behind one another, a dossier at a time: together they may be larger than memory.
  private func joinFindings() throws(Misuse) {
    let path = output.path(.findings)
    let draft = "\(output.path)/.reviu-\(getpid())-temuan.tmp"
    let stream = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard stream >= 0 else { throw InputFile.problem(path, errno) }
    do throws(Misuse) {
      defer { close(stream) }
      for dossier in dossiers where dossier.review != nil {
        let bytes = try InputFile.read(DossierFolder(dossier.folder, in: output.path).path(.findings))
        let failure = Terminal.write(bytes, to: stream)
        guard failure == 0 else { throw InputFile.problem(path, failure) }
      }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else { throw InputFile.problem(path, errno) }
  }
}

/// How long the review of each dossier took when it was last made (`lama.jsonl`): the only file of a run that differs
/// between two runs over the same.
struct BatchTimes {
  /// One line.
  private struct Line: Codable {
    let dossier: String
    /// To a hundredth; of the whole process, by the clock.
    let seconds: Double
  }

  /// Adds the seconds of this run to those of earlier ones.
  static func add(_ seconds: [String: Double], to output: BatchOutput) throws {
    let path = output.path(.times)
    var known: [String: Double] = [:]
    if InputFile.identity(path) != nil {
      for line in try InputFile.read(path).split(separator: UInt8(ascii: "\n")) {
        do {
          let line = try JSONDecoder().decode(Line.self, from: Data(line))
          known[line.dossier] = line.seconds
        } catch {
          throw Misuse(path, "bukan daftar lama pemeriksaan", advice: "hapus berkas ini lalu ulangi")
        }
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for (id, seconds) in known.merging(seconds, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      bytes += try encoder.encode(Line(dossier: id, seconds: (seconds * 100).rounded() / 100))
      bytes.append(UInt8(ascii: "\n"))
    }
    try Terminal.deliver([(bytes, path)])
  }
}
