internal import GRDB

extension Cabinet {
  /// Why the files of a draft cannot be changed; nil while it is the last and nothing of it was decided.
  package func obstacle(to draft: Draft) async throws -> DeskProblem? {
    try await database.read { try $0.obstacle(to: draft) }
  }

  /// Removes a draft for good: its files, its reviews, and what was typed about it. Decisions and the trail stay, but are
  /// shown no more.
  package func removeDraft(_ draft: Draft, because reason: String, by account: Account) async throws {
    let reason = try Self.reason(reason, account)
    let hashes = try await database.write { database in
      let hashes = try database.remove(draft)
      try database.audit(account, "menghapus draf", "Draf \(draft.number): \(reason)", dossier: draft.dossier)
      return hashes
    }
    for hash in hashes { try await clearAway(hash) }
  }

  /// Removes a dossier with all its drafts for good.
  package func removeDossier(_ dossier: DossierSummary, because reason: String, by account: Account) async throws {
    let reason = try Self.reason(reason, account)
    let hashes = try await database.write { database in
      let hashes = try dossier.drafts.flatMap { try database.remove($0) }
      try database.execute(
        sql: "UPDATE dossiers SET removed = ? WHERE id = ?", arguments: [Moment.now.seconds, dossier.id])
      let words = "\(dossier.agency.name) \(dossier.year): \(reason)"
      try database.audit(account, "menghapus dosir", words, dossier: dossier.id)
      return hashes
    }
    for hash in Set(hashes) { try await clearAway(hash) }
  }

  private static func reason(_ reason: String, _ account: Account) throws -> String {
    guard account.role == .admin else { throw DeskProblem("Hanya admin yang menghapus draf dan dosir.") }
    let reason = try Words.text(reason, "Alasan", most: 400)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw DeskProblem(
        "Alasan belum diisi.", advice: "Tulis mengapa ini dihapus; alasan itu dicatat dalam jejak audit.")
    }
    return reason
  }
}

extension Database {
  /// Why the files of a draft cannot be changed; nil when they can.
  func obstacle(to draft: Draft) throws -> DeskProblem? {
    let isLast = try Int.fetchOne(
      self, sql: "SELECT MAX(number) FROM drafts WHERE dossier = ? AND removed IS NULL", arguments: [draft.dossier])
    guard isLast == draft.number else {
      return DeskProblem(
        "Draf \(draft.number) sudah diganti draf berikutnya.", advice: "Ubah berkas draf yang terakhir.")
    }
    if let review = try latestReview(of: draft.id), !review.state.isSettled {
      return DeskProblem("Draf \(draft.number) masih diperiksa.", advice: "Tunggu sampai selesai, lalu ubah berkasnya.")
    }
    let isDecided = try Bool.fetchOne(
      self,
      sql: "SELECT EXISTS (SELECT 1 FROM decisions WHERE draft = ?1 UNION ALL SELECT 1 FROM rounds WHERE draft = ?1)",
      arguments: [draft.id])
    guard isDecided == false else {
      return DeskProblem(
        "Draf \(draft.number) sudah diputuskan, sehingga berkasnya tidak dapat diubah.",
        advice: "Unggah draf baru untuk perbaikannya.")
    }
    return nil
  }

  /// Makes the files of a draft changeable again: what was found in the files of before counts no more.
  func openFiles(of draft: Draft, by account: Account) throws {
    if let problem = try obstacle(to: draft) { throw problem }
    try execute(sql: "UPDATE drafts SET confirmed = 0 WHERE id = ?", arguments: [draft.id])
    guard try latestReview(of: draft.id) != nil else { return }
    try removeReviews(of: draft)
    let words = "Draf \(draft.number): berkas diubah, hasil pemeriksaan sebelumnya dihapus"
    try audit(account, "membuka draf", words, dossier: draft.dossier)
  }

  private func removeReviews(of draft: Draft) throws {
    for table in ["findings", "changes", "answers", "handouts"] {
      try execute(
        sql: "DELETE FROM \(table) WHERE review IN (SELECT id FROM reviews WHERE draft = ?)", arguments: [draft.id])
    }
    try execute(sql: "DELETE FROM reviews WHERE draft = ?", arguments: [draft.id])
  }

  /// Removes what a draft holds; the hashes of its files.
  fileprivate func remove(_ draft: Draft) throws -> [String] {
    if let review = try latestReview(of: draft.id), !review.state.isSettled {
      throw DeskProblem("Draf \(draft.number) masih diperiksa.", advice: "Tunggu sampai selesai, lalu hapus.")
    }
    let hashes = try files(of: draft.id).map(\.hash)
    try removeReviews(of: draft)
    try execute(sql: "DELETE FROM files WHERE draft = ?", arguments: [draft.id])
    try execute(sql: "DELETE FROM typed WHERE draft = ?", arguments: [draft.id])
    try execute(sql: "UPDATE drafts SET removed = ? WHERE id = ?", arguments: [Moment.now.seconds, draft.id])
    return hashes
  }
}
