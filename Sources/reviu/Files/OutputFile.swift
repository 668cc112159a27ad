internal import Documents
internal import Glibc

/// A result on its way to a file: written beside it under another name, then put in its place whole.
///
/// Whoever reads the file sees the old or the new content, never half of one. What is no regular file (a pipe,
/// `/dev/null`) is written as it is.
struct OutputFile {
  private let path: String
  /// The file the result waits in; nil when it was written in place.
  private let draft: String?

  init(_ bytes: [UInt8], for named: String) throws(Misuse) {
    let path = Self.resolved(named)
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      draft = nil
      try Self.write(bytes, named, opening: path, O_WRONLY | O_CLOEXEC)
      return
    }
    if exists, access(path, W_OK) != 0 { throw InputFile.problem(named, errno) }
    let draft = "\(Self.folder(of: path)).reviu-\(getpid())-\(Self.number(of: path)).tmp"
    self.draft = draft
    unlink(draft)
    do {
      try Self.write(
        bytes, named, opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode: exists ? status.st_mode : nil)
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Puts the result in its place.
  func settle() throws(Misuse) {
    guard let draft, rename(draft, path) != 0 else { return }
    let failure = errno
    unlink(draft)
    throw InputFile.problem(path, failure)
  }

  /// Throws the result away.
  func discard() {
    if let draft { unlink(draft) }
  }

  private static func write(
    _ bytes: [UInt8], _ named: String, opening path: String, _ flags: Int32, mode: mode_t? = nil
  ) throws(Misuse) {
    let stream = open(path, flags, 0o644)
    guard stream >= 0 else { throw InputFile.problem(named, errno) }
    var failure = Terminal.write(bytes, to: stream)
    // What replaces a file stays as open or closed to others as that was.
    if failure == 0, let mode, fchmod(stream, mode & 0o7777) != 0 { failure = errno }
    if failure == 0, fsync(stream) != 0, errno != EINVAL, errno != EROFS { failure = errno }
    if close(stream) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw InputFile.problem(named, failure) }
  }

  /// Whether a file's name is that of a result on its way, which only a process that was stopped leaves behind.
  static func isDraft(_ name: String) -> Bool { name.hasPrefix(".reviu-") && name.hasSuffix(".tmp") }

  /// Whether a regular file that is not empty lies at a path.
  static func hasContent(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
  }

  /// The folder a path leads into, with its slash; empty for the folder the program works in.
  static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// The path with symbolic links followed, so that a link stays a link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// A number that differs between the files of one run.
  private static func number(of path: String) -> String { String(FNV(path.utf8).value, radix: 36) }
}
