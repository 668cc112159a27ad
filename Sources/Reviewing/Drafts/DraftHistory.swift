/// The findings of all drafts so far and what became of each.
struct DraftHistory {
  private struct Known {
    var finding: DraftFinding
    var draft: Int
    var gaps: Int
    var isDone = false
  }

  private let minimum: Severity
  private var known: [Known] = []
  private var drafts = 0

  init(minimum: Severity) { self.minimum = minimum }

  /// Takes the next draft; answers what each finding of it is, and what became of those that are gone.
  mutating func add(_ draft: Draft) -> [DraftComparison.Entry] {
    defer { drafts += 1 }
    let findings = draft.findings.filter { $0.severity >= minimum }
    let known = self.known
    var owners = [Int?](repeating: nil, count: findings.count)
    var open = Dictionary(grouping: known.indices) { known[$0].finding.identity.fact }
      // Of equal facts those that are still there come first.
      .mapValues { $0.filter { !known[$0].isDone } + $0.filter { known[$0].isDone } }
    for (index, finding) in findings.enumerated() {
      guard let first = open[finding.identity.fact]?.first else { continue }
      owners[index] = first
      open[finding.identity.fact]?.removeFirst()
    }
    let isExact = owners.map { $0 != nil }
    matchTopics(findings, &owners)
    var entries = findings.indices.map { index in
      entry(findings[index], owners[index].map { known[$0] }, isExact: isExact[index])
    }
    let taken = Set(owners.compactMap { $0 })
    entries += known.indices.filter { !taken.contains($0) }.map { gone($0, draft) }
    remember(findings, owners, draft)
    return drafts == 0 ? findings.map { entry($0, nil, isExact: false) } : entries
  }

  /// Gives findings of a new value to those of their topic that are not there any more.
  private func matchTopics(_ findings: [DraftFinding], _ owners: inout [Int?]) {
    let taken = Set(owners.compactMap { $0 })
    let left = known.indices.filter { !taken.contains($0) && !known[$0].isDone }
    var open = Dictionary(grouping: left) { known[$0].finding.identity.topic }
    for (index, finding) in findings.enumerated() where owners[index] == nil {
      guard let first = open[finding.identity.topic]?.first else { continue }
      owners[index] = first
      open[finding.identity.topic]?.removeFirst()
    }
  }

  private func entry(_ finding: DraftFinding, _ earlier: Known?, isExact: Bool) -> DraftComparison.Entry {
    let state: FindingProgress =
      if let earlier { earlier.isDone ? .returned : isExact ? .remaining : .changed } else { .new }
    return .init(
      state: state, current: finding, earlier: earlier?.finding, earlierDraft: earlier?.draft, reason: nil)
  }

  private mutating func gone(_ index: Int, _ draft: Draft) -> DraftComparison.Entry {
    let reason = known[index].isDone ? nil : doubt(of: known[index], draft)
    known[index].isDone = reason == nil
    return .init(
      state: reason == nil ? .done : .undecided, current: nil, earlier: known[index].finding,
      earlierDraft: known[index].draft, reason: reason)
  }

  /// Why nobody can say that a finding is done; nil when it is.
  private func doubt(of earlier: Known, _ draft: Draft) -> String? {
    let finding = earlier.finding
    guard let rule = draft.rules[finding.rule] else { return "aturan ini tidak dijalankan pada draf baru" }
    if rule.verdict == .unsure || rule.isBlind || rule.undecided.contains(finding.identity.topic) {
      return rule.reason ?? "aturan ini tidak dapat menilainya pada draf baru"
    }
    if let part = finding.part, !draft.parts.contains(part) {
      return "bagian “\(finding.partTitle ?? part)” tidak ada dalam draf baru"
    }
    if let part = finding.witnessParts.first(where: { !draft.parts.contains($0.name) }) {
      return "bagian “\(part.title)”, yang menjadi pembandingnya, tidak ada dalam draf baru"
    }
    if rule.verdict == .skip { return "yang dinilai aturan ini tidak ditemukan dalam draf baru" }
    return draft.gaps > earlier.gaps ? "ada bagian draf baru yang tidak terbaca" : nil
  }

  private mutating func remember(_ findings: [DraftFinding], _ owners: [Int?], _ draft: Draft) {
    for (finding, owner) in zip(findings, owners) {
      let seen = Known(finding: finding, draft: drafts, gaps: draft.gaps)
      if let owner { known[owner] = seen } else { known.append(seen) }
    }
  }
}
