internal import ArgumentParser

/// The verbs of the program, for who mistypes one.
enum Verbs {
  /// Every name a verb has, with the one that is shown.
  static let names: [(name: String, shown: String)] = names(of: Reviu.configuration.subcommands)

  private static func names(of commands: [any ParsableCommand.Type]) -> [(name: String, shown: String)] {
    commands.flatMap { command in
      let shown = command.configuration.commandName ?? ""
      return ([shown] + command.configuration.aliases).map { ($0, shown) }
    }
  }

  /// Refuses a first word that is no verb, and a verb nobody knows after `help`, with what may have been meant; without
  /// this the parser speaks of too many arguments.
  static func check(_ arguments: [String]) throws(Misuse) {
    guard let first = arguments.first, !first.hasPrefix("-") else { return }
    let word = first == "help" ? arguments.dropFirst().first : first
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(where: { $0.name == word }) else { return }
    throw Misuse(word, "perintah tidak dikenal", advice: advice(word))
  }

  private static func advice(_ word: String) -> String {
    if InputFile.identity(word) != nil { return "untuk memeriksa berkas ini: reviu periksa \(word)" }
    var seen: Set<String> = []
    // The desk's own verb is nobody's to call.
    let told = Self.names(of: Reviu.configuration.subcommands.filter { $0.configuration.shouldDisplay })
    let near = Suggestions.nearest(to: word, among: told.map(\.name)).map { name in
      names.first { $0.name == name }?.shown ?? name
    }.filter { seen.insert($0).inserted }
    return near.isEmpty
      ? "daftar perintah: reviu --help" : "mungkin maksud Anda: reviu \(near.joined(separator: ", reviu "))"
  }
}
