package import Patterns

/// What the words around the figures of a sentence mean, as `klaim.yaml` lists them.
package struct ClaimVocabulary: Sendable {
  /// Every listed word as a named group.
  let words: Pattern
  /// The names of the groups in the order of the file.
  let names: [String]

  /// Words that only introduce a figure: "sebesar", "adalah".
  static let copula = "ialah"
  /// Words that leave no mark.
  static let silent = "bisu"
  /// Numbers in words.
  static let spelled = "bilangan"

  /// Joins the patterns of all meanings; where two fit, the one listed first is meant.
  package init(_ meanings: [(name: String, patterns: [String])]) throws(PatternError) {
    let groups = meanings.map { "(?<\($0.name)>\($0.patterns.joined(separator: "|")))" }
    words = try Pattern(#"(?<![\p{L}\d])(?:"# + groups.joined(separator: "|") + #")(?![\p{L}\d])"#)
    names = meanings.map(\.name)
  }

  /// Which meaning a match has.
  func name(of match: PatternMatch) -> String? { names.first { match.range($0, of: words) != nil } }

  /// A pattern over the gist of sentences: `<target>` is a figure kept as `target`, `<capaian %>` one in per cent,
  /// `<pagu rp>` one in rupiah, `<sebagian n>` one with neither sign; `…` is up to eight marks of the same sentence that
  /// are no figures.
  package static func pattern(_ source: String) throws(PatternError) -> Pattern {
    var result = ""
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "<") {
      let isGroup = rest[..<open].hasSuffix("(?")
      guard !isGroup, let close = rest[open...].firstIndex(of: ">") else {
        let next = rest.index(after: open)
        result += rest[..<next]
        rest = rest[next...]
        continue
      }
      let words = rest[rest.index(after: open)..<close].split(separator: " ")
      let form = words.count > 1 ? String(words[1]) : #"\S+"#
      result += rest[..<open] + "(?<\(words.first ?? "")>!?#\(form))"
      rest = rest[rest.index(after: close)...]
    }
    // A word of the gist is matched from its beginning: `target` is not the end of `lebih_target`.
    return try Pattern("(?<!\\w)(?:\(result + rest))".replacing("…", with: #"(?: (?!!?#|[~.;¶§‡])\S+){0,8}?"#))
  }
}
