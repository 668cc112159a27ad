internal import ArgumentParser
internal import Reporters
internal import Reviewing

extension Format: ExpressibleByArgument {}

/// How many of something, one at the least.
struct Amount: ExpressibleByArgument, CustomStringConvertible {
  let value: Int

  var description: String { "\(value)" }
  var defaultValueDescription: String { description }

  /// - Parameter value: one or more.
  init(_ value: Int) { self.value = value }

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

/// What makes the program end with code 1: findings of a severity, or that not all could be read or finished.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note
  case partial = "belum"
  case never = "tidak"

  /// The code a review ends with; nil for none. Without a severity among them, errors count; with one and not `belum`,
  /// what is unread or unfinished does not.
  static func code(for review: Review, _ levels: [FailureLevel]) -> Int32? {
    guard !levels.contains(.never) else { return nil }
    let severities = levels.compactMap { Level(rawValue: $0.rawValue)?.severity }
    if review.hasProblems(from: severities.min() ?? .error) { return ExitStatus.findings }
    guard review.isPartial, severities.isEmpty || levels.contains(.partial) else { return nil }
    return levels.contains(.partial) ? ExitStatus.findings : ExitStatus.partial
  }
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
