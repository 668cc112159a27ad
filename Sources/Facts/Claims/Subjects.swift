internal import Bahasa

/// The names that records state in one field, to tell of which of them a sentence speaks.
///
/// The only door through which claims see tables: what it is made of can change without them.
struct Subjects: Sendable {
  private struct Known: Sendable {
    let key: [UInt8]
    let text: String
    let name: Name
  }

  /// The longest first.
  private let names: [Known]
  /// The words they begin with: `persentase`, `jumlah`.
  private let openings: Set<Substring>

  /// A name of fewer letters, or of one word, is said too easily by chance.
  private static let least = 9

  /// The different names among the texts.
  init(_ texts: [String]) {
    var seen: Set<String> = []
    var names: [Known] = []
    for text in texts {
      let name = Name(text)
      guard name.key.utf8.count >= Self.least, name.text.contains(" "), seen.insert(name.key).inserted else { continue }
      names.append(Known(key: Array(name.key.utf8), text: text, name: name))
    }
    self.names = names.sorted { ($1.key.count, $0.text) < ($0.key.count, $1.text) }
    openings = Set(names.compactMap { $0.name.text.split(separator: " ").first }.filter { $0.count > 3 })
  }

  /// The name said last in some words.
  func last(in words: String) -> String? {
    said(in: words).max { $0.range.upperBound < $1.range.upperBound }?.name.text
  }

  /// The only name said in some words.
  func only(in words: String) -> String? {
    let all = said(in: words)
    return Set(all.map(\.name.text)).count == 1 ? all.first?.name.text : nil
  }

  /// The name a heading or a short line is, perhaps with a number before it or a few words around it.
  func title(_ words: String) -> String? {
    let name = Name(words)
    let key = Array(name.key.utf8)
    if let found = said(in: words).first, found.name.key.count * 5 >= key.count * 3 { return found.name.text }
    let alike = names.filter { $0.name.isSame(as: name) }
    return alike.count == 1 ? alike[0].text : nil
  }

  /// The name an item of a list begins with: `2) Persentase … Target: 90%, realisasi: 77,3%`. Nil where it says another
  /// name, too, for then it is the item of a sentence that lists them.
  func leading(_ words: String) -> String? {
    let all = said(in: words)
    return Set(all.map(\.name.text)).count == 1 ? all.first { $0.range.lowerBound == 0 }?.name.text : nil
  }

  /// Whether a line begins as the names do but is none of them: it is about something that no table states.
  func isAnother(_ words: String) -> Bool {
    Name(words).text.split(separator: " ").first.map(openings.contains) ?? false
  }

  /// Every name said, those that are part of a longer one said there left out.
  private func said(in words: String) -> [(name: Known, range: Range<Int>)] {
    let key = Array(Name(words).key.utf8)
    var found: [(name: Known, range: Range<Int>)] = []
    for name in names where name.key.count <= key.count {
      for range in Self.ranges(of: name.key, in: key) where !found.contains(where: { $0.range.overlaps(range) }) {
        found.append((name, range))
      }
    }
    return found
  }

  private static func ranges(of part: [UInt8], in whole: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + part.count <= whole.count {
      if whole[index] == part[0], whole[index..<index + part.count].elementsEqual(part) {
        found.append(index..<index + part.count)
        index += part.count
      } else {
        index += 1
      }
    }
    return found
  }
}
