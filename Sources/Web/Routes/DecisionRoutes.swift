internal import HTTPTypes
internal import Hummingbird
internal import Reviewing
internal import Store

extension Desk {
  /// What persons say of findings and items.
  func addDecisions(to inside: RouterGroup<DeskContext>) {
    inside.get("dosir/:dosir/draf/:draf/keputusan") { _, context in
      let (dossier, draft) = try await self.draft(context)
      let decisions = try await cabinet.decisions(of: dossier.id, upTo: draft.number)
      return try Reply.json(decisions.current.map(DecisionJSON.init))
    }
    inside.post("dosir/:dosir/draf/:draf/keputusan") { request, context in
      let (_, draft) = try await self.draft(context)
      let new = try Self.decision(context.form)
      let isScript = Refusals.wantsJSON(request)
      do {
        let decision = try await decide(new, on: draft, by: try context.person)
        if isScript { return try Reply.json(decision.map(DecisionJSON.init)) }
      } catch let conflict as DecisionConflict where isScript {
        return try Reply.json(ConflictJSON(conflict), .conflict)
      }
      return Reply.seeOther(back(context, else: "\(request.uri.path.dropLast("keputusan".count))tinjauan"))
    }
  }

  /// Writes a decision. A Catatan that is the machine's draft stays that draft; what changes nothing is no decision.
  func decide(_ new: NewDecision, on draft: Draft, by account: Account) async throws -> Decision? {
    guard case .item(let item) = new.subject, let review = try await cabinet.review(of: draft.id) else {
      return try await cabinet.decide(new, on: draft, by: account)
    }
    var new = new
    let decisions = try await cabinet.decisions(of: draft.dossier, upTo: draft.number)
    let shown = try ShownShelf.shared.dossier(of: review)
    let form = item.split(separator: "/").first.map(String.init) ?? ""
    if CatatanWords(shown, decisions, form: form).isDraft(new.note, of: item, answered: new.verdict) { new.note = "" }
    let current = decisions.item(item)
    guard new.verdict == current?.verdict, new.note == current?.note ?? "", new.after == current?.id else {
      return try await cabinet.decide(new, on: draft, by: account)
    }
    try await cabinet.forgetTyped(about: "butir:\(item)", in: draft, by: account)
    return current
  }

  /// The decision a form or another program asks for.
  static func decision(_ fields: [String: String]) throws -> NewDecision {
    let subject = fields["subjek"] ?? ""
    var new: NewDecision
    if subject.hasPrefix("temuan:") {
      new = NewDecision(.finding(String(subject.dropFirst(7))))
      guard let disposition = Disposition(rawValue: fields["disposisi"] ?? "") else {
        throw DeskProblem("Pilih dahulu: diterima, diabaikan, atau terbuka.")
      }
      new.disposition = disposition
    } else if subject.hasPrefix("butir:") {
      new = NewDecision(.item(String(subject.dropFirst(6))))
      let verdict = fields["verdict"] ?? ""
      guard verdict.isEmpty || Verdict(rawValue: verdict) != nil else {
        throw DeskProblem("Jawaban butir ini tidak dikenal.")
      }
      new.verdict = Verdict(rawValue: verdict)
    } else {
      throw DeskProblem("Temuan atau butir yang diputuskan tidak disebut.")
    }
    new.reason = fields["alasan"] ?? ""
    new.note = fields["catatan"] ?? ""
    new.after = fields["sesudah"].flatMap { Int64($0) }
    return new
  }
}

/// A decision, for a script or another program.
struct DecisionJSON: Encodable {
  let id: Int64
  let subject: String
  let disposition: String?
  let reason: String
  let verdict: String?
  let note: String
  let machine: String
  let by: String
  let at: String
  let words: String

  init(_ decision: Decision) {
    id = decision.id
    subject =
      switch decision.subject {
      case .finding(let name): "temuan:\(name)"
      case .item(let name): "butir:\(name)"
      }
    disposition = decision.disposition?.rawValue
    verdict = decision.verdict?.rawValue
    (reason, note, machine, by) = (decision.reason, decision.note, decision.machine, decision.by)
    (at, words) = (decision.at.machine, decision.at.words)
  }
}

extension Decision {
  /// What was decided, in one sentence.
  var told: String {
    let kind = disposition?.display ?? verdict?.display
    let words = [kind, reason, note].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " – ")
    return words.isEmpty ? "" : "Keputusan itu: \(words)."
  }
}

/// That someone decided in the meantime, and what.
struct ConflictJSON: Encodable {
  let problem: String
  let current: DecisionJSON?

  init(_ conflict: DecisionConflict) {
    current = conflict.current.map(DecisionJSON.init)
    problem =
      "Sudah diputuskan \(conflict.current.map { "oleh \($0.by) pada \($0.at.words)" } ?? "orang lain"); "
      + "keputusan Anda belum disimpan. Lihat dahulu, lalu kirim lagi bila masih perlu."
  }
}
