internal import GRDB

extension Cabinet {
  /// How long a session lasts without being used, and at most, in seconds.
  private static let idle: Int64 = 12 * 3600
  private static let longest: Int64 = 7 * 24 * 3600

  /// Who has this name and password; nil when nobody. Takes as long for names nobody has.
  package func person(login: String, password: String) async throws -> Account? {
    let found = try await database.read { database in
      try Row.fetchOne(database, sql: "\(Account.query) WHERE accounts.login = ?", arguments: [login.lowercased()])
        .map { (account: Account($0), kept: $0["password"] as String?) }
    }
    guard let found, let kept = found.kept else {
      try await Password.Press.shared.pretend(password)
      return nil
    }
    return try await Password.Press.shared.matches(password, kept) && found.account.isActive ? found.account : nil
  }

  /// Begins a session and hands out its secret.
  package func signIn(_ account: Account) async throws -> String {
    let secret = Token.random()
    let now = Moment.now.seconds
    try await database.write { database in
      try database.execute(sql: "DELETE FROM sessions WHERE expires < ?", arguments: [now])
      try database.execute(
        sql: "INSERT INTO sessions (hash, account, created, seen, expires) VALUES (?, ?, ?, ?, ?)",
        arguments: [Token.hash(secret), account.id, now, now, now + Self.idle])
      try database.audit(account, "masuk", account.login)
    }
    return secret
  }

  /// Whose session this is; nil when it ended or never was.
  package func session(_ secret: String) async throws -> Account? {
    let now = Moment.now.seconds
    let hash = Token.hash(secret)
    let found = try await database.read { database -> (account: Account, seen: Int64)? in
      try Row.fetchOne(
        database,
        sql: """
          SELECT people.*, sessions.seen FROM sessions JOIN (\(Account.query)) people ON people.id = sessions.account
          WHERE sessions.hash = ? AND sessions.expires > ? AND sessions.created > ? AND people.active
          """,
        arguments: [hash, now, now - Self.longest]
      ).map { (Account($0), $0["seen"]) }
    }
    guard let found else { return nil }
    // Written now and then only: a page must not wait for the disk.
    if now - found.seen > 600 {
      try await database.write {
        try $0.execute(
          sql: "UPDATE sessions SET seen = ?, expires = ? WHERE hash = ?", arguments: [now, now + Self.idle, hash])
      }
    }
    return found.account
  }

  /// Ends a session.
  package func signOut(_ secret: String, _ account: Account) async throws {
    try await database.write { database in
      try database.execute(sql: "DELETE FROM sessions WHERE hash = ?", arguments: [Token.hash(secret)])
      try database.audit(account, "keluar", account.login)
    }
  }

  /// Ends all sessions of an account, on every computer.
  package func signOutEverywhere(_ account: Account) async throws {
    try await database.write { database in
      try database.forget(account.id)
      try database.audit(account, "keluar dari semua perangkat", account.login)
    }
  }
}

/// A token another program signs in with, without its secret.
package struct AccessToken: Sendable, Equatable {
  package let id: Int64
  package let label: String
  package let createdAt: Moment
}

extension Cabinet {
  /// The tokens of an account that work.
  package func tokens(of account: Account) async throws -> [AccessToken] {
    try await database.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM tokens WHERE account = ? AND revoked IS NULL ORDER BY id", arguments: [account.id]
      ).map { AccessToken(id: $0["id"], label: $0["label"], createdAt: Moment(seconds: $0["created"])) }
    }
  }

  /// Hands out the secret of a new token.
  package func addToken(_ label: String, of account: Account) async throws -> String {
    let label = try Words.checked(label, "Nama token", most: 60)
    let secret = "reviu_" + Token.random()
    try await database.write { database in
      try database.execute(
        sql: "INSERT INTO tokens (hash, account, label, created) VALUES (?, ?, ?, ?)",
        arguments: [Token.hash(secret), account.id, label, Moment.now.seconds])
      try database.audit(account, "membuat token API", label)
    }
    return secret
  }

  /// Makes a token of an account stop working.
  package func revokeToken(_ id: Int64, of account: Account) async throws {
    try await database.write { database in
      try database.execute(
        sql: "UPDATE tokens SET revoked = ? WHERE id = ? AND account = ? AND revoked IS NULL",
        arguments: [Moment.now.seconds, id, account.id])
      if database.changesCount > 0 { try database.audit(account, "mencabut token API", "\(id)") }
    }
  }

  /// Whose token this is; nil when it does not work.
  package func bearer(_ secret: String) async throws -> Account? {
    try await database.read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT people.* FROM tokens JOIN (\(Account.query)) people ON people.id = tokens.account
          WHERE tokens.hash = ? AND tokens.revoked IS NULL AND people.active
          """,
        arguments: [Token.hash(secret)]
      ).map(Account.init)
    }
  }
}
