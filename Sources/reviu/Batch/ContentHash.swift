internal import CSodium
internal import Glibc

/// A SHA-256 of what some bytes say, taken piece by piece, each with its length before it: other pieces never give the
/// same but by a chance nobody has seen.
struct ContentHash {
  private var state = crypto_hash_sha256_state()

  init() { crypto_hash_sha256_init(&state) }

  /// Adds a piece.
  mutating func add(_ text: String) { add(Array(text.utf8)) }

  /// Adds a piece.
  mutating func add(_ bytes: [UInt8]) {
    take(Self.length(bytes.count))
    take(bytes)
  }

  /// Adds the bytes of a file, whatever its size.
  mutating func add(file path: String) throws(Misuse) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw InputFile.problem(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw InputFile.problem(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Misuse(path, "bukan berkas biasa") }
    var room = [UInt8](repeating: 0, count: Self.chunk)
    var total = 0
    while true {
      let count = read(file, &room, Self.chunk)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputFile.problem(path, errno) }
      if count == 0 { break }
      take(room, upTo: count)
      total += count
    }
    take(Self.length(total))
  }

  /// 64 hexadecimal digits; the hash takes no more after that.
  mutating func digits() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256_final(&state, &bytes)
    return bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static let chunk = 1 << 18

  private static func length(_ count: Int) -> [UInt8] { withUnsafeBytes(of: UInt64(count).littleEndian) { Array($0) } }

  private mutating func take(_ bytes: [UInt8], upTo end: Int? = nil) {
    crypto_hash_sha256_update(&state, bytes, UInt64(end ?? bytes.count))
  }
}
