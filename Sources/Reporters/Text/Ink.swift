internal import Reviewing

/// The colours of a terminal (ECMA-48, select graphic rendition), or none.
struct Ink {
  let isOn: Bool

  /// What words are, as far as a reader should notice it at a glance.
  enum Tone: String {
    case strong = "1"
    case quiet = "2"
    case error = "31"
    case good = "32"
    case warning = "33"
    case note = "36"

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }

    init(_ verdict: Verdict) {
      switch verdict {
      case .pass: self = .good
      case .fail: self = .error
      case .unsure: self = .warning
      case .skip: self = .quiet
      }
    }
  }

  func callAsFunction(_ text: String, _ tone: Tone) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}
