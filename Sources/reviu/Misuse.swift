internal import Reporters

/// The program was asked for something it cannot do: what, where, and what to do about it. Ends with exit code 2.
struct Misuse: Error, Equatable, CustomStringConvertible {
  /// The file or the option it is about.
  let place: String
  let problem: String
  /// What the user can do; nil when the problem says it.
  let advice: String?

  init(_ place: String, _ problem: String, advice: String? = nil) {
    self.place = place
    self.problem = problem
    self.advice = advice
  }

  var description: String { ("\(place): \(problem)" + (advice.map { "; \(Self.joined($0))" } ?? "")).plain }

  /// A sentence of its own as the end of another: small at its start, where it is no abbreviation, and without its stop.
  private static func joined(_ advice: String) -> String {
    let isWord = advice.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
    let start = isWord ? advice.prefix(1).lowercased() + advice.dropFirst() : advice
    return start.hasSuffix(".") && !start.hasSuffix("..") ? String(start.dropLast()) : start
  }
}

/// The exit codes of the program.
enum ExitStatus {
  /// There is a finding as heavy as `--gagal-pada`.
  static let findings: Int32 = 1
  /// Misuse, or a rule file that is broken.
  static let misuse: Int32 = 2
}
