import Testing

@testable import Reviewing

/// A rule is only as good as its examples: each must fail when the check is turned into its opposite.
/// `swift test --filter NegationTests` prints how many do, and where an example is wanting.
@Suite struct NegationTests {
  private struct Trial: Sendable {
    let kind: Negation.Kind
    let name: String
    let isKilled: Bool
  }

  @Test func examplesNoticeNegation() async throws {
    let trials = await withTaskGroup(of: [Trial].self) { group in
      for rule in Shipped.library.rules { group.addTask { Self.trials(of: rule) } }
      var all: [Trial] = []
      for await trials in group { all += trials }
      return all.sorted { $0.name < $1.name }
    }
    print("Aturan yang diingkari dan ketahuan oleh contohnya sendiri:")
    for kind in Negation.Kind.allCases {
      let own = trials.filter { $0.kind == kind }
      print("  \(kind.rawValue): \(own.count(where: \.isKilled)) dari \(own.count)")
    }
    let killed = trials.count(where: \.isKilled)
    print("  SEMUA: \(killed) dari \(trials.count)")
    for trial in trials where !trial.isKilled { print("  tidak ketahuan: \(trial.kind.rawValue): \(trial.name)") }
    #expect(trials.count > 500)
    #expect(Double(killed) >= 0.9 * Double(trials.count))
    #expect(trials.filter { $0.kind == .verdict && !$0.isKilled }.map(\.name) == [])
  }

  private static func trials(of rule: Rule) -> [Trial] {
    guard let file = Shipped.files.first(where: { $0.path == rule.file }) else { return [] }
    let runner = ExampleRunner(library: Shipped.library) { World.document($0) }
    return Negation.all(of: rule, in: file, Shipped.library.definitions).map { negation in
      let results = try? runner.run(negation.rule, file)
      return Trial(
        kind: negation.kind, name: "\(rule.id) \(negation.what)",
        isKilled: results?.contains { $0.problem != nil } ?? false)
    }
  }
}
