package import Documents
internal import Foundation
internal import GRDB
package import Reviewing

/// A review to be made: the files and what a person said they are.
package struct ReviewTask: Sendable {
  package let review: Int64
  package let files: [StoredFile]
  /// Whose dossier it is.
  package let agency: String
  package let year: Int
  /// Whether somebody said that the files belong there, whatever they say.
  package let isConfirmed: Bool
  /// The results of the drafts before, oldest first.
  package let earlier: [[UInt8]]
}

/// What a worker found, ready to be kept.
package struct ReviewResult: Sendable {
  package let json: [UInt8]
  package let reading: [UInt8]
  /// What each file was taken for, by its number.
  package let roles: [Int64: Role]
  /// What each file says it is, by its number.
  package let origins: [Int64: FileOrigin]
  package let findings: [FindingLine]
  /// For each finding the number of its problem.
  package let problems: [Int]
  /// For each finding whether it speaks for its problem.
  package let leads: [Bool]
  package let answers: [String: Verdict]
  /// Of the findings of this draft and of those that are gone.
  package let changes: [FindingChange]
  /// Files made of the review to be taken along, by name.
  package let handouts: [String: [UInt8]]

  package init(
    json: [UInt8], reading: [UInt8], roles: [Int64: Role], origins: [Int64: FileOrigin] = [:],
    findings: [FindingLine], problems: [Int],
    leads: [Bool], answers: [String: Verdict],
    changes: [FindingChange], handouts: [String: [UInt8]] = [:]
  ) {
    self.json = json
    self.reading = reading
    self.roles = roles
    self.origins = origins
    self.findings = findings
    self.problems = problems
    self.leads = leads
    self.answers = answers
    self.changes = changes
    self.handouts = handouts
  }
}

/// What a file says it is, and why it may not belong where it was put.
package struct FileOrigin: Sendable, Equatable {
  package let agency: String?
  package let year: Int?
  /// In sentences; nil where nothing speaks against it.
  package let doubt: String?

  package init(agency: String?, year: Int?, doubt: String?) {
    (self.agency, self.year, self.doubt) = (agency, year, doubt)
  }
}

extension Cabinet {
  /// How often a review is tried when the server ends while it is made.
  private static let mostAttempts = 3

  /// Hands a draft in to be reviewed; a draft that waits already keeps its place. Confirmed is what the one who asks says:
  /// that its files belong there, whatever they say.
  package func queueReview(of draft: Draft, isConfirmed: Bool = false, by account: Account) async throws -> Int64 {
    try await database.write { database in
      try database.refuseClosed(draft)
      if isConfirmed {
        try database.execute(sql: "UPDATE drafts SET confirmed = 1 WHERE id = ?", arguments: [draft.id])
        try database.audit(account, "memastikan berkas", try database.doubts(of: draft), dossier: draft.dossier)
      }
      guard try !database.files(of: draft.id).isEmpty else {
        throw DeskProblem("Draf ini belum berisi berkas.", advice: "Unggah laporannya lebih dahulu.")
      }
      if let last = try database.latestReview(of: draft.id), !last.state.isSettled { return last.id }
      try database.execute(
        sql: "INSERT INTO reviews (draft, state, created) VALUES (?, 'menunggu', ?)",
        arguments: [draft.id, Moment.now.seconds])
      let id = database.lastInsertedRowID
      try database.audit(account, "meminta pemeriksaan", "Draf \(draft.number)", dossier: draft.dossier)
      return id
    }
  }

  /// Puts reviews that a crash cut off back in the queue, or gives them up.
  package func resumeReviews() async throws {
    try await database.write { database in
      try database.execute(
        sql: """
          UPDATE reviews SET state = 'gagal', finished = ?,
            problem = 'Server berhenti berulang kali saat memeriksa berkas ini; simpan ulang berkasnya, lalu periksa lagi.'
          WHERE state = 'berjalan' AND attempts >= ?
          """, arguments: [Moment.now.seconds, Self.mostAttempts])
      try database.execute(sql: "UPDATE reviews SET state = 'menunggu' WHERE state = 'berjalan'")
    }
  }

