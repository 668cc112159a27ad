internal import Documents
internal import HTTPTypes
internal import Hummingbird
internal import Store

extension Desk {
  /// The door for other programs: upload, status, result and decisions, as `openapi.json` describes them.
  func addAPI(to inside: RouterGroup<DeskContext>) {
    let api = inside.group("api/v1")
    api.get("reviews") { _, context in
      let dossiers = try await cabinet.dossiers(for: try context.person)
      return try Reply.json(dossiers.flatMap { dossier in dossier.drafts.map { ReviewJSON(dossier, $0) } })
    }
    api.post("reviews") { request, context in try await upload(request, context) }
    api.get("reviews/:draf") { _, context in
      let (dossier, draft) = try await apiDraft(context)
      return try Reply.json(ReviewJSON(dossier, draft))
    }
    api.post("reviews/:draf/files") { request, context in
      let (_, draft) = try await apiDraft(context)
      let file = try await receive(
        request, named: Self.query(request, "name"), into: draft, role: try Self.role(request), by: try context.person)
      return try Reply.json(FileJSON(file), .created)
    }
    api.post("reviews/:draf/start") { request, context in
      let (dossier, draft) = try await apiDraft(context)
      _ = try await cabinet.queueReview(
        of: draft, isConfirmed: Self.query(request, "confirmed") == "true", by: try context.person)
      queue.ring()
      let now = try await cabinet.dossier(dossier.id, for: try context.person)?.drafts.first { $0.id == draft.id }
      return try Reply.json(ReviewJSON(dossier, now ?? draft), .accepted)
    }
    api.get("reviews/:draf/result") { _, context in
      let (_, draft) = try await apiDraft(context)
      guard let review = try await cabinet.review(of: draft.id) else { throw Refusal.missing }
      return Reply.bytes(review.json, type: "application/json; charset=utf-8")
    }
    api.get("reviews/:draf/decisions") { _, context in
      let (dossier, draft) = try await apiDraft(context)
      let decisions = try await cabinet.decisions(of: dossier.id, upTo: draft.number)
      return try Reply.json(decisions.all.map(DecisionJSON.init))
    }
    api.post("reviews/:draf/decisions") { request, context in
      let (_, draft) = try await apiDraft(context)
      let asked = try await request.decode(as: DecisionRequest.self, context: context)
      do {
        let made = try await cabinet.decide(try Self.decision(asked.fields), on: draft, by: try context.person)
        return try Reply.json(DecisionJSON(made), .created)
      } catch let conflict as DecisionConflict {
        return try Reply.json(ConflictJSON(conflict), .conflict)
      }
    }
  }

  /// Begins a draft of a dossier with its first file.
  private func upload(_ request: Request, _ context: DeskContext) async throws -> Response {
    let person = try context.person
    let asked = Int64(Self.query(request, "agency")) ?? person.agency?.id
    guard let asked, let agency = try await cabinet.agency(asked), person.sees(agency) else { throw Refusal.missing }
    guard let year = Int(Self.query(request, "year")) else { throw DeskProblem("Tahun laporan (year) belum diisi.") }
    let id = try await cabinet.openDossier(agency, year: year, by: person)
    guard let dossier = try await cabinet.dossier(id, for: person) else { throw Refusal.missing }
    let number = try await cabinet.openDraft(of: dossier, keepingAttachments: false, by: person)
    guard let opened = try await cabinet.dossier(id, for: person),
      let draft = opened.drafts.first(where: { $0.number == number })
    else { throw Refusal.missing }
    _ = try await receive(
      request, named: Self.query(request, "name"), into: draft, role: try Self.role(request), by: person)
    let now = try await cabinet.dossier(id, for: person)?.drafts.first { $0.id == draft.id }
    var response = try Reply.json(ReviewJSON(opened, now ?? draft), .created)
    response.headers[.location] = "/api/v1/reviews/\(draft.id)"
    return response
  }

  private func apiDraft(_ context: DeskContext) async throws -> (dossier: DossierSummary, draft: Draft) {
    let id = try context.number("draf")
    guard let dossier = try await cabinet.dossier(ofDraft: id, for: try context.person),
      let draft = dossier.drafts.first(where: { $0.id == id })
    else { throw Refusal.missing }
    return (dossier, draft)
  }

  private static func query(_ request: Request, _ name: String) -> String {
    request.uri.queryParameters[Substring(name)].map(String.init) ?? ""
  }

  private static func role(_ request: Request) throws -> Role? {
    let name = query(request, "role")
    guard name.isEmpty || Role(rawValue: name) != nil else { throw DeskProblem("Peran “\(name)” tidak dikenal.") }
    return Role(rawValue: name)
  }
}

/// A decision another program asks for.
private struct DecisionRequest: Decodable {
  let subject: String
  let disposition, reason, verdict, note: String?
  let after: Int64?

  /// The same as the fields of the desk's own form.
  var fields: [String: String] {
    [
      "subjek": subject, "disposisi": disposition ?? "", "alasan": reason ?? "", "verdict": verdict ?? "",
      "catatan": note ?? "", "sesudah": after.map(String.init) ?? "",
    ]
  }
}

/// A draft and how far its review is, for another program.
private struct ReviewJSON: Encodable {
  let id: Int64
  let dossier: Int64
  let agency: String
  let year: Int
  let draft: Int
  let state: String
  let problem: String?
  let files: [FileJSON]
  let closed: String?

  init(_ dossier: DossierSummary, _ draft: Draft) {
    (id, self.dossier, agency, year) = (draft.id, dossier.id, dossier.agency.name, dossier.year)
    self.draft = draft.number
    state = draft.review?.state.rawValue ?? "berkas"
    problem = draft.review?.problem
    files = draft.files.map(FileJSON.init)
    closed = draft.round?.closedAt.machine
  }
}
