internal import GRDB

/// One line of the audit trail: who did what, when.
package struct AuditLine: Sendable, Equatable {
  package let id: Int64
  package let at: Moment
  /// The name at that time; empty when nobody was signed in.
  package let by: String
  /// What was done, in Bahasa Indonesia.
  package let action: String
  /// To what.
  package let subject: String
  package let dossier: Int64?
}

extension Cabinet {
  /// The newest lines of the trail before a line, at most `count`; those of one dossier when it is named.
  package func audit(before: Int64? = nil, dossier: Int64? = nil, count: Int = 200) async throws -> [AuditLine] {
    try await database.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM audit WHERE id < :before AND (:dossier IS NULL OR dossier = :dossier)
          ORDER BY id DESC LIMIT :count
          """,
        arguments: ["before": before ?? Int64.max, "dossier": dossier, "count": count])
      return rows.map {
        AuditLine(
          id: $0["id"], at: Moment(seconds: $0["at"]), by: $0["name"], action: $0["action"], subject: $0["subject"],
          dossier: $0["dossier"])
      }
    }
  }

  /// Something that happened outside a change of the desk's papers, such as a refused sign-in.
  package func note(_ action: String, _ subject: String, by account: Account? = nil) async throws {
    try await database.write { try $0.audit(account, action, subject) }
  }
}

extension Database {
  /// Writes a line of the trail, within the change it is about.
  func audit(_ account: Account?, _ action: String, _ subject: String, dossier: Int64? = nil) throws {
    try execute(
      sql: "INSERT INTO audit (at, account, name, action, subject, dossier) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [Moment.now.seconds, account?.id, account?.name ?? "", action, String(subject.prefix(500)), dossier])
  }
}
