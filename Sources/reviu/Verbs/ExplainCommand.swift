internal import ArgumentParser
internal import Reporters
internal import Reviewing

/// `jelaskan`: says everything about one rule.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jelaskan", abstract: "Jelaskan satu aturan: dasar, alasan, cara memeriksa, dan contohnya.",
    aliases: ["explain"])

  @Argument(help: .init("Nama aturan, boleh bagian akhirnya saja.", valueName: "id"))
  var id: String

  @OptionGroup var rules: RulesOption

  func run() throws {
    let set = try rules.read()
    let rule = try set.rule(named: id)
    let text = set.files.first { $0.path == rule.file }?.text ?? ""
    try Terminal.deliver(Self.explanation(rule, RuleText(text)), to: nil)
  }

  static func explanation(_ rule: Rule, _ text: RuleText) -> String {
    var facts = [("Aturan", rule.id), ("Tingkat", rule.severity.display), ("Dasar", rule.basis)]
    if !rule.items.isEmpty { facts.append(("Butir", rule.items.joined(separator: ", "))) }
    if !rule.formerly.isEmpty { facts.append(("Dahulu", rule.formerly.joined(separator: ", "))) }
    facts.append(("Pesan", rule.message))
    var sections = [
      rule.title.plain, facts.map { "\(($0.0 + ":").filled(to: 9)) \($0.1.plain)" }.joined(separator: "\n"),
    ]
    sections.append(rule.why.wrapped)
    for (key, title) in [("check", "Pemeriksaan"), ("correct", "Pembetulan"), ("examples", "Contoh")] {
      if let section = text.section(key) { sections.append("\(title):\n\(section)") }
    }
    return sections.joined(separator: "\n\n") + "\n"
  }
}

extension String {
  /// The text in lines as wide as the terminal.
  fileprivate var wrapped: String { Layout.wrap(plain, to: Terminal.width).joined(separator: "\n") }
}

/// The text of a rule file, by its top-level keys as written.
struct RuleText {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines below a top-level key up to the next one, as written; nil when the key is not there.
  func section(_ key: String) -> String? {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else { return nil }
    // Items of a list and comments may stand at the margin.
    let below = lines[(start + 1)...].prefix { line in
      line.first.map { $0 == " " || $0 == "-" || $0 == "#" || $0 == "\t" || $0 == "\r" } ?? true
    }
    let value = lines[start].dropFirst(key.count + 1).drop { $0 == " " }
    var section = (value.isEmpty ? [] : ["  " + value]) + below
    while section.last?.allSatisfy(\.isWhitespace) ?? false { section.removeLast() }
    return section.isEmpty ? nil : section.joined(separator: "\n")
  }
}
