internal import CSodium
internal import Glibc

/// The uploaded files, each named by the hash of its bytes; a file is there whole or not at all.
package struct Uploads: Sendable {
  private let folder: String
  private var incoming: String { "\(folder)/masuk" }

  /// Also clears away uploads that a crash cut off.
  init(folder: String) throws(DeskProblem) {
    self.folder = folder
    try Folders.make(folder)
    try Folders.make("\(folder)/masuk")
    try Folders.empty("\(folder)/masuk")
  }

  /// The path of a stored file.
  package func path(of hash: String) -> String { "\(folder)/\(hash)" }

  /// Whether a file is stored.
  func has(_ hash: String) -> Bool { access(path(of: hash), F_OK) == 0 }

  /// Removes a stored file; what cannot be removed now is at the next start.
  func remove(_ hash: String) { unlink(path(of: hash)) }

  /// Begins to receive a file.
  package func receive() throws(DeskProblem) -> IncomingFile {
    try IncomingFile(temporary: "\(incoming)/\(Token.random())", folder: folder)
  }

  /// Removes every stored file whose hash is not among these.
  func keep(_ hashes: Set<String>) throws(DeskProblem) {
    for name in try Folders.names(folder) where name != "masuk" && !hashes.contains(name) {
      unlink("\(folder)/\(name)")
    }
  }
}

/// A file on its way in. Until it is finished it has a temporary name; one that is dropped leaves nothing behind.
package final class IncomingFile {
  private let temporary: String
  private let folder: String
  private let file: Int32
  private var hash = crypto_hash_sha256_state()
  /// How many bytes came so far.
  package private(set) var size = 0
  private var isFinished = false

  fileprivate init(temporary: String, folder: String) throws(DeskProblem) {
    self.temporary = temporary
    self.folder = folder
    file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Folders.problem(temporary) }
    crypto_hash_sha256_init(&hash)
  }

  deinit {
    close(file)
    if !isFinished { unlink(temporary) }
  }

  /// Adds bytes at the end.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(DeskProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      guard written >= 0 else {
        if errno == EINTR { continue }
        throw Folders.problem(temporary)
      }
      rest = rest.dropFirst(written)
    }
    crypto_hash_sha256_update(&hash, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt64(bytes.count))
    size += bytes.count
  }

  /// Brings the file to disk under its hash, which is returned. Equal files are kept once.
  package func finish() throws(DeskProblem) -> String {
    let name = Token.hex(crypto_hash_sha256_bytes()) { crypto_hash_sha256_final(&hash, $0) }
    let path = "\(folder)/\(name)"
    guard fsync(file) == 0, rename(temporary, path) == 0 else { throw Folders.problem(path) }
    isFinished = true
    try Folders.settle(folder)
    return name
  }
}
