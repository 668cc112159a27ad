internal import Documents
internal import Facts
internal import Patterns

/// What a rule puts in the place of the words it accuses: known letter by letter, so that a program may write it down for
/// a person to accept. A rule that only knows that something is wrong has none.
///
/// `correct: '{seharusnya}'` is a wording with the names a message may use; a mapping (`prosentase: persentase`) says
/// for patterns, of which one must fit all of the accused words, what becomes of them: their groups are names too.
package struct Correction: Sendable {
  private enum Manner {
    case wording(MessageTemplate)
    case rewrites([(pattern: Pattern, words: MessageTemplate)])
  }

  private let manner: Manner
  /// Whether a finding says of all accused places the same.
  private let isTogether: Bool

  /// Reads `correct` of a rule file; nil when the rule has none.
  init?(_ map: RuleMap, names: Set<String>, of check: any Check) throws(RuleFileError) {
    guard map.has("correct") else { return nil }
    // What one finding says of many places tells nothing of a single one.
    isTogether = check.isTogether
    let known = isTogether ? [] : names
    if map.isMapping("correct") {
      let entries = try map.map("correct", known: nil)
      var rewrites: [(pattern: Pattern, words: MessageTemplate)] = []
      for source in entries.order {
        let (pattern, words) = (try entries.wholePattern(source), MessageTemplate(try entries.string(source)))
        try Self.check(words, known.union(pattern.groups.keys), entries, source)
        rewrites.append((pattern, words))
      }
      manner = .rewrites(rewrites)
    } else {
      let words = MessageTemplate(try map.string("correct"))
      try Self.check(words, known, map, "correct")
      manner = .wording(words)
    }
  }

  private static func check(
    _ words: MessageTemplate, _ known: Set<String>, _ map: RuleMap, _ key: String
  ) throws(RuleFileError) {
    for name in words.names where !known.contains(name) {
      let list = known.sorted().joined(separator: ", ")
      throw map.error(key, "{\(name)} tidak dikenal; yang ada: \(list.isEmpty ? "tidak ada" : list)")
    }
  }

  /// The evidence of a finding, the accused words with what becomes of them.
  func correcting(
    _ evidence: [Evidence], _ values: [String: String], _ context: ReviewContext
  ) -> [Evidence] {
    let first = evidence.firstIndex(where: \.isAccused)
    return evidence.enumerated().map { index, evidence in
      var evidence = evidence
      // Of several places that contradict each other the first is the one that is put right.
      guard evidence.isAccused, index == first || isTogether else { return evidence }
      let document = context.book.document(evidence.place.document)
      let range = evidence.place.range
      guard let (words, areTaken) = words(for: document.text.string(range), values, context.matcher) else {
        return evidence
      }
      let isNumber: Bool
      if case .caption = document.blocks[evidence.place.block].content { isNumber = true } else { isNumber = false }
      let edits = WordEdits.edits(from: document.text.bytes, in: range, to: words, areTaken: areTaken)
      // A figure is never changed by a program; the number of a caption is none.
      let touchesFigure = edits.contains { edit in
        (document.text.bytes[edit.range] + Array(edit.words.utf8)).contains { (0x30...0x39).contains($0) }
      }
      if isNumber || !touchesFigure { evidence.edits = edits }
      return evidence
    }
  }

  /// What stands in place of accused words, and whether it was taken from the document; nil when the rule does not know.
  private func words(
    for accused: String, _ values: [String: String], _ matcher: Matcher
  ) -> (words: String, areTaken: Bool)? {
    switch manner {
    case .wording(let words): return filled(words, values)
    case .rewrites(let rewrites):
      let bytes = Array(accused.utf8)
      for (pattern, words) in rewrites {
        guard let match = matcher.firstFound(of: pattern, within: 0..<bytes.count, of: bytes) else { continue }
        var groups = values
        for name in pattern.groups.keys {
          groups[name] = match.range(name, of: pattern).map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        }
        return filled(words, groups)
      }
      return nil
    }
  }

  private func filled(_ words: MessageTemplate, _ values: [String: String]) -> (words: String, areTaken: Bool)? {
    guard words.names.allSatisfy({ values[$0] != nil }) else { return nil }
    return (words.fill(values), !words.names.isEmpty)
  }
}

/// Bytes of a document and the words that stand there after a correction.
package struct TextEdit: Sendable, Equatable {
  package let range: Range<Int>
  package let words: String
}
