import Documents
import Foundation
import Testing

@testable import Reviewing

/// What became of findings from draft to draft, told by values alone.
@Suite struct DraftComparisonTests {
  private typealias State = FindingProgress

  /// A finding written `fact/topic`, heavy as an error unless a mark says otherwise: `?` a note, `+` accepted,
  /// `!` with a witness in another chapter.
  private static func finding(_ text: Substring, _ number: Int) -> DraftFinding {
    let parts = text.filter { !"?+!".contains($0) }.split(separator: "/").map(String.init)
    return DraftFinding(
      number: number, rule: "uji/contoh", title: "Uji", severity: text.contains("?") ? .note : .error,
      message: parts[0],
      identity: FindingIdentity(fingerprint: parts[0], topic: parts.count > 1 ? parts[1] : parts[0]),
      part: "lkj/bab-3", partTitle: "Bab III",
      witnessParts: text.contains("!") ? [DraftPart(name: "lkj/bab-4", title: "Bab IV")] : [], place: nil,
      isAccepted: text.contains("+"))
  }

  private static func draft(
    _ findings: String, rule: Draft.RuleState? = .init(verdict: .fail, reason: nil, undecided: [], isBlind: false),
    parts: Set<String> = ["lkj/bab-3"], gaps: Int = 0, minimum: Severity = .note
  ) -> Draft {
    Draft(
      name: findings, findings: findings.split(separator: " ").enumerated().map { finding($1, $0) },
      rules: rule.map { ["uji/contoh": $0] } ?? [:], parts: parts, gaps: gaps, minimum: minimum)
  }

  private static func written(_ comparison: DraftComparison) -> [String] {
    comparison.entries.map { "\($0.state.rawValue) \($0.finding?.message ?? "")" }
  }

  /// Drafts, the newest last, and what each finding is; whether the comparison fails.
  @Test(arguments: [
    (["a", "a"], ["masih-ada a"], false), (["a", ""], ["selesai a"], false), (["", "a"], ["baru a"], true),
    (["", "a?"], ["baru a"], false), (["", "a+"], ["baru a"], false),
    (["a", "", "a"], ["muncul-lagi a"], true), (["a", "", ""], ["selesai a"], false),
    (["a/t", "b/t"], ["berubah b"], true), (["a/t", "", "b/t"], ["baru b", "selesai a"], true),
    (["a/t", "b/t", "a/t"], ["berubah a"], true),
    // Equal facts are counted, whatever their order.
    (["a a-2", "a"], ["masih-ada a", "selesai a-2"], false), (["a", "a a-2"], ["baru a-2", "masih-ada a"], true),
    (["b a", "a b"], ["masih-ada a", "masih-ada b"], false),
    // What is the same is matched before what only has the same topic.
    (["a/t b/t", "b/t c/t"], ["berubah c", "masih-ada b"], true),
  ])
  func states(_ drafts: [String], _ expected: [String], _ fails: Bool) {
    let comparison = DraftComparison(drafts.map { Self.draft($0) })
    #expect(Self.written(comparison) == expected)
    #expect(comparison.hasFreshErrors == fails)
  }

  /// A finding of a problem: `fact` of the problem `number`, `*` where it speaks for it.
  private static func problems(_ findings: String) -> Draft {
    let all = findings.split(separator: " ").enumerated().map { index, text -> DraftFinding in
      let parts = text.filter { !"*?".contains($0) }.split(separator: ":").map(String.init)
      return DraftFinding(
        number: index, rule: "uji/contoh", title: "Uji", severity: text.contains("?") ? .note : .error,
        message: parts[1], identity: FindingIdentity(fingerprint: parts[1], topic: parts[1]), part: "lkj/bab-3",
        partTitle: "Bab III", place: nil, isAccepted: false, problem: Int(parts[0]), isLead: text.contains("*"))
    }
    let rule = Draft.RuleState(verdict: .fail, reason: nil, undecided: [], isBlind: false)
    return Draft(
      name: findings, findings: all, rules: ["uji/contoh": rule], parts: ["lkj/bab-3"], gaps: 0, minimum: .note)
  }

  /// A problem is counted once, however many findings it has.
  @Test(arguments: [
    (["1:a* 1:b", "1:a* 1:b"], ["masih-ada a"]), (["1:a* 1:b", ""], ["selesai a"]),
    // What speaks for it is mended, another finding of it is not: the problem is still there.
    (["1:a* 1:b", "1:b*"], ["masih-ada b"]), (["1:a 1:b*", "1:a*"], ["masih-ada a"]),
    // It was there as a lighter finding only: what weighs more is new.
    (["1:b?*", "1:a* 1:b?"], ["baru a"]), (["1:b*", "1:a* 1:b"], ["masih-ada a"]),
    // One that falls apart, and two that become one.
    (["1:a* 1:b", "1:a* 2:b*"], ["masih-ada a", "masih-ada b"]), (["1:a* 2:b*", "1:a* 1:b"], ["masih-ada a"]),
  ])
  func problemsAreCountedOnce(_ drafts: [String], _ expected: [String]) {
    #expect(Self.written(DraftComparison(drafts.map(Self.problems))) == expected)
  }

