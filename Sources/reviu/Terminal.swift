internal import Glibc

/// The streams of the process and the terminal behind them.
enum Terminal {
  static let output: Int32 = 1
  static let error: Int32 = 2

  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// The columns a text may use: `COLUMNS`, else the terminal's, else 100; at most 140, beyond which no one reads.
  static var width: Int {
    var columns = 100
    var size = winsize()
    if let text = variable("COLUMNS"), let number = Int(text), number > 0 {
      columns = number
    } else if isTerminal(output), ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      columns = Int(size.ws_col)
    }
    return min(max(columns, 60), 140)
  }

  /// A variable of the environment; nil when it is absent or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes a line to standard error.
  static func tell(_ text: String) { _ = write(text + "\n", to: error) }

  /// Writes a text whole; answers the system's error number, 0 when all is written.
  static func write(_ text: String, to stream: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: stream) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to stream: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let done = Glibc.write(stream, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if done < 0, errno == EINTR { continue }
      guard done > 0 else { return errno }
      rest = rest.dropFirst(done)
    }
    return 0
  }

  /// Writes bytes to a file.
  static func deliver(_ bytes: [UInt8], to file: String) throws(Misuse) {
    let stream = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard stream >= 0 else { throw InputFile.problem(file, errno) }
    let failure = bytes.withUnsafeBytes { write($0, to: stream) }
    guard close(stream) == 0, failure == 0 else { throw InputFile.problem(file, failure == 0 ? errno : failure) }
  }

  /// Writes a text to standard output, or to a file when one is named.
  static func deliver(_ text: String, to file: String?) throws(Misuse) {
    guard let file else {
      let failure = write(text, to: output)
      guard failure == 0 else { throw InputFile.problem("keluaran baku", failure) }
      return
    }
    let stream = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard stream >= 0 else { throw InputFile.problem(file, errno) }
    let failure = write(text, to: stream)
    guard close(stream) == 0, failure == 0 else { throw InputFile.problem(file, failure == 0 ? errno : failure) }
  }
}
