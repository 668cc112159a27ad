package import Documents
internal import GRDB

extension Cabinet {
  /// How many files a draft may have, and how many bytes together.
  package static let mostFiles = 20
  package static let mostBytes = 256 << 20

  /// The draft that files can be added to: the latest one if it was not handed in yet, else a new one.
  ///
  /// A new draft begins with the attachments of the one before when asked to.
  package func openDraft(of dossier: DossierSummary, keepingAttachments: Bool, by account: Account) async throws -> Int
  {
    try await database.write { database in
      let latest = try Row.fetchOne(
        database, sql: "SELECT id, number, removed FROM drafts WHERE dossier = ? ORDER BY number DESC LIMIT 1",
        arguments: [dossier.id])
      let before: Int64? = latest?["id"]
      let number: Int = latest?["number"] ?? 0
      let isRemoved = (latest?["removed"] as Int64?) != nil
      if let before, !isRemoved, try database.latestReview(of: before) == nil { return number }
      if let before, let state = try database.latestReview(of: before)?.state, !state.isSettled {
        throw DeskProblem(
          "Draf \(number) masih diperiksa.", advice: "Tunggu sampai selesai, lalu unggah draf berikutnya.")
      }
      try database.execute(
        sql: "INSERT INTO drafts (dossier, number, account, created) VALUES (?, ?, ?, ?)",
        arguments: [dossier.id, number + 1, account.id, Moment.now.seconds])
      if keepingAttachments {
        try database.execute(
          sql: """
            INSERT INTO files (draft, name, hash, size, chosen, guessed, created)
            SELECT ?, name, hash, size, chosen, guessed, ? FROM files
            WHERE draft = (SELECT id FROM drafts WHERE dossier = ? AND removed IS NULL AND number <= ? ORDER BY number DESC LIMIT 1)
              AND COALESCE(chosen, guessed, 'lkj') <> 'lkj' ORDER BY id
            """,
          arguments: [database.lastInsertedRowID, Moment.now.seconds, dossier.id, number])
      }
      try database.audit(account, "membuka draf", "Draf \(number + 1)", dossier: dossier.id)
      return number + 1
    }
  }

  /// Enters a stored file in a draft; one of the same name is replaced.
  package func addFile(
    named name: String, hash: String, size: Int, to draft: Draft, role: Role? = nil, by account: Account
  ) async throws -> StoredFile {
    let name = try Words.checked(name, "Nama berkas", most: 200)
    return try await database.write { database in
      try database.openFiles(of: draft, by: account)
      // Equal bytes may have been cleared away since they came, because nothing named them.
      guard uploads.has(hash) else { throw DeskProblem("Berkas tidak tersimpan.", advice: "Unggah sekali lagi.") }
      let files = try database.files(of: draft.id).filter { $0.name != name }
      guard files.count < Self.mostFiles else {
        throw DeskProblem("Draf ini sudah berisi \(Self.mostFiles) berkas.", advice: "Hapus yang tidak perlu.")
      }
      guard files.reduce(size, { $0 + $1.size }) <= Self.mostBytes else {
        throw DeskProblem("Berkas draf ini bersama-sama melebihi \(Self.mostBytes >> 20) MB.")
      }
      try database.execute(
        sql: """
          INSERT INTO files (draft, name, hash, size, chosen, created) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (draft, name) DO UPDATE SET hash = excluded.hash, size = excluded.size, guessed = NULL,
            agency = NULL, year = NULL, doubt = NULL
          """,
        arguments: [draft.id, name, hash, size, role?.rawValue, Moment.now.seconds])
      try database.audit(
        account, "mengunggah berkas", "\(name), \(size) bita, \(hash.prefix(12))", dossier: draft.dossier)
      guard let file = try database.files(of: draft.id).first(where: { $0.name == name }) else {
        throw DeskProblem("Berkas tidak tersimpan.", advice: "Unggah sekali lagi.")
      }
      return file
    }
  }

  /// Says what a file is; nil leaves it to the review.
  package func setRole(_ role: Role?, of file: Int64, in draft: Draft, by account: Account) async throws {
    try await database.write { database in
      try database.refuseClosed(draft)
      guard let found = try database.files(of: draft.id).first(where: { $0.id == file }) else { throw Self.noFile }
      try database.execute(
        sql: "UPDATE files SET chosen = ?, doubt = NULL WHERE id = ?", arguments: [role?.rawValue, file])
      try database.execute(sql: "UPDATE drafts SET confirmed = 0 WHERE id = ?", arguments: [draft.id])
      let words = "\(found.name): \(role?.rawValue ?? "menurut isinya")"
      try database.audit(account, "menetapkan peran berkas", words, dossier: draft.dossier)
    }
  }

  /// Takes a file out of a draft of which nothing was decided yet.
  package func removeFile(_ file: Int64, from draft: Draft, by account: Account) async throws {
    let hash = try await database.write { database in
      try database.openFiles(of: draft, by: account)
      guard let found = try database.files(of: draft.id).first(where: { $0.id == file }) else { throw Self.noFile }
      try database.execute(sql: "DELETE FROM files WHERE id = ?", arguments: [file])
      try database.audit(account, "menghapus berkas", found.name, dossier: draft.dossier)
      return found.hash
    }
    try await clearAway(hash)
  }

  /// Removes stored bytes that no file names any more, so that what is refused or taken back fills no disk.
  package func clearAway(_ hash: String) async throws {
    try await database.write { database in
      let isNamed = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE hash = ?)", arguments: [hash])
      if isNamed == false { uploads.remove(hash) }
    }
  }

  private static let noFile = DeskProblem("Berkas ini sudah tidak ada di draf.", advice: "Muat ulang halaman.")
}

extension Database {
  /// Refuses to change what was signed.
  func refuseClosed(_ draft: Draft) throws {
    guard let round = try round(of: draft.id) else { return }
    throw DeskProblem(
      "Putaran draf \(draft.number) sudah ditutup pada \(round.closedAt.day) oleh \(round.closedBy) (\(round.initials)).",
      advice: "Keputusan baru dicatat pada draf berikutnya.")
  }
}
