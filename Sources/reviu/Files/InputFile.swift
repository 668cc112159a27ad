internal import Glibc

/// A file on disk, read through POSIX calls: they start faster than Foundation.
enum InputFile {
  /// One byte more than a reader accepts, so that the reader itself says that a file is too long.
  static let limit = 64 << 20 + 1

  /// How long a pipe may give nothing.
  private static let patience: Int32 = 10_000

  /// All bytes of a file, at most `limit`. A pipe is a file too, as long as something comes through; a folder is not.
  static func read(_ path: String) throws(Misuse) -> [UInt8] {
    // Opening a pipe that nobody writes to would wait for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw problem(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw problem(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Misuse(path, "ini folder, bukan berkas", advice: "sebutkan berkas di dalamnya")
    }
    let isPipe = status.st_mode & S_IFMT != S_IFREG
    var bytes: [UInt8] = []
    var room = min(max(Int(status.st_size), 0), limit - 1) + 1
    while room > 0 {
      if isPipe {
        var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, patience) != 0 else {
          throw Misuse(path, "pipa ini tidak memberi isi apa pun", advice: "sebutkan berkas yang sebenarnya")
        }
      }
      let (chunk, failure) = chunk(file, room)
      guard failure == 0 else { throw problem(path, failure) }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = min(max(room - chunk.count, 1 << 16), limit - bytes.count)
    }
    return bytes
  }

  private static func chunk(_ file: Int32, _ room: Int) -> (bytes: [UInt8], failure: Int32) {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var got = Glibc.read(file, buffer.baseAddress, room)
      while got < 0, errno == EINTR { got = Glibc.read(file, buffer.baseAddress, room) }
      failure = got < 0 ? errno : 0
      count = max(got, 0)
    }
    return (bytes, failure)
  }

  /// What is not there.
  static func missing(_ path: String) -> Misuse { problem(path, ENOENT) }

  /// What a failed call on a path means for the user.
  static func problem(_ path: String, _ number: Int32) -> Misuse {
    switch number {
    case ELOOP: Misuse(path, "tautan ini menunjuk dirinya sendiri", advice: "sebutkan berkas yang sebenarnya")
    case ENOENT, ENOTDIR: Misuse(path, "tidak ditemukan", advice: "periksa nama dan letaknya")
    case EACCES, EPERM: Misuse(path, "tidak boleh dibuka", advice: "periksa hak aksesnya")
    case EISDIR: Misuse(path, "ini folder, bukan berkas", advice: "sebutkan nama berkasnya")
    case ENOSPC: Misuse(path, "ruang penyimpanan habis")
    default: Misuse(path, "gagal dibuka atau ditulis (galat sistem \(number))")
    }
  }

  /// The device and number that tell whether two paths are the same file; nil for what does not exist.
  static func identity(_ path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// What makes a file on disk itself, whatever path leads to it.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}
