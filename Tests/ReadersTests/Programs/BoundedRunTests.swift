import Foundation
import TestSupport
import Testing

@testable import Readers

/// A program that works on a whole dossier for this one stays within its limits, and leaves nothing running.
@Suite("Bounded runs") struct BoundedRunTests {
  private func run(_ script: String, in folder: String = "/", memory: Int = 512, seconds: Int = 20) -> BoundedRun {
    BoundedRun(program: "/bin/sh", arguments: ["-c", script], folder: folder, memory: memory, seconds: seconds)
  }

  @Test func itsCodeAndItsWordsAreHandedOn() async throws {
    let scratch = try ScratchFolder()
    let end = await run("pwd; echo galat >&2; exit 3", in: scratch.url.path(percentEncoded: false)).end()
    guard case .done(let code, let output, let told) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(code == 3 && told == "galat\n")
    #expect(String(decoding: output, as: UTF8.self).contains(scratch.url.lastPathComponent))
  }

  @Test func whoComputesTooLongIsEnded() async {
    let end = await run("while :; do :; done", seconds: 1).end()
    guard case .late = end else {
      Issue.record("\(end)")
      return
    }
  }

  @Test(arguments: ["SEGV", "KILL", "ABRT"]) func whoCrashesIsTold(_ signal: String) async {
    let end = await run("kill -\(signal) $$").end()
    guard case .stopped = end else {
      Issue.record("\(end)")
      return
    }
  }

  @Test func whatIsNotThereIsTold() async {
    let end = await run("true", in: "/tiada").end()
    guard case .done(let code, _, let told) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(code != 0 && told.contains("/tiada"))
  }

  /// A program and what it started end with the task that waits for them.
  @Test func aCancelledTaskLeavesNothingRunning() async throws {
    let mark = "31\(Int.random(in: 1_000_000..<9_999_999))"
    let task = Task { await run("sleep \(mark) & sleep \(mark)").end() }
    let deadline = ContinuousClock.now + .seconds(20)
    while try ProgramRun("pgrep", ["-fx", "sleep \(mark)"]).code != 0, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try ProgramRun("pgrep", ["-fx", "sleep \(mark)"]).code == 0)
    task.cancel()
    _ = await task.value
    #expect(try ProgramRun("pgrep", ["-fx", "sleep \(mark)"]).code == 1)
  }
}
