internal import Bahasa

/// Names a user may have meant.
enum Suggestions {
  /// At most three names, the nearest first: those that hold the word, or are spelt nearly like it.
  static func nearest(to word: String, among names: [String]) -> [String] {
    let wanted = word.lowercased().split(separator: "/").last.map(String.init) ?? ""
    let ranked = names.compactMap { name -> (distance: Int, name: String)? in
      let last = name.split(separator: "/").last.map(String.init) ?? name
      if !wanted.isEmpty, name.lowercased().contains(wanted) { return (0, name) }
      let limit = max(2, wanted.utf8.count / 3)
      return Spelling.distance(wanted.utf8, last.lowercased().utf8, limit: limit).map { ($0, name) }
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}
