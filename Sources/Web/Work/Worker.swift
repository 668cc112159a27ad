internal import DeskWork
internal import Documents
internal import Foundation
internal import Reporters
internal import Reviewing
internal import Store
internal import Subprocess
internal import SystemPackage

/// A process of `reviu` that reviews one draft. A document that crashes it, or needs too much time or memory, costs
/// the desk nothing.
struct Worker: Sendable {
  /// The program and the arguments that make it a worker.
  let program: String
  let arguments: [String]
  let time: Duration

  /// Reviews the files of a task; `step` is told what is being done, in words.
  func review(_ task: ReviewTask, in cabinet: Cabinet, step: @escaping @Sendable (String) -> Void) async throws
    -> ReviewResult
  {
    let folder = try cabinet.workFolder(of: task.review)
    let earlier = try task.earlier.enumerated().map { number, json in
      let path = "\(folder)/draf-\(number + 1).json"
      try Data(json).write(to: URL(fileURLWithPath: path))
      return path
    }
    let order = WorkOrder(
      folder: folder,
      files: task.files.map {
        .init(id: $0.id, path: cabinet.uploads.path(of: $0.hash), name: $0.name, role: $0.chosenRole?.rawValue)
      }, earlier: earlier,
      owner: .init(agency: task.agency, year: task.year, isConfirmed: task.isConfirmed))
    do {
      try await run(try order.line(), step)
    } catch WorkFailure.crashed {
      throw problem(folder).map(WorkFailure.refused) ?? WorkFailure.crashed
    }
    let standings = try WorkStandings(try read(.standings, folder))
    let roles = try WorkRoles(try read(.roles, folder)).roles.compactMapValues(Role.init(rawValue:))
    let origins = standings.files.mapValues { file in
      FileOrigin(
        agency: file.agency, year: file.year, doubt: file.doubts.isEmpty ? nil : file.doubts.joined(separator: " "))
    }
    guard !standings.isQuestion else { throw WorkFailure.asking(roles, origins) }
    let json = try read(.review, folder)
    let digest = try ReviewDigest(json: json)
    return ReviewResult(
      json: json, reading: try read(.reading, folder),
      roles: roles, origins: origins, findings: digest.findings, problems: digest.problems, leads: digest.leads,
      answers: digest.answers,
      changes: try FindingChange.read(try read(.changes, folder)), handouts: handouts(folder))
  }

  /// The papers of a draft that carry what persons decided, by name.
  func papers(_ draft: Draft, _ answers: DeskAnswers, in folder: String, _ uploads: Uploads) async throws
    -> [String: [UInt8]]
  {
    let order = WorkOrder(
      folder: folder,
      files: draft.files.map { file in
        // A role that was changed since is not what the review went by.
        let role = file.chosenRole.map { file.guessedRole ?? $0 }
        return .init(id: file.id, path: uploads.path(of: file.hash), name: file.name, role: role?.rawValue)
      }, answers: answers)
    try await run(try order.line()) { _ in }
    return handouts(folder)
  }

  /// The files to be taken along that the worker could make.
  private func handouts(_ folder: String) -> [String: [UInt8]] {
    HandOut.allCases.reduce(into: [:]) { made, kind in
      made[kind.rawValue] = FileManager.default.contents(atPath: kind.path(in: folder)).map { [UInt8]($0) }
    }
  }

  /// What the worker said before it ended without a review; nil when it could say nothing.
  private func problem(_ folder: String) -> String? {
    guard let data = FileManager.default.contents(atPath: WorkFile.problem.path(in: folder)) else { return nil }
    return String(decoding: data.prefix(2000), as: UTF8.self)
  }

  private func run(_ order: [UInt8], _ step: @escaping @Sendable (String) -> Void) async throws {
    let ended = try await withThrowingTaskGroup(of: Bool?.self) { group in
      group.addTask { try await process(order, step) }
      group.addTask {
        try await Task.sleep(for: time)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    switch ended {
    case true?: return
    case false?: throw WorkFailure.crashed
    case nil: throw WorkFailure.late
    }
  }

  /// Whether the process ended well.
  private func process(_ order: [UInt8], _ step: @escaping @Sendable (String) -> Void) async throws -> Bool {
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: Arguments(arguments),
      environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), input: .inputWriter, output: .sequence,
      error: .discarded
    ) { execution in
      _ = try await execution.standardInputWriter.write(order)
      for try await line in execution.standardOutput.strings() { step(String(line.prefix(200))) }
      // Kept open until here: when this process dies, its end tells the worker to stop.
      try await execution.standardInputWriter.finish()
    }
    return result.terminationStatus == .exited(0)
  }

  private func read(_ file: WorkFile, _ folder: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path(in: folder))))
  }
}

/// Why a worker has no result.
enum WorkFailure: Error {
  case crashed
  case late
  /// The worker said why.
  case refused(String)
  /// Somebody should say first whether the files belong there.
  case asking([Int64: Role], [Int64: FileOrigin])

  /// What a person should know and do.
  var words: String {
    switch self {
    case .crashed:
      "Berkas draf ini tidak dapat diperiksa: terlalu besar setelah dibuka, atau rusak. Simpan ulang berkasnya "
        + "(misalnya tanpa gambar), lalu unggah sebagai draf baru."
    case .refused(let words): words
    case .asking: "Berkas draf ini tampaknya bukan milik dosir ini."
    case .late:
      "Pemeriksaan dihentikan karena terlalu lama. Bagi laporan menjadi beberapa berkas, lalu unggah sebagai draf baru."
    }
  }
}