  /// Takes the review that waits longest; nil when none waits.
  package func takeReview() async throws -> ReviewTask? {
    try await database.write { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT id, draft FROM reviews WHERE state = 'menunggu' ORDER BY id LIMIT 1")
      guard let row else { return nil }
      try database.execute(
        sql: "UPDATE reviews SET state = 'berjalan', attempts = attempts + 1 WHERE id = ?", arguments: [row["id"]])
      let owner = try Row.fetchOne(
        database,
        sql: """
          SELECT agencies.name, dossiers.year, drafts.confirmed FROM drafts
          JOIN dossiers ON dossiers.id = drafts.dossier JOIN agencies ON agencies.id = dossiers.agency
          WHERE drafts.id = ?
          """, arguments: [row["draft"]])
      guard let owner else { return nil }
      let earlier = try Data.fetchAll(database, sql: Self.earlierResults, arguments: [row["draft"], row["draft"]])
      return ReviewTask(
        review: row["id"], files: try database.files(of: row["draft"]), agency: owner["name"], year: owner["year"],
        isConfirmed: owner["confirmed"], earlier: earlier.map { [UInt8]($0) })
    }
  }

  /// The latest result of each draft before one, in the order of the drafts.
  private static let earlierResults = """
    SELECT result FROM reviews JOIN drafts ON drafts.id = reviews.draft
    WHERE drafts.dossier = (SELECT dossier FROM drafts WHERE id = ?)
      AND drafts.number < (SELECT number FROM drafts WHERE id = ?)
      AND reviews.id IN (SELECT MAX(id) FROM reviews WHERE state = 'selesai' GROUP BY draft)
    ORDER BY drafts.number
    """

