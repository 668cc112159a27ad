internal import Glibc
import Synchronization

/// The folder in which pages that were recognised once are kept.
struct RecognitionCache {
  let folder: String
  /// The size of all that is kept, in bytes, above which the oldest goes.
  var room = 512 << 20

  /// What all names begin with; another number whenever recognition reads pages otherwise.
  private static let version = "ocr3-"

  /// More than this is no page.
  private static let limit = 64 << 20

  /// Drafts written so far, so that no two have one name.
  private static let drafts = Atomic(0)

  /// What is kept for a name; nil when nothing is.
  func read(_ name: String) -> [UInt8]? {
    guard let file = fopen(path(name), "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.limit {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  /// Keeps bytes; a cache that cannot be written is no reason to stop.
  func keep(_ bytes: [UInt8], _ name: String) {
    if let parent = folder.lastIndex(of: "/") { _ = mkdir(String(folder[..<parent]), 0o700) }
    _ = mkdir(folder, 0o700)
    let draft = path(name) + ".\(getpid())-\(Self.drafts.wrappingAdd(1, ordering: .relaxed).newValue)"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let file = fdopen(descriptor, "wb") else { return }
    let written = fwrite(bytes, 1, bytes.count, file)
    let closed = fclose(file)
    if written == bytes.count, closed == 0 { rename(draft, path(name)) } else { unlink(draft) }
  }

  /// Removes the oldest of what recognition kept, of this version or another, when it is too much; asked for when a file
  /// is done.
  func makeRoom() {
    guard let open = opendir(folder) else { return }
    defer { closedir(open) }
    var files: [(path: String, age: timespec, size: Int)] = []
    while let entry = readdir(open) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name.hasPrefix("ocr"), lstat("\(folder)/\(name)", &status) == 0 else { continue }
      files.append(("\(folder)/\(name)", status.st_mtim, Int(status.st_size)))
    }
    var size = files.reduce(0) { $0 + $1.size }
    guard size > room else { return }
    for file in files.sorted(by: { ($0.age.tv_sec, $0.age.tv_nsec) < ($1.age.tv_sec, $1.age.tv_nsec) }) {
      unlink(file.path)
      size -= file.size
      if size <= room { return }
    }
  }

  private func path(_ name: String) -> String {
    // What a note holds is a name and never a path.
    "\(folder)/\(Self.version)\(name.filter { $0.isASCII && ($0.isNumber || $0.isLetter || "-.".contains($0)) }.prefix(80))"
  }

  /// A number of 128 bits for bytes (FNV-1a over words of eight bytes).
  static func key(of bytes: [UInt8]) -> String {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        hash = (hash ^ UInt128(word)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
        offset += 8
      }
      for rest in offset..<buffer.count {
        hash = (hash ^ UInt128(buffer[rest])) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
      }
    }
    return String(hash, radix: 36)
  }
}
