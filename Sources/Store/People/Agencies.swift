internal import GRDB

extension Cabinet {
  /// All agencies by name.
  package func agencies() async throws -> [Agency] {
    try await database.read { try Row.fetchAll($0, sql: "SELECT * FROM agencies ORDER BY name").map(Agency.init) }
  }

  /// An agency; nil when there is none of this number.
  package func agency(_ id: Int64) async throws -> Agency? {
    try await database.read {
      try Row.fetchOne($0, sql: "SELECT * FROM agencies WHERE id = ?", arguments: [id]).map(Agency.init)
    }
  }

  /// Enters an agency.
  package func addAgency(_ name: String, by account: Account?) async throws -> Agency {
    let name = try Words.checked(name, "Nama instansi", most: 200)
    return try await database.write { database in
      let isTaken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM agencies WHERE name = ?)", arguments: [name])
      guard isTaken == false else { throw DeskProblem("Instansi “\(name)” sudah ada.") }
      try database.execute(
        sql: "INSERT INTO agencies (name, created) VALUES (?, ?)", arguments: [name, Moment.now.seconds])
      let agency = Agency(id: database.lastInsertedRowID, name: name, isActive: true)
      try database.audit(account, "menambah instansi", name)
      return agency
    }
  }

  /// Renames an agency, or closes it to new reports, or opens it again.
  package func changeAgency(_ agency: Agency, name: String, isActive: Bool, by account: Account) async throws {
    let name = try Words.checked(name, "Nama instansi", most: 200)
    try await database.write { database in
      let isTaken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM agencies WHERE name = ? AND id <> ?)",
        arguments: [name, agency.id])
      guard isTaken == false else { throw DeskProblem("Instansi “\(name)” sudah ada.") }
      try database.execute(
        sql: "UPDATE agencies SET name = ?, active = ? WHERE id = ?", arguments: [name, isActive, agency.id])
      try database.audit(account, isActive ? "mengubah instansi" : "menutup instansi", name)
    }
  }
}

extension Agency {
  init(_ row: Row) { self.init(id: row["id"], name: row["name"], isActive: row["active"]) }
}

/// Words a person typed into a short field.
enum Words {
  /// The words without blanks around them and without what does not show; refused when empty or too long.
  static func checked(_ words: String, _ field: String, most: Int) throws(DeskProblem) -> String {
    let plain = words.unicodeScalars.filter { !isUnseen($0) }
    let trimmed = String(String.UnicodeScalarView(plain)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !trimmed.isEmpty else { throw DeskProblem("\(field) belum diisi.") }
    guard trimmed.count <= most else {
      throw DeskProblem("\(field) terlalu panjang: sebanyak-banyaknya \(most) huruf.")
    }
    return trimmed
  }

  /// Text of several lines, within a limit; control characters other than line ends are left out.
  static func text(_ words: String, _ field: String, most: Int) throws(DeskProblem) -> String {
    let plain = words.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !isUnseen($0) }
    guard plain.count <= most else { throw DeskProblem("\(field) terlalu panjang: sebanyak-banyaknya \(most) huruf.") }
    return String(String.UnicodeScalarView(plain))
  }

  /// Control characters, and marks that turn the direction of writing.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: !scalar.properties.isWhitespace || scalar.value == 0x85
    case .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
