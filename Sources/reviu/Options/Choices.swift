internal import ArgumentParser
internal import Reporters
internal import Reviewing

extension Format: ExpressibleByArgument {}

/// How many of something, one at the least.
struct Amount: ExpressibleByArgument {
  let value: Int

  init?(argument: String) {
    guard let value = Int(argument), value > 0 else { return nil }
    self.value = value
  }
}

/// A severity as the user names it.
enum Level: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// The severity from which findings make the program end with code 1.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note
  case never = "tidak"

  /// Nil when findings never do.
  var severity: Severity? { Level(rawValue: rawValue)?.severity }
}

/// When to use colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always = "selalu"
  case never = "tidak"

  /// On `auto` only on a terminal, and never when `NO_COLOR` is set (https://no-color.org).
  func isOn(toFile: Bool) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      !toFile && Terminal.isTerminal(Terminal.output) && Terminal.variable("NO_COLOR") == nil
        && Terminal.variable("TERM") != "dumb"
    }
  }
}
