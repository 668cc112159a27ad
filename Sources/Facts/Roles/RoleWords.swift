package import Patterns

/// The words that say what figures measure, what a row is and how budget rows are nested; written as YAML in
/// `Rules/*/ukuran.yaml`.
package struct RoleWords: Sendable {
  /// One meaning and the words for it.
  package struct Entry: Sendable {
    package let id: String
    package let pattern: Pattern

    package init(id: String, pattern: Pattern) {
      self.id = id
      self.pattern = pattern
    }
  }

  /// What a group of entries tells.
  package enum Axis: String, Sendable, CaseIterable {
    /// Columns of words: `indikator`, `program`.
    case name = "nama"
    /// What figures measure: `target`.
    case measure = "ukuran"
    /// Measures only named by a word that also has other uses: `%`, `jumlah`.
    case fallback = "cadangan"
    /// Performance or money: `kinerja`, `keuangan`.
    case domain = "bidang"
    case period = "tahun"
    /// A part of a year: `tw1`.
    case span = "rentang"
    /// The document that sets a figure: `pk`, `renstra`.
    case basis = "dasar"
    /// Before or after a revision.
    case stage = "tahap"
    /// Whose money it is, where it is not the budget of the office itself.
    case fund = "dana"
    case unit = "satuan"
    /// What a row is.
    case row = "baris"
    /// Levels of budget rows, the highest first.
    case level = "jenjang"
    /// Which way is better, told by the name of an indicator.
    case direction = "arah"
  }

  package let entries: [Axis: [Entry]]
  /// Words that a header most likely means when it differs from them by one letter or a break.
  package let lexicon: Set<String>

  package init(entries: [Axis: [Entry]], lexicon: Set<String>) {
    self.entries = entries
    self.lexicon = lexicon
  }

  /// No words at all: every column stays unknown.
  package static let none = RoleWords(entries: [:], lexicon: [])

  /// Every known id of an axis.
  package func ids(_ axis: Axis) -> [String] { (entries[axis] ?? []).map(\.id) }

  /// The place of a level among those of budget rows, 0 the highest.
  func rank(ofLevel id: String?) -> Int? { entries[.level]?.firstIndex { $0.id == id } }

  /// The name of a budget row without its level and the number before it: `1.02 Program Penataan Ruang` is `Penataan
  /// Ruang`.
  package func withoutLevel(_ name: String, _ matcher: Matcher) -> String {
    guard let level = earliest(.level, in: name, matcher),
      let pattern = entries[.level]?.first(where: { $0.id == level.id })?.pattern
    else { return name }
    let bytes = Array(name.utf8)
    guard let match = matcher.firstFound(of: pattern, within: 0..<bytes.count, of: bytes) else { return name }
    return String(decoding: bytes[match.range.upperBound...].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
  }

  /// The first entry whose words occur.
  package func first(_ axis: Axis, in text: String, _ matcher: Matcher) -> String? {
    guard !text.isEmpty else { return nil }
    return entries[axis]?.first { matcher.finds($0.pattern, in: text) }?.id
  }

  /// Every entry whose words occur.
  func all(_ axis: Axis, in text: String, _ matcher: Matcher) -> [String] {
    guard !text.isEmpty else { return [] }
    return (entries[axis] ?? []).filter { matcher.finds($0.pattern, in: text) }.map(\.id)
  }

  /// The entry whose words stand first in a text, with the offset of these words; of two at one place the one listed first.
  func earliest(_ axis: Axis, in text: String, _ matcher: Matcher) -> (id: String, offset: Int)? {
    guard !text.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var found: (id: String, offset: Int)?
    for entry in entries[axis] ?? [] {
      guard let match = matcher.firstFound(of: entry.pattern, within: 0..<bytes.count, of: bytes) else { continue }
      if found.map({ match.range.lowerBound < $0.offset }) ?? true { found = (entry.id, match.range.lowerBound) }
    }
    return found
  }
}