  /// Keeps the result of a review, all of it or nothing.
  package func finishReview(_ review: Int64, _ result: ReviewResult) async throws {
    try await database.write { database in
      try database.execute(
        sql: "UPDATE reviews SET state = 'selesai', problem = NULL, result = ?, reading = ?, finished = ? WHERE id = ?",
        arguments: [
          Data(result.json),
          Data(result.reading), Moment.now.seconds, review,
        ])
      for (position, line) in result.findings.enumerated() {
        let (problem, isLead) = (result.problems[position], result.leads[position])
        try database.execute(
          sql: "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            review, position, problem, line.fingerprint, line.rule, line.family, line.severity.rawValue, line.title,
            line.message, isLead,
          ])
      }
      for (position, change) in result.changes.enumerated() {
        let line = change.line
        try database.execute(
          sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            review, position, change.progress.rawValue, line.fingerprint, line.rule, line.family,
            line.severity.rawValue, line.title, line.message,
          ])
      }
      for (name, bytes) in result.handouts.sorted(by: { $0.key < $1.key }) {
        try database.execute(sql: "INSERT INTO handouts VALUES (?, ?, ?)", arguments: [review, name, Data(bytes)])
      }
      for (item, verdict) in result.answers.sorted(by: { $0.key < $1.key }) {
        try database.execute(sql: "INSERT INTO answers VALUES (?, ?, ?)", arguments: [review, item, verdict.rawValue])
      }
      try database.keep(result.roles, result.origins)
    }
  }

  /// Keeps what the files of a review say they are, which somebody must confirm before they are reviewed.
  package func askAbout(_ review: Int64, roles: [Int64: Role], origins: [Int64: FileOrigin]) async throws {
    try await database.write { database in
      let words = "Berkas draf ini tampaknya bukan milik dosir ini."
      try database.execute(
        sql: "UPDATE reviews SET state = 'gagal', asks = 1, problem = ?, finished = ? WHERE id = ?",
        arguments: [words, Moment.now.seconds, review])
      try database.keep(roles, origins)
    }
  }

  /// Keeps why a review could not be made.
  package func failReview(_ review: Int64, _ problem: String) async throws {
    try await database.write { database in
      try database.execute(
        sql: "UPDATE reviews SET state = 'gagal', problem = ?, finished = ? WHERE id = ?",
        arguments: [problem, Moment.now.seconds, review])
    }
  }

  /// Puts a review back that was interrupted on purpose, so that it does not count as tried.
  package func releaseReview(_ review: Int64) async throws {
    try await database.write { database in
      try database.execute(
        sql: "UPDATE reviews SET state = 'menunggu', attempts = attempts - 1 WHERE id = ? AND state = 'berjalan'",
        arguments: [review])
    }
  }

  /// How far a review is, and how many wait before it.
  package func progress(of review: Int64) async throws -> (status: ReviewStatus, before: Int)? {
    try await database.read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT \(ReviewStatus.columns) FROM reviews WHERE id = ?", arguments: [review])
      let before = try Int.fetchOne(
        database, sql: "SELECT COUNT(*) FROM reviews WHERE state = 'menunggu' AND id < ?", arguments: [review])
      return row.map { (ReviewStatus($0), before ?? 0) }
    }
  }

  /// The names of the files that were made of the latest finished review of a draft.
  package func handouts(of draft: Draft) async throws -> Set<String> {
    let sql = "SELECT name FROM handouts WHERE review = (\(Self.latestDone))"
    return try await database.read { try String.fetchSet($0, sql: sql, arguments: [draft.id]) }
  }

  /// Such a file; nil when it was not made.
  package func handout(_ name: String, of draft: Draft) async throws -> [UInt8]? {
    let sql = "SELECT bytes FROM handouts WHERE review = (\(Self.latestDone)) AND name = ?"
    return try await database.read { try Data.fetchOne($0, sql: sql, arguments: [draft.id, name]).map { [UInt8]($0) } }
  }

  /// The number of the latest finished review of a draft; nil when there is none.
  package func reviewed(_ draft: Draft) async throws -> Int64? {
    try await database.read { try Int64.fetchOne($0, sql: Self.latestDone, arguments: [draft.id]) }
  }

  /// Keeps papers that were made again of a review, and forgets those of the edition before.
  package func keep(_ papers: [String: [UInt8]], edition: String, of review: Int64) async throws {
    try await database.write { database in
      try database.execute(
        sql: "DELETE FROM handouts WHERE review = ? AND instr(name, '@') > 0", arguments: [review])
      for (name, bytes) in papers.sorted(by: { $0.key < $1.key }) {
        try database.execute(
          sql: "INSERT INTO handouts VALUES (?, ?, ?)", arguments: [review, "\(name)@\(edition)", Data(bytes)])
      }
    }
  }

  private static let latestDone = "SELECT MAX(id) FROM reviews WHERE draft = ? AND state = 'selesai'"

  /// Whether a draft has a finished review.
  package func isReviewed(_ draft: Draft) async throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM reviews WHERE draft = ? AND state = 'selesai')"
    return try await database.read { try Bool.fetchOne($0, sql: sql, arguments: [draft.id]) } ?? false
  }

  /// The latest finished review of a draft with its result; nil when there is none.
  package func review(of draft: Int64) async throws -> StoredReview? {
    try await database.read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM reviews WHERE draft = ? AND state = 'selesai' ORDER BY id DESC LIMIT 1",
        arguments: [draft]
      ).map { row in
        StoredReview(
          status: ReviewStatus(row), json: [UInt8](row["result"] as Data? ?? Data()),
          reading: [UInt8](row["reading"] as Data? ?? Data()))
      }
    }
  }
}

extension Database {
  /// What files were taken for and what they say they are, by their numbers.
  fileprivate func keep(_ roles: [Int64: Role], _ origins: [Int64: FileOrigin]) throws {
    for (file, role) in roles.sorted(by: { $0.key < $1.key }) {
      try execute(sql: "UPDATE files SET guessed = ? WHERE id = ?", arguments: [role.rawValue, file])
    }
    for (file, origin) in origins.sorted(by: { $0.key < $1.key }) {
      try execute(
        sql: "UPDATE files SET agency = ?, year = ?, doubt = ? WHERE id = ?",
        arguments: [origin.agency, origin.year, origin.doubt, file])
    }
  }

  /// What speaks against the files of a draft, for the trail.
  fileprivate func doubts(of draft: Draft) throws -> String {
    let words = try files(of: draft.id).compactMap { file in file.doubt.map { "\(file.name): \($0)" } }
    return "Draf \(draft.number). \(words.joined(separator: " "))"
  }
}
