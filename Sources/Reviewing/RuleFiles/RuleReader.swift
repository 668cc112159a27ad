/// Reads one rule file.
enum RuleReader {
  private static let keys = [
    "title", "why", "basis", "severity", "rare", "items", "message", "correct", "records", "check", "examples",
    "formerly",
  ]

  /// The rule of a file; its id comes from the path. The examples are read apart, by those who run them.
  static func rule(_ file: SourceFile, _ definitions: Definitions) throws(RuleFileError) -> Rule {
    let map = try RuleMap(text: file.parts.head, file: file.path, known: keys)
    guard file.path.hasSuffix(".yaml") else { throw map.error("title", "nama berkas harus berakhir .yaml") }
    let id = String(file.path.dropLast(5))
    guard id.split(separator: "/").count == 3 else {
      throw map.error("title", "aturan harus berada di <dokumen>/<keluarga>/<masalah>.yaml")
    }
    let records = try RecordFile.own(map, definitions)
    let check = try CheckReader.check(map, definitions.with(records))
    let message = try map.string("message")
    let known = check.placeholders.union(["computation", "expected"] + Evaluation.constants)
    try checkPlaceholders(message, known, map)
    return Rule(
      id: id, title: try map.string("title"), why: try map.string("why"), basis: try map.string("basis"),
      severity: try map.choice("severity", Severity.self), items: try map.strings("items"), message: message,
      correction: try Correction(map, names: known, of: check),
      rare: try map.optionalString("rare"), records: records, check: check, file: file.path,
      formerly: try map.strings("formerly"))
  }

  private static func checkPlaceholders(
    _ message: String, _ known: Set<String>, _ map: RuleMap
  ) throws(RuleFileError) {
    for name in MessageTemplate(message).names where !known.contains(name) {
      let list = known.sorted().joined(separator: ", ")
      throw map.error("message", "{\(name)} tidak dikenal; yang ada: \(list)")
    }
  }
}

extension SourceFile {
  /// The file without its examples, which are most of it and are not needed to review, and the examples alone. What
  /// belongs to the other is left blank, so that line numbers stay right.
  var parts: (head: String, examples: String) {
    var head: [UInt8] = []
    var examples: [UInt8] = []
    var isInExamples = false
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let first = line.first, (0x61...0x7A).contains(first | 0x20) {
        isInExamples = line.starts(with: "examples:".utf8)
      }
      if isInExamples { examples += line } else { head += line }
      head.append(UInt8(ascii: "\n"))
      examples.append(UInt8(ascii: "\n"))
    }
    return (String(decoding: head, as: UTF8.self), String(decoding: examples, as: UTF8.self))
  }
}

/// A wording with placeholders: `Capaian tertulis {capaian}, padahal {computation}.`
struct MessageTemplate {
  private enum Piece {
    case text(Substring)
    case name(String)
  }

  private let pieces: [Piece]

  init(_ template: String) {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(rest[..<open]))
      pieces.append(.name(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = pieces + [.text(rest)]
  }

  var names: [String] {
    pieces.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The wording with values in place; a value that is not there becomes a dash.
  func fill(_ values: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): String(text)
      case .name(let name): Self.plain(values[name] ?? "–")
      }
    }.joined()
  }

  /// Printed words on one line, without marks of emphasis.
  static func plain(_ text: String) -> String {
    text.filter { $0 != "*" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Reads the `check` of a rule: exactly one verb with its keys.
enum CheckReader {
  typealias Reader = @Sendable (RuleMap, Definitions) throws(RuleFileError) -> any Check

  static let verbs: [(verb: String, keys: [String], read: Reader)] = [
    (Forbid.verb, Forbid.keys, { (map, known) throws(RuleFileError) in try Forbid(map, known) }),
    (Require.verb, Require.keys, { (map, known) throws(RuleFileError) in try Require(map, known) }),
    (Each.verb, Each.keys, { (map, known) throws(RuleFileError) in try Each(map, known) }),
    (Match.verb, Match.keys, { (map, known) throws(RuleFileError) in try Match(map, known) }),
    (Sum.verb, Sum.keys, { (map, known) throws(RuleFileError) in try Sum(map, known) }),
    (Agree.verb, Agree.keys, { (map, known) throws(RuleFileError) in try Agree(map, known) }),
    (Sequence.verb, Sequence.keys, { (map, known) throws(RuleFileError) in try Sequence(map, known) }),
    (Relate.verb, Relate.keys, { (map, known) throws(RuleFileError) in try Relate(map, known) }),
    (Total.verb, Total.keys, { (map, known) throws(RuleFileError) in try Total(map, known) }),
    (Alike.verb, Alike.keys, { (map, known) throws(RuleFileError) in try Alike(map, known) }),
    (Recite.verb, Recite.keys, { (map, known) throws(RuleFileError) in try Recite(map, known) }),
    (Copied.verb, Copied.keys, { (map, known) throws(RuleFileError) in try Copied(map, known) }),
    (Quote.verb, Quote.keys, { (map, known) throws(RuleFileError) in try Quote(map, known) }),
    (Retell.verb, Retell.keys, { (map, known) throws(RuleFileError) in try Retell(map, known) }),
    (Overall.verb, Overall.keys, { (map, known) throws(RuleFileError) in try Overall(map, known) }),
    (Summary.verb, Summary.keys, { (map, known) throws(RuleFileError) in try Summary(map, known) }),
    (Reword.verb, Reword.keys, { (map, known) throws(RuleFileError) in try Reword(map, known) }),
    (Obey.verb, Obey.keys, { (map, known) throws(RuleFileError) in try Obey(map, known) }),
  ]

  static func check(_ map: RuleMap, _ definitions: Definitions) throws(RuleFileError) -> any Check {
    let any = try map.map("check", known: nil)
    let named = verbs.filter { any.has($0.verb) }
    guard let verb = named.first, named.count == 1 else {
      let list = verbs.map(\.verb).joined(separator: ", ")
      throw map.error("check", "'check' perlu tepat satu dari: \(list)")
    }
    return try verb.read(try map.map("check", known: verb.keys), definitions)
  }
}
