internal import Reporters

/// Reviews a dossier again whenever one of its files is saved.
struct ReviewWatch {
  /// What is looked at: for every file of the dossier and for its settings when they were saved.
  private typealias Stamps = [String: FileStamp]

  /// The results, which are written anew each time and are no reason to begin again.
  let outputs: [String]

  /// The files that decide how it is reviewed, there or not: settings and local rules.
  let settings: () -> [String]

  /// Reviews for ever. What is wrong with a file is told, and its next change awaited.
  ///
  /// - Parameters:
  ///   - input: the files, with the settings that hold now; asked for again after every change of settings.
  ///   - review: reviews them once.
  func run(
    _ input: () throws -> DossierFiles, _ review: (DossierFiles) async throws -> Void
  ) async throws {
    let watch = try FileWatch()
    let kept = ReadFiles()
    var files = try input()
    // What is not there to begin with was mistyped, not saved by and by.
    for file in try files.watched() where InputFile.identity(file) == nil { throw InputFile.missing(file) }
    while true {
      files.kept = kept
      // What is watched before it is read changes unseen at no time.
      try await told { try watch.follow(paths(files)) }
      let before = stamps(files)
      try await told { try await review(files) }
      Terminal.tell("reviu: menunggu perubahan; hentikan dengan Ctrl+C")
      let after = watch.change(from: before) { stamps(files) }
      let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
      Terminal.tell("reviu: berubah: \(changed.joined(separator: ", ").plain)")
      let settings = Set(settings())
      let isAnother = changed.contains { settings.contains($0) || before[$0] != nil && after[$0] == nil }
      if isAnother { try await told { files = try input() } }
    }
  }

  /// The files that are watched. A folder that cannot be read now, or holds nothing, is what the review tells of.
  private func paths(_ files: DossierFiles) -> [String] {
    do { return try files.watched() + settings() } catch { return settings() }
  }

  private func stamps(_ files: DossierFiles) -> Stamps {
    let own = Set(outputs.compactMap(InputFile.identity))
    var stamps: Stamps = [:]
    for file in paths(files) {
      guard let stamp = FileStamp(file), InputFile.identity(file).map({ !own.contains($0) }) ?? false else { continue }
      stamps[file] = stamp
    }
    return stamps
  }

  /// Does something and tells what is wrong instead of ending.
  private func told(_ work: () async throws -> Void) async throws {
    do { try await work() } catch let problem as Misuse { Terminal.tell("reviu: \(problem)") }
  }
}
