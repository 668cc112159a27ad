internal import CSodium

/// Passwords as they are kept: scrypt (RFC 7914) with a salt of their own; never the password itself.
package enum Password {
  /// The fewest characters of a password.
  package static let shortest = 10
  private static let longest = 200
  private static let rounds: UInt64 = 1 << 15
  private static let blockSize: UInt32 = 8

  /// The rules in words, shown beside the field.
  package static let rule =
    "Sedikitnya \(shortest) huruf, angka, atau tanda; boleh berupa beberapa kata. Jangan memuat nama akun Anda."

  /// Why a password will not do, in Bahasa Indonesia; nil when it will.
  package static func problem(_ password: String, login: String) -> String? {
    if password.count < shortest { return "Kata sandi terlalu pendek: sedikitnya \(shortest) karakter." }
    if password.utf8.count > longest { return "Kata sandi terlalu panjang: sebanyak-banyaknya \(longest) karakter." }
    if !login.isEmpty, password.lowercased().contains(login.lowercased()) {
      return "Kata sandi memuat nama akun Anda; pilih yang lain."
    }
    if Set(password).count < 5 { return "Kata sandi terlalu mudah ditebak: pakai sedikitnya 5 karakter yang berbeda." }
    return nil
  }

  /// What is kept of a password: `scrypt$32768$8$salt$key`.
  private static func hash(_ password: String) throws -> String {
    let salt = String(Token.random().prefix(32))
    return "scrypt$\(rounds)$\(blockSize)$\(salt)$\(try key(password, salt, rounds, blockSize))"
  }

  /// Whether a password is the one that was kept.
  private static func matches(_ password: String, _ kept: String) throws -> Bool {
    let parts = kept.split(separator: "$")
    guard parts.count == 5, let rounds = UInt64(parts[1]), let size = UInt32(parts[2]) else { return false }
    return Token.isEqual(try key(password, String(parts[3]), rounds, size), String(parts[4]))
  }

  /// Takes as long as a comparison, so that names without an account answer as slowly as others.
  private static func pretend(_ password: String) throws {
    _ = try key(password, "00000000000000000000000000000000", rounds, blockSize)
  }

  /// Does one at a time: each takes 32 MB.
  actor Press {
    static let shared = Press()

    func hash(_ password: String) throws -> String { try Password.hash(password) }
    func matches(_ password: String, _ kept: String) throws -> Bool { try Password.matches(password, kept) }
    func pretend(_ password: String) throws { try Password.pretend(password) }
  }

  private static func key(_ password: String, _ salt: String, _ rounds: UInt64, _ size: UInt32) throws -> String {
    let (password, salt) = (Array(password.utf8.prefix(1000)), Array(salt.utf8))
    var key = [UInt8](repeating: 0, count: 32)
    guard sodium_init() >= 0,
      crypto_pwhash_scryptsalsa208sha256_ll(
        password, password.count, salt, salt.count, rounds, size, 1, &key, key.count) == 0
    else { throw PasswordFailure() }
    return Token.hex(key)
  }
}

/// The key of a password could not be made: there was not memory enough, or what was kept asks for something unknown.
struct PasswordFailure: Error {}
