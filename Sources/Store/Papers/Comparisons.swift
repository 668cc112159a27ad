internal import GRDB
internal import Reviewing

extension Cabinet {
  /// How the findings of a draft stand against those of the drafts before it.
  package func comparison(of draft: Draft) async throws -> DraftComparison {
    let drafts = try await database.read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT MAX(reviews.id) FROM reviews JOIN drafts ON drafts.id = reviews.draft
          WHERE drafts.dossier = ? AND drafts.number <= ? AND reviews.state = 'selesai'
          GROUP BY drafts.id ORDER BY drafts.number
          """, arguments: [draft.dossier, draft.number]
      ).map { try database.findingLines(of: $0) }
    }
    return DraftComparison(drafts)
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
    try await database.read { try Int.fetchAll($0, sql: "SELECT DISTINCT year FROM dossiers ORDER BY year DESC") }
  }
}

extension DraftComparison {
  /// Compares the last of several drafts, each with its findings, with those before it.
  init(_ drafts: [[FindingLine]]) {
    guard let last = drafts.last else {
      self.init(progress: [:], fixed: [])
      return
    }
    let before = drafts.dropLast().last ?? []
    let known = Set(before.map(\.fingerprint))
    let earlier = Set(drafts.dropLast(2).flatMap { $0.map(\.fingerprint) })
    let progress = last.map { line -> (String, FindingProgress) in
      let print = line.fingerprint
      return (print, known.contains(print) ? .remaining : earlier.contains(print) ? .returned : .new)
    }
    let now = Set(last.map(\.fingerprint))
    self.init(
      progress: Dictionary(progress, uniquingKeysWith: { first, _ in first }),
      fixed: before.filter { !now.contains($0.fingerprint) })
  }
}

extension AgencyStatus {
  /// An agency that handed in nothing.
  fileprivate init(_ agency: Agency) {
    self.init(agency: agency, dossier: nil, trend: [], answers: [:], overruled: [:], decided: 0)
  }
}

extension Database {
  func findingLines(of review: Int64) throws -> [FindingLine] {
    try Row.fetchAll(self, sql: "SELECT * FROM findings WHERE review = ? ORDER BY position", arguments: [review]).map {
      FindingLine(
        fingerprint: $0["fingerprint"], rule: $0["rule"], family: $0["family"],
        severity: Severity(rawValue: $0["severity"]) ?? .note, title: $0["title"], message: $0["message"])
    }
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
        self, sql: "SELECT severity, family, COUNT(*) AS count FROM findings WHERE review = ? GROUP BY 1, 2",
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
        self, sql: Decision.query + " WHERE decisions.dossier = ? ORDER BY decisions.id", arguments: [dossier.id]
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
