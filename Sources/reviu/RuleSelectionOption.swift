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

  /// The rules without those that are not wanted here or by the settings beside the report. A rule that is not run
  /// answers nothing: what rests on it stays open.
  func select(_ set: RuleSet, _ settings: SettingsFile) throws(Misuse) -> RuleSet {
    var kept = Set(set.library.rules.map(\.id))
    if !only.isEmpty {
      var wanted: Set<String> = []
      for name in only { wanted.formUnion(try set.rules(named: name, by: "--hanya \(name)")) }
      kept = wanted
    }
    for name in ignored { kept.subtract(try set.rules(named: name, by: "--abaikan \(name)")) }
    let settled = settings.content?.ignored ?? []
    for name in settled { kept.subtract(try set.rules(named: name, by: "\(settings.content?.file ?? ""): abaikan")) }
    guard !kept.isEmpty else {
      throw Misuse("--hanya, --abaikan", "tidak ada aturan yang tersisa", advice: "daftar aturan: reviu aturan")
    }
    let left = set.library.rules.count - kept.count
    if left > 0 { Terminal.tell("reviu: \(left) aturan tidak dijalankan; yang bergantung padanya belum dapat dinilai") }
    return set.keeping(kept)
  }
}

extension RuleSet {
  /// The ids of the rules that a name means: a rule, or all of a family.
  fileprivate func rules(named name: String, by place: String) throws(Misuse) -> [String] {
    let family = library.rules.filter { $0.family == name || $0.id.hasPrefix(name + "/") }
    if !family.isEmpty { return family.map(\.id) }
    if let rule = library.rule(named: name) { return [rule.id] }
    let names = library.rules.map(\.id) + Set(library.rules.map(\.family)).sorted()
    let near = Suggestions.nearest(to: name, among: names)
    throw Misuse(
      place, "aturan atau rumpun tidak dikenal",
      advice: near.isEmpty ? "daftar aturan: reviu aturan" : "mungkin maksud Anda: \(near.joined(separator: ", "))")
  }
}
