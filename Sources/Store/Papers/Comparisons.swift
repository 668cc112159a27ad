internal import GRDB
package import Reviewing

extension Cabinet {
  /// How the findings of a draft stand against those of the drafts before it, as they were when it was reviewed.
  package func comparison(of draft: Draft) async throws -> DraftProgress {
    let changes = try await database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM changes
          WHERE review = (SELECT MAX(id) FROM reviews WHERE draft = ? AND state = 'selesai') ORDER BY position
          """, arguments: [draft.id]
      ).map { FindingChange(progress: FindingProgress(rawValue: $0["state"]) ?? .new, line: FindingLine($0)) }
    }
    return DraftProgress(changes)
  }

  /// One finding of every problem of the latest finished review of a draft.
  package func problems(of draft: Draft) async throws -> [FindingLine] {
    try await database.read { database in
      let review = try Int64.fetchOne(
        database, sql: "SELECT MAX(id) FROM reviews WHERE draft = ? AND state = 'selesai'", arguments: [draft.id])
      return try review.map { try database.findingLines(of: $0) } ?? []
    }
  }

  /// Where every agency stands in a year: what was handed in, its latest findings and answers.
  package func overview(year: Int) async throws -> [AgencyStatus] {
    try await database.read { database in
      let agencies = try Row.fetchAll(database, sql: "SELECT * FROM agencies ORDER BY name").map(Agency.init)
      let dossiers = Dictionary(
        try database.dossiers("year = :year", ["year": year]).map { ($0.agency.id, $0) }, uniquingKeysWith: { $1 })
      return try agencies.filter { $0.isActive || dossiers[$0.id] != nil }.map { agency in
        guard let dossier = dossiers[agency.id] else { return AgencyStatus(agency) }
        return try database.status(of: dossier)
      }
    }
  }

  /// The years there are dossiers of, newest first.
  package func years() async throws -> [Int] {
    try await database.read {
      try Int.fetchAll($0, sql: "SELECT DISTINCT year FROM dossiers WHERE removed IS NULL ORDER BY year DESC")
    }
  }
}

extension DraftProgress {
  init(_ changes: [FindingChange]) {
    let present = changes.filter { !$0.progress.isGone }
    self.init(
      progress: Dictionary(
        present.map { ($0.line.fingerprint, $0.progress) }, uniquingKeysWith: { first, _ in first }),
      done: changes.filter { $0.progress == .done }.map(\.line),
      undecided: changes.filter { $0.progress == .undecided }.map(\.line))
  }
}

extension FindingLine {
  fileprivate init(_ row: Row) {
    self.init(
      fingerprint: row["fingerprint"], rule: row["rule"], family: row["family"],
      severity: Severity(rawValue: row["severity"]) ?? .note, title: row["title"], message: row["message"])
  }
}

extension AgencyStatus {
  /// An agency that handed in nothing.
  fileprivate init(_ agency: Agency) {
    self.init(agency: agency, dossier: nil, trend: [], answers: [:], overruled: [:], decided: 0)
  }
}

extension Database {
  /// The finding that speaks for every problem: what is counted, because a problem is said once.
  private static let leads = """
    SELECT * FROM findings WHERE review = ?1 AND lead ORDER BY position
    """

  func findingLines(of review: Int64) throws -> [FindingLine] {
    try Row.fetchAll(self, sql: Self.leads, arguments: [review])
      .map(FindingLine.init)
  }

  fileprivate func status(of dossier: DossierSummary) throws -> AgencyStatus {
    var trend: [DraftCounts] = []
    var latest: Int64?
    for draft in dossier.drafts {
      let review = try Int64.fetchOne(
        self, sql: "SELECT MAX(id) FROM reviews WHERE draft = ? AND state = 'selesai'", arguments: [draft.id])
      guard let review else { continue }
      latest = review
      let rows = try Row.fetchAll(
        self, sql: "SELECT severity, family, COUNT(*) AS count FROM (\(Self.leads)) GROUP BY 1, 2",
        arguments: [review])
      let counted = rows.map {
        (Severity(rawValue: $0["severity"]) ?? .note, $0["family"] as String, $0["count"] as Int)
      }
      trend.append(
        DraftCounts(
          draft: draft.number, bySeverity: Dictionary(counted.map { ($0.0, $0.2) }, uniquingKeysWith: +),
          byFamily: Dictionary(counted.map { ($0.1, $0.2) }, uniquingKeysWith: +)))
    }
    let answers = try Row.fetchAll(self, sql: "SELECT item, verdict FROM answers WHERE review = ?", arguments: [latest])
      .compactMap { row in Verdict(rawValue: row["verdict"]).map { (row["item"] as String, $0) } }
    let decisions = Decisions(
      try Row.fetchAll(
        self, sql: Decision.query + " WHERE drafts.removed IS NULL AND decisions.dossier = ? ORDER BY decisions.id",
        arguments: [dossier.id]
      ).map(Decision.init))
    let overruled = answers.compactMap { item, _ in decisions.item(item)?.verdict.map { (item, $0) } }
    let decided = try latest.map { try findingLines(of: $0) } ?? []
    return AgencyStatus(
      agency: dossier.agency, dossier: dossier, trend: trend,
      answers: Dictionary(answers, uniquingKeysWith: { $1 }),
      overruled: Dictionary(overruled, uniquingKeysWith: { $1 }),
      decided: decided.count { decisions.finding($0.fingerprint).map { $0.disposition != .open } ?? false })
  }
}
