internal import GRDB

/// What a one-time link is for.
package enum Invitation: Sendable, Equatable {
  /// The first account of a new desk, which will be an admin.
  case first
  /// A password for an account.
  case password(Account)
}

extension Cabinet {
  /// The secret of the one-time link to the first account; nil once there is an account. Earlier links stop working.
  package func firstLink() async throws -> String? {
    let secret = Token.random()
    return try await database.write { database in
      guard try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM accounts WHERE password IS NOT NULL") == 0 else {
        return nil
      }
      try database.execute(sql: "DELETE FROM invitations WHERE account IS NULL")
      try database.invite(nil, secret, hours: 24)
      return secret
    }
  }

  /// What a link is for; nil when it was used, is too old or was never handed out.
  package func invitation(_ secret: String) async throws -> Invitation? {
    try await database.read { try $0.invitation(secret) }
  }

  /// Makes the first account with the first link.
  package func useFirstLink(_ secret: String, login: String, name: String, password: String) async throws -> Account {
    let login = try Self.login(login)
    let name = try Words.checked(name, "Nama", most: 100)
    let hash = try await Self.hashed(password, login)
    return try await database.write { database in
      guard try database.invitation(secret) == .first else { throw Self.spent }
      let account = try database.add(login: login, name: name, role: .admin, agency: nil)
      try database.setPassword(of: account, hash, using: secret)
      try database.execute(sql: "DELETE FROM invitations WHERE account IS NULL")
      try database.audit(account, "membuat akun pertama", login)
      return account
    }
  }

  /// Sets a password with a one-time link and ends all sessions of the account.
  package func useLink(_ secret: String, password: String) async throws -> Account {
    guard case .password(let account)? = try await invitation(secret) else { throw Self.spent }
    let hash = try await Self.hashed(password, account.login)
    return try await database.write { database in
      guard case .password(let account)? = try database.invitation(secret) else { throw Self.spent }
      try database.setPassword(of: account, hash, using: secret)
      try database.audit(account, "menetapkan kata sandi", account.login)
      return account
    }
  }

  /// Changes one's own password; all other sessions end.
  package func changePassword(of account: Account, from old: String, to new: String) async throws {
    guard try await isPassword(old, of: account) else { throw DeskProblem("Kata sandi lama tidak cocok.") }
    let hash = try await Self.hashed(new, account.login)
    try await database.write { database in
      try database.setPassword(of: account, hash, using: nil)
      try database.audit(account, "mengganti kata sandi", account.login)
    }
  }

  private static let spent = DeskProblem(
    "Tautan ini sudah dipakai atau kedaluwarsa.", advice: "Mintalah tautan baru kepada admin.")

  private static func hashed(_ password: String, _ login: String) async throws -> String {
    if let problem = Password.problem(password, login: login) { throw DeskProblem(problem) }
    return try await Password.Press.shared.hash(password)
  }

  private func isPassword(_ password: String, of account: Account) async throws -> Bool {
    let kept = try await database.read {
      try String.fetchOne($0, sql: "SELECT password FROM accounts WHERE id = ?", arguments: [account.id])
    }
    guard let kept else { return false }
    return try await Password.Press.shared.matches(password, kept)
  }
}

extension Database {
  fileprivate func invitation(_ secret: String) throws -> Invitation? {
    let row = try Row.fetchOne(
      self, sql: "SELECT account FROM invitations WHERE hash = ? AND expires > ? AND used IS NULL",
      arguments: [Token.hash(secret), Moment.now.seconds])
    guard let row else { return nil }
    guard let id: Int64 = row["account"] else { return .first }
    return try Account.fetch(self, "accounts.id = ? AND accounts.active", [id]).map(Invitation.password)
  }

  fileprivate func setPassword(of account: Account, _ hash: String, using secret: String?) throws {
    try execute(
      sql: "UPDATE accounts SET password = ?, version = version + 1 WHERE id = ?", arguments: [hash, account.id])
    if let secret {
      try execute(
        sql: "UPDATE invitations SET used = ? WHERE hash = ?", arguments: [Moment.now.seconds, Token.hash(secret)])
    }
    try forget(account.id)
  }
}
