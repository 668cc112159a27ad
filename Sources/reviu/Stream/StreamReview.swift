internal import Documents
internal import Glibc
internal import Readers
internal import Reporters

/// Reviews the dossier of one line in a process of its own and answers with one line.
struct StreamReview: Sendable {
  let program: String
  /// What every review is told, without its dossier.
  let arguments: [String]
  /// Whether settings are named, or ignored, for all: without them nothing beside files that came in the line is asked.
  let hasSettings: Bool
  /// The folder that paths in lines begin from.
  let folder: String
  let limits: DossierLimits
  /// Where files that came in a line are put, each line in a folder of its own.
  let scratch: TemporaryFolder

  /// A line with its end, and the exit code that stands for it.
  struct Answer: Sendable {
    let line: [UInt8]
    let code: Int32

    /// A line that says why there is no review.
    init(id: String?, problem: String) {
      let name = id.map(JSONValue.quoted) ?? "null"
      line = Array("{\"id\":\(name),\"galat\":\(JSONValue.quoted(problem.plain))}\n".utf8)
      code = ExitStatus.partial
    }

    init(id: String, review: [UInt8], code: Int32) {
      self.code = code
      line = Array("{\"id\":\(JSONValue.quoted(id)),".utf8) + review.dropFirst() + [UInt8(ascii: "\n")]
    }
  }

  /// - Parameter number: the number of the line, from 1.
  func answer(_ line: LineReader.Line, _ number: Int) async -> Answer {
    guard case .text(let bytes) = line else {
      return Answer(
        id: nil, problem: "baris \(number): lebih dari \(LineReader.longest >> 20) MB; sebutkan jalur berkasnya")
    }
    do throws(StreamLine.Problem) {
      let line = try StreamLine(bytes)
      do { return try await reviewed(line, number) } catch { return Answer(id: line.id, problem: "\(error)") }
    } catch {
      return Answer(id: error.id, problem: "baris \(number): \(error.words)")
    }
  }

  private func reviewed(_ line: StreamLine, _ number: Int) async throws -> Answer {
    let place = try Place(line, number, self)
    defer { place.remove() }
    let run = BoundedRun(
      program: program,
      arguments: arguments + place.options
        + line.roles.flatMap { ["--peran", "\($0.role.rawValue)=\(place.path($0.file))"] }
        + ["--bentuk", "json", "--"] + line.files.map { place.path($0.name) },
      folder: place.folder, memory: limits.memory, seconds: limits.seconds)
    let end = await run.end()
    guard case .done(let code, let output, _) = end, DossierReview.reviewed.contains(Int32(code)) else {
      return Answer(id: line.id, problem: limits.reason(end))
    }
    return Answer(id: line.id, review: JSONLine.compact(output), code: Int32(code))
  }

  /// Where the files of a line lie.
  private struct Place {
    let folder: String
    let options: [String]
    private let paths: [String: String]
    private let own: [String]

    init(_ line: StreamLine, _ number: Int, _ review: StreamReview) throws(Misuse) {
      let given = line.files.contains { if case .content = $0 { true } else { false } }
      guard given else {
        (folder, options, paths, own) = (review.folder, [], [:], [])
        return
      }
      folder = "\(review.scratch.path)/\(number)"
      options = review.hasSettings ? [] : ["--tanpa-konfigurasi"]
      guard mkdir(folder, 0o700) == 0 else { throw InputFile.problem(folder, errno) }
      var paths: [String: String] = [:]
      var own: [String] = []
      for file in line.files {
        switch file {
        case .path(let path): paths[path] = path.hasPrefix("/") ? path : "\(review.folder)/\(path)"
        case .content(let name, let bytes):
          guard !own.contains("\(folder)/\(name)") else { throw Misuse(name, "disebut dua kali dalam satu baris") }
          try Terminal.deliver([(bytes, "\(folder)/\(name)")])
          own.append("\(folder)/\(name)")
        }
      }
      (self.paths, self.own) = (paths, own)
    }

    /// The path of a file as the review is told it.
    func path(_ name: String) -> String { paths[name] ?? name }

    /// Removes what was put there.
    func remove() {
      for file in own { unlink(file) }
      if !own.isEmpty { rmdir(folder) }
    }
  }
}
