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

  /// Advice that ends in a stop is a sentence of its own.
  var description: String {
    ("\(place): \(problem)" + (advice.map { ($0.hasSuffix(".") ? ". " : "; ") + $0 } ?? "")).plain
  }
}

/// The exit codes of the program.
enum ExitStatus {
  /// There is a finding as heavy as `--gagal-pada`.
  static let findings: Int32 = 1
  /// Misuse, or a rule file that is broken.
  static let misuse: Int32 = 2
  /// Nothing wrong was found, but not everything could be read or finished.
  static let partial: Int32 = 3
}
