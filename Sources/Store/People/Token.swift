internal import Crypto

/// Secrets that are handed out once and kept only as hashes.
package enum Token {
  /// A new secret of 256 bits in hexadecimal.
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return hex((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// What is kept of a secret.
  package static func hash(_ secret: String) -> String { hex(SHA256.hash(data: Array(secret.utf8))) }

  /// The token of a form, bound to the secret of the one who fills it in.
  package static func form(of secret: String) -> String {
    hex(HMAC<SHA256>.authenticationCode(for: Array("formulir".utf8), using: SymmetricKey(data: Array(secret.utf8))))
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  package static func isEqual(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
