internal import GRDB
internal import Reviewing

/// Someone decided about the same thing in the meantime; nothing of either was lost.
package struct DecisionConflict: Error, Sendable {
  /// What counts now.
  package let current: Decision?
}

extension Cabinet {
  /// All decisions of a dossier up to one draft; those of later drafts do not change what was said of it.
  package func decisions(of dossier: Int64, upTo draft: Int = .max) async throws -> Decisions {
    try await database.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: Decision.query
          + " WHERE drafts.removed IS NULL AND decisions.dossier = ? AND drafts.number <= ? ORDER BY decisions.id",
        arguments: [dossier, draft])
      return Decisions(rows.map(Decision.init))
    }
  }

  /// Writes a decision; refused when the one it was made in knowledge of no longer counts.
  package func decide(_ new: NewDecision, on draft: Draft, by account: Account) async throws -> Decision {
    guard account.role.decides else { throw DeskProblem("Hanya analis dan pereviu yang memutuskan.") }
    let (kind, subject) = new.subject.row
    let reason = try Words.text(new.reason, "Alasan", most: 4000)
    let note = try Words.text(new.note, "Catatan", most: 20_000)
    if new.disposition == .dismissed, reason.allSatisfy(\.isWhitespace) {
      throw DeskProblem("Alasan belum diisi.", advice: "Tulis mengapa temuan ini diabaikan.")
    }
    return try await database.write { database in
      try database.refuseClosed(draft)
      let machine = try database.machineWords(new.subject, draft)
      let current = try Row.fetchOne(
        database,
        sql: Decision.query
          + " WHERE drafts.removed IS NULL AND decisions.dossier = ? AND kind = ? AND subject = ? ORDER BY decisions.id DESC LIMIT 1",
        arguments: [draft.dossier, kind, subject]
      ).map(Decision.init)
      guard current?.id == new.after else { throw DecisionConflict(current: current) }
      var kept = new
      (kept.reason, kept.note) = (reason, note)
      let id = try database.insert(kept, on: draft, machine: machine, by: account)
      try database.forgetTyped("\(kind):\(subject)", in: draft.id, of: account.id)
      let words = "\(kind) \(subject): \(new.disposition?.rawValue ?? new.verdict?.display ?? "catatan")"
      try database.audit(account, "memutuskan", words, dossier: draft.dossier)
      return try Row.fetchOne(database, sql: Decision.query + " WHERE decisions.id = ?", arguments: [id])
        .map(Decision.init) ?? { throw DeskProblem("Keputusan tidak tersimpan.", advice: "Ulangi.") }()
    }
  }

  /// Closes the round about a draft with initials.
  package func closeRound(on draft: Draft, initials: String, note: String, by account: Account) async throws {
    guard account.role.decides else { throw DeskProblem("Hanya analis dan pereviu yang menutup putaran.") }
    let initials = try Words.checked(initials, "Paraf", most: 20)
    let note = try Words.text(note, "Catatan", most: 4000)
    try await database.write { database in
      try database.refuseClosed(draft)
      guard try database.latestReview(of: draft.id)?.state == .done else {
        throw DeskProblem("Draf \(draft.number) belum selesai diperiksa.")
      }
      try database.execute(
        sql: "INSERT INTO rounds (draft, account, initials, note, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [draft.id, account.id, initials, note, Moment.now.seconds])
      try database.forgetTyped(TypedWords.round, in: draft.id, of: account.id)
      try database.audit(account, "menutup putaran", "Draf \(draft.number), paraf \(initials)", dossier: draft.dossier)
    }
  }
}

extension Database {
  /// Enters a decision; its number.
  func insert(
    _ new: NewDecision, on draft: Draft, machine: String, by account: Account, batch: Int64? = nil
  ) throws -> Int64 {
    let (kind, subject) = new.subject.row
    try execute(
      sql: """
        INSERT INTO decisions
          (dossier, draft, kind, subject, disposition, reason, verdict, note, machine, account, at, batch)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        draft.dossier, draft.id, kind, subject, new.disposition?.rawValue, new.reason, new.verdict?.rawValue, new.note,
        machine, account.id, Moment.now.seconds, batch,
      ])
    return lastInsertedRowID
  }
}

extension DecisionSubject {
  /// How a subject is written in the database.
  var row: (kind: String, subject: String) {
    switch self {
    case .finding(let fingerprint): ("temuan", fingerprint)
    case .item(let name): ("butir", name)
    }
  }
}

extension Decision {
  static let query = """
    SELECT decisions.*, accounts.name FROM decisions JOIN accounts ON accounts.id = decisions.account
    JOIN drafts ON drafts.id = decisions.draft
    """

  init(_ row: Row) {
    let subject: String = row["subject"]
    self.init(
      id: row["id"], subject: row["kind"] == "temuan" ? .finding(subject) : .item(subject),
      disposition: (row["disposition"] as String?).flatMap(Disposition.init(rawValue:)), reason: row["reason"],
      verdict: (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)), note: row["note"],
      machine: row["machine"], draft: row["draft"], by: row["name"], at: Moment(seconds: row["at"]))
  }
}

extension Database {
  /// What the machine says of a subject in a draft; a subject the draft does not have cannot be decided about.
  func machineWords(_ subject: DecisionSubject, _ draft: Draft) throws -> String {
    let (sql, name) =
      switch subject {
      case .finding(let name): ("SELECT message FROM findings WHERE review = ? AND fingerprint = ?", name)
      case .item(let name): ("SELECT verdict FROM answers WHERE review = ? AND item = ?", name)
      }
    let review = try Int64.fetchOne(
      self, sql: "SELECT id FROM reviews WHERE draft = ? AND state = 'selesai' ORDER BY id DESC LIMIT 1",
      arguments: [draft.id])
    guard let words = try String.fetchOne(self, sql: sql, arguments: [review, name]) else {
      throw DeskProblem("Draf \(draft.number) tidak punya temuan atau butir ini.", advice: "Muat ulang halaman.")
    }
    return words
  }
}
