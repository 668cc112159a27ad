/// What became of problems, put together from what became of their findings: a problem is counted once.
struct DraftProblems {
  private struct Key: Hashable {
    let draft: Int
    let problem: Int
  }

  /// First those of the newest draft in its order, then those that are gone.
  let entries: [DraftComparison.Entry]

  init(_ findings: [DraftComparison.Entry]) {
    let present = findings.filter { $0.current != nil }
    let survivors = Set(present.compactMap(Self.earlier))
    // While one of its findings is there, a problem is not gone.
    let gone = findings.filter { entry in
      entry.current == nil && Self.earlier(entry).map { !survivors.contains($0) } ?? true
    }
    entries =
      Self.grouped(present) { $0.current.map { Key(draft: -1, problem: $0.problem) } }.map(Self.told)
      + Self.grouped(gone, Self.earlier).map(Self.gone)
  }

  /// The problem a finding belonged to when it was last seen before.
  private static func earlier(_ entry: DraftComparison.Entry) -> Key? {
    guard let earlier = entry.earlier, let draft = entry.earlierDraft else { return nil }
    return Key(draft: draft, problem: earlier.problem)
  }

  private static func grouped(
    _ entries: [DraftComparison.Entry], _ key: (DraftComparison.Entry) -> Key?
  ) -> [[DraftComparison.Entry]] {
    var order: [Key?] = []
    var members: [Key?: [DraftComparison.Entry]] = [:]
    for entry in entries {
      let key = key(entry)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(entry)
    }
    return order.compactMap { members[$0] }
  }

  /// The finding that speaks says what became of the problem; where it is new, another that weighs as much and was
  /// there before says that the problem was.
  private static func told(_ members: [DraftComparison.Entry]) -> DraftComparison.Entry {
    let lead = members.first { $0.current?.isLead == true } ?? members[0]
    guard lead.state == .new, let current = lead.current else { return lead }
    let ranking: [FindingProgress] = [.remaining, .changed, .returned]
    let known = members.filter { $0.state != .new && ($0.current?.severity ?? .note) >= current.severity }
    let best = known.min { ranking.firstIndex(of: $0.state) ?? 3 < ranking.firstIndex(of: $1.state) ?? 3 }
    return best.map {
      .init(
        state: $0.state, current: current, earlier: $0.earlier, earlierDraft: $0.earlierDraft, reason: $0.reason)
    } ?? lead
  }

  /// A problem is done when all of it is.
  private static func gone(_ members: [DraftComparison.Entry]) -> DraftComparison.Entry {
    let open = members.filter { $0.state == .undecided }
    let shown = open.isEmpty ? members : open
    return shown.first { $0.earlier?.isLead == true } ?? shown[0]
  }
}
