internal import DeskWork
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import Store

extension Desk {
  /// The pages of a review, its progress, and what can be taken along.
  func addReviews(to inside: RouterGroup<DeskContext>) {
    inside.get("dosir/:dosir/draf/:draf/tinjauan") { request, context in
      Reply.page(try ReviewPage(source: try await self.review(request, context)).write())
    }
    inside.get("dosir/:dosir/draf/:draf/tinjauan/bagian/:bagian") { request, context in
      let page = ReviewPage(source: try await self.review(request, context))
      guard let part = try page.section(Int(try context.number("bagian"))) else { throw Refusal.missing }
      return Reply.page(part)
    }
    inside.get("dosir/:dosir/draf/:draf/cetak") { request, context in
      Reply.page(try PrintPage(source: try await self.review(request, context)).write())
    }
    inside.get("dosir/:dosir/draf/:draf/unduh/json") { _, context in
      let (dossier, draft) = try await self.draft(context)
      guard let review = try await cabinet.review(of: draft.id) else { throw Refusal.missing }
      return Reply.bytes(
        review.json, type: "application/json; charset=utf-8",
        name: Self.name("tinjauan.json", of: draft, in: dossier))
    }
    inside.get("dosir/:dosir/draf/:draf/unduh/:nama") { _, context in
      let (dossier, draft) = try await self.draft(context)
      guard let kind = context.parameters.get("nama").flatMap(HandOut.init(rawValue:)),
        let bytes = try await press.paper(kind, of: draft)
      else { throw Refusal.missing }
      return Reply.bytes(bytes, type: kind.type, name: Self.name(kind.rawValue, of: draft, in: dossier))
    }
    inside.get("dosir/:dosir/draf/:draf/kemajuan") { _, context in
      let (_, draft) = try await self.draft(context)
      guard let review = draft.review else { throw Refusal.missing }
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          try await follow(review.id, &writer)
          try await writer.finish(nil)
        })
    }
  }

  /// The name under which a file is saved: `dinas-perhubungan-2023-draf-1-formulir.docx`.
  static func name(_ file: String, of draft: Draft, in dossier: DossierSummary) -> String {
    let letters = dossier.agency.name.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : " "
    }
    let agency = String(letters).split(separator: " ").joined(separator: "-").prefix(80)
    return "\(agency.isEmpty ? "instansi-\(dossier.agency.id)" : agency)-\(dossier.year)-draf-\(draft.number)-\(file)"
  }

  /// Tells how far a review is whenever that changes, until it is settled or half an hour has passed.
  private func follow(_ review: Int64, _ writer: inout any ResponseBodyWriter) async throws {
    var told = ""
    for beat in 0..<3600 {
      guard !Task.isShuttingDownGracefully, let (status, _) = try await cabinet.progress(of: review) else { return }
      let event = try Reply.text(
        ProgressJSON(
          state: status.state.rawValue, words: status.state.display, step: try await step(of: status),
          settled: status.state.isSettled))
      if event != told {
        told = event
        try await writer.write(ByteBuffer(string: "event: keadaan\ndata: \(event)\n\n"))
      } else if beat % 30 == 0 {
        try await writer.write(ByteBuffer(string: ": masih\n\n"))
      }
      if status.state.isSettled { return }
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  /// Everything the pages of a review show.
  private func review(_ request: Request, _ context: DeskContext) async throws -> ReviewedDraft {
    let (dossier, draft) = try await self.draft(context)
    guard let review = try await cabinet.review(of: draft.id) else { throw Refusal.missing }
    let person = try context.person
    var query: [String: String] = [:]
    for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
    return ReviewedDraft(
      frame: context.frame("Tinjauan \(dossier.agency.name) \(dossier.year), draf \(draft.number)", request),
      dossier: dossier, draft: draft, review: review,
      decisions: try await cabinet.decisions(of: dossier.id, upTo: draft.number),
      comparison: try await cabinet.comparison(of: draft),
      typed: try await cabinet.typed(in: draft, by: person),
      last: try await cabinet.lastDecisions(in: draft, by: person),
      canDecide: person.role.decides && draft.round == nil,
      query: query)
  }
}

/// How far a review is, for a script.
private struct ProgressJSON: Encodable {
  let state: String
  let words: String
  let step: String?
  let settled: Bool
}
