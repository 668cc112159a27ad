internal import CSodium

/// Secrets that are handed out once and kept only as hashes.
package enum Token {
  /// A new secret of 256 bits in hexadecimal.
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return hex((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// What is kept of a secret: its SHA-256.
  package static func hash(_ secret: String) -> String {
    let bytes = Array(secret.utf8)
    return hex(crypto_hash_sha256_bytes()) { crypto_hash_sha256($0, bytes, UInt64(bytes.count)) }
  }

  /// The token of a form, bound to the secret of the one who fills it in: an HMAC with SHA-256.
  package static func form(of secret: String) -> String {
    let (key, words) = (Array(secret.utf8), Array("formulir".utf8))
    var state = crypto_auth_hmacsha256_state()
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, words, UInt64(words.count))
    return hex(crypto_auth_hmacsha256_bytes()) { crypto_auth_hmacsha256_final(&state, $0) }
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  package static func isEqual(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  /// The bytes that a function of libsodium writes, in hexadecimal.
  static func hex(_ count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: count)
    _ = write(&bytes)
    return hex(bytes)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
