internal import Documents
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Store

extension Desk {
  /// The longest file that is taken.
  static let longestFile = 64 << 20

  /// The files of a draft.
  func addUploads(to inside: RouterGroup<DeskContext>) {
    inside.post("dosir/:dosir/draf/:draf/berkas") { request, context in
      let (_, draft) = try await self.draft(context)
      let name = request.uri.queryParameters["nama"].map(String.init) ?? ""
      let file = try await receive(request, named: name, into: draft, role: nil, by: try context.person)
      return try Reply.json(FileJSON(file), .created)
    }
    inside.get("dosir/:dosir/draf/:draf/berkas/:berkas") { _, context in
      let (_, draft) = try await self.draft(context)
      let id = try context.number("berkas")
      guard let file = draft.files.first(where: { $0.id == id }) else { throw Refusal.missing }
      let name = file.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "berkas"
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/octet-stream", .cacheControl: "no-store",
          .contentDisposition: "attachment; filename*=UTF-8''\(name)",
        ], body: try await FileIO().loadFile(path: cabinet.uploads.path(of: file.hash), context: context))
    }
    inside.post("dosir/:dosir/draf/:draf/berkas/:berkas/peran") { _, context in
      let (dossier, draft) = try await self.draft(context)
      let chosen = context.field("peran")
      guard chosen.isEmpty || Role(rawValue: chosen) != nil else { throw DeskProblem("Peran ini tidak dikenal.") }
      try await cabinet.setRole(
        Role(rawValue: chosen), of: try context.number("berkas"), in: draft, by: try context.person)
      return Reply.seeOther("/dosir/\(dossier.id)", .saved)
    }
    inside.post("dosir/:dosir/draf/:draf/berkas/:berkas/hapus") { _, context in
      let (dossier, draft) = try await self.draft(context)
      try await cabinet.removeFile(try context.number("berkas"), from: draft, by: try context.person)
      return Reply.seeOther("/dosir/\(dossier.id)", .removed)
    }
  }

  /// Takes the body of a request as a file: first whole on disk, then in the database, then answered for.
  func receive(
    _ request: Request, named name: String, into draft: Draft, role: Role?, by account: Account
  ) async throws -> StoredFile {
    let words = "Berkas ini melebihi batas \(Self.longestFile >> 20) MB. Bagi berkasnya atau perkecil gambarnya."
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.longestFile {
      throw Refusal.tooLarge(words)
    }
    // Refused before a long body is taken.
    if let problem = try await cabinet.obstacle(to: draft) { throw problem }
    let (hash, size) = try await store(request.body, orRefuse: words)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length != size {
      try await cabinet.clearAway(hash)
      throw DeskProblem("Berkas tidak sampai utuh.", advice: "Unggah sekali lagi.")
    }
    guard size > 0 else {
      try await cabinet.clearAway(hash)
      throw DeskProblem("Berkas ini kosong.", advice: "Periksa berkasnya, lalu unggah lagi.")
    }
    let plain = Self.plainName(name)
    let before = draft.files.first { $0.name == plain }?.hash
    do {
      let file = try await cabinet.addFile(named: plain, hash: hash, size: size, to: draft, role: role, by: account)
      if let before { try await cabinet.clearAway(before) }
      return file
    } catch {
      try await cabinet.clearAway(hash)
      throw error
    }
  }

  private func store(_ body: RequestBody, orRefuse words: String) async throws -> (hash: String, size: Int) {
    let incoming = try cabinet.uploads.receive()
    for try await piece in body {
      guard incoming.size + piece.readableBytes <= Self.longestFile else { throw Refusal.tooLarge(words) }
      try piece.withUnsafeReadableBytes { try incoming.write($0) }
    }
    return (try incoming.finish(), incoming.size)
  }

  /// The last part of a name, as it is shown; it never becomes a path.
  static func plainName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let trimmed = last.prefix(200)
    return trimmed.allSatisfy({ $0 == "." || $0.isWhitespace }) ? "berkas" : String(trimmed)
  }
}

/// A stored file, for a script or another program.
struct FileJSON: Encodable {
  let id: Int64
  let name: String
  let size: Int
  let sha256: String
  let role: String?

  init(_ file: StoredFile) {
    (id, name, size, sha256, role) = (file.id, file.name, file.size, file.hash, file.role?.rawValue)
  }
}
