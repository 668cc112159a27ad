internal import ArgumentParser
internal import Reporters
internal import Reviewing

/// `aturan`: lists the rules by family.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aturan", abstract: "Tampilkan daftar aturan menurut rumpunnya.", aliases: ["rules"])

  @OptionGroup var rules: RulesOption

  func run() throws {
    let set = try rules.read()
    try Terminal.deliver(Self.list(set.library.rules), to: nil)
    try set.reportProblems()
  }

  /// The families with their rules: id, severity, title.
  static func list(_ rules: [Rule]) -> String {
    let severities = Severity.allCases.map(\.display.count).max() ?? 0
    let names = rules.map(\.id.count).max() ?? 0
    var lines: [String] = []
    var family: String?
    for rule in rules {
      if rule.family != family {
        let count = rules.count { $0.family == rule.family }
        lines += (family == nil ? [] : [""]) + ["\(rule.family) (\(count))"]
        family = rule.family
      }
      let id = rule.id.filled(to: names)
      lines.append("  \(id)  \(rule.severity.display.lowercased().filled(to: severities))  \(rule.title.plain)")
    }
    lines += ["", "\(rules.count) aturan. Keterangan satu aturan: reviu jelaskan ID"]
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text filled up with spaces to a number of letters.
  func filled(to length: Int) -> String { self + String(repeating: " ", count: max(0, length - count)) }
}
