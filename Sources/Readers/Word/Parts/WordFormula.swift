import Archives

/// A Word equation on its way into LaTeX, the notation in which the texts of this house have formulas.
struct WordFormula {
  private final class Node {
    let tag: OfficeTag
    var words = ""
    var parts: [Node] = []
    var characters: [OfficeTag: String] = [:]

    init(_ tag: OfficeTag) { self.tag = tag }

    /// The parts of one kind, written one after the other.
    func part(_ tag: OfficeTag) -> String { parts.filter { $0.tag == tag }.map(\.latex).joined() }

    var inside: String { parts.map(\.latex).joined() }

    var latex: String {
      switch tag {
      case .formulaWords: WordFormula.words(words)
      case .fraction: "\\frac{\(part(.numerator))}{\(part(.denominator))}"
      case .superscript: "{\(part(.formulaElement))}^{\(part(.upper))}"
      case .subscript: "{\(part(.formulaElement))}_{\(part(.lower))}"
      case .bothScripts: "{\(part(.formulaElement))}_{\(part(.lower))}^{\(part(.upper))}"
      case .radical:
        part(.degree).isEmpty
          ? "\\sqrt{\(part(.formulaElement))}" : "\\sqrt[\(part(.degree))]{\(part(.formulaElement))}"
      case .nary: sum
      case .delimiters:
        (characters[.openingCharacter] ?? "(")
          + parts.filter { $0.tag == .formulaElement }.map(\.latex).joined(
            separator: characters[.separatorCharacter] ?? "|") + (characters[.closingCharacter] ?? ")")
      case .matrix, .formulaArray:
        parts.map(\.latex).filter { !$0.isEmpty }.joined(separator: " \\\\ ")
      case .matrixRow: parts.map(\.latex).joined(separator: " & ")
      default: inside
      }
    }

    private var sum: String {
      let signs = ["∑": "\\sum", "∏": "\\prod", "∫": "\\int"]
      let sign = characters[.naryCharacter] ?? "∫"
      var written = signs[sign] ?? sign
      if !part(.lower).isEmpty { written += "_{\(part(.lower))}" }
      if !part(.upper).isEmpty { written += "^{\(part(.upper))}" }
      return written + " " + part(.formulaElement)
    }
  }

  private var open: [Node] = [Node(.formula)]

  mutating func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .naryCharacter, .openingCharacter, .closingCharacter, .separatorCharacter:
      // They stand in the properties of the formula around them.
      open.last { $0.tag != .other }?.characters[tag] = attributes["val"] ?? ""
    default: break
    }
    let node = Node(tag)
    open.last?.parts.append(node)
    open.append(node)
  }

  mutating func end() {
    if open.count > 1 { open.removeLast() }
  }

  mutating func text(_ words: String) {
    if let last = open.last, last.tag == .formulaWords { last.words += words }
  }

  var latex: String { (open.first?.latex ?? "").trimmed }

  /// Words of a formula: signs as LaTeX writes them, words of letters as text.
  private static func words(_ words: String) -> String {
    var written = ""
    var text = ""
    func flush() {
      if !text.isEmpty { written += text.contains { $0.isLetter } ? "\\text{\(text)}" : text }
      text = ""
    }
    for character in words {
      switch character {
      case "×", "∙", "⋅", "÷", "%", "∑":
        flush()
        written += signs[character] ?? ""
      case "=", "+", "−", "<", ">", "≤", "≥":
        flush()
        written += " \(character) "
      case "\\", "{", "}", "$", "\n", "\t": text += " "
      default: text.append(character)
      }
    }
    flush()
    return written
  }

  private static let signs: [Character: String] = [
    "×": " \\times ", "∙": " \\times ", "⋅": " \\times ", "÷": " \\div ", "%": "\\%", "∑": "\\sum ",
  ]
}
