import Facts
import Patterns

/// Reads `ukuran.yaml`: the words that give columns and rows their roles.
enum RoleFile {
  /// The words of a file: a map of patterns for each axis, and `kamus`, the words that headers are mended to.
  static func words(_ file: SourceFile) throws(RuleFileError) -> RoleWords {
    let axes = RoleWords.Axis.allCases
    let map = try RuleMap(text: file.text, file: file.path, known: ["kamus"] + axes.map(\.rawValue))
    var entries: [RoleWords.Axis: [RoleWords.Entry]] = [:]
    for axis in axes where map.has(axis.rawValue) {
      let inner = try map.map(axis.rawValue, known: nil)
      for id in inner.order {
        entries[axis, default: []].append(RoleWords.Entry(id: id, pattern: try inner.joinedPattern(id)))
      }
    }
    let lexicon = try map.optionalString("kamus") ?? ""
    return RoleWords(entries: entries, lexicon: Set(lexicon.split(whereSeparator: \.isWhitespace).map(String.init)))
  }
}
