/// How words are laid out in lines; widths are counted in Unicode scalars.
package enum Layout {
  static func width(_ text: String) -> Int { text.unicodeScalars.count }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  /// A text filled up with spaces to a width; a longer text stays as it is.
  static func left(_ text: String, _ width: Int) -> String { text + spaces(width - self.width(text)) }

  static func right(_ text: String, _ width: Int) -> String { spaces(width - self.width(text)) + text }

  /// A text of at most a width; `…` stands for what was cut off, after a whole word where one ends near by.
  package static func cut(_ text: String, to width: Int) -> String {
    guard self.width(text) > width else { return text }
    let scalars = Array(text.unicodeScalars.prefix(max(width, 1)))
    var kept = scalars.dropLast()
    if let end = scalars.lastIndex(of: " "), end >= scalars.count - 12, end >= width / 2 { kept = scalars[..<end] }
    while kept.last == " " { kept.removeLast() }
    return String(String.UnicodeScalarView(kept)) + "…"
  }

  /// A text broken between words into lines of at most a width; a word that is longer is broken anywhere.
  package static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(width, 8)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      var rest = word.unicodeScalars[...]
      var length = rest.count
      if used > 0, used + 1 + length <= width {
        line += " " + String(rest)
        used += 1 + length
        continue
      }
      if used > 0 { lines.append(line) }
      while length > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
        length -= width
      }
      line = String(rest)
      used = length
    }
    if used > 0 { lines.append(line) }
    return lines
  }

  /// Like `wrap`, but at most so many lines; the last one ends in `…` when something is left over.
  static func wrap(_ text: String, to width: Int, lines limit: Int) -> [String] {
    let lines = wrap(text, to: width)
    guard lines.count > limit, limit > 0 else { return lines }
    return lines.prefix(limit - 1) + [cut(lines[(limit - 1)...].joined(separator: " "), to: width)]
  }
}

extension String {
  /// A sentence as a part of another: without its stop; more than one at its end are left.
  package var withoutStop: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }

  /// The text on one line with single spaces, without anything that would act on a terminal.
  package var plain: String {
    var scalars = UnicodeScalarView()
    var isSpacePending = false
    for scalar in unicodeScalars {
      guard !scalar.isBlank else {
        isSpacePending = !scalars.isEmpty
        continue
      }
      guard let printable = scalar.printable else { continue }
      if isSpacePending { scalars.append(" ") }
      isSpacePending = false
      scalars.append(printable)
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// White space; looked up in the tables of Unicode only when it must be.
  fileprivate var isBlank: Bool { value < 0x7F ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }

  /// The scalar when it prints; `�` for a control character; nil for an invisible mark, such as one that turns the
  /// direction of writing.
  package var printable: Unicode.Scalar? {
    if value >= 0x20, value < 0x7F { return self }
    switch properties.generalCategory {
    case .control: return "\u{FFFD}"
    case .format, .lineSeparator, .paragraphSeparator: return nil
    default: return self
    }
  }
}
