internal import DeskWork
internal import HTTPTypes
internal import Hummingbird
internal import Store

extension Desk {
  /// Decisions about several findings at once, and taking back the last.
  func addSweeps(to inside: RouterGroup<DeskContext>) {
    inside.post("dosir/:dosir/draf/:draf/keputusan/beberapa") { request, context in
      let (_, draft) = try await self.draft(context)
      let asked = try Self.sweep(context.form)
      let person = try context.person
      guard let review = try await cabinet.review(of: draft.id) else { throw Refusal.missing }
      let decisions = try await cabinet.decisions(of: draft.dossier, upTo: draft.number)
      let state = ReviewState(
        try ShownShelf.shared.dossier(of: review), decisions, try await cabinet.comparison(of: draft), [:], [],
        ReviewQuery(context.form))
      let problems = asked.problems(of: state, context.form)
      guard !problems.isEmpty else {
        throw DeskProblem(
          "Belum ada temuan terbuka yang dipilih.", advice: "Centang temuannya, atau pilih semua dalam daftar.")
      }
      let count = try await cabinet.decide(
        asked.disposition, about: problems.map { state.shown.lead($0).fingerprint },
        because: context.field("alasan"), on: draft, by: person)
      let left = problems.count - count
      let words =
        "\(count) temuan \(asked.disposition.display.lowercased())"
        + (left > 0 ? "; \(left) sudah diputuskan orang lain dan tidak diubah." : ".")
      if Refusals.wantsJSON(request) { return try Reply.json(SweepJSON(words: words, finding: nil)) }
      return Reply.seeOther(back(context, else: "/dosir/\(draft.dossier)/draf/\(draft.number)/tinjauan"))
    }
    inside.post("dosir/:dosir/draf/:draf/keputusan/urungkan") { request, context in
      let (_, draft) = try await self.draft(context)
      guard let last = Int64(context.field("terakhir")) else { throw Refusal.missing }
      let finding = try await cabinet.takeBack(last, in: draft, by: try context.person)
      if Refusals.wantsJSON(request) {
        return try Reply.json(SweepJSON(words: "Putusan terakhir dibatalkan.", finding: finding))
      }
      return Reply.seeOther(back(context, else: "/dosir/\(draft.dossier)/draf/\(draft.number)/tinjauan"))
    }
  }

  /// What a form asks to be done with several findings: with those selected, with all of the list, or with one rule's.
  private static func sweep(_ fields: [String: String]) throws -> Sweep {
    let words = (fields["kelompok"] ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    let name = fields["daftar"] ?? words.first ?? fields["disposisi"] ?? ""
    guard let disposition = Disposition(rawValue: name), disposition != .open else {
      throw DeskProblem("Pilih dahulu: diterima atau diabaikan.")
    }
    return Sweep(
      disposition: disposition, isWhole: fields["daftar"] != nil || fields["semua"] == "ya",
      rule: words.count == 2 ? words[1] : nil)
  }
}

/// A decision about several findings, as a form asks for it.
private struct Sweep {
  let disposition: Disposition
  /// Whether it is about the whole list.
  let isWhole: Bool
  /// All of one rule; nil for those selected or the whole list.
  let rule: String?

  /// The problems it is about, of those in the list that nobody decided.
  func problems(of state: ReviewState, _ fields: [String: String]) -> [Int] {
    state.listed.filter { problem in
      guard state.passes(problem), state.isOpen(problem) else { return false }
      let lead = state.shown.lead(problem)
      if let rule { return lead.rule == rule }
      return isWhole || fields["temuan:\(lead.fingerprint)"] == "ya"
    }
  }
}

/// What became of several findings, for a script.
private struct SweepJSON: Encodable {
  let words: String
  /// The finding to go back to.
  let finding: String?
}
