internal import Documents
internal import Readers
internal import Synchronization

/// The documents that were read before, so that only files that changed are read again.
final class ReadFiles: Sendable {
  /// What a file said: its documents, and what in it this program wrote itself.
  struct Entry {
    let documents: [Document]
    let own: [(result: OwnResult?, file: String)]
  }

  private let entries = Mutex<[String: (stamp: FileStamp, entry: Entry)]>([:])

  /// What was read of a file, when it has not changed since.
  func entry(_ file: String) -> Entry? {
    guard let stamp = FileStamp(file) else { return nil }
    return entries.withLock { $0[file].flatMap { $0.stamp == stamp ? $0.entry : nil } }
  }

  /// Keeps what was read of a file as it was at a time; nothing for what has no such time, as a pipe.
  func keep(_ entry: Entry, of file: String, at stamp: FileStamp?) {
    guard let stamp else { return }
    entries.withLock { $0[file] = (stamp, entry) }
  }
}
