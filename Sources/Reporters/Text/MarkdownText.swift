/// Words of a document as Markdown that shows them and does nothing else.
enum MarkdownText {
  /// Words on one line with every mark escaped that a viewer would act on, addresses of pages too; at the start of a
  /// line also what begins a list or a rule.
  static func escaped(_ words: String) -> String {
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in words.plain.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#", "!", "@": out.append(contentsOf: ["\\", scalar])
      // `http://` and `www.` would become links.
      case "/" where previous == ":", "." where previous == "w" || previous == "W":
        out.append(contentsOf: ["\\", scalar])
      default: out.append(scalar)
      }
      previous = scalar
    }
    return escapedStart(String(out))
  }

  /// A text whose first marks would begin a list or a rule: `1. satu`, `- satu`.
  private static func escapedStart(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if "-+=".unicodeScalars.contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 10, let next = text.dropFirst(digits.count).first, ".)".contains(next) else {
      return text
    }
    return digits + "\\" + text.dropFirst(digits.count)
  }
}
