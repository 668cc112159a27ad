internal import Documents
internal import GRDB

extension Cabinet {
  /// The dossiers a person may see, newest year first, then by agency.
  package func dossiers(for account: Account, year: Int? = nil) async throws -> [DossierSummary] {
    let agency = account.role.seesAllAgencies ? nil : account.agency?.id ?? -1
    return try await database.read { database in
      try database.dossiers(
        "(:agency IS NULL OR agency = :agency) AND (:year IS NULL OR year = :year)", ["agency": agency, "year": year])
    }
  }

  /// A dossier as a person may see it; nil when there is none, or none for this person.
  package func dossier(_ id: Int64, for account: Account) async throws -> DossierSummary? {
    try await database.read { database in
      let found = try database.dossiers("dossiers.id = :id", ["id": id]).first
      return found.flatMap { account.sees($0.agency) ? $0 : nil }
    }
  }

  /// The dossier a draft belongs to, as a person may see it.
  package func dossier(ofDraft draft: Int64, for account: Account) async throws -> DossierSummary? {
    let id = try await database.read {
      try Int64.fetchOne($0, sql: "SELECT dossier FROM drafts WHERE id = ?", arguments: [draft])
    }
    guard let id else { return nil }
    return try await dossier(id, for: account)
  }

  /// The dossier of an agency and a year, made when it is not there; its number.
  package func openDossier(_ agency: Agency, year: Int, by account: Account) async throws -> Int64 {
    guard account.sees(agency) else { throw DeskProblem("Instansi ini tidak dikenal.") }
    guard (2000...2100).contains(year) else { throw DeskProblem("Tahun laporan harus antara 2000 dan 2100.") }
    return try await database.write { database in
      let sql = "SELECT id FROM dossiers WHERE agency = ? AND year = ?"
      if let id = try Int64.fetchOne(database, sql: sql, arguments: [agency.id, year]) {
        try database.execute(
          sql: "UPDATE dossiers SET removed = NULL WHERE id = ? AND removed IS NOT NULL", arguments: [id])
        if database.changesCount > 0 {
          try database.audit(account, "membuka lagi dosir", "\(agency.name) \(year)", dossier: id)
        }
        return id
      }
      guard agency.isActive else { throw DeskProblem("Instansi \(agency.name) sudah ditutup.") }
      try database.execute(
        sql: "INSERT INTO dossiers (agency, year, created) VALUES (?, ?, ?)",
        arguments: [agency.id, year, Moment.now.seconds])
      let id = database.lastInsertedRowID
      try database.audit(account, "membuat dosir", "\(agency.name) \(year)", dossier: id)
      return id
    }
  }
}

extension Database {
  func dossiers(_ condition: String, _ arguments: StatementArguments) throws -> [DossierSummary] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT dossiers.*, agencies.name, agencies.active FROM dossiers JOIN agencies ON agencies.id = dossiers.agency
        WHERE dossiers.removed IS NULL AND (\(condition)) ORDER BY year DESC, agencies.name
        """, arguments: arguments)
    return try rows.map { row in
      DossierSummary(
        id: row["id"], agency: Agency(id: row["agency"], name: row["name"], isActive: row["active"]), year: row["year"],
        createdAt: Moment(seconds: row["created"]), drafts: try drafts(of: row["id"]))
    }
  }

  private func drafts(of dossier: Int64) throws -> [Draft] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT drafts.*, accounts.name AS creator FROM drafts JOIN accounts ON accounts.id = drafts.account
        WHERE dossier = ? AND drafts.removed IS NULL ORDER BY number
        """, arguments: [dossier])
    return try rows.map { row in
      let id: Int64 = row["id"]
      return Draft(
        id: id, dossier: dossier, number: row["number"], createdAt: Moment(seconds: row["created"]),
        createdBy: row["creator"], files: try files(of: id), review: try latestReview(of: id), round: try round(of: id))
    }
  }

  func files(of draft: Int64) throws -> [StoredFile] {
    try Row.fetchAll(self, sql: "SELECT * FROM files WHERE draft = ? ORDER BY id", arguments: [draft]).map { row in
      StoredFile(
        id: row["id"], name: row["name"], hash: row["hash"], size: row["size"],
        chosenRole: (row["chosen"] as String?).flatMap(Role.init(rawValue:)),
        guessedRole: (row["guessed"] as String?).flatMap(Role.init(rawValue:)), agency: row["agency"],
        year: row["year"], doubt: row["doubt"])
    }
  }

  func latestReview(of draft: Int64) throws -> ReviewStatus? {
    try Row.fetchOne(
      self, sql: "SELECT \(ReviewStatus.columns) FROM reviews WHERE draft = ? ORDER BY id DESC LIMIT 1",
      arguments: [draft]
    ).map(ReviewStatus.init)
  }

  func round(of draft: Int64) throws -> Round? {
    try Row.fetchOne(
      self,
      sql: "SELECT rounds.*, accounts.name FROM rounds JOIN accounts ON accounts.id = rounds.account WHERE draft = ?",
      arguments: [draft]
    ).map { row in
      Round(
        id: row["id"], draft: draft, closedAt: Moment(seconds: row["at"]), closedBy: row["name"],
        initials: row["initials"], note: row["note"])
    }
  }
}

extension ReviewStatus {
  /// The columns that tell a status, without the results, which are long.
  static let columns = "id, draft, state, asks, problem, created, finished"

  init(_ row: Row) {
    let finished: Int64? = row["finished"]
    self.init(
      id: row["id"], draft: row["draft"], state: row["asks"] ? .asking : ReviewState(rawValue: row["state"]) ?? .failed,
      problem: row["problem"], createdAt: Moment(seconds: row["created"]),
      finishedAt: finished.map(Moment.init(seconds:)))
  }
}
