internal import GRDB

/// Decisions about several findings at once, and taking back what was decided last.
extension Cabinet {
  /// Accepts or dismisses several findings for one reason. What somebody decided meanwhile stays as it is; how many were
  /// decided.
  package func decide(
    _ disposition: Disposition, about fingerprints: [String], because reason: String, on draft: Draft,
    by account: Account
  ) async throws -> Int {
    guard account.role.decides else { throw DeskProblem("Hanya analis dan pereviu yang memutuskan.") }
    let reason = try Words.text(reason, "Alasan", most: 4000)
    if disposition == .dismissed, reason.allSatisfy(\.isWhitespace) {
      throw DeskProblem("Alasan belum diisi.", advice: "Tulis mengapa temuan-temuan ini diabaikan.")
    }
    return try await database.write { database in
      try database.refuseClosed(draft)
      let known = Decisions(try database.decisions(of: draft))
      var count = 0
      let batch = try database.nextBatch()
      for fingerprint in fingerprints {
        let current = known.finding(fingerprint)
        guard (current?.disposition ?? .open) == .open else { continue }
        var new = NewDecision(.finding(fingerprint))
        (new.disposition, new.reason) = (disposition, reason)
        let machine = try database.machineWords(new.subject, draft)
        _ = try database.insert(new, on: draft, machine: machine, by: account, batch: batch)
        count += 1
      }
      guard count > 0 else { return 0 }
      try database.forgetTyped(TypedWords.several, in: draft.id, of: account.id)
      let words = "\(count) temuan sekaligus: \(disposition.rawValue)" + (reason.isEmpty ? "" : ", alasan: \(reason)")
      try database.audit(account, "memutuskan", words, dossier: draft.dossier)
      return count
    }
  }

  /// What a person decided last about findings of a draft, as far as it still counts: one, or several at once.
  package func lastDecisions(in draft: Draft, by account: Account) async throws -> [Decision] {
    try await database.read { try $0.lastDecisions(in: draft, by: account) }
  }

  /// Takes back what a person decided last: what counted before counts again. Refused when it is not the last any more;
  /// the fingerprint of the first finding.
  package func takeBack(_ last: Int64, in draft: Draft, by account: Account) async throws -> String? {
    try await database.write { database in
      try database.refuseClosed(draft)
      let decisions = try database.lastDecisions(in: draft, by: account)
      guard decisions.last?.id == last else {
        throw DeskProblem("Sesudah itu sudah ada putusan lain.", advice: "Muat ulang halaman, lalu lihat putusannya.")
      }
      let all = Decisions(try database.decisions(of: draft))
      let batch = try database.nextBatch()
      for decision in decisions {
        let before = all.history(decision.subject).last { $0.id < decision.id }
        var new = NewDecision(decision.subject)
        (new.disposition, new.reason, new.note) = (
          before?.disposition ?? .open, before?.reason ?? "", before?.note ?? ""
        )
        _ = try database.insert(new, on: draft, machine: decision.machine, by: account, batch: batch)
      }
      try database.audit(
        account, "membatalkan putusan", "\(decisions.count) temuan pada draf \(draft.number)", dossier: draft.dossier)
      return decisions.first.flatMap { if case .finding(let print) = $0.subject { print } else { nil } }
    }
  }
}

extension Database {
  /// A number for what is decided at once: that of its first decision.
  fileprivate func nextBatch() throws -> Int64? {
    try Int64.fetchOne(self, sql: "SELECT COALESCE(MAX(id), 0) + 1 FROM decisions")
  }

  /// All decisions of the dossier of a draft, oldest first.
  fileprivate func decisions(of draft: Draft) throws -> [Decision] {
    try Row.fetchAll(
      self, sql: Decision.query + " WHERE drafts.removed IS NULL AND decisions.dossier = ? ORDER BY decisions.id",
      arguments: [draft.dossier]
    ).map(Decision.init)
  }

  fileprivate func lastDecisions(in draft: Draft, by account: Account) throws -> [Decision] {
    let rows = try Row.fetchAll(
      self,
      sql: Decision.query + """
         WHERE decisions.draft = :draft AND decisions.account = :account AND kind = 'temuan'
        AND COALESCE(batch, decisions.id) = (
          SELECT COALESCE(batch, id) FROM decisions WHERE draft = :draft AND account = :account AND kind = 'temuan'
          ORDER BY id DESC LIMIT 1)
        AND NOT EXISTS (
          SELECT 1 FROM decisions AS later WHERE later.dossier = decisions.dossier AND later.kind = decisions.kind
          AND later.subject = decisions.subject AND later.id > decisions.id)
        ORDER BY decisions.id
        """, arguments: ["draft": draft.id, "account": account.id])
    return rows.map(Decision.init)
  }
}
