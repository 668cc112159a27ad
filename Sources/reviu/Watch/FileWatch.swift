internal import Glibc

/// Waits until one of some files is saved, through the system's own notices (inotify).
///
/// Folders are watched, not files: editors put a new file in the place of the old one.
final class FileWatch {
  private let notices: Int32

  /// After a first notice others mostly follow; work begins when it has been quiet for this long, or at the latest after
  /// the other time, in milliseconds.
  private static let quiet: Int32 = 40
  private static let longest = Duration.milliseconds(150)

  init() throws(Misuse) {
    notices = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard notices >= 0 else {
      throw Misuse("--pantau", "sistem ini tidak memberi kabar perubahan berkas (galat sistem \(errno))")
    }
  }

  deinit { close(notices) }

  /// Watches the folders of some files; those that are watched already go on being watched, and those that were removed
  /// and made anew are watched again.
  func follow(_ files: [String]) throws(Misuse) {
    let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    for folder in Set(files.map(OutputFile.folder)) {
      guard inotify_add_watch(notices, folder.isEmpty ? "." : folder, mask) >= 0 else {
        throw errno == ENOSPC
          ? Misuse("--pantau", "terlalu banyak folder dipantau di komputer ini", advice: "pantau satu berkas saja")
          : InputFile.problem(folder.isEmpty ? "." : folder, errno)
      }
    }
  }

  /// Waits for notices until what `look` sees is another than before; answers that.
  func change<Seen: Equatable>(from before: Seen, _ look: () -> Seen) -> Seen {
    while true {
      wait(-1)
      let start = ContinuousClock.now
      repeat { drain() } while ContinuousClock.now - start < Self.longest && wait(Self.quiet)
      let now = look()
      if now != before { return now }
    }
  }

  /// Whether a notice came within so many milliseconds; -1 waits for ever.
  @discardableResult private func wait(_ milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: notices, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  /// Takes all notices there are; the files themselves tell what changed, also when some notices were lost.
  private func drain() {
    withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 8) { room in
      while read(notices, room.baseAddress, room.count) > 0 {}
    }
  }
}