  /// What the new draft could not judge is never done.
  @Test(arguments: [
    (draft("", rule: nil), "tidak dijalankan"),
    (
      draft("", rule: .init(verdict: .unsure, reason: "target bukan angka", undecided: [], isBlind: false)),
      "bukan angka"
    ),
    (draft("", rule: .init(verdict: .pass, reason: "sebagian", undecided: [], isBlind: true)), "sebagian"),
    (draft("", rule: .init(verdict: .pass, reason: "ini", undecided: ["a"], isBlind: false)), "ini"),
    (draft("", rule: .init(verdict: .skip, reason: nil, undecided: [], isBlind: false)), "tidak ditemukan"),
    (draft("", parts: ["lkj/bab-1"]), "“Bab III” tidak ada"), (draft("", gaps: 1), "tidak terbaca"),
  ])
  func undecided(_ new: Draft, _ reason: String) throws {
    let comparison = DraftComparison([Self.draft("a"), new])
    let entry = try #require(comparison.entries.first)
    #expect(entry.state == .undecided)
    #expect(entry.reason?.contains(reason) == true, "\(entry.reason ?? "")")
    // It is still there when it is seen again, and done once it could be judged.
    #expect(Self.written(DraftComparison([Self.draft("a"), new, Self.draft("a")])) == ["masih-ada a"])
    let later = Self.draft("", parts: new.parts.union(["lkj/bab-3"]), gaps: 0)
    #expect(Self.written(DraftComparison([Self.draft("a"), new, later])) == ["selesai a"])
  }

  /// What stands in a chapter that is still there and contradicts one that is not cannot be judged either.
  @Test func aWitnessThatIsGoneLeavesItOpen() throws {
    let both: Set = ["lkj/bab-3", "lkj/bab-4"]
    let old = Self.draft("a!", parts: both)
    let entry = try #require(DraftComparison([old, Self.draft("")]).entries.first)
    #expect(entry.state == .undecided)
    #expect(entry.reason == "bagian “Bab IV”, yang menjadi pembandingnya, tidak ada dalam draf baru")
    #expect(Self.written(DraftComparison([old, Self.draft("", parts: both)])) == ["selesai a"])
  }

  @Test func whatOneDraftDoesNotTellIsNotCompared() {
    let comparison = DraftComparison([Self.draft("a", minimum: .error), Self.draft("a b?")])
    #expect(Self.written(comparison) == ["masih-ada a"])
    #expect(comparison.minimum == .error)
  }

  @Test func bothPlacesAreKnown() throws {
    let entry = try #require(DraftComparison([Self.draft("x a"), Self.draft("a")]).entries(.remaining).first)
    #expect(entry.earlier?.number == 1 && entry.earlierDraft == 0 && entry.current?.number == 0)
  }

  /// On real drafts: one figure mended, one mended wrongly, one chapter taken out.
  @Test func realDrafts() throws {
    let dossier = try #require(CorpusCase.named("cacat")?.dossier)
    let text = dossier.documents[0].text
    let old = Draft(Review(dossier, library: Shipped.library), name: "lama")
    func changed(_ change: (String) -> String) -> Draft {
      var next = dossier
      next.documents[0] = World.document(change(text.string(0..<text.count)))
      return Draft(Review(next, library: Shipped.library), name: "baru")
    }
    let right = DraftComparison([
      old,
      changed {
        $0.replacing("│ 84,55", with: "│ 94,55").replacing("| 84,55", with: "| 94,55").replacing(
          "\t84,55", with: "\t94,55")
      },
    ])
    let done = right.entries(.done).compactMap(\.earlier?.rule)
    #expect(done.contains("lkj/aritmetika/serapan-salah-hitung"), "\(done)")
    #expect(right.entries(.new).isEmpty)
    let wrong = DraftComparison([old, changed { $0.replacing("84,55", with: "83,55") }])
    #expect(wrong.entries(.changed).contains { $0.current?.rule == "lkj/aritmetika/serapan-salah-hitung" })
    let cut = DraftComparison([
      old,
      changed { text in
        String(text[..<(text.range(of: "\nBAB III\n", options: .backwards)?.lowerBound ?? text.endIndex)])
      },
    ])
    #expect(cut.entries(.done).allSatisfy { $0.earlier?.part != "lkj/bab-3" })
    #expect(cut.entries(.undecided).contains { $0.earlier?.part == "lkj/bab-3" })
    // The lists of tables still name what the chapter held; nothing says any more that they do so wrongly.
    let lists = "lkj/tahun/daftar-tahun-berbeda"
    let told = try #require(old.findings.first { $0.rule == lists }).problem
    #expect(cut.entries.contains { $0.earlier?.problem == told })
    #expect(cut.entries(.done).allSatisfy { $0.earlier?.problem != told })
  }
}
