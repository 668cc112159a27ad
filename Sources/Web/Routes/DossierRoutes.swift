internal import Hummingbird
internal import Reviewing
internal import Store

extension Desk {
  /// Dossiers and their drafts.
  func addDossiers(to inside: RouterGroup<DeskContext>) {
    inside.get("dosir") { request, context in
      let person = try context.person
      let page = DossiersPage(
        context.frame("Dosir", request), try await cabinet.dossiers(for: person), try await cabinet.agencies(),
        account: person, year: Moment.now.year - 1)
      return Reply.page(try page.write())
    }
    inside.post("dosir") { _, context in
      let person = try context.person
      let agency = try await Int64(context.field("instansi")).asyncFlatMap { try await cabinet.agency($0) }
      guard let agency, person.sees(agency) else { throw Refusal.missing }
      guard let year = Int(context.field("tahun")) else { throw DeskProblem("Tahun laporan belum diisi.") }
      let id = try await cabinet.openDossier(agency, year: year, by: person)
      return Reply.seeOther("/dosir/\(id)")
    }
    inside.get("dosir/:dosir") { request, context in try await dossier(request, context) }
    inside.post("dosir/:dosir/draf") { _, context in
      let dossier = try await self.dossier(context)
      let number = try await cabinet.openDraft(
        of: dossier, keepingAttachments: context.field("lampiran") == "ya", by: try context.person)
      return Reply.seeOther("/dosir/\(dossier.id)#draf-\(number)")
    }
    inside.post("dosir/:dosir/draf/:draf/periksa") { _, context in
      let (dossier, draft) = try await self.draft(context)
      _ = try await cabinet.queueReview(
        of: draft, isConfirmed: context.field("pasti") == "ya", by: try context.person)
      queue.ring()
      return Reply.seeOther("/dosir/\(dossier.id)", .queued)
    }
    inside.post("dosir/:dosir/draf/:draf/tutup") { _, context in
      let (dossier, draft) = try await self.draft(context)
      try await cabinet.closeRound(
        on: draft, initials: context.field("paraf"), note: context.field("catatan"), by: try context.person)
      return Reply.seeOther("/dosir/\(dossier.id)", .closed)
    }
  }

  /// The pages and forms by which admins remove drafts and dossiers.
  func addRemovals(to inside: RouterGroup<DeskContext>) {
    inside.post("dosir/:dosir/draf/:draf/hapus") { _, context in
      let (dossier, draft) = try await self.draft(context)
      guard try context.person.role == .admin else { throw Refusal.forbidden }
      try await cabinet.removeDraft(draft, because: context.field("sebab"), by: try context.person)
      return Reply.seeOther("/dosir/\(dossier.id)", .removed)
    }
    inside.post("dosir/:dosir/hapus") { _, context in
      let dossier = try await self.dossier(context)
      guard try context.person.role == .admin else { throw Refusal.forbidden }
      try await cabinet.removeDossier(dossier, because: context.field("sebab"), by: try context.person)
      return Reply.seeOther("/dosir", .removed)
    }
  }

  /// The dossier a path names, when this person may see it.
  func dossier(_ context: DeskContext) async throws -> DossierSummary {
    let found = try await cabinet.dossier(try context.number("dosir"), for: try context.person)
    guard let found else { throw Refusal.missing }
    return found
  }

  /// The draft a path names, with its dossier.
  func draft(_ context: DeskContext) async throws -> (dossier: DossierSummary, draft: Draft) {
    let dossier = try await dossier(context)
    let number = try context.number("draf")
    guard let draft = dossier.drafts.first(where: { $0.number == number }) else { throw Refusal.missing }
    return (dossier, draft)
  }

  private func dossier(_ request: Request, _ context: DeskContext) async throws -> Response {
    let dossier = try await self.dossier(context)
    var steps: [Int64: String] = [:]
    var counts: [Int: String] = [:]
    var handouts: [Int: Set<String>] = [:]
    for draft in dossier.drafts {
      if let review = draft.review, !review.state.isSettled { steps[review.id] = try await step(of: review) }
      guard try await cabinet.isReviewed(draft) else { continue }
      counts[draft.number] = try await words(of: draft)
      handouts[draft.number] = try await cabinet.handouts(of: draft)
    }
    let isWaiting = dossier.drafts.contains { $0.review.map { !$0.state.isSettled } ?? false }
    var changeable: Set<Int> = []
    if let latest = dossier.latest, try await cabinet.obstacle(to: latest) == nil { changeable = [latest.number] }
    let frame = context.frame("\(dossier.agency.name) \(dossier.year)", request, refresh: isWaiting ? 3 : nil)
    return Reply.page(
      try DossierPage(
        frame, dossier, steps: steps, counts: counts, handouts: handouts, changeable: changeable,
        isAdmin: try context.person.role == .admin
      ).write())
  }

  /// What is being done for a review, or how many wait before it.
  func step(of review: ReviewStatus) async throws -> String? {
    if let step = queue.step(of: review.id) { return step }
    guard review.state == .waiting, let (_, before) = try await cabinet.progress(of: review.id) else { return nil }
    return before == 0 ? "berikutnya" : "\(before) pemeriksaan lain di depan"
  }

  private func words(of draft: Draft) async throws -> String {
    let comparison = try await cabinet.comparison(of: draft)
    let all = try await cabinet.problems(of: draft).map { comparison.progress[$0.fingerprint] ?? .new }
    guard draft.number > 1 else { return "\(all.count) temuan." }
    let gone = [FindingProgress.done: comparison.done.count, .undecided: comparison.undecided.count]
    let words = FindingProgress.allCases.compactMap { progress in
      let count = gone[progress] ?? all.count { $0 == progress }
      return count > 0 ? "\(count) \(progress.display.lowercased())" : nil
    }.joined(separator: " · ")
    return "\(all.count) temuan" + (words.isEmpty ? "." : ": \(words).")
  }
}

extension Optional where Wrapped: Sendable {
  /// What an asynchronous question about the value answers.
  fileprivate func asyncFlatMap<Answer>(_ question: (Wrapped) async throws -> Answer?) async throws -> Answer? {
    if let self { try await question(self) } else { nil }
  }
}
