internal import Dispatch
internal import Glibc
internal import Synchronization

/// Waits for someone who wants the program to stop: SIGINT (Ctrl+C), SIGTERM, SIGHUP.
///
/// Other programs started meanwhile begin with the signals as they are by default.
final class StopSignals: Sendable {
  /// The signal that came first; 0 while none did.
  private let first = Atomic<Int32>(0)

  /// The end of the pipe a signal is written to; the handler may do nothing but write.
  private static let writing = Atomic<Int32>(-1)

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// The signal that came first; nil while none did.
  var received: Int32? {
    let signal = first.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// - Parameter stop: is called once, on a thread of its own, with the first signal; a second one ends the program.
  @discardableResult init(_ stop: @escaping @Sendable (Int32) -> Void) throws(Misuse) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw InputFile.problem("pipa sinyal", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Self.writing.store(ends[1], ordering: .relaxed)
    let reading = ends[0]
    DispatchQueue.global().async { [self] in
      var byte: UInt8 = 0
      while true {
        let count = read(reading, &byte, 1)
        if count < 0, errno == EINTR { continue }
        guard count == 1 else { return }
        let signal = Int32(byte)
        guard first.exchange(signal, ordering: .relaxed) == 0 else { _exit(128 + signal) }
        stop(signal)
      }
    }
    for number in Self.signals {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(StopSignals.writing.load(ordering: .relaxed), &byte, 1)
      }
    }
  }
}
