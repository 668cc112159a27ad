internal import GRDB
internal import Glibc

/// The desk's folder on disk: a database, and beside it the uploaded files by the hash of what is in them.
///
/// One server at a time may open it. What a method has returned is on disk.
package final class Cabinet: Sendable {
  /// The folder, without a slash at its end.
  package let folder: String
  package let uploads: Uploads
  let database: DatabasePool
  private let lock: FolderLock

  /// Opens the folder, made when it is not there, and brings the database up to date.
  package init(folder: String) throws {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.folder = folder
    try Folders.refuseForeign(folder)
    try Folders.make(folder)
    lock = try FolderLock(folder)
    uploads = try Uploads(folder: "\(folder)/unggahan")
    try Folders.make("\(folder)/kerja")
    try Folders.empty("\(folder)/kerja")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // Every commit is on disk before it is answered for.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      // Else a row that takes another's place removes it unseen by the triggers that forbid this.
      try database.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    do {
      database = try DatabasePool(path: "\(folder)/reviu.sqlite", configuration: configuration)
      try Schema.migrator.migrate(database)
    } catch let error as DatabaseError {
      throw DeskProblem(
        "Basis data di \(folder) tidak dapat dibuka (\(error.message ?? "galat \(error.resultCode.rawValue)")).",
        advice: "Pulihkan folder ini dari cadangan, atau tunjuk folder lain dengan --data.")
    }
    try removeOrphans()
  }

  /// Closes the database; what was written stays written.
  package func close() throws { try database.close() }

  /// The folder in which the worker of a review leaves what it wrote.
  package func workFolder(of review: Int64) throws -> String { try workFolder(named: "\(review)") }

  /// A folder for a worker that makes something else than a review.
  package func workFolder(named name: String) throws -> String {
    let path = "\(folder)/kerja/\(name)"
    try Folders.make(path)
    try Folders.empty(path)
    return path
  }

  /// Removes what a worker left; what cannot be removed now is at the next start.
  package func clearWork(of review: Int64) { clearWork("\(folder)/kerja/\(review)") }

  /// Removes a folder of a worker.
  package func clearWork(_ path: String) {
    do {
      try Folders.empty(path)
      rmdir(path)
    } catch {}
  }

  /// Removes files that were stored but never entered in the database, because the server ended in between.
  private func removeOrphans() throws {
    let known = try database.read { try String.fetchSet($0, sql: "SELECT DISTINCT hash FROM files") }
    try uploads.keep(known)
  }
}

/// The desk refuses something: what, and what to do about it, in Bahasa Indonesia.
package struct DeskProblem: Error, Equatable {
  package let words: String
  package let advice: String?

  package init(_ words: String, advice: String? = nil) {
    self.words = words
    self.advice = advice
  }
}

extension DeskProblem {
  /// What a person should know when the database could not keep something; nil when it is not the database's fault.
  package init?(storage error: any Error) {
    guard let error = error as? DatabaseError else { return nil }
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(
        "Ruang penyimpanan server habis; perubahan Anda belum disimpan.",
        advice: "Hubungi admin; sesudah cakram dikosongkan, ulangi.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        "Basis data sedang dipakai program lain; perubahan Anda belum disimpan.",
        advice: "Ulangi sebentar lagi; bila tetap gagal, hubungi admin.")
    case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN:
      self.init(
        "Folder data tidak dapat ditulis; perubahan Anda belum disimpan.",
        advice: "Hubungi admin: periksa cakram dan hak akses folder data.")
    default: return nil
    }
  }
}

/// A row of the database; a table of a document has rows too.
typealias Row = GRDB.Row
