internal import DeskWork
internal import Logging
internal import Reporters
internal import Reviewing
internal import Store

/// Makes the papers that carry what persons decided when somebody asks for them, and keeps them until the next decision.
struct PaperPress: Sendable {
  let cabinet: Cabinet
  let queue: ReviewQueue
  let worker: Worker
  let logger: Logger

  /// A file to be taken along as things stand now; nil when the review of the draft has none of this kind.
  func paper(_ kind: HandOut, of draft: Draft) async throws -> [UInt8]? {
    guard let made = try await cabinet.handout(kind.rawValue, of: draft), kind.carriesDecisions,
      let review = try await cabinet.reviewed(draft)
    else { return try await cabinet.handout(kind.rawValue, of: draft) }
    let decisions = try await cabinet.decisions(of: draft.dossier, upTo: draft.number)
    guard !decisions.all.isEmpty || draft.round != nil else { return made }
    let edition = "\(decisions.all.last?.id ?? 0)-\(draft.round?.id ?? 0)"
    let name = "\(kind.rawValue)@\(edition)"
    if let known = try await cabinet.handout(name, of: draft) { return known }
    let answers = DeskAnswers(decisions, draft.round)
    return try await queue.besides {
      // Another visitor may have had it made meanwhile.
      if let known = try await cabinet.handout(name, of: draft) { return known }
      let papers = try await press(answers, draft)
      guard let paper = papers[kind.rawValue] else { throw Self.failure }
      try await cabinet.keep(papers, edition: edition, of: review)
      return paper
    }
  }

  /// Never the machine's answers instead: somebody might sign them.
  private static let failure = DeskProblem(
    "Berkas dengan keputusan tidak dapat dibuat.",
    advice: "Ulangi sebentar lagi; bila berulang, pakai Halaman cetak dan hubungi admin.")

  private func press(_ answers: DeskAnswers, _ draft: Draft) async throws -> [String: [UInt8]] {
    let folder = try cabinet.workFolder(named: Token.random())
    defer { cabinet.clearWork(folder) }
    do {
      return try await worker.papers(draft, answers, in: folder, cabinet.uploads)
    } catch let problem as WorkFailure {
      logger.error("Berkas draf \(draft.id) dengan keputusan gagal dibuat: \(problem)")
      throw Self.failure
    }
  }
}

extension DeskAnswers {
  /// The decisions that count, and the round when it was closed.
  init(_ decisions: Decisions, _ round: Round?) {
    self.init()
    for decision in decisions.current {
      switch decision.subject {
      case .item(let name): items[name] = OnItem(verdict: decision.verdict?.rawValue, note: decision.note)
      case .finding(let fingerprint):
        let fate: OnFinding.Fate =
          switch decision.disposition {
          case .accepted: .accepted
          case .dismissed: .dismissed
          case .open, nil: .open
          }
        findings[fingerprint] = OnFinding(fate, note: decision.note)
      }
    }
    asOf = decisions.all.last?.at.words
    closing = round.map { Closing(day: $0.closedAt.day, by: $0.closedBy, initials: $0.initials) }
  }
}
