internal import GRDB

extension Cabinet {
  /// The fields that are kept while somebody types, and how long each may be.
  private static let typedFields = ["alasan": 4000, "catatan": 20_000, "verdict": 20, "paraf": 20]

  /// Keeps what a person is typing about something in a draft, in place of what they typed before.
  package func keepTyped(
    _ fields: [String: String], about subject: String, in draft: Draft, by account: Account
  ) async throws {
    guard account.role.decides else { throw DeskProblem("Hanya analis dan pereviu yang memutuskan.") }
    let kept = try fields.filter { Self.typedFields[$0.key] != nil }.map { field, words in
      (field, try Words.text(words, "Ketikan", most: Self.typedFields[field] ?? 0))
    }
    try await database.write { database in
      try database.refuseClosed(draft)
      try database.refuseUnknown(subject, draft)
      try database.forgetTyped(subject, in: draft.id, of: account.id)
      for (field, words) in kept {
        try database.execute(
          sql: "INSERT INTO typed (account, draft, subject, field, words, at) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [account.id, draft.id, subject, field, words, Moment.now.seconds])
      }
    }
  }

  /// Forgets what a person typed about something.
  package func forgetTyped(about subject: String, in draft: Draft, by account: Account) async throws {
    try await database.write { try $0.forgetTyped(subject, in: draft.id, of: account.id) }
  }

  /// All that a person typed in a draft and did not save, by what it is about.
  package func typed(in draft: Draft, by account: Account) async throws -> [String: TypedWords] {
    let rows = try await database.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM typed WHERE account = ? AND draft = ?", arguments: [account.id, draft.id]
      ).map {
        (
          subject: $0["subject"] as String, field: $0["field"] as String, words: $0["words"] as String,
          at: $0["at"] as Int64
        )
      }
    }
    return Dictionary(grouping: rows, by: \.subject).mapValues { rows in
      TypedWords(
        fields: Dictionary(rows.map { ($0.field, $0.words) }, uniquingKeysWith: { $1 }),
        at: Moment(seconds: rows.map(\.at).max() ?? 0))
    }
  }
}

extension Database {
  func forgetTyped(_ subject: String, in draft: Int64, of account: Int64) throws {
    try execute(
      sql: "DELETE FROM typed WHERE account = ? AND draft = ? AND subject = ?", arguments: [account, draft, subject])
  }

  /// Refuses words about something the draft does not have.
  fileprivate func refuseUnknown(_ subject: String, _ draft: Draft) throws {
    if subject == TypedWords.round || subject == TypedWords.several { return }
    let parts = subject.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["temuan", "butir"].contains(parts[0]) else {
      throw DeskProblem("Temuan atau butir yang diketik tidak disebut.")
    }
    _ = try machineWords(parts[0] == "temuan" ? .finding(parts[1]) : .item(parts[1]), draft)
  }
}
