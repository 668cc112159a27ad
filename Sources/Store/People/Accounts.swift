internal import GRDB

extension Cabinet {
  /// All accounts by name.
  package func accounts() async throws -> [Account] {
    try await database.read {
      try Row.fetchAll($0, sql: Account.query + " ORDER BY accounts.name, accounts.id").map(Account.init)
    }
  }

  /// An account; nil when there is none of this number.
  package func account(_ id: Int64) async throws -> Account? {
    try await database.read { try Account.fetch($0, "accounts.id = ?", [id]) }
  }

  /// Enters an account without a password, and hands out the one-time link to set one.
  package func addAccount(
    login: String, name: String, role: AccountRole, agency: Int64?, by admin: Account?
  ) async throws -> (account: Account, secret: String) {
    let login = try Self.login(login)
    let name = try Words.checked(name, "Nama", most: 100)
    let secret = Token.random()
    return try await database.write { database in
      let account = try database.add(login: login, name: name, role: role, agency: agency)
      try database.audit(admin, "menambah akun", "\(login) (\(role.rawValue))")
      try database.invite(account.id, secret, hours: 72)
      return (account, secret)
    }
  }

  /// Changes what an account may do; refused when someone else changed it since it was shown.
  package func changeAccount(
    _ account: Account, name: String, role: AccountRole, agency: Int64?, isActive: Bool, by admin: Account
  ) async throws {
    let name = try Words.checked(name, "Nama", most: 100)
    try await database.write { database in
      let agency = try database.agency(for: role, agency)
      let isLast =
        try Int.fetchOne(
          database,
          sql: """
            SELECT COUNT(*) FROM accounts
            WHERE role = 'admin' AND active AND password IS NOT NULL AND id <> ?
            """, arguments: [account.id]) == 0
      guard !isLast || account.role != .admin || (role == .admin && isActive) else {
        throw DeskProblem(
          "Ini satu-satunya admin yang aktif dan sudah punya kata sandi.",
          advice: "Tambahkan admin lain dan tunggu sampai kata sandinya ditetapkan, lalu ulangi.")
      }
      try database.execute(
        sql: """
          UPDATE accounts SET name = ?, role = ?, agency = ?, active = ?, version = version + 1
          WHERE id = ? AND version = ?
          """,
        arguments: [name, role.rawValue, agency, isActive, account.id, account.version])
      guard database.changesCount == 1 else {
        throw DeskProblem(
          "Akun ini baru saja diubah orang lain; perubahan Anda belum disimpan.",
          advice: "Muat ulang halaman, lalu ulangi bila masih perlu.")
      }
      // What a person may do is looked up at every request; who may do nothing is signed out at once.
      if !isActive { try database.forget(account.id) }
      try database.audit(
        admin, isActive ? "mengubah akun" : "menonaktifkan akun", "\(account.login) (\(role.rawValue))")
    }
  }

  /// A one-time link that lets a person set a new password.
  package func resetPassword(of account: Account, by admin: Account) async throws -> String {
    let secret = Token.random()
    try await database.write { database in
      try database.execute(sql: "DELETE FROM invitations WHERE account = ?", arguments: [account.id])
      try database.invite(account.id, secret, hours: 72)
      try database.audit(admin, "membuat tautan kata sandi", account.login)
    }
    return secret
  }

  static func login(_ text: String) throws(DeskProblem) -> String {
    let login = text.lowercased()
    let isPlain = login.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 46 || $0 == 45 || $0 == 95
    }
    guard isPlain, (3...40).contains(login.utf8.count) else {
      throw DeskProblem(
        "Nama akun hanya huruf kecil, angka, titik, tanda hubung, dan garis bawah: 3 sampai 40 karakter.")
    }
    return login
  }
}

extension Account {
  static let query = """
    SELECT accounts.*, agencies.name AS agencyName, agencies.active AS agencyActive
    FROM accounts LEFT JOIN agencies ON agencies.id = accounts.agency
    """

  init(_ row: Row) {
    let agency: Int64? = row["agency"]
    self.init(
      id: row["id"], login: row["login"], name: row["name"],
      role: AccountRole(rawValue: row["role"]) ?? .author,
      agency: agency.map { Agency(id: $0, name: row["agencyName"], isActive: row["agencyActive"]) },
      isActive: row["active"], hasPassword: row["password"] != nil, version: row["version"])
  }

  static func fetch(_ database: Database, _ condition: String, _ arguments: StatementArguments) throws -> Account? {
    try Row.fetchOne(database, sql: "\(query) WHERE \(condition)", arguments: arguments).map(Account.init)
  }
}

extension Database {
  func add(login: String, name: String, role: AccountRole, agency: Int64?) throws -> Account {
    let agency = try self.agency(for: role, agency)
    let isTaken = try Bool.fetchOne(
      self, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE login = ?)", arguments: [login])
    guard isTaken == false else { throw DeskProblem("Nama akun “\(login)” sudah dipakai.") }
    try execute(
      sql: "INSERT INTO accounts (login, name, role, agency, created) VALUES (?, ?, ?, ?, ?)",
      arguments: [login, name, role.rawValue, agency, Moment.now.seconds])
    guard let account = try Account.fetch(self, "accounts.id = ?", [lastInsertedRowID]) else {
      throw DeskProblem("Akun tidak tersimpan.")
    }
    return account
  }

  /// The agency an account of a role has: an author one that exists, others none.
  func agency(for role: AccountRole, _ agency: Int64?) throws -> Int64? {
    guard role == .author else { return nil }
    let isThere = try Bool.fetchOne(
      self, sql: "SELECT EXISTS (SELECT 1 FROM agencies WHERE id = ?)", arguments: [agency])
    guard isThere == true else { throw DeskProblem("Penyusun harus punya instansi.", advice: "Pilih instansinya.") }
    return agency
  }

  func invite(_ account: Int64?, _ secret: String, hours: Int64) throws {
    try execute(
      sql: "INSERT INTO invitations (hash, account, expires) VALUES (?, ?, ?)",
      arguments: [Token.hash(secret), account, Moment.now.seconds + hours * 3600])
  }

  /// Ends every session of an account.
  func forget(_ account: Int64) throws {
    try execute(sql: "DELETE FROM sessions WHERE account = ?", arguments: [account])
  }
}
