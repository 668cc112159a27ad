import Glibc
import Subprocess

/// Another program at work on a whole dossier, within limits of memory and time; what it starts itself ends with it, and
/// it ends with this process, however that ends.
package struct BoundedRun: Sendable {
  /// The path of the program, from the root.
  package let program: String
  package let arguments: [String]
  /// The folder it works in.
  package let folder: String
  /// MiB that it, and each program it starts, may write to.
  package let memory: Int
  /// Seconds of computing that it, and each program it starts, may take.
  package let seconds: Int

  package init(program: String, arguments: [String], folder: String, memory: Int, seconds: Int) {
    (self.program, self.arguments, self.folder) = (program, arguments, folder)
    (self.memory, self.seconds) = (memory, seconds)
  }

  /// How the program ended.
  package enum End: Sendable {
    /// By itself: its exit code, what it wrote to standard output, and to standard error.
    case done(code: Int, output: [UInt8], told: String)
    /// It took more seconds of computing than it may, or many more by the clock.
    case late
    /// It crashed or asked for more memory than it may use.
    case stopped
    /// It wrote more than `mostOutput` or could not be started; why, in the system's words.
    case failed(String)
  }

  /// Bytes of standard output: several times the longest review in JSON.
  private static let mostOutput = 512 << 20
  /// Bytes of standard error.
  private static let mostTold = 4 << 20

  /// The clock is there for what waits without computing; a busy computer must not stop a review that goes on.
  private var patience: Duration { .seconds(seconds * 4 + 30) }

  /// Runs the program to its end. A task that is cancelled ends it, and answers with whatever that made of it.
  package func end() async -> End {
    await Deadline.race(within: patience, late: .late) { await run() }
  }

  private func run() async -> End {
    let bounds = Confinement(memory: memory, seconds: seconds...seconds, startsOthers: true, counts: .data)
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(3))]
    do {
      let result = try await Subprocess.run(
        Confinement.first,
        arguments: try await bounds.arguments(for: "env", ["-C", folder, program] + arguments, input: 0),
        environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), platformOptions: options, input: .none,
        output: .bytes(limit: Self.mostOutput), error: .bytes(limit: Self.mostTold))
      switch result.terminationStatus {
      // The shell between tells the signal that ended the program by a code above 128.
      case .exited(let code) where code > 128: return Self.end(by: Int(code) - 128)
      case .exited(let code):
        return .done(
          code: Int(code), output: result.standardOutput,
          told: String(decoding: result.standardError, as: UTF8.self))
      case .signaled(let signal): return Self.end(by: Int(signal))
      }
    } catch {
      return .failed("\(error)")
    }
  }

  /// The kernel ends who takes too many seconds by SIGXCPU.
  private static func end(by signal: Int) -> End { signal == Int(SIGXCPU) ? .late : .stopped }
}
