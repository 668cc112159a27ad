internal import Glibc

/// The streams of the process and the terminal behind them.
enum Terminal {
  static let output: Int32 = 1
  static let error: Int32 = 2

  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// The columns a text may use: `COLUMNS`, else the terminal's, else 100; at most 140, beyond which no one reads.
  static var width: Int {
    guard variable("COLUMNS") == nil, let columns = columns(of: output) else { return widthOfFiles }
    return readable(columns)
  }

  /// The columns of the terminal behind standard error, however few: a line that is drawn anew must not wrap.
  static var errorWidth: Int { columns(of: error) ?? widthOfFiles }

  private static func readable(_ columns: Int) -> Int { min(max(columns, 60), 140) }

  private static func columns(of stream: Int32) -> Int? {
    var size = winsize()
    guard isTerminal(stream), ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The columns of a text in a file, which no terminal sets: `COLUMNS`, else 100.
  static var widthOfFiles: Int {
    let columns = variable("COLUMNS").flatMap(Int.init) ?? 0
    return columns > 0 ? readable(columns) : 100
  }

  /// A variable of the environment; nil when it is absent or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes a line to standard error.
  static func tell(_ text: String) { _ = write(text + "\n", to: error) }

  /// Writes a text whole; answers the system's error number, 0 when all is written.
  static func write(_ text: String, to stream: Int32) -> Int32 { write(Array(text.utf8), to: stream) }

  /// Writes bytes whole; answers the system's error number, 0 when all are written.
  static func write(_ bytes: [UInt8], to stream: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(stream, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        done += count
      }
      return 0
    }
  }

  /// Writes a text to standard output, or to a file when one is named.
  static func deliver(_ text: String, to file: String?) throws(Misuse) {
    try deliver([(Array(text.utf8), file)])
  }

  /// Writes results to standard output or to the files they are for; no file is replaced unless all could be written.
  static func deliver(_ results: [(bytes: [UInt8], file: String?)]) throws(Misuse) {
    var files: [OutputFile] = []
    do {
      for result in results {
        guard let path = result.file else { continue }
        files.append(try OutputFile(result.bytes, for: path))
      }
    } catch {
      for file in files { file.discard() }
      throw error
    }
    for file in files { try file.settle() }
    for result in results where result.file == nil {
      let failure = write(result.bytes, to: output)
      guard failure == 0 else { throw InputFile.problem("keluaran baku", failure) }
    }
  }
}
