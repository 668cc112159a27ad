internal import Documents
internal import Facts
internal import Reviewing

/// One problem as a reader sees it: what is wrong, where, the quoted line, what else says so, and the items it concerns.
struct FindingText {
  let places: PlaceWords
  let width: Int
  let ink: Ink

  private static let indent = "  "

  /// The lines of the findings of one problem, the one that speaks for all first; `items` are the full names of the
  /// items they concern.
  func lines(_ findings: [Finding], items: [String]) -> [String] {
    guard let finding = findings.first else { return [] }
    var lines = heading(finding)
    lines += indented(finding.message.plain)
    lines += remedy(finding)
    lines += evidence(finding)
    lines += others(findings)
    if !items.isEmpty {
      lines += indented("Butir: " + items.map(FormWords.item).joined(separator: " · ")).map { ink($0, .quiet) }
    }
    return lines
  }

  /// The other places at which the same is said, then what other rules say of the same words.
  private func others(_ findings: [Finding]) -> [String] {
    let lead = findings[0]
    let isSame = { (finding: Finding) in finding.rule.id == lead.rule.id && finding.message == lead.message }
    let again = findings.dropFirst().filter(isSame).compactMap(\.evidence.first?.place)
    var lines: [String] = []
    if !again.isEmpty {
      let named = again.prefix(Self.mostPlaces).map { places.place($0, beside: lead.evidence.first?.place) }
      let more = again.count > Self.mostPlaces ? "; dan \(again.count - Self.mostPlaces) tempat lain" : ""
      lines += indented("Juga: " + named.joined(separator: "; ") + more)
    }
    var said: Set<String> = []
    for finding in findings.dropFirst()
    where !isSame(finding) && !finding.onlyRepeats(lead) && said.insert(finding.message).inserted {
      lines += indented("Lagi pula: \(finding.message.plain)")
      lines += remedy(finding)
    }
    return lines
  }

  /// More places than this are only counted.
  private static let mostPlaces = 8

  /// The computation and the expected words, as far as the message does not say them.
  private func remedy(_ finding: Finding) -> [String] {
    let message = finding.message.plain
    var lines: [String] = []
    if let computation = finding.computation?.plain, !message.contains(computation) {
      lines += indented("Hitungan: \(computation)")
    }
    if let expected = finding.expected?.plain, !message.says(expected),
      finding.computation?.plain.hasSuffix("= \(expected)") != true
    {
      lines += indented("Seharusnya: \(expected)")
    }
    return lines
  }

  /// `✗ title … rule`; the rule on a line of its own when both do not fit.
  private func heading(_ finding: Finding) -> [String] {
    let mark =
      switch finding.severity {
      case .error: "✗"
      case .warning: "!"
      case .note: "·"
      }
    let painted = ink(mark, .init(finding.severity)) + " "
    let title = finding.rule.title.plain
    let id = finding.rule.id.plain
    let gap = width - 2 - Layout.width(title) - Layout.width(id)
    guard gap < 2 else { return [painted + ink(title, .strong) + Layout.spaces(gap) + ink(id, .quiet)] }
    let titles = Layout.wrap(title, to: width - 2)
    return titles.enumerated().map { ($0 == 0 ? painted : Self.indent) + ink($1, .strong) }
      + [ink(Layout.right(Layout.cut(id, to: width), width), .quiet)]
  }

  private func evidence(_ finding: Finding) -> [String] {
    guard let accused = finding.evidence.first?.place else { return indented("Seluruh dokumen") }
    var lines = indented(places.place(accused))
    let text = places.book.document(accused.document).text
    let excerpt = Excerpt(text, around: accused.range, width: width - 4)
    if let excerpt {
      lines.append(Self.indent + ink("│ ", .quiet) + excerpt.line)
      if let carets = excerpt.carets {
        lines.append(Self.indent + "  " + carets.replacingCarets { ink($0, .init(finding.severity)) })
      }
    }
    return lines + witnesses(finding, accused, excerpt)
  }

  /// Up to two witnesses that the quoted line does not show already.
  private func witnesses(_ finding: Finding, _ accused: Place, _ excerpt: Excerpt?) -> [String] {
    let others = finding.evidence.dropFirst().map(\.place).filter { place in
      guard let shown = excerpt?.shown, place.document == accused.document else { return true }
      return !(shown.lowerBound <= place.range.lowerBound && place.range.upperBound <= shown.upperBound)
    }
    var lines: [String] = []
    for place in others.prefix(2) {
      let start = "bandingkan: \(places.place(place, beside: accused))"
      let room = max(width - 5 - Layout.width(start), 20)
      let words = places.words(place, to: room)
      lines += indented(words.isEmpty ? start : "\(start) “\(words)”")
    }
    if others.count > 2 { lines += indented("dan \(others.count - 2) tempat lain") }
    return lines
  }

  private func indented(_ text: String) -> [String] {
    Layout.wrap(text, to: width - 2).map { Self.indent + $0 }
  }
}

extension String {
  /// Paints the carets of a line, not the spaces before them.
  fileprivate func replacingCarets(_ paint: (String) -> String) -> String {
    guard let first = firstIndex(of: "^") else { return self }
    return self[..<first] + paint(String(self[first...]))
  }

  /// Whether a text says some words as a whole: `9` is not said by `90` nor by `1,9`.
  func says(_ words: String) -> Bool {
    let (text, words) = (Array(utf8), Array(words.utf8))
    guard !words.isEmpty, text.count >= words.count else { return words.isEmpty }
    return (0...(text.count - words.count)).contains { start in
      let end = start + words.count
      guard text[start..<end].elementsEqual(words) else { return false }
      return !Self.goesOn(Array(text[..<start].suffix(3).reversed())) && !Self.goesOn(Array(text[end...].prefix(3)))
    }
  }

  /// Whether the bytes next to some words are part of the same word or figure.
  private static func goesOn(_ rest: [UInt8]) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    guard let first = rest.first else { return false }
    // Quotation marks and dashes, U+2000…U+203F, from either side.
    if rest.count == 3, rest[1] == 0x80, rest[0] == 0xE2 || rest[2] == 0xE2 { return false }
    if first == UInt8(ascii: ",") || first == UInt8(ascii: ".") {
      return rest.count > 1 && (0x30...0x39).contains(rest[1])
    }
    return isWord(first)
  }
}

extension Finding {
  /// Whether a general rule worked out the same as the rule that speaks.
  func onlyRepeats(_ lead: Finding) -> Bool {
    guard rule.check.isGeneral, !lead.rule.check.isGeneral else { return false }
    return computation == lead.computation || expected != nil && expected == lead.expected
  }
}
