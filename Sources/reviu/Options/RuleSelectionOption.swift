internal import ArgumentParser
internal import Reviewing

/// Which of the rules are run.
struct RuleSelectionOption: ParsableArguments {
  @Option(
    name: .customLong("hanya"),
    help: .init("Jalankan hanya aturan atau rumpun ini; dapat diulang.", valueName: "aturan"))
  var only: [String] = []

  @Option(
    name: .customLong("abaikan"),
    help: .init("Jangan jalankan aturan atau rumpun ini; dapat diulang.", valueName: "aturan"))
  var ignored: [String] = []

  /// The rules without those that are not wanted here.
  func select(_ set: RuleSet) throws(Misuse) -> RuleSet {
    var kept = Set(set.library.rules.map(\.id))
    if !only.isEmpty {
      var wanted: Set<String> = []
      for name in only { wanted.formUnion(try set.rules(named: name, by: "--hanya \(name)")) }
      kept.formIntersection(wanted)
    }
    for name in ignored { kept.subtract(try set.rules(named: name, by: "--abaikan \(name)")) }
    let typed = [only.isEmpty ? nil : "--hanya", ignored.isEmpty ? nil : "--abaikan"].compactMap { $0 }
    return try set.keeping(kept, by: typed.joined(separator: ", "))
  }
}
