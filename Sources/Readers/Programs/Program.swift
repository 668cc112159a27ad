internal import Glibc
import Subprocess
import Synchronization

/// Another program at work for this one: bytes in, bytes out, within limits.
struct Program {
  let name: String
  /// What it may use; reports of hundreds of pages need a tenth of it.
  let bounds: Confinement

  static let pdftotext = Program(name: "pdftotext", bounds: Confinement(memory: 384, seconds: 2...60))
  static let pdftoppm = Program(name: "pdftoppm", bounds: Confinement(memory: 768, seconds: 20...60))
  static let tesseract = Program(name: "tesseract", bounds: Confinement(memory: 1024, seconds: 180...180))

  /// Why there is no output.
  enum Failure: Error {
    case missing
    case late
    case tooLong
    /// It crashed or asked for more than it may use.
    case stopped
    /// It ended with this code.
    case failed(Int32)
  }

  /// Runs the program with bytes on its standard input; nothing is written to disk.
  func output(
    _ arguments: [String], input: [UInt8], limit: Int = 64 << 20, within time: Duration = .seconds(120)
  ) async -> Result<[UInt8], Failure> {
    BrokenPipes.ignore()
    defer { BrokenPipes.restore() }
    // The program is ended with the task that waits for it.
    return await Deadline.race(within: time, late: .failure(.late)) { await run(arguments, input, limit) }
  }

  private func run(_ arguments: [String], _ input: [UInt8], _ limit: Int) async -> Result<[UInt8], Failure> {
    do {
      // Pages are spread over the cores; tesseract's own threads would only get into each other's way.
      let result = try await Subprocess.run(
        Confinement.first, arguments: try await bounds.arguments(for: name, arguments, input: input.count),
        environment: .inherit.updating(["OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no"]), input: .inputWriter,
        output: .bytes(limit: limit),
        error: .discarded
      ) { execution in
        // It may end before it has read everything; its exit code says what that means.
        _ = try? await execution.standardInputWriter.write(input)
        try? await execution.standardInputWriter.finish()
      }
      switch result.terminationStatus {
      case .exited(0): return .success(result.standardOutput)
      case .exited(let code): return .failure(.failed(Int32(code)))
      case .signaled: return .failure(.stopped)
      }
    } catch let error as SubprocessError {
      if error.code == .executableNotFound { return .failure(.missing) }
      return .failure(error.code == .outputLimitExceeded ? .tooLong : .failed(-1))
    } catch {
      return .failure(.failed(-1))
    }
  }
}

/// A program may end before it has read all its input; that must not end this one, which writes to it.
private enum BrokenPipes {
  private static let state = Mutex<(users: Int, before: sigaction)>((0, sigaction()))

  static func ignore() {
    state.withLock { state in
      state.users += 1
      guard state.users == 1 else { return }
      var ignoring = sigaction()
      ignoring.__sigaction_handler.sa_handler = SIG_IGN
      sigaction(SIGPIPE, &ignoring, &state.before)
    }
  }

  static func restore() {
    state.withLock { state in
      state.users -= 1
      if state.users == 0 { sigaction(SIGPIPE, &state.before, nil) }
    }
  }
}
